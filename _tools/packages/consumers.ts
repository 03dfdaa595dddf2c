import type { PinnedName } from "../npm/mod.ts";
import { ENTRIES, PACKAGE } from "../pack/entries.ts";

/** A fresh project that has the package, and what it does with it. */
export interface Consumer {
  /** Its folder. */
  readonly name: string;
  /** How Node reads its files. */
  readonly type: "module" | "commonjs";
  /** What it has besides, as its user would. */
  readonly tools: readonly PinnedName[];
  /** How TypeScript is asked to compile the claims; the first writes them. Jest's take what is written. */
  readonly types: readonly (readonly [name: string, flags: string])[];
  /** What it writes besides `claims.ts`. */
  readonly files: Readonly<Record<string, string>>;
  /** What it runs, under Node. */
  readonly runs: readonly (readonly [name: string, words: string])[];
}

/** Each claim in a line of TAP, and before them how many there are. */
export const TELL_ALL = `void (async () => {
  console.log("1.." + claims.length);
  for (const { title, run } of claims) {
    await run().then(
      () => console.log("ok " + title),
      (error) => console.log("not ok " + title + "\\n" + error),
    );
  }
  globalThis.done?.();
})();
`;

/** A campaign takes longer on a busy machine than a runner waits. */
const EACH = `test.each(claims)("$title", ({ run }) => run(), 60_000);\n`;
const IMPORT = `import { claims } from "./claims.js";\n`;
const REQUIRE = `const { claims } = require("./claims.js");\n`;

/** Only what browsers have besides: whatever else the types need, the package has to bring. */
const STRICT = "--strict --skipLibCheck false --types --target es2024 --lib es2024,dom";
const WRITE = `${STRICT} --module nodenext --rootDir . --outDir .`;

function withJest(name: "jest29" | "jest", title: string): Consumer {
  return {
    name,
    type: "commonjs",
    tools: [name],
    types: [],
    files: { "claims.test.js": `${REQUIRE}${EACH}` },
    runs: [[title, "node_modules/jest/bin/jest.js"]],
  };
}

/** Every entry point, so that TypeScript reads the types of all. */
export const EVERY: string = [
  ...ENTRIES.map(({ name }, index) => `import * as e${index} from "${PACKAGE}${name.slice(1)}";`),
  `export const every = [${ENTRIES.map((_, index) => `e${index}`).join(", ")}];\n`,
].join("\n");

/** The projects. */
export const CONSUMERS: readonly Consumer[] = [
  {
    name: "esm",
    type: "module",
    tools: ["vitest"],
    types: [
      ["nodenext, ESM", WRITE],
      ["bundler, ESM", `${STRICT} --module esnext --moduleResolution bundler --noEmit`],
    ],
    files: {
      "tell.js": `${IMPORT}${TELL_ALL}`,
      "node.js":
        `${IMPORT}import { test } from "node:test";\nfor (const { title, run } of claims) test(title, run);\n`,
      "claims.spec.js": `${IMPORT}import { test } from "vitest";\n${EACH}`,
    },
    runs: [
      ["Node, ESM", "tell.js"],
      ["node:test", "--test --test-reporter=tap node.js"],
      ["Vitest", "node_modules/vitest/vitest.mjs run --reporter=tap-flat"],
    ],
  },
  {
    name: "commonjs",
    type: "commonjs",
    tools: [],
    types: [
      ["nodenext, CommonJS", WRITE],
      ["bundler, CommonJS", `${STRICT} --module preserve --noEmit`],
    ],
    files: { "tell.js": `${REQUIRE}${TELL_ALL}` },
    runs: [["Node, CommonJS", "tell.js"]],
  },
  withJest("jest29", "Jest 29"),
  withJest("jest", "Jest 30"),
];
