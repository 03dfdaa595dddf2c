/**
 * Runs the examples of the runners that are not Deno's, each fetched for the occasion: Node's own on
 * Node 22, and Vitest and Jest on it. Ends with the sum, as `.ci/run` reads it.
 *
 * @module
 */

/** Node as a package of its own for each platform: no install step is needed. */
const NODE = `node-${Deno.build.os}-${Deno.build.arch === "x86_64" ? "x64" : "arm64"}`;

const PACKAGES = [`${NODE}@22.23.3`, "vitest@5.1.0", "jest@30.5.2"];

/** The first check of an adapter waits for the whole campaign, which a busy machine draws out. */
const PATIENCE_MS = 60_000;

const root = new URL("../../", import.meta.url).pathname;

/** How many tests of a run passed and failed. */
interface Count {
  readonly passed: number;
  readonly failed: number;
}

async function run(command: string, args: readonly string[], options: Deno.CommandOptions = {}) {
  const { code, stdout, stderr } = await new Deno.Command(command, { ...options, args: [...args] })
    .output();
  const decoder = new TextDecoder();
  return { code, text: decoder.decode(stdout) + decoder.decode(stderr) };
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

/**
 * Counts the lines of TAP that a runner printed, or takes the sum that Jest prints. A run that failed
 * without one counts as one.
 */
function count(name: string, { code, text }: Awaited<ReturnType<typeof run>>): Count {
  const lines = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const summed = (word: string) =>
    Number(new RegExp(`^Tests:.* (\\d+) ${word}`, "m").exec(text)?.[1] ?? 0);
  const counted = {
    passed: lines(/^ok /gm) + summed("passed"),
    failed: lines(/^not ok /gm) + summed("failed"),
  };
  if (code === 0 && counted.passed > 0) {
    say(`${name}: ${counted.passed} passed`);
    return counted;
  }
  say(`${name}: exit code ${code}\n${text}`);
  return { passed: counted.passed, failed: Math.max(1, counted.failed) };
}

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
  const node = `${modules}/${NODE}/bin/node`;
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
  const npm = ["install", "--silent", "--no-save", "--ignore-scripts", "--prefix", folder];
  const installed = await run("npm", [...npm, ...PACKAGES]);
  if (installed.code !== 0) {
    say(`skipped: node:test, Vitest and Jest; npm could not fetch ${PACKAGES.join(", ")}`);
    say(installed.text);
  } else {
    const counts = await runAll(folder);
    const sum = (of: keyof Count) => counts.reduce((total, each) => total + each[of], 0);
    say(`${sum("passed")} passed, ${sum("failed")} failed`);
    if (sum("failed") > 0) Deno.exitCode = 1;
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
