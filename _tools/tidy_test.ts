/**
 * The tidy test: what a machine can watch of the house, read off the files themselves. Each check is
 * shown to fail on a small untidy tree, then put to the project.
 */
import { assertEquals } from "@std/assert";
import { importCycles } from "./tidy/import_cycles.ts";
import { longFiles, medianLength, oddNames, silentFolders, silentModules } from "./tidy/shape.ts";
import { type ProjectFile, projectFiles } from "./tree.ts";
import { placesOf, UNWANTED } from "./tidy/unwanted_text.ts";

/** The median that the house aims at; printed, and no reason to fail. */
const AIM_LINES = 80;

type Check = (files: readonly ProjectFile[]) => readonly string[];

interface Tidy {
  /** What checks, for the names of its two tests. */
  readonly name: string;
  readonly check: Check;
  /** A small tree that breaks it, by path, and what is said of it. */
  readonly broken: Readonly<Record<string, string>>;
  readonly findings: readonly string[];
}

const shapes: readonly Tidy[] = [
  {
    name: "importCycles",
    check: importCycles,
    broken: {
      "call/a.ts": `import "./b.ts"; import "./c.ts";`,
      "call/b.ts": `export * from "./c.ts";`,
      "call/c.ts": `import type { A } from "../mod.ts";`,
      "call/d.ts": `const text = 'import "./d.ts"'; // import "./d.ts"`,
      "mod.ts": `export * from "@callspec/callspec/call";`,
      "call/mod.ts": `await import("./a.ts");`,
    },
    findings: ["call/a.ts > call/b.ts > call/c.ts > mod.ts > call/mod.ts > call/a.ts"],
  },
  {
    name: "longFiles",
    check: longFiles,
    broken: { "call/a.ts": "\n".repeat(400) + "a", "call/b.ts": "\n".repeat(399) + "b" },
    findings: ["call/a.ts has 401 lines, 400 is the most"],
  },
  {
    name: "oddNames",
    check: oddNames,
    broken: {
      "_std/call_id.ts": "",
      "call/CallId.ts": "",
      "call/call-id.ts": "",
      "callKit/id.ts": "",
      "examples/pigeon/pigeon.spec.ts": "",
      "docs/ARCHITECTURE.md": "",
    },
    findings: ["call/CallId.ts", "call/call-id.ts", "callKit/id.ts"],
  },
  {
    name: "silentFolders",
    check: silentFolders,
    broken: {
      "mod.ts": "",
      "call/a.ts": "",
      "call/README.md": "# call\n\nNouns.\n",
      "trace/a.ts": "",
      "rules/a.ts": "",
      "rules/README.md": "# rules\n\nOne rule\na file.\n",
      "docs/GUIDE.md": "",
    },
    findings: [
      "call/README.md needs 4 lines or more",
      "trace/README.md needs 4 lines or more",
    ],
  },
  {
    name: "silentModules",
    check: silentModules,
    broken: {
      "mod.ts": "/**\n * The contract.\n *\n * @module\n */",
      "call/mod.ts": "/** The nouns. */ const a = 1; /** @module */",
      "trace/mod.ts": "export {};",
    },
    findings: [
      "call/mod.ts needs a doc comment with @module on top",
      "trace/mod.ts needs a doc comment with @module on top",
    ],
  },
];

/** For each unwanted text, a line that has it and one that looks like it. */
const lines: Readonly<Record<string, readonly [broken: string, fine: string]>> = {
  "British spelling": ["it fulfils and normalises", "it fulfills, promises and normalizes"],
  "an open point that names nobody and no issue": ["// TODO: later", "// TODO(#12): later"],
  "an example that is not run": ["```ts ignore", "```ts"],
  "a file without lint": ["// deno-lint-ignore-file", "// deno-lint-ignore no-console"],
  "a cast that gives up on types": ["call(id as any)", "as any other"],
  "a sleeping test": ["await sleep(100)", "await sleeping"],
};

const texts: readonly Tidy[] = UNWANTED.map((unwanted) => {
  const [broken = "", fine = ""] = lines[unwanted.what] ?? [];
  return {
    name: `placesOf, for ${unwanted.what},`,
    check: (files) => placesOf(unwanted, files),
    broken: { "call/a_test.ts": `\n${broken}`, "call/b_test.ts": fine },
    findings: [
      `call/a_test.ts:2: ${unwanted.hint}, not "${broken.match(unwanted.pattern)?.[0]}"`,
    ],
  };
});

const files = await projectFiles();

for (const { name, check, broken, findings } of [...shapes, ...texts]) {
  Deno.test(`${name} finds what is broken on purpose`, () => {
    const tree = Object.entries(broken).map(([path, text]) => ({ path, text }));
    assertEquals(check(tree), findings);
  });

  Deno.test(`${name} finds nothing in the project`, () => {
    assertEquals(check(files), []);
  });
}

Deno.test("medianLength is the length of the file in the middle", () => {
  const tree = [3, 1, 2].map((length) => ({ path: `${length}.ts`, text: "a\n".repeat(length) }));
  assertEquals(medianLength(tree), 2);
  // deno-lint-ignore no-console -- The aim is one to look at, not one to enforce.
  console.log(`The median file has ${medianLength(files)} lines; ${AIM_LINES} is the aim.`);
});
