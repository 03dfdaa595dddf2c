import type {
  Asked,
  Certificate,
  ConformanceResult,
  CutShort,
  Life,
  Origin,
  Property,
  Reading,
  Shard,
  Witness,
} from "../conformance/mod.ts";
import type { ProfileName } from "../profile/mod.ts";
import type { Ability, Capability, Evidence, Rule, RuleId, Source } from "../rules/mod.ts";
import type { Kit } from "../scenario/mod.ts";
import type { RecordedConfiguration, TraceEvent } from "../trace/mod.ts";

/** The version of the form of results as data: a number that only grows. */
export const RESULT_VERSION = 1;

/**
 * What became of a campaign, as plain data. Every report is made from this and nothing else, so that
 * it can be made again from a file.
 */
export interface ResultData extends ResultFacts {
  /** What all of it comes to. */
  readonly outcome: Outcome;
}

/** What can be said of an implementation after a campaign. */
export type Claim = "conformant" | "notConformant" | "none";

/**
 * What a process ends with: 0, nothing stands against the implementation; 1, a law is broken, or a
 * known failure passes now; 2, a law was not put to the test, or nothing was; 3, a fault of the
 * adapter or of the kit, so that nothing else counts.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a campaign comes to. */
export interface Outcome {
  /** What can be claimed; `none` where it was not all tried, or something is wrong with the run. */
  readonly claim: Claim;
  /** What a process ends with. */
  readonly exitCode: ExitCode;
  /** All of it in one sentence. */
  readonly sentence: string;
}

/** What was found: all of a result but the conclusion that is drawn from it. */
export interface ResultFacts {
  /** The version of this form. */
  readonly schema: typeof RESULT_VERSION;
  /** The version of the specification. */
  readonly spec: string;
  /** What was under test. */
  readonly product: ProductData;
  /** The profile under which it was judged. */
  readonly profile: ProfileName;
  /** What decided everything that was drawn. */
  readonly seed: number;
  /** Which share of the work was done. */
  readonly shard: Shard;
  /** What of the environment said which share was to be done; absent where somebody did. */
  readonly sharedBy?: string;
  /** Why it ended before its steps were used up; null where it did not. */
  readonly cutShort: CutShort | null;
  /** How it ran on real time; null where the kit moved the clock. */
  readonly realTime: ConformanceResult["realTime"];
  /** Whether the subject is alive, and where not, what it did not do. */
  readonly life: Life;
  /** What it lacks, in sentences: nothing of that was asked of it. */
  readonly limitations: readonly string[];
  /** A verdict for every rule of the side, in the order of the rules. */
  readonly verdicts: readonly VerdictData[];
  /** The rules that were broken, in the order in which they are best read. */
  readonly findings: readonly FindingData[];
  /** What broke on the kit's own side: a fault of the kit. */
  readonly control: readonly FindingData[];
  /** What no single trace shows. */
  readonly properties: readonly Property[];
  /** Where the subject went another way than the reference on the tour, and no rule was broken. */
  readonly divergences: readonly DetourData[];
  /** What was thrown where nobody can throw, each once. */
  readonly faults: readonly string[];
  /** How much was tried. */
  readonly effort: EffortData;
  /** What those need who put shares together; absent where this is no share. */
  readonly takings?: TakingsData;
  /** The shares that are missing of a whole that was put together; absent where none are. */
  readonly missing?: readonly number[];
  /** Of a share that was written: what its words come to, so that one that was altered is known. */
  readonly checksum?: string;
}

/** What a share has beside what it tells: together with that of the others it makes the whole. */
export interface TakingsData {
  /** How much was asked of all shares together. */
  readonly asked: Asked;
  /** The states that were seen, each as eight letters, one after the other. */
  readonly states: string;
  /** How often each rule had something to say. */
  readonly exercised: Readonly<Record<string, number>>;
  /** Why breaches are not believed, by rule. */
  readonly doubts: Readonly<Record<string, string>>;
  /** Where each breach was seen first, by rule. */
  readonly origins: Readonly<Record<string, Origin>>;
  /** Breaches of rules of which this share did not see what they are about. */
  readonly withheld: readonly FindingData[];
}

/** What was under test. */
export interface ProductData {
  /** What its adapter calls it. */
  readonly name: string;
  /** Which kit it was put to, and so which side it is. */
  readonly kit: Kit;
  /** What it declares to be. */
  readonly capabilities: readonly Capability[];
  /** What it says that it lacks. */
  readonly lacks: readonly Ability[];
  /** What of its provider's configuration no app can choose; absent where an app chooses all. */
  readonly configuration?: Partial<RecordedConfiguration>;
  /** What the process it ran in was allowed to do; absent where nobody said. */
  readonly permissions?: readonly string[];
}

/** What a rule says of itself. */
export interface RuleData
  extends Pick<Rule, "id" | "level" | "since" | "statement" | "because" | "refs"> {
  /** Where it stands. */
  readonly evidence: Evidence;
  /** Whether breaking it makes an implementation non-conformant; advice never does. */
  readonly isLaw: boolean;
  /** Who says so. */
  readonly sources: readonly Source[];
}

/** What is said of a rule by which something comes, on real time. */
export interface Waited {
  /** For how many ms was waited for that; absent where the kit moved the clock. */
  readonly withinMs?: number;
}

/** What became of one rule. */
export type VerdictData =
  | (Waited & { readonly status: "passed"; readonly rule: RuleData; readonly exercised: number })
  | (Waited & { readonly status: "failed"; readonly rule: RuleData })
  | { readonly status: "known"; readonly rule: RuleData; readonly known: KnownFailure }
  | {
    readonly status: "mended";
    readonly rule: RuleData;
    readonly exercised: number;
    readonly known: KnownFailure;
  }
  | { readonly status: "inconclusive"; readonly rule: RuleData; readonly because: string }
  | { readonly status: "inapplicable"; readonly rule: RuleData; readonly because: string }
  | { readonly status: "notRun"; readonly rule: RuleData; readonly because: string };

/** A failure that is known, and where somebody works on it. */
export interface KnownFailure {
  /** The rule that is broken. */
  readonly rule: RuleId;
  /** Where it is tracked: without a link, nobody ever mends it. */
  readonly issue: string;
  /** Why it is so. */
  readonly because?: string;
}

/** A rule that was broken, with the fewest steps that were found to break it. */
export interface FindingData {
  /** The rule. */
  readonly rule: RuleData;
  /** What should have been; calls go by the names that the scenario gives them. */
  readonly expected: string;
  /** What was. */
  readonly observed: string;
  /** How to mend it. */
  readonly hint?: string;
  /** The index of the event at which it broke. */
  readonly at: number;
  /** The counterexample in its text form. */
  readonly scenario: string;
  /** Its steps, and what of them matters. */
  readonly steps: readonly StepData[];
  /** Replays it: nothing else is needed. */
  readonly token: string;
  /** What was seen while it was played. */
  readonly events: readonly TraceEvent[];
  /** The names of the calls in it, by id. */
  readonly calls: Readonly<Record<string, string>>;
  /** The same as a sequence diagram, line by line. */
  readonly diagram: readonly string[];
  /** Whether it is the shortest. */
  readonly certificate: Certificate;
  /** How many of three replays broke the rule by the same events. */
  readonly replays: number;
  /** How long the sequence was that was found, and what shrinking it took. */
  readonly shrunk: { readonly from: number; readonly runs: number; readonly executed: number };
  /** What the reference does by the same steps; null where it is the kit's own side that broke it. */
  readonly witness: Witness | null;
  /** How else the contract can be read: under what the same events would break nothing. */
  readonly readings: readonly Reading[];
  /** The rules that the same steps break, this one included. */
  readonly beside: readonly RuleId[];
  /** The rule whose breach comes first in the same steps: this one may follow from it. */
  readonly follows: RuleId | null;
}

/** A step of a counterexample. */
export interface StepData {
  /** The step in its text form. */
  readonly text: string;
  /** Fields whose other values break the rule as well. */
  readonly free: readonly string[];
  /** Fields of which another value does not. */
  readonly fixed: readonly string[];
}

/** How much was tried. */
export interface EffortData extends Omit<ConformanceResult["effort"], "toured" | "paired"> {
  /** How much of the scope was toured; null where there was no tour. */
  readonly toured: TouredData | null;
  /** How many pairs of steps were tried at once; null where none were. */
  readonly paired: { readonly pairs: Share; readonly steps: number } | null;
}

/** How much of a small scope was toured. */
export interface TouredData {
  /** States that the subject was seen in. */
  readonly states: Share;
  /** Steps to another state that were taken. */
  readonly transitions: Share;
  /** Steps that change nothing that were tried. */
  readonly refusals: Share;
  /** Steps that were taken for it. */
  readonly steps: number;
  /** Steps that led elsewhere than the reference says; of many, the first few. */
  readonly detours: readonly DetourData[];
}

/** So many of so many. */
export interface Share {
  /** What was reached. */
  readonly reached: number;
  /** What there is. */
  readonly of: number;
}

/** A step that led elsewhere than the reference says. */
export interface DetourData {
  /** What was seen before it. */
  readonly from: string;
  /** The step in its text form. */
  readonly step: string;
  /** What should have been seen after it. */
  readonly expected: string;
  /** What was. */
  readonly observed: string;
}

/** The rules of law that were broken and follow from no other: what there is to mend. */
export function causesOf({ findings }: Pick<ResultFacts, "findings">): readonly FindingData[] {
  return findings.filter(({ rule, follows }) => rule.isLaw && follows === null);
}
