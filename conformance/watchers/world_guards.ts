import { DEFAULT_ORDER, seedOf } from "../../reference/mod.ts";
import { World } from "../../trace/mod.ts";
import { explore } from "../exhaustive/explore.ts";
import { settingsOf } from "../options.ts";
import { referenceApp, referenceSystem } from "../reference_adapters.ts";
import { walk } from "../walk.ts";
import type { Guard, Watch } from "./watch.ts";
import { WORLD_MUTANTS } from "./world_mutants.ts";

/** How many steps of walks the reference is judged on. */
const STEPS = 4_000;

/** The World against the reference's own projection, after every input at every state of one call. */
function comparison(newWorld: () => World): string | null {
  try {
    explore(1, 1, DEFAULT_ORDER, newWorld);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The rule that the reference is wrongly accused of, where the rules read that World. */
async function falseAccusation(newWorld: () => World): Promise<string | null> {
  for (const adapter of [referenceSystem, referenceApp]) {
    const settings = { ...settingsOf(adapter, {}), newWorld };
    let steps = 0;
    for (let walks = 0; steps < STEPS; walks++) {
      const done = await walk(settings, seedOf(1, walks), new Set());
      const [accusation] = done.found;
      if (accusation) return accusation.rule.id;
      steps += Math.max(done.steps.length, 1);
    }
  }
  return null;
}

const GUARDS: readonly Guard<() => World>[] = [
  { name: "compares it with the reference at every state", objection: comparison },
  { name: "accuses the reference", objection: falseAccusation },
];

/** What is so, by what was seen: every rule reads it. */
export const WORLD_WATCH: Watch<() => World> = {
  watched: "the World",
  sound: () => new World(),
  guards: GUARDS,
  broken: WORLD_MUTANTS,
};
