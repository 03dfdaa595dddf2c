import type { Mutant } from "./mutant.ts";

/** The reference with one fault each: observers. */
export const OBSERVERS_MUTANTS: readonly Mutant[] = [];
