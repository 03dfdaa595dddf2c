import type { RuleId } from "../rules/mod.ts";
import type { Step, StepKind } from "../scenario/mod.ts";
import type { TraceEvent } from "../trace/mod.ts";
import { drawAppetite } from "./appetite.ts";
import { keyOf } from "./key.ts";
import type { Settings } from "./options.ts";
import type { Found } from "./panel.ts";
import { drawStep } from "./planner.ts";
import { openSession, type Session, settle, takeStep } from "./player.ts";
import { Random } from "../reference/mod.ts";
import { type Reach, Reaches } from "./reaches.ts";
import type { Slots } from "./slots.ts";

/** How often a step comes in the same tick as the one before. */
const HURRY_CHANCE = 0.12;

/** The same behind a step that begins a call: while it is taken up is when others come between. */
const HURRY_AT_BIRTH = 0.3;

/** How often an app is launched at the beginning of a walk while the service takes its time. */
const SLOW_START_CHANCE = 0.2;

/** Such a beginning: that a provider begins late is seen only by an app that was just launched. */
const SLOW_START: readonly Step[] = [
  { kind: "systemBegins", when: "late" },
  { kind: "appDies" },
  { kind: "appLaunches" },
];

const BIRTHS: ReadonlySet<StepKind> = new Set(["remoteCalls", "appStarts", "pushBrings"]);

/** What a walk was and found. */
export interface Walk {
  /** Decides ids in it. */
  readonly seed: number;
  /** The steps that were taken. */
  readonly steps: readonly Step[];
  /** How many were drawn that could not be taken. */
  readonly skipped: number;
  /** What was found in it. */
  readonly found: readonly Found[];
  /** How far it had come when each of them was found; empty where it ended there. */
  readonly reaches: readonly Reach[];
  readonly events: readonly TraceEvent[];
  readonly slots: Slots;
  readonly exercised: ReadonlyMap<RuleId, number>;
  /** The rules of which was seen what they must see. */
  readonly seen: ReadonlySet<RuleId>;
  readonly faults: readonly string[];
}

/**
 * Walks a fresh subject at random, guided by what is so. It goes on behind a breach, so that what
 * becomes of it hangs on its seed alone, and not on what was found before it: shares of a run then
 * come to the same as the whole.
 */
export async function walk(
  settings: Settings,
  seed: number,
  states: Set<string>,
): Promise<Walk> {
  const random = new Random(seed);
  const rules = [...settings.rules, ...settings.controls];
  const session = await openSession(settings.adapter, { ...settings, seed, rules });
  const { stage, world, allows } = session;
  const { adapter: { kit }, draw = drawStep } = settings;
  const appetite = drawAppetite(kit, random);
  const opening = kit === "app" && random.chance(SLOW_START_CHANCE) ? [...SLOW_START] : [];
  const steps: Step[] = [];
  let skipped = 0;
  let isHurried = false;
  const reaches = new Reaches(session);
  const { walkLength, cutShort } = settings;
  while (steps.length < walkLength && skipped < walkLength && cutShort() === null) {
    if (!isHurried) await settle(session);
    reaches.note(steps.length);
    const drawn = opening.shift() ??
      draw({ kit, world, slots: stage.slots, allows }, appetite, random);
    const step: Step = isHurried ? { ...drawn, atOnce: true } : drawn;
    const taking = takeStep(session, step, steps.length);
    if (typeof taking === "boolean" ? taking : await taking) {
      steps.push(step);
      states.add(keyOf(world));
      isHurried = random.chance(BIRTHS.has(step.kind) ? HURRY_AT_BIRTH : HURRY_CHANCE);
    } else skipped++;
    reaches.note(steps.length);
  }
  await settle(session);
  reaches.note(steps.length);
  return finished(session, { seed, steps, skipped, reaches: reaches.all });
}

/** Ends a session, and gives what was seen in it. */
export function finished(
  { stage, panel }: Session,
  taken: Pick<Walk, "seed" | "steps" | "skipped" | "reaches">,
): Walk {
  stage.close();
  const { found, exercised, seen } = panel;
  const { slots, faults, trace: { events } } = stage;
  return { ...taken, found, events, slots, exercised, seen, faults };
}

/** A run as far as it takes to see a breach: what came later did not bring it about. */
export function cutBehind(done: Walk, { rule }: Found): Walk {
  const reach = done.reaches[done.found.findIndex((each) => each.rule === rule)];
  if (!reach) return done;
  return {
    ...done,
    steps: done.steps.slice(0, reach.steps),
    events: done.events.slice(0, reach.events),
    found: done.found.filter((_, index) => (done.reaches[index]?.steps ?? 0) <= reach.steps),
  };
}
