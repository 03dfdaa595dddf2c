import type { Mutant } from "./mutant.ts";

/** The reference with one fault each: identity. */
export const IDENTITY_MUTANTS: readonly Mutant[] = [];
