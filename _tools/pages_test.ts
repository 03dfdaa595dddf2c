import { assertEquals } from "@std/assert";
import { testedCodes, testedRows } from "./pages/contract_page.ts";
import { PAGES, pageUrl } from "./pages/pages.ts";

for (const [file, page] of Object.entries(PAGES)) {
  Deno.test(`docs/${file} is what deno task docs writes now`, async () => {
    assertEquals(await Deno.readTextFile(pageUrl(file)), await page());
  });
}

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
