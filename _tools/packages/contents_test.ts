import { assertEquals } from "@std/assert";
import { contentsFindings } from "./contents.ts";

const MANIFEST = {
  license: "MIT",
  engines: { node: ">=22" },
  bin: { callspec: "cli/main.js" },
  main: "./cjs/mod.js",
  types: "./cjs/mod.d.ts",
  exports: { ".": "./mod.js" },
  dependencies: { "fast-check": "^4.10.2" },
};

type Files = Readonly<Record<string, string>>;

/** The smallest package of which nothing is said. */
const SOUND: Files = {
  "LICENSE": "MIT",
  "README.md": "# callspec\n",
  "CHANGELOG.md": "# Changes\n",
  "package.json": JSON.stringify(MANIFEST),
  "mod.js": `export { a } from "./call/a.js";\n`,
  "mod.d.ts": `export { a } from "./call/a.js";\n`,
  "cjs/mod.js": `module.exports = require("./all.js")(".");\n`,
  "cjs/mod.d.ts": `export { a } from "./call/a.js";\n`,
  "cjs/all.js": `const drawn = () => require("fast-check");\n`,
  "conformance/fast_check.js": `import fc from "fast-check";\n`,
  "cli/main.js": `#!/usr/bin/env node\nimport { argv } from "node:process";\n`,
  "cli/starters/app.ts": "export default {};\n",
  "examples/wire_python/minimal.py": "import wire\n",
};

/** What somebody puts into the package or takes from it, and what is said of that. */
const FAULTS: readonly (readonly [fault: string, files: Files, said: readonly string[]])[] = [
  ["nothing", {}, []],
  ["a test", { "call/a_test.js": "" }, [
    "nothing of the house is in it",
    "call/a_test.js: what goes in is chosen by _tools/pack/stage.ts",
  ]],
  ["a test of another runner", { "call/a.spec.js": "" }, [
    "nothing of the house is in it",
    "call/a.spec.js: what goes in is chosen by _tools/pack/stage.ts",
  ]],
  ["what tests read", { "wire/testdata/a.json": "{}" }, [
    "nothing of the house is in it",
    "wire/testdata/a.json: what goes in is chosen by _tools/pack/stage.ts",
  ]],
  ["an example", { "examples/start.js": "" }, [
    "nothing of the house is in it",
    "examples/start.js: what goes in is chosen by _tools/pack/stage.ts",
  ]],
  ["tools of the house", { "_tools/pack.js": "" }, [
    "nothing of the house is in it",
    "_tools/pack.js: what goes in is chosen by _tools/pack/stage.ts",
  ]],
  ["a second dependency", withManifest({ dependencies: { "ajv": "8", "fast-check": "4" } }), [
    "fast-check is its one dependency",
    "dependencies: ajv, without which it has to do",
  ]],
  ["a dependency that its user has to bring", withManifest({ peerDependencies: { jest: "30" } }), [
    "fast-check is its one dependency",
    "peerDependencies: jest, without which it has to do",
  ]],
  ["no dependency", withManifest({ dependencies: undefined }), [
    "fast-check is its one dependency",
    "it is not named",
  ]],
  ["no license", withManifest({ license: undefined }), [
    "it says whose it is, and what it needs",
    "package.json has no license",
  ]],
  ["code that reads files", { "call/a.js": `import { readFileSync } from "node:fs";\n` }, [
    "it names nothing outside but where that is allowed",
    "call/a.js imports node:fs, which is not for call",
  ]],
  ["the same, in other quotes", { "call/a.js": `const fs = require('fs');\n` }, [
    "it names nothing outside but where that is allowed",
    "call/a.js imports fs, which is not for call",
  ]],
  ["types that are another's", { "mod.d.ts": `export type { Stats } from "node:fs";\n` }, [
    "it names nothing outside but where that is allowed",
    "mod.d.ts imports node:fs, which is not for the root",
  ]],
  ["a command that imports a package", { "cli/run.js": `await import("ajv");\n` }, [
    "it names nothing outside but where that is allowed",
    "cli/run.js imports ajv, which is not for cli",
  ]],
  ["an import in a comment", { "call/a.js": `/**\n * import fc from "fast-check";\n */\n` }, []],
  ["TypeScript", { "call/b.ts": "" }, [
    "each file of code stands for one in its place",
    "call/b.ts was not compiled: is it imported, or in _tools/pack/programs.ts?",
  ]],
  ["types of nothing", { "cjs/call/b.d.ts": "" }, [
    "each file of code stands for one in its place",
    "cjs/call/b.d.ts has types, and there is no call/b.js",
  ]],
  ["a map", { "mod.js": "//# sourceMappingURL=mod.js.map\n" }, [
    "no file tells of the machine that made it",
    "mod.js names sourceMappingURL",
  ]],
  ["the folder that it was made in", { "mod.js": "// /tmp/callspec-pack-a1/stage\n" }, [
    "no file tells of the machine that made it",
    "mod.js names callspec-pack-",
  ]],
  ["a command that nothing runs", { "cli/main.js": "main();\n" }, [
    "the command says what runs it",
    `cli/main.js begins with "main();", and not with #!/usr/bin/env node`,
  ]],
];

function withManifest(changes: object): Files {
  return { "package.json": JSON.stringify({ ...MANIFEST, ...changes }) };
}

function saidOf(bytes: number, files: Files): readonly string[] {
  return contentsFindings(bytes, new Map(Object.entries(files)))
    .filter(([, flaws]) => flaws.length > 0)
    .flatMap(([what, flaws]) => [what, ...flaws]);
}

for (const [fault, files, said] of FAULTS) {
  Deno.test(`contentsFindings says of a package with ${fault}: ${said[1] ?? "nothing"}`, () => {
    assertEquals(saidOf(1, { ...SOUND, ...files }), said);
  });
}

Deno.test("contentsFindings asks for the papers of a package", () => {
  const { LICENSE: _, ...files } = SOUND;
  assertEquals(saidOf(1, files), [
    "it says whose it is, and what it needs",
    "there is no LICENSE in it",
  ]);
});

Deno.test("contentsFindings finds a tarball too large that is", () => {
  assertEquals(saidOf(900_001, SOUND), [
    "it is no larger than it may be",
    "900001 bytes, and 900000 are allowed: see what is new in it, or allow more in _tools/packages/contents.ts",
  ]);
});
