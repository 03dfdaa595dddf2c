/**
 * Hunts for accusations of what is right: random walks of the reference alone, without corpus and
 * tour, as many steps as are asked for: `deno task hunt [--steps N] [--kit app|system|events]`. What
 * it finds is a fault of a rule, of the World or of the reference.
 *
 * @module
 */
import { parseArgs } from "node:util";
import {
  type Adapter,
  conform,
  referenceApp,
  referenceEvents,
  referenceSystem,
} from "../../conformance/mod.ts";
import { type Kit, KITS } from "../../scenario/mod.ts";
import { say } from "../run_deno.ts";
import { accusationsIn } from "./accusations.ts";

/** How many steps each seed gets: a hundred walks. */
const STEPS = 20_000;

/** After so many seeds it says how far it is. */
const OFTEN = 25;

const REFERENCE: Readonly<Record<Kit, Adapter>> = {
  app: referenceApp,
  system: referenceSystem,
  events: referenceEvents,
};

const { values } = parseArgs({
  options: { steps: { type: "string", default: "200000" }, kit: { type: "string" } },
});
const kits = KITS.filter((kit) => values.kit === undefined || values.kit === kit);
const seeds = Math.ceil(Number(values.steps) / STEPS);
let accused = 0;
for (const kit of kits) {
  let walks = 0;
  let steps = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const result = await conform(REFERENCE[kit], {
      seed,
      steps: STEPS,
      corpus: false,
      scope: null,
    });
    walks += result.effort.walks;
    steps += result.effort.steps;
    const accusations = accusationsIn(result);
    for (const accusation of accusations) say(accusation);
    if (accusations.length > 0) accused++;
    if (seed % OFTEN === 0 || seed === seeds) say(`${kit}: ${walks} walks, ${steps} steps`);
  }
}
say(`${kits.length * seeds - accused} passed, ${accused} failed`);
if (accused > 0 || kits.length * seeds === 0) Deno.exitCode = 1;
