/**
 * Small single-fault variants of the reference, to show that every rule bites.
 *
 * @module
 */
import { APP_MUTANTS } from "./app_mutants.ts";
import { EVENTS_MUTANTS } from "./events_mutants.ts";
import type { Mutant } from "./mutant.ts";
import { SYSTEM_MUTANTS } from "./system_mutants.ts";

export { type Mutant } from "./mutant.ts";
export { NEUTRAL_VARIANTS, type NeutralVariant } from "./neutral_variants.ts";

/** Every mutant there is. */
export const MUTANTS: readonly Mutant[] = [...APP_MUTANTS, ...SYSTEM_MUTANTS, ...EVENTS_MUTANTS];
