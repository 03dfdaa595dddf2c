import type { Slot, Step, StepKind } from "../../scenario/mod.ts";
import { stepsOf } from "../alphabet.ts";
import { enabledSteps, type Situation } from "../enabled_steps.ts";
import { drawStep } from "../planner.ts";
import { World } from "../../trace/mod.ts";
import type { BrokenPart } from "./watch.ts";

/** How walks come to their steps: what is offered to them, and how often each kind of it is drawn. */
export interface Offering {
  /** The steps that mean something now. */
  readonly enabled: typeof enabledSteps;
  /** Draws one of them. */
  readonly draw: typeof drawStep;
}

type Broken = BrokenPart<Offering>;

/** Offers something else. */
function offers(name: string, enabled: typeof enabledSteps): Broken {
  return { name, part: { enabled, draw: drawStep } };
}

/** Offers less than is so. */
function leavesOut(
  name: string,
  isLeftOut: (step: Step, situation: Situation) => boolean,
): Broken {
  return offers(name, (situation) => {
    const enabled = new Map<StepKind, readonly Step[]>();
    for (const [kind, steps] of enabledSteps(situation)) {
      const left = steps.filter((step) => !isLeftOut(step, situation));
      if (left.length > 0) enabled.set(kind, left);
    }
    return enabled;
  });
}

/** Draws some kinds of steps more often, or less. */
function weighs(name: string, weights: ReadonlyMap<StepKind, number>): Broken {
  const draw: typeof drawStep = (situation, appetite, random, enabled) =>
    drawStep(situation, new Map([...appetite, ...weights]), random, enabled);
  return { name, part: { enabled: enabledSteps, draw } };
}

const isOf = (slot: Slot) => (step: Step) => "call" in step && step.call === slot;
const hasCalls = ({ world }: Situation) => world.calls.size > 0;
const BIRTHS: ReadonlySet<StepKind> = new Set(["remoteCalls", "appStarts", "pushBrings"]);
const ON_CALLS: readonly StepKind[] = ["userAnswers", "userHolds", "userResumes", "userMerges"];

/** What walks are offered, with one fault each. */
export const ENABLED_MUTANTS: readonly Broken[] = [
  leavesOut("never offers to accept a call while another is in front", ({ kind }) => {
    return kind === "userHoldsAndAccepts" || kind === "userEndsAndAccepts";
  }),
  leavesOut(
    "offers no second call",
    ({ kind }, situation) => BIRTHS.has(kind) && hasCalls(situation),
  ),
  leavesOut("offers the completion of no action", ({ kind }) => {
    return kind === "appFulfills" || kind === "engineCompletes";
  }),
  leavesOut("offers nothing to do with the second call", isOf("b")),
  leavesOut("offers a dead app no launch", ({ kind }) => kind === "appLaunches"),
  offers("offers to do with every call what can be done with some", (situation) => {
    return new Map([
      ...enabledSteps(situation),
      ...ON_CALLS.map((kind) => [kind, stepsOf(kind)] as const),
    ]);
  }),
  offers("offers always the same step of a kind", (situation) => {
    return new Map([...enabledSteps(situation)].map(([kind, steps]) => [kind, steps.slice(0, 1)]));
  }),
  offers("offers what was so when nothing had happened", (situation) => {
    return enabledSteps({ ...situation, world: new World() });
  }),
  weighs("draws resets as often as calls", new Map([["systemResets", 20]])),
  weighs("never draws that the far side answers", new Map([["remoteAnswers", 0]])),
];
