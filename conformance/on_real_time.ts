import type { Rule } from "../rules/mod.ts";
import { kindsHeardBy } from "./heard_kinds.ts";
import { asFound, type Investigated } from "./investigate.ts";
import type { Settings } from "./options.ts";
import type { RealTimeSettings } from "./pace.ts";
import type { Found } from "./panel.ts";
import { play } from "./player.ts";
import { thrownText } from "./recorder/mod.ts";
import type { Walk } from "./walk.ts";

/** How often a rule about deadlines must have had something to say before it is passed. */
const SAMPLES = 5;

/** How often a breach is played again. */
const REPLAYS = 3;

/** A breach that was played again, as often as it takes to believe it. */
export interface Confirmed extends Investigated {
  /** Why it is not to be believed; null where it is. */
  readonly doubt: string | null;
}

/**
 * Plays a breach again. On real time a breach may be chance, and every run costs time: it is believed
 * where each of three replays breaks the rule as well, and it is not shrunk.
 */
export async function confirm(found: Found, done: Walk, settings: Settings): Promise<Confirmed> {
  const { rule } = found;
  const rules = [...settings.rules, ...settings.controls];
  let replays = 0;
  let lost = "";
  try {
    for (let time = 0; time < REPLAYS; time++) {
      const again = await play(settings.adapter, done.steps, {
        ...settings,
        seed: done.seed,
        rules,
      });
      if (again.found.some((each) => each.rule === rule)) replays++;
    }
  } catch (error) {
    lost = `; it could not be opened any more: ${thrownText(error)}`;
  }
  const beside = done.found.map((each) => each.rule.id);
  const finding = { ...asFound(found, done, settings), replays, beside };
  const doubt = replays < REPLAYS
    ? `the same steps broke it once, and ${replays} of ${REPLAYS} times again: that may be chance${lost}`
    : null;
  return { finding, fault: null, doubt };
}

/** Why a rule that was kept so often is not passed on real time; null where it is. */
export function whyNotPassed(
  { isTimed }: Rule,
  exercised: number,
  { profile, realTime }: Settings,
): string | null {
  if (!isTimed || !realTime) return null;
  const shortestMs = Math.min(...Object.values(profile.deadlinesMs));
  if (realTime.longestMs < shortestMs) {
    return `it shows at deadlines, of which the nearest is ${shortestMs} ms away: ` +
      `no step waits longer than ${realTime.longestMs} ms on real time`;
  }
  if (exercised >= SAMPLES) return null;
  return `it shows at deadlines, and was seen ${exercised} times: on real time it takes ${SAMPLES}`;
}

/** For how long was waited for what a rule says must come, in ms; nothing where it says no such thing. */
export function waitedFor(
  rule: Rule,
  realTime: RealTimeSettings | null,
): { readonly withinMs?: number } {
  if (!realTime || !kindsHeardBy(rule).includes("rested")) return {};
  return { withinMs: realTime.patienceMs };
}
