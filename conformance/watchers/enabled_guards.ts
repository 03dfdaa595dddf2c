import { seedOf } from "../../reference/mod.ts";
import type { Kit, StepKind } from "../../scenario/mod.ts";
import type { Adapter } from "../adapter.ts";
import { kindsOf } from "../alphabet.ts";
import { WEIGHTS } from "../appetite.ts";
import { enabledSteps } from "../enabled_steps.ts";
import { settingsOf } from "../options.ts";
import { drawStep } from "../planner.ts";
import { referenceApp, referenceSystem } from "../reference_adapters.ts";
import { walk } from "../walk.ts";
import { ENABLED_MUTANTS, type Offering } from "./enabled_mutants.ts";
import type { Guard, Watch } from "./watch.ts";

/** How many steps are walked in each kit. */
const STEPS = 4_000;

/** How many states are to be reached in them, told apart by their keys. */
const STATES = { app: 250, system: 350 } as const;

/** How many of a hundred steps that are offered may turn out to be impossible. */
const MOST_IMPOSSIBLE = 20;

/** What walks came to that take nothing but what they are offered. */
interface Walked {
  readonly kit: keyof typeof STATES;
  readonly taken: ReadonlySet<StepKind>;
  readonly states: number;
  /** Of a hundred steps that were drawn, so many could not be taken. */
  readonly impossible: number;
}

const ADAPTERS: readonly (Adapter & { readonly kit: keyof typeof STATES })[] = [
  referenceApp,
  referenceSystem,
];
const known = new WeakMap<Offering, Promise<readonly Walked[]>>();

function walked(offering: Offering): Promise<readonly Walked[]> {
  const walks = known.get(offering) ?? Promise.all(ADAPTERS.map((each) => walkOn(each, offering)));
  known.set(offering, walks);
  return walks;
}

async function walkOn(
  adapter: (typeof ADAPTERS)[number],
  { enabled, draw }: Offering,
): Promise<Walked> {
  const drawn = new Set<StepKind>();
  const drawOffered: typeof drawStep = (situation, appetite, random) => {
    const offered = enabled(situation);
    for (;;) {
      const step = draw(situation, appetite, random, () => offered);
      // What is drawn from the whole alphabet may well be impossible: here it does not count.
      if (!offered.get(step.kind)?.includes(step)) continue;
      drawn.add(step.kind);
      return step;
    }
  };
  const settings = { ...settingsOf(adapter, {}), draw: drawOffered, rules: [], controls: [] };
  const states = new Set<string>();
  const taken = new Set<StepKind>();
  let steps = 0;
  let skipped = 0;
  for (let walks = 0; steps < STEPS; walks++) {
    const done = await walk(settings, seedOf(1, walks), states);
    for (const { kind } of done.steps) if (drawn.has(kind)) taken.add(kind);
    steps += Math.max(done.steps.length, 1);
    skipped += done.skipped;
  }
  const impossible = Math.round(100 * skipped / (steps + skipped));
  return { kit: adapter.kit, taken, states: states.size, impossible };
}

function missing(kit: Kit, taken: ReadonlySet<StepKind>): readonly StepKind[] {
  return kindsOf(kit).filter((kind) => WEIGHTS[kind] > 0 && !taken.has(kind));
}

/** A guard over the walks of both kits. */
function guard(name: string, objection: (walked: Walked) => string | null): Guard<Offering> {
  return {
    name,
    objection: async (offering) => {
      const objections = (await walked(offering)).map(objection).filter((each) => each !== null);
      return objections.length > 0 ? objections.join(", ") : null;
    },
  };
}

const GUARDS: readonly Guard<Offering>[] = [
  guard("wants every kind of step offered and taken", ({ kit, taken }) => {
    const kinds = missing(kit, taken);
    return kinds.length > 0 ? `${kit}: no ${kinds.join()}` : null;
  }),
  guard("wants what is offered to be possible", ({ kit, impossible }) => {
    return impossible > MOST_IMPOSSIBLE ? `${kit}: ${impossible} of 100 are not` : null;
  }),
  guard("wants many states reached", ({ kit, states }) => {
    return states < STATES[kit] ? `${kit}: ${states}` : null;
  }),
];

/** What walks are offered: what they never come to, no rule judges. */
export const ENABLED_WATCH: Watch<Offering> = {
  watched: "what walks are offered",
  sound: { enabled: enabledSteps, draw: drawStep },
  guards: GUARDS,
  broken: ENABLED_MUTANTS,
};
