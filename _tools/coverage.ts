/**
 * How much of the pure folders the tests run through, against what is wanted: `deno task coverage`.
 *
 * @module
 */
import { say } from "./run_deno.ts";

/** What is wanted of each pure folder, in per cent. */
const WANTED = { lines: 95, branches: 90 } as const;

const PURE = [
  "call",
  "actions",
  "provider",
  "controller",
  "engine",
  "phone",
  "profile",
  "schema",
  "scenario",
  "trace",
  "rules",
  "reference/system",
] as const;

/**
 * What puts the rules to use: a part of the tests of `conformance/`, which go through the same code
 * again and again, for minutes when each line is counted.
 */
const JUDGING = [
  "conformance/judge_trace_test.ts",
  "conformance/limits_test.ts",
  "conformance/options_test.ts",
  "conformance/recorded",
  "_tools/mutate/short_campaigns.ts",
] as const;

const scratch = await Deno.makeTempDir();
try {
  await run([
    "test",
    "--parallel",
    "--quiet",
    `--coverage=${scratch}`,
    ...PURE,
    ...JUDGING,
  ]);
  const lcov = await run(["coverage", "--lcov", scratch]);
  const isEnough = PURE.map((folder) => report(folder, sumOf(lcov, folder))).every(Boolean);
  say(`${isEnough ? 1 : 0} passed, ${isEnough ? 0 : 1} failed`);
  Deno.exitCode = isEnough ? 0 : 1;
} finally {
  await Deno.remove(scratch, { recursive: true });
}

async function run(args: readonly string[]): Promise<string> {
  const command = new Deno.Command(Deno.execPath(), {
    args: [...args],
    stderr: "inherit",
    env: { NO_COLOR: "1" },
  });
  const { code, stdout } = await command.output();
  const text = new TextDecoder().decode(stdout);
  if (code !== 0) throw new Error(`Cannot measure: deno ${args[0]} exits with ${code}\n${text}`);
  return text;
}

interface Sum {
  readonly lines: number;
  readonly hitLines: number;
  readonly branches: number;
  readonly hitBranches: number;
}

/** Adds up the records of a folder: LF and LH are lines, BRF and BRH branches, found and hit. */
function sumOf(lcov: string, folder: string): Sum {
  const records = lcov.split("end_of_record").filter((record) => {
    const path = /^SF:(.*)$/m.exec(record)?.[1] ?? "";
    return path.startsWith(new URL(`../${folder}/`, import.meta.url).pathname);
  });
  const sum = (name: string) =>
    records.reduce((total, record) => {
      const found = new RegExp(`^${name}:(\\d+)$`, "m").exec(record)?.[1];
      return total + Number(found ?? 0);
    }, 0);
  return {
    lines: sum("LF"),
    hitLines: sum("LH"),
    branches: sum("BRF"),
    hitBranches: sum("BRH"),
  };
}

function report(folder: string, { lines, hitLines, branches, hitBranches }: Sum): boolean {
  const share = (hit: number, found: number) => found === 0 ? 100 : 100 * hit / found;
  const ofLines = share(hitLines, lines);
  const ofBranches = share(hitBranches, branches);
  const isEnough = ofLines >= WANTED.lines && ofBranches >= WANTED.branches;
  const figures = `${ofLines.toFixed(1)} % of ${lines} lines, ` +
    `${ofBranches.toFixed(1)} % of ${branches} branches`;
  say(`${folder.padEnd(18)} ${figures}${isEnough ? "" : "   TOO LITTLE"}`);
  return isEnough;
}
