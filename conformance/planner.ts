import type { Random } from "../reference/mod.ts";
import type { Step, StepKind } from "../scenario/mod.ts";
import { kindsOf, stepsOf } from "./alphabet.ts";
import type { Appetite } from "./appetite.ts";
import { enabledSteps, type Situation } from "./enabled_steps.ts";

/** How often a step is drawn from the whole alphabet, also where it will be refused. */
const WILD_CHANCE = 0.08;

/** Draws the next step: mostly one that can be taken now. */
export function drawStep(situation: Situation, appetite: Appetite, random: Random): Step {
  const wild = random.chance(WILD_CHANCE);
  const enabled = enabledSteps(situation);
  const stepsOfKind = (kind: StepKind) => wild ? stepsOf(kind) : enabled.get(kind) ?? [];
  const kinds = wild ? kindsOf(situation.kit) : [...enabled.keys()];
  const kind = drawKind(kinds, appetite, random);
  const step = kind === undefined ? undefined : random.pick(stepsOfKind(kind));
  return step ?? { kind: "clock", ms: 1 };
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
