import type { ProviderConfiguration } from "../call/mod.ts";
import type { Profile } from "../profile/mod.ts";
import type { Rule, RuleId } from "../rules/mod.ts";
import type { Step } from "../scenario/mod.ts";
import { type TraceEvent, World } from "../trace/mod.ts";
import type { transition } from "../reference/system/mod.ts";
import type { Adapter } from "./adapter.ts";
import { AppStage } from "./app_stage.ts";
import { EventsStage } from "./events_stage.ts";
import { type Found, Panel } from "./panel.ts";
import { realPace, type RealTimeSettings, virtualPace } from "./pace.ts";
import type { Slots } from "./slots.ts";
import type { Stage, StageOptions } from "./stage.ts";
import { SystemStage } from "./system_stage.ts";

/** What steps are played under; with the steps it is the whole story of a run. */
export interface PlayOptions {
  /** The platform's numbers. */
  readonly profile: Profile;
  /** What the provider is configured with beside the defaults. */
  readonly configuration?: Partial<ProviderConfiguration>;
  /** Decides ids. */
  readonly seed: number;
  /** The rules that judge. */
  readonly rules: readonly Rule[];
  /** The settings of real time; null or nothing where the kit moves the clock. */
  readonly realTime?: RealTimeSettings | null;
  /** Another call system under an app: how the control is tested. */
  readonly transition?: typeof transition;
  /** Another World in the place of ours: how what watches it is tested. */
  readonly newWorld?: () => World;
}

/** A subject on its stage, judged as it is played. */
export interface Session {
  /** Where steps are taken. */
  readonly stage: Stage;
  /** What is so. */
  readonly world: World;
  /** Who judges. */
  readonly panel: Panel;
  /** Whether the adapter failed in it: nothing that came after that was judged. */
  isLost(): boolean;
  /** Whether a step can mean anything now, and takes no longer than there is time; undefined: always. */
  readonly allows: ((step: Step) => boolean) | undefined;
}

/** What became of some steps. */
export interface Run {
  /** The steps that were taken, each with whether it was. */
  readonly steps: readonly Taken[];
  /** What was found, in the order of the trace; of each rule the first. */
  readonly found: readonly Found[];
  /** How often each rule had something to say. */
  readonly exercised: ReadonlyMap<RuleId, number>;
  /** What was seen. */
  readonly events: readonly TraceEvent[];
  /** Which call is which. */
  readonly slots: Slots;
  /** What the subject threw where nobody can throw. */
  readonly faults: readonly string[];
  /** Whether the adapter failed in it. */
  readonly isLost: boolean;
}

/** Opens a fresh subject with judges seated. */
export async function openSession(adapter: Adapter, options: PlayOptions): Promise<Session> {
  const world = options.newWorld?.() ?? new World();
  const pace = options.realTime ? realPace(options.realTime) : virtualPace();
  const { profile } = options;
  const panel = new Panel(options.rules, world, { profile, timing: pace.timing });
  const failures = () => adapter.failures?.().length ?? 0;
  const before = failures();
  const isLost = () => failures() > before;
  const stage = await openStage(adapter, {
    profile,
    pace,
    seed: options.seed,
    world,
    hear(event) {
      if (!isLost()) panel.hear(event);
    },
    ...(options.configuration && { configuration: options.configuration }),
    ...(options.transition && { transition: options.transition }),
  });
  const allows = options.realTime
    ? (step: Step) => pace.allows(step) && (stage.allows?.(step) ?? true)
    : stage.allows;
  return { stage, world, panel, isLost, allows };
}

function openStage(adapter: Adapter, options: StageOptions): Promise<Stage> {
  switch (adapter.kit) {
    case "app":
      return AppStage.open(adapter, options);
    case "system":
      return SystemStage.open(adapter, options);
    case "events":
      return EventsStage.open(adapter, options);
  }
}

/**
 * Takes one step in a session; false where it could not be taken, as in one that is lost. What the
 * subject throws into the kit's face is noted, and the run goes on.
 */
export function takeStep(
  { stage, isLost, allows }: Session,
  step: Step,
  index: number,
): boolean | Promise<boolean> {
  const isOver = isLost() || stage.trace.isOverfull;
  if (isOver || allows && !allows(step)) return false;
  const noted = (error: unknown) => {
    stage.fault(error);
    return true;
  };
  stage.trace.during = index;
  try {
    const isTaken = stage.take(step);
    return typeof isTaken === "boolean" ? isTaken : isTaken.catch(noted);
  } catch (error) {
    return noted(error);
  }
}

/** Lets what was begun settle. */
export async function settle({ stage }: Session): Promise<void> {
  if (stage.trace.isOverfull) return;
  try {
    await stage.settle();
  } catch (error) {
    stage.fault(error);
  }
  stage.trace.during = null;
}

/** What is told of each step of a sequence while it is played. */
export interface Taken {
  readonly step: Step;
  readonly isTaken: boolean;
}

/**
 * Plays steps in a session, those that come at once without a pause between. Where a step before one
 * that comes at once could not be taken, there was a pause: it is told as coming alone.
 */
export async function playOn(
  session: Session,
  steps: readonly Step[],
  hear: (taken: Taken) => boolean,
): Promise<void> {
  let hasSettled = true;
  for (const [index, step] of steps.entries()) {
    const { atOnce: _, ...alone } = step;
    const taking = takeStep(session, step, index);
    // Not even a microtask may pass before a step that comes at once.
    const isTaken = typeof taking === "boolean" ? taking : await taking;
    const taken = { step: hasSettled ? alone : step, isTaken };
    if (isTaken) {
      hasSettled = !steps[index + 1]?.atOnce;
      if (hasSettled) await settle(session);
    }
    if (hear(taken)) break;
  }
  if (!hasSettled) await settle(session);
}

/** Plays steps on a fresh subject, to the end. */
export async function play(
  adapter: Adapter,
  steps: readonly Step[],
  options: PlayOptions,
): Promise<Run> {
  const session = await openSession(adapter, options);
  const { stage, panel } = session;
  const taken: Taken[] = [];
  await playOn(session, steps, (each) => {
    taken.push(each);
    return false;
  });
  stage.close();
  return {
    steps: taken,
    found: panel.found,
    exercised: panel.exercised,
    events: stage.trace.events,
    slots: stage.slots,
    faults: stage.faults,
    isLost: session.isLost(),
  };
}
