import { graphOf, Pairs, settingsOf, Tour } from "../../conformance/internals.ts";
import { referenceSystem } from "../../conformance/mod.ts";
import { profile } from "../../profile/mod.ts";

/** What a deterministic stage came to. */
export interface Staged {
  /** States, transitions and refusals, or pairs: what was tried, of all. */
  readonly tried: readonly [tried: number, of: number];
  /** Steps that it took. */
  readonly steps: number;
  /** Seconds that it took. */
  readonly seconds: number;
}

/** Tours the largest scope that is to be done in ten seconds: two calls, one open action. */
export async function tourTwoCalls(): Promise<Staged> {
  const tour = new Tour(graphOf({ calls: 2, open: 1 }, profile("callspec")));
  const seconds = await timed(tour);
  const { states, transitions, refusals, steps } = tour.toured;
  const sum = (at: 0 | 1) => states[at] + transitions[at] + refusals[at];
  return { tried: [sum(0), sum(1)], steps, seconds };
}

/** Every two steps at once at every state of one call, in both orders. */
export async function pairsOfOneCall(): Promise<Staged> {
  const pairs = new Pairs(graphOf({ calls: 1, open: 1 }, profile("callspec")));
  const seconds = await timed(pairs);
  return { tried: pairs.paired.pairs, steps: pairs.paired.steps, seconds };
}

async function timed(stage: Pick<Tour, "isDone" | "leg">): Promise<number> {
  const settings = settingsOf(referenceSystem, {});
  const begun = performance.now();
  while (!stage.isDone) await stage.leg(settings, 1, new Set());
  return (performance.now() - begun) / 1_000;
}
