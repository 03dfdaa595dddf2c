import { isLaw } from "../rules/mod.ts";
import type { Finding } from "./result.ts";

/** What of a finding says what it follows from, in a result and in data alike. */
export interface Groupable<Id> {
  /** The rule. */
  readonly id: Id;
  /** Whether it is of law. */
  readonly isLaw: boolean;
  /** How many steps show it. */
  readonly length: number;
  /** The rules that the same steps break, in the order in which they break. */
  readonly beside: readonly Id[];
  /** The rule that breaks first in the same steps, and is no advice; null: this one. */
  readonly follows: Id | null;
}

/**
 * One fault, one cause: where the steps to a breach break a rule as well that is reported before it,
 * it is told as what follows from that. Advice is a cause of advice alone.
 *
 * @returns for each finding the rule that it follows from; null where it is a cause
 */
export function causesOfAll<Id>(findings: readonly Groupable<Id>[]): readonly (Id | null)[] {
  const order = findings.toSorted((one, other) =>
    weightOf(one) - weightOf(other) || one.length - other.length
  );
  return findings.map((finding) => {
    if (finding.follows !== null) return finding.follows;
    const cause = order.slice(0, order.indexOf(finding)).find(({ id, follows, isLaw }) =>
      follows === null && finding.beside.includes(id) && (isLaw || !finding.isLaw)
    );
    return cause ? cause.id : null;
  });
}

function weightOf<Id>({ follows, isLaw }: Groupable<Id>): number {
  return (follows === null ? 0 : 2) + (isLaw ? 0 : 1);
}

/** Findings, each with what it follows from. */
export function grouped(findings: readonly Finding[]): readonly Finding[] {
  const causes = causesOfAll(findings.map(({ rule, scenario, beside, follows }) => ({
    id: rule.id,
    isLaw: isLaw(rule),
    length: scenario.lines.length,
    beside,
    follows: follows?.id ?? null,
  })));
  return findings.map((finding, index) => {
    const cause = findings.find(({ rule }) => rule.id === causes[index]);
    return finding.follows === null && cause ? { ...finding, follows: cause.rule } : finding;
  });
}
