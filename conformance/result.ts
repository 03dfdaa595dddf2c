import type { ProfileName } from "../profile/mod.ts";
import { isLaw, type Rule, type Violation } from "../rules/mod.ts";
import type { Scenario } from "../scenario/mod.ts";
import type { TraceEvent } from "../trace/mod.ts";
import type { Adapter } from "./adapter.ts";
import type { Slots } from "./slots.ts";

/** What became of one rule. */
export type Verdict =
  | { readonly status: "passed"; readonly rule: Rule; readonly exercised: number }
  | { readonly status: "failed"; readonly rule: Rule; readonly finding: Finding }
  | { readonly status: "inconclusive"; readonly rule: Rule; readonly because: string }
  | { readonly status: "inapplicable"; readonly rule: Rule; readonly because: string };

/** A rule that was broken, with the fewest steps that were found to break it. */
export interface Finding {
  /** The rule. */
  readonly rule: Rule;
  /** Where it broke, what should have been and what was. */
  readonly violation: Violation;
  /** The counterexample. */
  readonly scenario: Scenario;
  /** What was seen while it was played. */
  readonly events: readonly TraceEvent[];
  /** Which call is which in it. */
  readonly slots: Slots;
  /** Replays it: nothing else is needed. */
  readonly token: string;
  /** How long the sequence was that was found, and what shrinking it took. */
  readonly shrunk: { readonly from: number; readonly runs: number; readonly executed: number };
  /** The rule whose breach comes first in the same steps: this one may follow from it. */
  readonly follows: Rule | null;
}

/** What became of a whole campaign. */
export interface ConformanceResult {
  /** What was under test. */
  readonly adapter: Adapter;
  /** The version of the specification that it was judged by. */
  readonly spec: string;
  /** The profile under which it was judged. */
  readonly profile: ProfileName;
  /** What decided everything that was drawn: the same seed gives the same result. */
  readonly seed: number;
  /** Whether the subject is alive, and where not, what it did not do. */
  readonly life: { readonly isAlive: boolean; readonly because: string };
  /** A verdict for every rule of the side, in the order of the rules. */
  readonly verdicts: readonly Verdict[];
  /** What broke on the kit's own side: a fault of the kit, not of the subject. */
  readonly control: readonly Finding[];
  /** What the subject threw where nobody can throw, each once. */
  readonly faults: readonly string[];
  /** How much was tried. */
  readonly effort: {
    readonly walks: number;
    readonly steps: number;
    readonly skipped: number;
    /** How many states were seen, told apart by `keyOf`. */
    readonly states: number;
  };
}

/**
 * The findings of a result in the order in which they are best read: what follows from another comes
 * after it, advice after law, and of several causes the one that is shortest to show first.
 */
export function findingsOf({ verdicts }: ConformanceResult): readonly Finding[] {
  const findings = verdicts.flatMap((verdict) =>
    verdict.status === "failed" ? [verdict.finding] : []
  );
  const rank = ({ follows, rule, scenario }: Finding) => [
    follows === null ? 0 : 1,
    isLaw(rule) ? 0 : 1,
    scenario.lines.length,
  ];
  return findings.map((finding) => [rank(finding), finding] as const)
    .sort(([one], [other]) => {
      const place = one.findIndex((value, index) => value !== other[index]);
      return place < 0 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
    })
    .map(([, finding]) => finding);
}
