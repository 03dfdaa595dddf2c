import type { JudgedTrace, TraceVerdict } from "../conformance/mod.ts";
import type { ProfileName } from "../profile/mod.ts";
import { PROFILE_NAMES } from "../profile/mod.ts";
import { isLaw, type RuleId, SPEC_VERSION } from "../rules/mod.ts";
import {
  flag,
  integer,
  list,
  literal,
  nullable,
  object,
  optional,
  type Schema,
  table,
  text,
  word,
} from "../schema/mod.ts";
import { verifyExitCode, verifySentence } from "./verify_text.ts";

/** What a recorded trace comes to, as plain data. */
export interface VerifyData {
  /** The version of this form. */
  readonly schema: 1;
  /** The version of the specification. */
  readonly spec: string;
  /** What the trace is called. */
  readonly name: string;
  /** Under which profile it was judged; null where it is no trace. */
  readonly profile: ProfileName | null;
  /** What all of it comes to. */
  readonly outcome: { readonly exitCode: 0 | 1 | 2 | 3; readonly sentence: string };
  /** How many lines were read. */
  readonly lines: number;
  /** How many events were told of. */
  readonly events: number;
  /** How many of them could not be judged. */
  readonly unheard: number;
  /** The first gaps. */
  readonly gaps: readonly { readonly line: number; readonly because: string }[];
  /** How many events were skipped, by their kind. */
  readonly skipped: Readonly<Record<string, number>>;
  /** The line at which reading ended, where it is no event, and why. */
  readonly flaw: { readonly line: number; readonly message: string } | null;
  /** The number of the last line, where it is cut off. */
  readonly torn: number | null;
  /** What became of each rule. */
  readonly verdicts: readonly VerifyVerdict[];
  /** What was found, in the order of the trace. */
  readonly findings: readonly VerifyFinding[];
}

/** What a recorded trace says of one rule. */
export interface VerifyVerdict {
  /** The rule. */
  readonly rule: RuleId;
  /** Whether it is law; the rest is advice. */
  readonly isLaw: boolean;
  /** What became of it. */
  readonly status: TraceVerdict["status"];
  /** How often the rule had something to say, where it is kept. */
  readonly exercised?: number;
  /** Why nothing is said, where it is neither kept nor broken. */
  readonly because?: string;
}

/** A rule that a recorded trace breaks, and where. */
export interface VerifyFinding {
  /** The rule. */
  readonly rule: RuleId;
  /** Whether it is law; the rest is advice. */
  readonly isLaw: boolean;
  /** The rule, as a sentence. */
  readonly statement: string;
  /** The line of the event at which it broke, from 1. */
  readonly line: number;
  /** What should have been. */
  readonly expected: string;
  /** What was. */
  readonly observed: string;
  /** How to mend it. */
  readonly hint?: string;
  /** The id of the call. */
  readonly call?: string;
}

/** Makes plain data of what a recorded trace comes to. */
export function verifyData(judged: JudgedTrace, name: string): VerifyData {
  const { profile, lines, events, unheard, gaps, skipped, flaw, torn } = judged;
  return {
    schema: 1,
    spec: SPEC_VERSION,
    name,
    profile,
    outcome: { exitCode: verifyExitCode(judged), sentence: `${name}: ${verifySentence(judged)}` },
    lines,
    events,
    unheard,
    gaps,
    skipped,
    flaw,
    torn,
    verdicts: judged.verdicts.map(verdictData),
    findings: judged.findings.map(({ rule, violation, line }) => ({
      rule: rule.id,
      isLaw: isLaw(rule),
      statement: rule.statement,
      line,
      expected: violation.expected,
      observed: violation.observed,
      ...(violation.hint !== undefined && { hint: violation.hint }),
      ...(violation.callId !== undefined && { call: violation.callId }),
    })),
  };
}

function verdictData(verdict: TraceVerdict): VerifyVerdict {
  const { rule, status } = verdict;
  const about = { rule: rule.id, isLaw: isLaw(rule), status };
  if (verdict.status === "passed") return { ...about, exercised: verdict.exercised };
  return verdict.status === "failed" ? about : { ...about, because: verdict.because };
}

const count = (about?: string) => integer({ minimum: 0, ...(about && { about }) });
const STATUSES = ["passed", "failed", "inconclusive", "inapplicable", "notRun"] as const;
const flawAt = object<{ line: number; message: string }>({ line: count(), message: text() });

/** What such data look like; `docs/schema/verify.schema.json` is this for everybody else. */
export const verifySchema: Schema<VerifyData> = object<VerifyData>({
  schema: literal(1, { about: "The version of this form." }),
  spec: text({ about: "The version of the specification." }),
  name: text({ about: "What the trace is called." }),
  profile: nullable(word(PROFILE_NAMES)),
  outcome: object<VerifyData["outcome"]>({
    exitCode: integer<0 | 1 | 2 | 3>({
      minimum: 0,
      maximum: 3,
      about: "0: no law is broken. 1: one is. 2: nothing was judged. 3: it is no trace to its end.",
    }),
    sentence: text(),
  }),
  lines: count("How many lines were read."),
  events: count("How many events were told of."),
  unheard: count("How many of them could not be judged."),
  gaps: list(object<VerifyData["gaps"][number]>({ line: count(), because: text() }), {
    about: "Where events are missing: the first of them.",
  }),
  skipped: table(count(), { about: "How many events were skipped, by their kind." }),
  flaw: nullable(flawAt),
  torn: nullable(count("The last line, where it is cut off.")),
  verdicts: list(object<VerifyVerdict>({
    rule: text<RuleId>(),
    isLaw: flag(),
    status: word(STATUSES),
    exercised: optional(count("How often it had something to say.")),
    because: optional(text({ about: "Why nothing is said." })),
  })),
  findings: list(object<VerifyFinding>({
    rule: text<RuleId>(),
    isLaw: flag({ about: "Whether it is law; the rest is advice." }),
    statement: text(),
    line: count("The line of the event at which it broke, from 1."),
    expected: text(),
    observed: text(),
    hint: optional(text()),
    call: optional(text({ about: "The id of the call." })),
  })),
});
