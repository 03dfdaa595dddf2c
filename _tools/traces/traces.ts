/**
 * Recorded traces at their worst: a hundred thousand mutated ones, none of which may throw or hang,
 * and a long one, whose length memory must not show. `deno task traces`, or with a number of inputs,
 * of megabytes, and a seed.
 *
 * @module
 */
import { recordedWalk } from "../../conformance/internals.ts";
import {
  judgeLines,
  referenceApp,
  referenceEvents,
  referenceSystem,
} from "../../conformance/mod.ts";
import { printTrace } from "../../trace/mod.ts";
import { countTyped } from "../count_typed.ts";
import { fuzz } from "./fuzz.ts";
import { longTrace } from "./long_trace.ts";

const [typedInputs, typedMegabytes, typedSeed] = Deno.args;
const inputs = countTyped(typedInputs, { what: "the number of inputs", otherwise: 100_000 });
const megabytes = countTyped(typedMegabytes, { what: "the megabytes", otherwise: 40 });
const seed = countTyped(typedSeed, { what: "the seed", otherwise: 1 });

/** How much more may be in use at the end than after a tenth, in megabytes. */
const MOST_GROWTH = 10;

let failed = 0;
function check(isRight: boolean, what: string): void {
  if (!isRight) failed++;
  say(`${isRight ? "ok  " : "FAIL"} ${what}`);
}

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

const walksOf = async (
  subject: typeof referenceApp | typeof referenceSystem | typeof referenceEvents,
) =>
  (await Promise.all(
    Array.from({ length: 10 }, (_walk, place) => recordedWalk(subject, seed + place, 60)),
  ))
    .map((trace) => printTrace(trace).trim().split("\n"));

const apps = await walksOf(referenceApp);
const others = [...await walksOf(referenceSystem), ...await walksOf(referenceEvents)];

const started = performance.now();
const { codes, faults } = await fuzz([...apps, ...others], inputs, seed);
const shares = Object.entries(codes).map(([code, count]) => `${count} exit with ${code}`).join(
  ", ",
);
check(faults.length === 0, `${inputs} mutated traces in ${seconds(started)}: ${shares}`);
for (const { because, text } of faults.slice(0, 3)) say(`     ${because}: ${text.slice(0, 2_000)}`);

function seconds(from: number): string {
  return `${Math.round((performance.now() - from) / 1_000)} s`;
}

/** What is in use once the garbage is gone, in megabytes. */
function inUse(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return Deno.memoryUsage().heapUsed / 1e6;
}

let early = 0;
let lines = 0;
function* watched(all: Iterable<string>): Generator<string> {
  let bytes = 0;
  for (const line of all) {
    bytes += line.length + 1;
    lines++;
    if (early === 0 && bytes > megabytes * 1e5) early = inUse();
    yield line;
  }
}

const begun = performance.now();
const judged = await judgeLines(watched(longTrace(apps, megabytes * 1e6)));
const growth = inUse() - early;
const { rss } = Deno.memoryUsage();
check(
  judged.flaw === null && judged.findings.length === 0 && judged.unheard === 0,
  `${megabytes} MB, ${lines} lines in ${seconds(begun)}: ${judged.unheard} events not judged, ` +
    `found ${
      judged.findings.map(({ rule, line }) => `${rule.id} at ${line}`).join(", ") || "nothing"
    }` +
    (judged.flaw ? `, ${judged.flaw.message}` : ""),
);
check(
  growth < MOST_GROWTH,
  `from a tenth of it to its end the heap grew by ${growth.toFixed(1)} MB, ` +
    `of ${early.toFixed(0)}; ${Math.round(rss / 1e6)} MB in all`,
);
say(`${3 - failed} passed, ${failed} failed`);
Deno.exit(failed === 0 ? 0 : 1);
