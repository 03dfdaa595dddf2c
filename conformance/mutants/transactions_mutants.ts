import type { Mutant } from "./mutant.ts";

/** The reference with one fault each: transactions. */
export const TRANSACTIONS_MUTANTS: readonly Mutant[] = [];
