import { assertEquals } from "@std/assert";
import layers, { LAYERS } from "./layers.ts";

/** What both rules say of one file, without the place in it. */
function found(file: string, source: string): readonly unknown[] {
  return Deno.lint.runPlugin(layers, file, source).map(({ id, message, hint }) => ({
    rule: id,
    message,
    hint,
  }));
}

const allowed: Readonly<Record<string, readonly [file: string, source: string]>> = {
  "a file of its own folder": ["call/handle.ts", `import "./uuid.ts";`],
  "its own folder from a subfolder": ["reference/system/x.ts", `import "../app/mod.ts";`],
  "a folder of its row": ["rules/app/x.ts", `import type { E } from "../../trace/mod.ts";`],
  "a second door": ["conformance/x.ts", `import "../reference/system/mod.ts";`],
  "fast-check at its edge": ["conformance/fast_check.ts", `import fc from "fast-check";`],
  "fast-check in the bench": ["_tools/bench/x.ts", `import fc from "fast-check";`],
  "fast-check in a test": ["trace/x_test.ts", `import fc from "npm:fast-check@^4";`],
  "packages in a test": ["call/x_test.ts", `import "@std/assert"; import "node:fs";`],
  "packages in the command": ["cli/main.ts", `import "node:fs"; import "@std/assert";`],
  "the library by name in an example": [
    "examples/a/app.ts",
    `import "@callspec/callspec"; import "@callspec/callspec/fast-check";`,
  ],
  "the kits in a test of the lowest folder": ["call/x_test.ts", `import "../conformance/mod.ts";`],
  "an inner file in a test": ["call/x_test.ts", `import "../reference/system/turn.ts";`],
  "an example in a test": ["report/x_test.ts", `import "../examples/pigeon/app.ts";`],
  "an adapter of an example in a tool": ["_tools/x.ts", `import "../examples/pigeon/adapter.ts";`],
  "another test in a test": ["call/x_test.ts", `import "./y_test.ts";`],
  "the contract at the front door": ["mod.ts", `export * from "./engine/mod.ts";`],
  "a file of the root in a tool": [
    "_tools/x.ts",
    `import config from "../deno.json" with { type: "json" };`,
  ],
  "what a dynamic import computes": ["call/x.ts", `import(name);`],
  "an export of its own": ["call/x.ts", `const a = 1; export { a };`],
};

for (const [what, [file, source]] of Object.entries(allowed)) {
  Deno.test(`layers takes ${what}`, () => {
    assertEquals(found(file, source), []);
  });
}

const upward = {
  rule: "layers/one-way",
  message: "Cannot import reference/ in rules/app/x.ts: it is not below rules/",
  hint: "rules/ may import call, actions, engine, phone, profile, trace: " +
    "move what both need down, or take it as an argument",
};

const upwardSources: Readonly<Record<string, string>> = {
  "an import": `import { a } from "../../reference/mod.ts";`,
  "an import of types": `import type { A } from "../../reference/mod.ts";`,
  "an import without names": `import "../../reference/mod.ts";`,
  "an export of names": `export { a } from "../../reference/mod.ts";`,
  "an export of everything": `export * from "../../reference/mod.ts";`,
  "a dynamic import": `await import("../../reference/mod.ts");`,
  "a type by import": `type A = import("../../reference/mod.ts").A;`,
};

for (const [form, source] of Object.entries(upwardSources)) {
  Deno.test(`layers/one-way reports ${form} upwards`, () => {
    assertEquals(found("rules/app/x.ts", source), [upward]);
  });
}

const PACKAGE_HINT = "Name the file (../folder/mod.ts), or take what it does as an argument; " +
  "_tools, _std, cli, docs, examples and tests may import packages";

const refusals: readonly {
  readonly what: string;
  readonly file: string;
  readonly source: string;
  readonly findings: readonly (readonly [rule: string, message: string, hint: string])[];
}[] = [
  {
    what: "anything at all from the lowest folder",
    file: "call/x.ts",
    source: `import "../actions/mod.ts";`,
    findings: [[
      "one-way",
      "Cannot import actions/ in call/x.ts: it is not below call/",
      "call/ may import nothing: move what both need down, or take it as an argument",
    ]],
  },
  {
    what: "a stranger of the same layer",
    file: "provider/x.ts",
    source: `import "../controller/mod.ts";`,
    findings: [[
      "one-way",
      "Cannot import controller/ in provider/x.ts: it is not below provider/",
      "provider/ may import call, actions: move what both need down, or take it as an argument",
    ]],
  },
  {
    what: "a kit at the front door",
    file: "mod.ts",
    source: `export * from "./reference/mod.ts";`,
    findings: [[
      "one-way",
      "Cannot import reference/ in mod.ts: it is not below the front door",
      "The front door may import call, actions, provider, controller, engine: " +
      "move what both need down, or take it as an argument",
    ]],
  },
  {
    what: "the front door from inside",
    file: "actions/x.ts",
    source: `import "../mod.ts";`,
    findings: [[
      "one-way",
      "Cannot import mod.ts in actions/x.ts: it is not below actions/",
      "actions/ may import call: move what both need down, or take it as an argument",
    ]],
  },
  {
    what: "the command in a test",
    file: "call/x_test.ts",
    source: `import "../cli/mod.ts";`,
    findings: [[
      "one-way",
      "Cannot import cli/ in call/x_test.ts: it is not below call/",
      "call/ may import call, actions, provider, controller, engine, phone, profile, trace, rules, " +
      "scenario, reference, conformance, schema, wire, report, examples: " +
      "move what both need down, or take it as an argument",
    ]],
  },
  {
    what: "an example in the docs",
    file: "docs/x.ts",
    source: `import "../examples/pigeon/adapter.ts";`,
    findings: [[
      "one-way",
      "Cannot import examples/ in docs/x.ts: it is not below docs/",
      "docs/ may import anything but examples/: " +
      "move what both need down, or take it as an argument",
    ]],
  },
  {
    what: "a test outside tests",
    file: "examples/a/app.ts",
    source: `import "./app_test.ts";`,
    findings: [[
      "one-way",
      "Cannot import the test examples/a/app_test.ts in examples/a/app.ts: " +
      "a test is not part of the library",
      "Move what both need to a file of its own beside the test",
    ]],
  },
  {
    what: "a folder without a row",
    file: "helpers/x.ts",
    source: `import "../call/mod.ts";`,
    findings: [[
      "one-way",
      "Cannot place helpers/: it has no row in the table of layers",
      "Give it one in _tools/lint/layer_table.ts and draw it in docs/ARCHITECTURE.md",
    ]],
  },
  {
    what: "fast-check away from its edge",
    file: "conformance/planner.ts",
    source: `import fc from "fast-check";`,
    findings: [[
      "one-way",
      "Cannot import fast-check in conformance/planner.ts: it is for one edge of the library",
      "Offer what you need in conformance/fast_check.ts, or move it to a test",
    ]],
  },
  ...["@std/assert", "npm:uuid@^14", "node:fs", "@callspec/callspec"].map((specifier) => ({
    what: `${specifier} in published code`,
    file: "cli_shell.ts",
    source: `import "${specifier}";`,
    findings: [[
      "one-way",
      `Cannot import "${specifier}" in cli_shell.ts: published code imports relatively only`,
      PACKAGE_HINT,
    ]] as const,
  })),
  {
    what: "a file behind the door",
    file: "actions/x.ts",
    source: `import "../call/handle.ts";`,
    findings: [[
      "own-door",
      "Cannot import call/handle.ts in actions/x.ts: it is not a door of call/",
      "Import call/mod.ts, and export there what is missing",
    ]],
  },
  {
    what: "a file behind the door by the name of the library, and all second doors",
    file: "examples/a/app.ts",
    source: `import "../../reference/system/turn.ts";`,
    findings: [[
      "own-door",
      "Cannot import reference/system/turn.ts in examples/a/app.ts: it is not a door of reference/",
      "Import reference/mod.ts or reference/*/rows.ts or reference/app/mod.ts or reference/system/mod.ts, " +
      "and export there what is missing",
    ]],
  },
];

for (const { what, file, source, findings } of refusals) {
  Deno.test(`layers reports ${what}`, () => {
    assertEquals(
      found(file, source),
      findings.map(([rule, message, hint]) => ({ rule: `layers/${rule}`, message, hint })),
    );
  });
}

Deno.test("layers places a file by where the project is", () => {
  const root = import.meta.dirname?.replace(/_tools.lint$/, "");
  assertEquals(
    found(`${root}helpers/call/x.ts`, `import "../../call/mod.ts";`).length,
    1,
  );
  assertEquals(found("/docs/rules/app/x.ts", `import "../../reference/mod.ts";`), []);
});

Deno.test("LAYERS lists each folder after those that it may import", () => {
  const folders = Object.keys(LAYERS);
  const forward = Object.entries(LAYERS).flatMap(([folder, row], index) =>
    row === "anything" ? [] : row.filter((below) => !folders.slice(0, index).includes(below))
      .map((below) => `${folder} imports ${below}`)
  );
  assertEquals(forward, []);
});
