import { assertEquals } from "@std/assert";
import { type Adapter, conform } from "../conformance/mod.ts";
import { callspec } from "./callspec.ts";
import { fakeSurroundings } from "./fake_surroundings.ts";
import { TEMPLATES } from "./templates.ts";

/** What is typed, and what is to be typed next. */
const BEGINNINGS = [
  ["init there", "ts", "app", "callspec smoke adapter.ts"],
  ["init there --kit system", "ts", "system", "callspec smoke adapter.ts"],
  ["init there --kit events", "ts", "events", "callspec smoke adapter.ts"],
  ["init there --lang python", "python", "app", "callspec smoke -- python3 minimal.py"],
  [
    "init there --lang c",
    "c",
    "app",
    "gcc -std=c11 -O1 -Wall -Wextra -Werror minimal.c -o minimal && callspec smoke -- ./minimal",
  ],
] as const;

for (const [line, lang, kit, next] of BEGINNINGS) {
  Deno.test(`callspec ${line} copies every file as it is, and says what is next`, async () => {
    const files = TEMPLATES[lang][kit]?.files ?? [];
    const texts = await Promise.all(files.map(([from]) => Deno.readTextFile(from)));
    const given = Object.fromEntries(files.map(([from], at) => [from.pathname, texts[at] ?? ""]));
    const surroundings = fakeSurroundings(line.split(" "), { files: given });
    assertEquals(await callspec(surroundings), 0);
    const paths = files.map(([, name]) => `there/${name}`);
    assertEquals(paths.map((path) => surroundings.files.get(path)), texts);
    assertEquals(surroundings.printed(), `${paths.join("\n")}\n`);
    assertEquals(surroundings.told(), `Next: cd there && ${next}\n`);
  });
}

Deno.test("callspec init says npx where it was typed with npx", async () => {
  const [[from]] = TEMPLATES.ts.app?.files as readonly [readonly [URL, string]];
  const files = { [from.pathname]: await Deno.readTextFile(from) };
  const environment = { npm_command: "exec" };
  const surroundings = fakeSurroundings(["init", "there"], { files, environment });
  assertEquals(await callspec(surroundings), 0);
  assertEquals(surroundings.told(), "Next: cd there && npx callspec smoke adapter.ts\n");
});

for (const [kit, template] of Object.entries(TEMPLATES.ts)) {
  Deno.test(`the template for the ${kit} kit in TypeScript is short, and breaks no law`, async () => {
    const [[from]] = template.files as readonly [readonly [URL, string]];
    assertEquals((await Deno.readTextFile(from)).split("\n").length <= 60, true);
    const { default: adapter } = await import(from.href) as { readonly default: Adapter };
    const { verdicts, faults } = await conform(adapter, { steps: 200, scope: null });
    const broken = verdicts.filter(({ status, rule }) =>
      status === "failed" && rule.level === "must"
    );
    assertEquals([broken.map(({ rule }) => rule.id), faults], [[], []]);
  });
}
