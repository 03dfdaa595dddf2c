import { assertEquals } from "@std/assert";
import { testedCodes, testedRows } from "./pages/contract_page.ts";
import { makePages, pageUrl } from "./pages/pages.ts";

const pages = await makePages();

Deno.test("every page that is made from the code is what deno task docs writes now", async () => {
  const stale: string[] = [];
  for (const [file, text] of Object.entries(pages)) {
    if (await Deno.readTextFile(pageUrl(file)).catch(() => "") !== text) stale.push(file);
  }
  assertEquals(stale, []);
});

Deno.test("there is no page of a rule that there is not", async () => {
  const made = new Set(Object.keys(pages));
  const strangers: string[] = [];
  for (const side of ["app", "system", "events"]) {
    for await (const { name } of Deno.readDir(pageUrl(`rules/${side}`))) {
      if (!made.has(`rules/${side}/${name}`)) strangers.push(name);
    }
  }
  assertEquals(strangers, []);
});

Deno.test("every row of the contract has a test that names it", async () => {
  const rows = await testedRows();
  assertEquals(rows.filter(({ tests }) => tests.length === 0).map(({ id }) => id), []);
});

Deno.test("every error that can be met has a scenario, and no other", async () => {
  const wrong = (await testedCodes()).filter(({ scenarios, unreachable }) =>
    (scenarios.length === 0) === (unreachable === null)
  );
  assertEquals(wrong, []);
});
