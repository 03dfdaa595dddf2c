/**
 * Small single-fault variants of the reference, to show that every rule bites.
 *
 * @module
 */
import { IDENTITY_MUTANTS } from "./identity_mutants.ts";
import { INCOMING_MUTANTS } from "./incoming_mutants.ts";
import { ACTIONS_MUTANTS } from "./actions_mutants.ts";
import { OUTGOING_MUTANTS } from "./outgoing_mutants.ts";
import { TRANSACTIONS_MUTANTS } from "./transactions_mutants.ts";
import { OBSERVERS_MUTANTS } from "./observers_mutants.ts";
import { HOLDING_MUTANTS } from "./holding_mutants.ts";
import { AUDIO_MUTANTS } from "./audio_mutants.ts";
import { APP_MUTANTS } from "./app_mutants.ts";
import { EVENTS_MUTANTS } from "./events_mutants.ts";
import type { Mutant } from "./mutant.ts";
import { SYSTEM_MUTANTS } from "./system_mutants.ts";

export { type Mutant } from "./mutant.ts";
export { NEUTRAL_VARIANTS, type NeutralVariant } from "./neutral_variants.ts";

/** Every mutant there is. */
export const MUTANTS: readonly Mutant[] = [
  ...APP_MUTANTS,
  ...SYSTEM_MUTANTS,
  ...IDENTITY_MUTANTS,
  ...INCOMING_MUTANTS,
  ...ACTIONS_MUTANTS,
  ...OUTGOING_MUTANTS,
  ...TRANSACTIONS_MUTANTS,
  ...OBSERVERS_MUTANTS,
  ...HOLDING_MUTANTS,
  ...AUDIO_MUTANTS,
  ...EVENTS_MUTANTS,
];
