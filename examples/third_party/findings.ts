import { type RuleId, RULES } from "../../rules/mod.ts";
import {
  flawOf,
  integer,
  list,
  nullable,
  object,
  type Schema,
  tagged,
  text,
  word,
} from "../../schema/mod.ts";

/** Whose a breach is: of the subject's code, of the lines that show it to the kit, or of the kit. */
export const OWNERS = ["implementation", "adapter", "harness"] as const;

/** How a walk of a seed came upon a breach, without any that were known before. */
export interface Sighting {
  readonly seed: number;
  /** The steps that were taken until then. */
  readonly steps: number;
  /** The time until then, with what it took to shrink those that were found before. */
  readonly ms: number;
  /** How many steps its counterexample has. */
  readonly length: number;
}

/** A rule that a subject breaks. */
export interface RecordedFinding {
  readonly rule: RuleId;
  readonly verdict: "finding";
  readonly expected: string;
  readonly observed: string;
  /** The counterexample, a step a line. */
  readonly steps: readonly string[];
  readonly length: number;
  /** Replays it. */
  readonly token: string;
  /** The rule that the same steps break before: this breach may follow from that. */
  readonly follows: RuleId | null;
  /** Whose it is; null until somebody has looked. */
  readonly whose: typeof OWNERS[number] | null;
  /** How that was checked in the code of the subject, with file and line; null until then. */
  readonly checked: string | null;
  /** The issue at its makers; null where none is known. */
  readonly upstream: string | null;
  /** How the walks of some seeds came upon it; a seed that is missing did not. */
  readonly sightings: readonly Sighting[];
}

/** What became of a rule. */
export type RecordedVerdict =
  | RecordedFinding
  | { readonly rule: RuleId; readonly verdict: "passed" }
  | { readonly rule: RuleId; readonly verdict: "inconclusive"; readonly because: string }
  | { readonly rule: RuleId; readonly verdict: "inapplicable"; readonly because: string };

/** What became of the rules that bind a subject. */
export interface RecordedSubject {
  /** The name that it has here. */
  readonly subject: string;
  readonly version: string;
  /** How long its campaign took when it was recorded. */
  readonly ms: number;
  readonly rules: readonly RecordedVerdict[];
}

/** What was found in all of them. */
export interface Findings {
  readonly subjects: readonly RecordedSubject[];
}

/** Where they are recorded. */
export const FINDINGS_FILE: URL = new URL("findings.json", import.meta.url);

const ruleId: Schema<RuleId> = word(RULES.map(({ id }) => id));

const findingsSchema: Schema<Findings> = object<Findings>({
  subjects: list(object<RecordedSubject>({
    subject: text(),
    version: text(),
    ms: integer({ minimum: 0 }),
    rules: list(tagged<RecordedVerdict, "verdict">("verdict", {
      passed: { rule: ruleId },
      inconclusive: { rule: ruleId, because: text() },
      inapplicable: { rule: ruleId, because: text() },
      finding: {
        rule: ruleId,
        expected: text(),
        observed: text(),
        steps: list(text()),
        length: integer({ minimum: 1 }),
        token: text({ pattern: /^cs1\./, called: "a replay token" }),
        follows: nullable(ruleId),
        whose: nullable(word(OWNERS)),
        checked: nullable(text()),
        upstream: nullable(text({ pattern: /^https:\/\/\S+$/, called: "a link" })),
        sightings: list(object<Sighting>({
          seed: integer(),
          steps: integer(),
          ms: integer(),
          length: integer(),
        })),
      },
    })),
  })),
});

/**
 * Reads what is recorded.
 *
 * @throws {SyntaxError} where it has not the form, with the place and what was expected there
 */
export function readFindings(json: string): Findings {
  const value: unknown = JSON.parse(json);
  const flaw = flawOf(findingsSchema, value);
  if (flaw !== null) throw new SyntaxError(`Cannot read findings.json: ${flaw}`);
  return value as Findings;
}

/** The breaches among some verdicts. */
export function breachesOf(rules: readonly RecordedVerdict[]): readonly RecordedFinding[] {
  return rules.filter((each) => each.verdict === "finding");
}
