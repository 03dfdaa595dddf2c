/**
 * Small single-fault variants of the reference, to show that every rule bites.
 *
 * @module
 */
import { IDENTITY_MUTANTS } from "./identity_mutants.ts";
import { PROVIDER_MUTANTS } from "./provider_mutants.ts";
import { INCOMING_MUTANTS } from "./incoming_mutants.ts";
import { PUSHES_MUTANTS } from "./pushes_mutants.ts";
import { RECENTS_MUTANTS } from "./recents_mutants.ts";
import { ACTIONS_MUTANTS } from "./actions_mutants.ts";
import { ACTIONS_SYSTEM_MUTANTS } from "./actions_system_mutants.ts";
import { OUTGOING_MUTANTS } from "./outgoing_mutants.ts";
import { ENDINGS_MUTANTS } from "./endings_mutants.ts";
import { TRANSACTIONS_APP_MUTANTS } from "./transactions_app_mutants.ts";
import { TRANSACTIONS_MUTANTS } from "./transactions_mutants.ts";
import { OBSERVERS_MUTANTS } from "./observers_mutants.ts";
import { RESETS_MUTANTS } from "./resets_mutants.ts";
import { UPDATES_MUTANTS } from "./updates_mutants.ts";
import { GROUPS_MUTANTS } from "./groups_mutants.ts";
import { HOLDING_MUTANTS } from "./holding_mutants.ts";
import { AUDIO_MUTANTS } from "./audio_mutants.ts";
import { KEYS_MUTANTS } from "./keys_mutants.ts";
import { MUTING_MUTANTS } from "./muting_mutants.ts";
import { APP_MUTANTS } from "./app_mutants.ts";
import { EVENTS_MUTANTS } from "./events_mutants.ts";
import { CATALOGUE_EARLY_MUTANTS } from "./catalogue_early_mutants.ts";
import { CATALOGUE_LATE_MUTANTS } from "./catalogue_late_mutants.ts";
import type { Mutant } from "./mutant.ts";
import { SYSTEM_MUTANTS } from "./system_mutants.ts";

export { bridgeThatLacks, leanSystem } from "./lean_systems.ts";
export { type Mutant } from "./mutant.ts";
export { NEUTRAL_VARIANTS, type NeutralVariant } from "./neutral_variants.ts";

/** Every mutant there is. */
export const MUTANTS: readonly Mutant[] = [
  ...APP_MUTANTS,
  ...SYSTEM_MUTANTS,
  ...IDENTITY_MUTANTS,
  ...PROVIDER_MUTANTS,
  ...INCOMING_MUTANTS,
  ...PUSHES_MUTANTS,
  ...RECENTS_MUTANTS,
  ...ACTIONS_MUTANTS,
  ...ACTIONS_SYSTEM_MUTANTS,
  ...OUTGOING_MUTANTS,
  ...ENDINGS_MUTANTS,
  ...TRANSACTIONS_APP_MUTANTS,
  ...TRANSACTIONS_MUTANTS,
  ...OBSERVERS_MUTANTS,
  ...RESETS_MUTANTS,
  ...UPDATES_MUTANTS,
  ...HOLDING_MUTANTS,
  ...GROUPS_MUTANTS,
  ...AUDIO_MUTANTS,
  ...MUTING_MUTANTS,
  ...KEYS_MUTANTS,
  ...EVENTS_MUTANTS,
  ...CATALOGUE_EARLY_MUTANTS,
  ...CATALOGUE_LATE_MUTANTS,
];
