import type { Mutant } from "./mutant.ts";

/** The reference with one fault each: holding. */
export const HOLDING_MUTANTS: readonly Mutant[] = [];
