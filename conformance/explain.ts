import { type Step, STEP_FORMS, type StepKind } from "../scenario/mod.ts";

/** What of a step can be changed while the rule stays broken, and what cannot. */
export interface Needs {
  /** Fields whose other values were tried, and break the rule as well. */
  readonly free: readonly string[];
  /** Fields of which another value was tried that does not break it. */
  readonly fixed: readonly string[];
}

/** How many other values of a field are tried. */
const TRIED = 2;

/**
 * Says of each step of a counterexample which of its values matter. That each step itself is needed is
 * what shrinking came to.
 */
export async function explain(
  steps: readonly Step[],
  isBroken: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Needs[]> {
  const needs: Needs[] = [];
  for (const [index, step] of steps.entries()) {
    const free: string[] = [];
    const fixed: string[] = [];
    for (const [field, others] of othersOf(step)) {
      let isFree = true;
      for (const other of others) isFree &&= await isBroken(steps.with(index, other));
      (isFree ? free : fixed).push(field);
    }
    needs.push({ free, fixed });
  }
  return needs;
}

/** The same step with another value in one field, by field; which call it is about is not asked. */
function othersOf(step: Step): readonly (readonly [field: string, others: readonly Step[]])[] {
  return fieldsOf(step.kind).flatMap(({ field, samples }) => {
    if (field === "call" || field === "with") return [];
    const own = JSON.stringify(Reflect.get(step, field));
    const others = samples.filter((value) => JSON.stringify(value) !== own).slice(0, TRIED)
      .map((value) => ({ ...step, [field]: value }) as Step);
    return others.length > 0 ? [[field, others] as const] : [];
  });
}

function fieldsOf(kind: StepKind) {
  return STEP_FORMS[kind].parts.flatMap((part) =>
    typeof part === "string"
      ? []
      : [{ field: part.field as string, samples: part.type.samples as readonly unknown[] }]
  );
}
