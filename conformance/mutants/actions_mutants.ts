import type { Mutant } from "./mutant.ts";

/** The reference with one fault each: actions. */
export const ACTIONS_MUTANTS: readonly Mutant[] = [];
