import type { Random } from "../reference/mod.ts";
import type { Step, StepKind } from "../scenario/mod.ts";
import type { WorldAction } from "../trace/mod.ts";
import { kindsOf, stepsOf } from "./alphabet.ts";
import type { Appetite } from "./appetite.ts";
import { enabledSteps, type Situation } from "./enabled_steps.ts";
import { turnsBack } from "./turns.ts";

/** How often a step is drawn from the whole alphabet, also where it will be refused. */
const WILD_CHANCE = 0.08;

/** How often what is in the way of calls is taken away: little can happen meanwhile. */
const CLEARING_CHANCE = 0.1;

/** How often time runs out where an action is open: it would be completed first most times. */
const LAPSE_CHANCE = 0.06;

/** Draws the next step: mostly one that can be taken now. */
export function drawStep(
  situation: Situation,
  appetite: Appetite,
  random: Random,
  enabledAt: typeof enabledSteps = enabledSteps,
): Step {
  const back = situation.kit === "events" ? [] : turnsBack(situation.world);
  const clearing = back.length > 0 && random.chance(CLEARING_CHANCE) && random.pick(back);
  if (clearing) return clearing;
  const [open] = situation.world.openActions;
  if (open && random.chance(LAPSE_CHANCE)) return { kind: "clock", ms: spanOf(open) };
  const wild = random.chance(WILD_CHANCE);
  const enabled = enabledAt(situation);
  const stepsOfKind = (kind: StepKind) => wild ? stepsOf(kind) : enabled.get(kind) ?? [];
  const kinds = wild ? kindsOf(situation.kit) : [...enabled.keys()];
  const kind = drawKind(kinds, appetite, random);
  const step = kind === undefined ? undefined : random.pick(stepsOfKind(kind));
  return step && (situation.allows?.(step) ?? true) ? step : { kind: "clock", ms: 1 };
}

/** How long it takes until the deadline of an action has passed for sure. */
function spanOf({ action: { kind } }: WorldAction): number {
  return kind === "startCall" ? 600_000 : kind === "answerCall" ? 60_000 : 5_000;
}

/** Draws a kind, each as often as the appetite says. */
function drawKind(
  kinds: readonly StepKind[],
  appetite: Appetite,
  random: Random,
): StepKind | undefined {
  const weightOf = (kind: StepKind) => appetite.get(kind) ?? 0;
  const total = kinds.reduce((sum, kind) => sum + weightOf(kind), 0);
  let left = random.next() * total;
  return kinds.find((kind) => (left -= weightOf(kind)) < 0);
}
