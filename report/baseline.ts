import { type RuleId, RULES } from "../rules/mod.ts";
import {
  flawOf,
  list,
  literal,
  named,
  object,
  optional,
  type Schema,
  text,
} from "../schema/mod.ts";
import { concluded } from "./outcome.ts";
import type { KnownFailure, ResultData, VerdictData } from "./result_data.ts";

/** The failures that are known: a run with no others is not red. */
export interface Baseline {
  /** The version of this form. */
  readonly schema: 1;
  /** The failures, one for a rule. */
  readonly known: readonly KnownFailure[];
}

/** What a known failure looks like. */
export const knownFailureSchema: Schema<KnownFailure> = named(
  "KnownFailure",
  object<KnownFailure>({
    rule: text<RuleId>({
      pattern: /^(app|system|events)\/[a-z0-9-]+$/,
      called: "the id of a rule",
    }),
    issue: text({
      pattern: /^https?:\/\/\S+$/,
      called: "a link to the issue that tracks it (https://...)",
      about: "Where it is tracked.",
    }),
    because: optional(text({ about: "Why it is so." })),
  }),
);

/** What a baseline looks like. */
export const baselineSchema: Schema<Baseline> = object<Baseline>({
  schema: literal(1, { about: "The version of this form." }),
  known: list(knownFailureSchema, { about: "The failures that are known, one for a rule." }),
});

/**
 * Reads a baseline from the text of a file.
 *
 * @throws {SyntaxError} where it is none, with the place and what was expected there
 */
export function readBaseline(json: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new SyntaxError(`Cannot read the baseline: ${(error as Error).message}`);
  }
  const flaw = flawOf(baselineSchema, value);
  if (flaw !== null) throw new SyntaxError(`Cannot read the baseline: ${flaw}`);
  return value as Baseline;
}

/**
 * Holds a result to what is known of it: a failure that is known is not red, and one that is known
 * and does not fail any more is. Every rule was run all the same.
 *
 * @throws {RangeError} where an entry names no rule, or a rule is named twice
 *
 * @example
 * ```ts
 * import { conform, referenceEvents } from "@callspec/callspec/conformance";
 * import { resultData, withBaseline } from "@callspec/callspec/report";
 * import { assertEquals } from "@std/assert";
 *
 * const data = resultData(await conform(referenceEvents, { steps: 500 }));
 * const issue = "https://issues.example/7";
 * const known = [{ rule: "events/deliver-once-in-order", issue }] as const;
 * const held = withBaseline(data, { schema: 1, known });
 * // The reference keeps that rule: the entry is out of date, and says so.
 * assertEquals([data.outcome.exitCode, held.outcome.exitCode], [0, 1]);
 * ```
 */
export function withBaseline(data: ResultData, { known }: Baseline): ResultData {
  const failures = new Map(known.map((each) => [each.rule, each]));
  const ids = new Set(RULES.map(({ id }) => id));
  for (const [index, { rule }] of known.entries()) {
    if (!ids.has(rule)) {
      throw new RangeError(
        `Cannot take ${rule} for a known failure: there is no such rule; docs/rules/ has them all`,
      );
    }
    if (known.findIndex((each) => each.rule === rule) < index) {
      throw new RangeError(
        `Cannot take ${rule} for a known failure twice: put both issues into one entry`,
      );
    }
  }
  return concluded({
    ...data,
    verdicts: data.verdicts.map((verdict) => heldTo(verdict, failures.get(verdict.rule.id))),
  });
}

/** Holds what became of a rule to what is known of it. */
export function heldTo(verdict: VerdictData, known: KnownFailure | undefined): VerdictData {
  if (!known) return verdict;
  const { rule } = verdict;
  if (verdict.status === "failed") return { status: "known", rule, known };
  if (verdict.status === "passed") {
    return { status: "mended", rule, exercised: verdict.exercised, known };
  }
  return verdict;
}
