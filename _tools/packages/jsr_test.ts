import { assertEquals } from "@std/assert";
import { findingsOfDryRun } from "./jsr.ts";

/** What Deno prints of a dry run. */
const run = (...paths: readonly string[]) =>
  `Checking for slow types in the public API...
Simulating publish of @callspec/callspec@0.1.0 with files:
${paths.map((path) => `   file:///home/${path} (1.05KB)\n`).join("")}Success Dry run complete
`;

const said = (code: number, text: string) => findingsOfDryRun({ code, text }, "file:///home/");

Deno.test("findingsOfDryRun finds nothing in a dry run that would publish the library alone", () => {
  assertEquals(said(0, run("LICENSE", "mod.ts", "call/call_id.ts")), [
    ["JSR takes it", []],
    ["nothing of the house goes to JSR", []],
  ]);
});

Deno.test("findingsOfDryRun shows what Deno says where JSR would refuse", () => {
  const text = "error[missing-explicit-type]: missing explicit type in the public API\n";
  assertEquals(said(1, text), [
    ["JSR takes it", [text]],
    ["nothing of the house goes to JSR", []],
  ]);
});

Deno.test("findingsOfDryRun finds a test, a tool and an example that JSR would have", () => {
  const paths = ["mod.ts", "call/call_id_test.ts", "_std/assert/mod.ts", "examples/start.ts"];
  const where = '"publish" in deno.json';
  assertEquals(said(0, run(...paths)), [
    ["JSR takes it", []],
    [
      "nothing of the house goes to JSR",
      paths.slice(1).map((path) => `${path}: what goes in is chosen by ${where}`),
    ],
  ]);
});

Deno.test("findingsOfDryRun does not take a dry run for one that names no files", () => {
  assertEquals(said(0, run()), [
    ["JSR takes it", ["mod.ts is not among what it would publish"]],
    ["nothing of the house goes to JSR", []],
  ]);
});
