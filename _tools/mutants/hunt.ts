/**
 * Hunts for accusations of what is right: random walks of the reference alone, without corpus and
 * tour, as many steps as are asked for: `deno task hunt [--steps N] [--kit app|system|events]`. What
 * it finds is a fault of a rule, of the World or of the reference.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { referenceApp, referenceEvents, referenceSystem } from "../../conformance/mod.ts";
import { type Kit, KITS } from "../../scenario/mod.ts";
import { say } from "../run_deno.ts";
import { inThreads } from "../threads.ts";
import { type Accused, type AccusingTask, RIGHT } from "./accusations.ts";

/** How many steps each seed gets: a hundred walks. */
const STEPS = 20_000;

/** After so many seeds it says how far it is. */
const OFTEN = 25;

const REFERENCE = { app: referenceApp, system: referenceSystem, events: referenceEvents };

const { values } = parseArgs({
  options: { steps: { type: "string", default: "200000" }, kit: { type: "string" } },
});
const kits = KITS.filter((kit) => values.kit === undefined || values.kit === kit);
const seeds = Math.ceil(Number(values.steps) / STEPS);
let accused = 0;
for (const kit of kits) {
  let walks = 0;
  let steps = 0;
  let done = 0;
  for await (const { accusations, effort } of walksOf(kit)) {
    walks += effort.walks;
    steps += effort.steps;
    for (const accusation of accusations) say(accusation);
    if (accusations.length > 0) accused++;
    if (++done % OFTEN === 0 || done === seeds) say(`${kit}: ${walks} walks, ${steps} steps`);
  }
}
say(`${kits.length * seeds - accused} passed, ${accused} failed`);
if (accused > 0 || kits.length * seeds === 0) Deno.exitCode = 1;

function walksOf(kit: Kit): AsyncIterable<Accused> {
  const index = RIGHT.indexOf(REFERENCE[kit]);
  const tasks = Array.from({ length: seeds }, (_, before): AccusingTask => ({
    index,
    options: { seed: before + 1, steps: STEPS, corpus: false, scope: null },
  }));
  return inThreads(new URL("./accusing_thread.ts", import.meta.url), tasks);
}
