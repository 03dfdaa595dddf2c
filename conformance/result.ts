import type { ProfileName } from "../profile/mod.ts";
import {
  type CapabilityEntry,
  isLaw,
  type Rule,
  type RuleId,
  type Violation,
} from "../rules/mod.ts";
import type { Scenario } from "../scenario/mod.ts";
import type { TraceEvent } from "../trace/mod.ts";
import type { Adapter } from "./adapter.ts";
import type { Certificate } from "./certificate.ts";
import type { Needs } from "./explain.ts";
import type { Life } from "./life.ts";
import type { Asked, CutShort, Part, Shard } from "./options.ts";
import type { RealTimeSettings } from "./pace.ts";
import type { Property } from "./properties.ts";
import type { Reading } from "./readings.ts";
import type { Slots } from "./slots.ts";
import type { Paired } from "./tour/pairs.ts";
import type { Witness } from "./witness.ts";
import type { Detour, Toured } from "./tour/tour.ts";

/** What became of one rule. */
export type Verdict =
  | {
    readonly status: "passed";
    readonly rule: Rule;
    readonly exercised: number;
    /** On real time, where it says that something comes: for how many ms was waited for that. */
    readonly withinMs?: number;
  }
  | {
    readonly status: "failed";
    readonly rule: Rule;
    readonly finding: Finding;
    /** On real time, where nothing came: for how many ms was waited for it. */
    readonly withinMs?: number;
  }
  | { readonly status: "inconclusive"; readonly rule: Rule; readonly because: string }
  | { readonly status: "inapplicable"; readonly rule: Rule; readonly because: string }
  | { readonly status: "notRun"; readonly rule: Rule; readonly because: string };

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
  /** Whether it is the shortest. */
  readonly certificate: Certificate;
  /** What of each step matters. */
  readonly needs: readonly Needs[];
  /** How many of three replays broke the rule by the same events. */
  readonly replays: number;
  /** How long the sequence was that was found, and what shrinking it took; no runs: it was not. */
  readonly shrunk: { readonly from: number; readonly runs: number; readonly executed: number };
  /** What the reference does by the same steps; null on real time, and where the kit's own side broke it. */
  readonly witness: Witness | null;
  /** How else the contract can be read: under what the same events would break nothing. */
  readonly readings: readonly Reading[];
  /** The rules that the same steps break, this one included. */
  readonly beside: readonly RuleId[];
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
  /** How it ran on real time; null where the kit moved the clock. */
  readonly realTime: Omit<RealTimeSettings, "clock"> | null;
  /** What decided everything that was drawn: the same seed gives the same result. */
  readonly seed: number;
  /** Which share of the work was done. */
  readonly shard: Shard;
  /** Why it ended before its steps were used up; null where it did not. */
  readonly cutShort: CutShort | null;
  /** Whether the subject is alive, and where not, what it did not do. */
  readonly life: Life;
  /** What the adapter says that its subject lacks: nothing of that was asked of it. */
  readonly limitations: readonly CapabilityEntry[];
  /** A verdict for every rule of the side, in the order of the rules. */
  readonly verdicts: readonly Verdict[];
  /**
   * What broke on the kit's own side, or is broken by the reference in the subject's place as well: a
   * fault of the kit, not of the subject.
   */
  readonly control: readonly Finding[];
  /** What no single trace shows: whether calls leave something behind. */
  readonly properties: readonly Property[];
  /** Where the subject went another way than the reference on the tour, and no rule was broken. */
  readonly divergences: readonly Detour[];
  /** What the subject threw where nobody can throw, each once. */
  readonly faults: readonly string[];
  /** How much was tried. */
  readonly effort: {
    readonly walks: number;
    readonly steps: number;
    readonly skipped: number;
    /** How many states were seen, told apart by `keyOf`. */
    readonly states: number;
    /** How much of the scope was toured; null where there was no tour. */
    readonly toured: Toured | null;
    /** How many pairs of steps were tried at once; null where none were. */
    readonly paired: Paired | null;
  };
  /** What those need beside all this who put shares together. */
  readonly takings: Takings;
}

/** What a share has beside what it tells: together with that of the others it makes the whole. */
export interface Takings {
  /** How much was asked of all shares together. */
  readonly asked: Asked;
  /** The states that were seen, told apart by `keyOf`. */
  readonly states: ReadonlySet<string>;
  /** How often each rule had something to say. */
  readonly exercised: ReadonlyMap<RuleId, number>;
  /** Why breaches are not believed, by rule. */
  readonly doubts: ReadonlyMap<RuleId, string>;
  /** Where each breach was seen first, by rule. */
  readonly origins: ReadonlyMap<RuleId, Origin>;
  /** Breaches of rules of which this share did not see what they are about: another may have. */
  readonly withheld: readonly Finding[];
}

/** Where in all of a campaign something was seen first, whatever share did that part of it. */
export interface Origin {
  /** In which part. */
  readonly part: Part;
  /** The run of that part, from 0. */
  readonly run: number;
  /** Which of the breaches in that run, from 0. */
  readonly breach: number;
  /** The rule that breaks first by the same steps, whatever else was found; null: this one. */
  readonly follows: RuleId | null;
}

/** What of a finding says in which order it is read, in a result and in data alike. */
export interface Ranked {
  /** Whether it is of law. */
  readonly isLaw: boolean;
  /** Whether it follows from another. */
  readonly isFollowing: boolean;
  /** How many steps show it. */
  readonly length: number;
}

/**
 * Findings in the order in which they are best read: what follows from another comes after it, advice
 * after law, and of several causes the one that is shortest to show first.
 */
export function inReadingOrder<T>(findings: readonly T[], rankOf: (finding: T) => Ranked): T[] {
  const keyed = findings.map((finding) => {
    const { isLaw, isFollowing, length } = rankOf(finding);
    return [[isFollowing ? 1 : 0, isLaw ? 0 : 1, length], finding] as const;
  });
  keyed.sort(([one], [other]) => {
    const place = one.findIndex((value, index) => value !== other[index]);
    return place < 0 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
  });
  return keyed.map(([, finding]) => finding);
}

/** The findings of a result in the order in which they are best read. */
export function findingsOf({ verdicts }: ConformanceResult): readonly Finding[] {
  const findings = verdicts.flatMap((verdict) =>
    verdict.status === "failed" ? [verdict.finding] : []
  );
  return inReadingOrder(findings, ({ follows, rule, scenario }) => ({
    isLaw: isLaw(rule),
    isFollowing: follows !== null,
    length: scenario.lines.length,
  }));
}
