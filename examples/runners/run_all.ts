/**
 * Runs the examples of the runners that are not Deno's, each fetched for the occasion: Node's own on
 * Node 22, and Vitest on it. Ends with the sum, as `.ci/run` reads it.
 *
 * @module
 */

/** Node as a package of its own for each platform: no install step is needed. */
const NODE = `node-${Deno.build.os}-${Deno.build.arch === "x86_64" ? "x64" : "arm64"}`;

const PACKAGES = [`${NODE}@22.23.3`, "vitest@5.1.0"];

const here = new URL(".", import.meta.url).pathname;

/** How many tests of a run passed and failed. */
interface Count {
  readonly passed: number;
  readonly failed: number;
}

async function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await new Deno.Command(command, { args: [...args], env })
    .output();
  const decoder = new TextDecoder();
  return { code, text: decoder.decode(stdout) + decoder.decode(stderr) };
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

/** Counts the lines of TAP that a runner printed; a run that failed without one counts as one. */
function count(name: string, { code, text }: Awaited<ReturnType<typeof run>>): Count {
  const lines = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const counted = { passed: lines(/^ok /gm), failed: lines(/^not ok /gm) };
  if (code === 0 && counted.passed > 0) {
    say(`${name}: ${counted.passed} passed`);
    return counted;
  }
  say(`${name}: exit code ${code}\n${text}`);
  return { passed: counted.passed, failed: Math.max(1, counted.failed) };
}

const folder = await Deno.makeTempDir();
try {
  const npm = ["install", "--silent", "--no-save", "--ignore-scripts", "--prefix", folder];
  const installed = await run("npm", [...npm, ...PACKAGES]);
  if (installed.code !== 0) {
    say(`skipped: node:test and Vitest, because npm could not fetch ${PACKAGES.join(" and ")}`);
    say(installed.text);
  } else {
    const modules = `${folder}/node_modules`;
    const node = `${modules}/${NODE}/bin/node`;
    const own = await run(node, ["--test", "--test-reporter=tap", `${here}homing_pigeon.node.ts`]);
    // Its cache would make a node_modules in the project.
    const config = { root: new URL("../../", import.meta.url).pathname, cacheDir: folder };
    const file = `${folder}/vitest.config.mjs`;
    await Deno.writeTextFile(file, `export default ${JSON.stringify(config)}`);
    const vitest = await run(node, [
      `${modules}/vitest/vitest.mjs`,
      "run",
      "--reporter=tap-flat",
      `--config=${file}`,
      "examples/runners/homing_pigeon.spec.js",
    ]);
    const counts = [
      count("node:test", own),
      count("Vitest", vitest),
    ];
    const sum = (of: keyof Count) => counts.reduce((total, each) => total + each[of], 0);
    say(`${sum("passed")} passed, ${sum("failed")} failed`);
    if (sum("failed") > 0) Deno.exitCode = 1;
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
