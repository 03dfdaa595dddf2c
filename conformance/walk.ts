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
  readonly events: readonly TraceEvent[];
  readonly slots: Slots;
  readonly exercised: ReadonlyMap<RuleId, number>;
  /** The rules of which was seen what they must see. */
  readonly seen: ReadonlySet<RuleId>;
  readonly faults: readonly string[];
}

/**
 * Walks a fresh subject at random, guided by what is so. It ends early at a breach of a rule that is
 * not known to be broken, so that what is shrunk is short and what follows does not blur it.
 */
export async function walk(
  settings: Settings,
  seed: number,
  known: ReadonlySet<RuleId>,
  states: Set<string>,
): Promise<Walk> {
  const random = new Random(seed);
  const rules = [...settings.rules, ...settings.controls];
  const session = await openSession(settings.adapter, { ...settings, seed, rules });
  const { stage, world, panel, allows } = session;
  const { adapter: { kit }, draw = drawStep } = settings;
  const appetite = drawAppetite(kit, random);
  const opening = kit === "app" && random.chance(SLOW_START_CHANCE) ? [...SLOW_START] : [];
  const steps: Step[] = [];
  let skipped = 0;
  let isHurried = false;
  const isOver = () =>
    settings.cutShort() !== null || panel.found.some(({ rule }) => !known.has(rule.id));
  while (steps.length < settings.walkLength && skipped < settings.walkLength && !isOver()) {
    if (!isHurried) await settle(session);
    const drawn = opening.shift() ??
      draw({ kit, world, slots: stage.slots, allows }, appetite, random);
    const step: Step = isHurried ? { ...drawn, atOnce: true } : drawn;
    const taking = takeStep(session, step, steps.length);
    if (typeof taking === "boolean" ? taking : await taking) {
      steps.push(step);
      states.add(keyOf(world));
      isHurried = random.chance(BIRTHS.has(step.kind) ? HURRY_AT_BIRTH : HURRY_CHANCE);
    } else skipped++;
  }
  await settle(session);
  return finished(session, { seed, steps, skipped });
}

/** Ends a session, and gives what was seen in it. */
export function finished(
  { stage, panel }: Session,
  taken: Pick<Walk, "seed" | "steps" | "skipped">,
): Walk {
  stage.close();
  const { found, exercised, seen } = panel;
  const { slots, faults, trace: { events } } = stage;
  return { ...taken, found, events, slots, exercised, seen, faults };
}
