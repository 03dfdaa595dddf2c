import type { Mutant } from "./mutant.ts";

/** The reference with one fault each: outgoing. */
export const OUTGOING_MUTANTS: readonly Mutant[] = [];
