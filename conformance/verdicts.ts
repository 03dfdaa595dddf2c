import type { Rule } from "../rules/mod.ts";
import type { Life } from "./life.ts";
import { waitedFor, whyNotPassed } from "./on_real_time.ts";
import type { Settings } from "./options.ts";
import { whyInapplicable } from "./panel.ts";
import type { Finding, Verdict } from "./result.ts";
import type { Witness } from "./witness.ts";

/** Why of a rule nothing is said where the reference breaks it as well. */
export const REFERENCE_BREAKS_IT = "the reference breaks it by the same steps";

/** Why of a rule nothing is said where nothing happened that it is about. */
export function nothingHappened(steps: number): string {
  return `in ${steps} steps nothing happened that it is about`;
}

/** Whether a breach says nothing of the subject: the reference, in its place, breaks the rule as well. */
export function isOfTheKit({ witness }: { readonly witness: Witness | null }): boolean {
  return witness?.control === "breaks";
}

/** What is known of a rule at the end of a campaign. */
export interface Known {
  /** Whether the subject was alive. */
  readonly life: Life;
  /** Whether it was seen what the rule must see. */
  readonly isSeen: boolean;
  /** How it was broken. */
  readonly finding: Finding | undefined;
  /** Why a breach of it is not believed. */
  readonly doubt: string | undefined;
  /** How often it had something to say. */
  readonly exercised: number;
  /** How many steps were taken in walks. */
  readonly steps: number;
}

/** What became of a rule. */
export function verdictOn(rule: Rule, known: Known, settings: Settings): Verdict {
  const { life, isSeen, finding, doubt, exercised, steps } = known;
  const { profile, has, disabled, selected, realTime } = settings;
  if (selected?.has(rule.id) === false) {
    return { status: "notRun", rule, because: "it was not selected" };
  }
  const reason = disabled.get(rule.id);
  if (reason !== undefined) return { status: "notRun", rule, because: `disabled: ${reason}` };
  const because = whyInapplicable(rule, { profile, has });
  if (because !== null) return { status: "inapplicable", rule, because };
  if (!life.isAlive) {
    return { status: "inconclusive", rule, because: `no sign of life: ${life.because}` };
  }
  if (!isSeen) {
    return { status: "inapplicable", rule, because: `it shows no ${rule.sees} that it is about` };
  }
  if (finding && isOfTheKit(finding)) {
    return { status: "inconclusive", rule, because: REFERENCE_BREAKS_IT };
  }
  if (finding) {
    const isAbsence = finding.violation.at.kind === "rested";
    return { status: "failed", rule, finding, ...(isAbsence && waitedFor(rule, realTime)) };
  }
  const unsure = doubt ?? whyNotPassed(rule, exercised, settings);
  if (exercised > 0 && unsure === null) {
    return { status: "passed", rule, exercised, ...waitedFor(rule, realTime) };
  }
  return { status: "inconclusive", rule, because: unsure ?? nothingHappened(steps) };
}
