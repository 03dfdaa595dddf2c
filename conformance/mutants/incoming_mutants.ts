import type { Mutant } from "./mutant.ts";

/** The reference with one fault each: incoming. */
export const INCOMING_MUTANTS: readonly Mutant[] = [];
