import {
  type Kit,
  samplesOf,
  type Step,
  STEP_FORMS,
  STEP_KINDS,
  type StepKind,
} from "../scenario/mod.ts";

const known = new Map<StepKind, readonly Step[]>();

/** Every step of a kind that the samples of its parameters make. */
export function stepsOf(kind: StepKind): readonly Step[] {
  const made = known.get(kind) ?? make(kind);
  known.set(kind, made);
  return made;
}

function make<K extends StepKind>(kind: K): readonly Step[] {
  return samplesOf(STEP_FORMS[kind]).map((fields) => ({ kind, ...fields }) as Step);
}

/** The kinds of steps that a kit can take. */
export function kindsOf(kit: Kit): readonly StepKind[] {
  return STEP_KINDS.filter((kind) => STEP_FORMS[kind].kits.includes(kit));
}
