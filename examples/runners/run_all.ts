/**
 * Runs the examples of the runners that are not Deno's, each fetched for the occasion: Node's own on
 * Node 22, and Vitest and Jest on it. Ends with the sum, as `.ci/run` reads it.
 *
 * @module
 */

import {
  close,
  type Count,
  count,
  install,
  nodeIn,
  pinned,
  run,
  say,
} from "../../_tools/npm/mod.ts";

const PACKAGES = pinned("node", "vitest", "jest");

/** The first check of an adapter waits for the whole campaign, which a busy machine draws out. */
const PATIENCE_MS = 60_000;

const root = new URL("../../", import.meta.url).pathname;

/** Jest needs to be told how to read TypeScript and ESM; from a package it would not. */
async function configureJest(folder: string): Promise<void> {
  const strip = `import { stripTypeScriptTypes } from "node:module";
    export default { process: (source) => ({ code: stripTypeScriptTypes(source) }) };`;
  await Deno.writeTextFile(`${folder}/strip.mjs`, strip);
  const config = {
    rootDir: root,
    roots: [`${root}examples/fake`, `${root}examples/runners`],
    testMatch: ["**/*.jest.mjs"],
    extensionsToTreatAsEsm: [".ts"],
    moduleFileExtensions: ["mjs", "ts", "js", "json"],
    modulePaths: [`${folder}/node_modules`],
    transform: { "\\.ts$": `${folder}/strip.mjs` },
    cacheDirectory: `${folder}/cache`,
    testTimeout: PATIENCE_MS,
  };
  await Deno.writeTextFile(`${folder}/jest.config.json`, JSON.stringify(config));
}

/** Vitest's cache would make a node_modules in the project. */
async function configureVitest(folder: string): Promise<string> {
  const config = { root, cacheDir: folder, test: { testTimeout: PATIENCE_MS } };
  const file = `${folder}/vitest.config.mjs`;
  await Deno.writeTextFile(file, `export default ${JSON.stringify(config)}`);
  return file;
}

async function runAll(folder: string): Promise<readonly Count[]> {
  const modules = `${folder}/node_modules`;
  const node = `${nodeIn(folder)}/node`;
  const own = [
    "--test",
    "--test-reporter=tap",
    `${root}examples/runners/homing_pigeon.node.ts`,
    `${root}examples/runners/bridge.node.ts`,
  ];
  const vitest = [
    `${modules}/vitest/vitest.mjs`,
    "run",
    "--reporter=tap-flat",
    `--config=${await configureVitest(folder)}`,
    "examples/runners/homing_pigeon.spec.js",
    "examples/fake/call_service.spec.js",
  ];
  await configureJest(folder);
  const jest = [
    "--experimental-vm-modules",
    `${modules}/jest/bin/jest.js`,
  ];
  return [
    count("node:test", await run(node, own)),
    count("Vitest", await run(node, vitest)),
    count("Jest", await run(node, jest, { cwd: folder, env: { NODE_NO_WARNINGS: "1" } })),
  ];
}

const folder = await Deno.makeTempDir();
try {
  const installed = await install(folder, PACKAGES);
  if (installed.code !== 0) {
    say(`skipped: node:test, Vitest and Jest; npm could not fetch ${PACKAGES.join(", ")}`);
    say(installed.text);
  } else {
    close(await runAll(folder));
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
