/**
 * Puts what is right to the kit, under many seeds: the reference in all orders that the contract
 * leaves free, and apps that use their freedom. Nothing may be found: `deno task neutral [--seeds N]`.
 *
 * @module
 */
import { conform, referenceApp, referenceSystem } from "../../conformance/mod.ts";
import { NEUTRAL_VARIANTS } from "../../conformance/mutants/mod.ts";
import { say } from "../run_deno.ts";
import { accusationsIn } from "./accusations.ts";

/** How many steps of walks each gets under each seed. */
const STEPS = 2_000;

const at = Deno.args.indexOf("--seeds");
const seeds = at < 0 ? 5 : Number(Deno.args[at + 1]);
const subjects = [
  referenceApp,
  referenceSystem,
  ...NEUTRAL_VARIANTS.map(({ adapter }) => adapter),
];
let accused = 0;
for (const adapter of subjects) {
  let ofThis = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const accusations = accusationsIn(await conform(adapter, { seed, steps: STEPS }));
    for (const accusation of accusations) say(accusation);
    if (accusations.length > 0) ofThis++;
  }
  accused += ofThis;
  say(`${ofThis === 0 ? "ok    " : "WRONG "} ${adapter.name}`);
}
say(`${subjects.length} subjects, ${seeds} seeds of ${STEPS} steps`);
say(`${subjects.length * seeds - accused} passed, ${accused} failed`);
if (accused > 0) Deno.exitCode = 1;
