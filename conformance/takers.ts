import type { Step, StepKind, StepOf } from "../scenario/mod.ts";

/**
 * How each kind of step is taken on a ground. It says false where the step cannot be taken now; what
 * is missing can never be taken there.
 */
export type Takers<Ground> = {
  readonly [K in StepKind]?: (ground: Ground, step: StepOf<K>) => boolean | Promise<boolean>;
};

/** Takes a step by a table. */
export function takeBy<Ground>(
  table: Takers<Ground>,
  ground: Ground,
  step: Step,
): boolean | Promise<boolean> {
  return take(table, ground, step.kind, step);
}

function take<Ground, K extends StepKind>(
  table: Takers<Ground>,
  ground: Ground,
  kind: K,
  step: StepOf<K>,
): boolean | Promise<boolean> {
  return table[kind]?.(ground, step) ?? false;
}
