/**
 * The specification: one rule a file, in three chapters, and the order in which they are reported.
 *
 * @module
 */
import { ACTIONS } from "./chapters/actions.ts";
import { AUDIO } from "./chapters/audio.ts";
import { ENDINGS } from "./chapters/endings.ts";
import { EVENTS } from "./chapters/events.ts";
import { GROUPS } from "./chapters/groups.ts";
import { HOLDING } from "./chapters/holding.ts";
import { IDENTITY } from "./chapters/identity.ts";
import { INCOMING } from "./chapters/incoming.ts";
import { KEYS } from "./chapters/keys.ts";
import { MUTING } from "./chapters/muting.ts";
import { OBSERVERS } from "./chapters/observers.ts";
import { OUTGOING } from "./chapters/outgoing.ts";
import { PROVIDER } from "./chapters/provider.ts";
import { PUSHES } from "./chapters/pushes.ts";
import { RECENTS } from "./chapters/recents.ts";
import { RESETS } from "./chapters/resets.ts";
import { TRANSACTIONS } from "./chapters/transactions.ts";
import { UPDATES } from "./chapters/updates.ts";
import { type Chapter, type Rule, sideOf } from "./rule.ts";
import type { Side } from "./side.ts";

export {
  type Ability,
  type AbilityFamily,
  CAPABILITIES,
  capabilitiesOf,
  type Capability,
  type CapabilityEntry,
  type Claim,
  claimsAmong,
  type Declared,
  everyAbility,
  familyOf,
  limitationsOf,
  limitationTexts,
  type Need,
  TOLD_MEMBERS,
  whyUnmet,
} from "./capability.ts";
export { DEFECT_CLASSES, type DefectClass } from "./defects.ts";
export { ENTRIES, type Entry } from "./entries.ts";
export { eventsOf, type Example, type ExampleLine } from "./example.ts";
export {
  type Bench,
  type Chapter,
  type Evidence,
  isLaw,
  type Judge,
  type Rule,
  type RuleId,
  sideOf,
  type Violation,
} from "./rule.ts";
export { type Side } from "./side.ts";
export { type Source } from "./source.ts";
export { EXACT, RECORDED, type Timing } from "./timing.ts";
export { type Freedom, FREEDOMS, UNTESTABLE, type Untestable } from "./untestable.ts";

/** The version of the specification: in every report and every replay token. */
export const SPEC_VERSION = "0.1.0";

/** The chapters of the specification, in the order of the reports. */
export const CHAPTERS: readonly Chapter[] = [
  IDENTITY,
  PROVIDER,
  INCOMING,
  PUSHES,
  OUTGOING,
  ACTIONS,
  TRANSACTIONS,
  AUDIO,
  MUTING,
  HOLDING,
  GROUPS,
  KEYS,
  UPDATES,
  ENDINGS,
  RESETS,
  OBSERVERS,
  RECENTS,
  EVENTS,
];

/** Every rule, in the order that makes the clearest report: what is nearest to a cause first. */
export const RULES: readonly Rule[] = CHAPTERS.flatMap(({ rules }) => rules);

/** The rules that bind one side. */
export function rulesFor(side: Side): readonly Rule[] {
  return RULES.filter((rule) => sideOf(rule) === side);
}
