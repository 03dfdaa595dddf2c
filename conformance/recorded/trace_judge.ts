import { profile, type ProfileName } from "../../profile/mod.ts";
import {
  capabilitiesOf,
  type Declared,
  EXACT,
  RECORDED,
  type Rule,
  type RuleId,
  rulesFor,
  type Violation,
} from "../../rules/mod.ts";
import type { EventKind, TraceEvent, TraceHeader } from "../../trace/mod.ts";
import { readDisabled, readSelected } from "../options.ts";
import { type Found, whyInapplicable } from "../panel.ts";
import { Hearing } from "./hearing.ts";
import { kindsHeardBy } from "../heard_kinds.ts";

/** What a recorded trace says of one rule. */
export type TraceVerdict =
  | { readonly status: "passed"; readonly rule: Rule; readonly exercised: number }
  | { readonly status: "failed"; readonly rule: Rule; readonly violation: Violation }
  | { readonly status: "inconclusive"; readonly rule: Rule; readonly because: string }
  | { readonly status: "inapplicable"; readonly rule: Rule; readonly because: string }
  | { readonly status: "notRun"; readonly rule: Rule; readonly because: string };

/** How a trace is judged. */
export interface TraceOptions extends Declared {
  /** Under which profile it is judged; the header's where none is given. */
  readonly profile?: ProfileName;
  /** The rules that are judged; all of the side where none are given. */
  readonly rules?: readonly RuleId[];
  /** Rules that are not judged, each with the reason, which reports show. */
  readonly disable?: Readonly<Partial<Record<RuleId, string>>>;
  /** After how many events what is over may be forgotten; 20,000 where nothing is said. */
  readonly chapter?: number;
  /** After how many events all is forgotten, also where something is under way; 400,000. */
  readonly longest?: number;
}

/** All rules of a side, put to a recorded trace event by event. */
export class TraceJudge {
  readonly #rules: readonly Rule[];
  readonly #because: ReadonlyMap<Rule, string | null>;
  readonly #disabled: ReadonlyMap<string, string>;
  readonly #hearing: Hearing;
  readonly #hasRests: boolean;

  /** Seats the judges of the side that was under test. */
  constructor(header: TraceHeader, options: TraceOptions = {}) {
    const { chapter = 20_000, longest = 400_000 } = options;
    const judging = {
      profile: profile(options.profile ?? header.profile),
      has: capabilitiesOf(options),
      timing: header.clock === "wall" ? RECORDED : EXACT,
    };
    this.#disabled = readDisabled(options.disable ?? {});
    const kinds = new Set(header.kinds);
    this.#hasRests = kinds.has("rested");
    const selected = options.rules ? readSelected(options.rules) : null;
    this.#rules = rulesFor(header.side).filter(({ id }) => selected?.has(id) ?? true);
    this.#because = new Map(
      this.#rules.map((rule) => [rule, whyInapplicable(rule, judging) ?? whyUnheard(rule, kinds)]),
    );
    const applicable = this.#rules.filter((rule) =>
      this.#because.get(rule) === null && !this.#disabled.has(rule.id)
    );
    this.#hearing = new Hearing(applicable, { ...judging, kinds, chapter, longest });
  }

  /** Takes the next event, and gives what was found at it. */
  hear(event: TraceEvent): readonly Found[] {
    const { panel } = this.#hearing;
    const before = panel.found.length;
    this.#hearing.hear(event);
    return panel.found.slice(before);
  }

  /** How many events could not be judged, since something before them was not known. */
  get unheard(): number {
    return this.#hearing.unheard;
  }

  /** What the trace says of each rule so far. */
  get verdicts(): readonly TraceVerdict[] {
    const found = new Map(
      this.#hearing.panel.found.map(({ rule, violation }) => [rule, violation]),
    );
    return this.#rules.map((rule) => {
      const disabled = this.#disabled.get(rule.id);
      if (disabled !== undefined) return { status: "notRun", rule, because: disabled };
      const because = this.#because.get(rule) ?? this.#whyBlind(rule);
      if (because !== null) return { status: "inapplicable", rule, because };
      const violation = found.get(rule);
      if (violation) return { status: "failed", rule, violation };
      const exercised = this.#hearing.panel.exercised.get(rule.id) ?? 0;
      if (exercised > 0) return { status: "passed", rule, exercised };
      return { status: "inconclusive", rule, because: this.#whyInconclusive(rule) };
    });
  }

  #whyBlind({ id }: Rule): string | null {
    const missing = this.#hearing.blind.get(id);
    return missing === undefined ? null : `not recorded: ${missing}`;
  }

  #whyInconclusive(rule: Rule): string {
    if (!this.#hasRests && kindsHeardBy(rule).includes("rested")) {
      return "without rested no trace says that something never came";
    }
    return this.unheard > 0
      ? "nothing in what could be judged of the trace is about it"
      : "nothing in the trace is about it";
  }
}

/**
 * Which of the kinds that a rule hears were not recorded; null where all were. That nothing is under
 * way few logs can say: without it a judge hears of less, and blames nobody for it.
 */
function whyUnheard(rule: Rule, kinds: ReadonlySet<EventKind>): string | null {
  const missing = kindsHeardBy(rule).filter((kind) => !kinds.has(kind) && kind !== "rested");
  return missing.length > 0 ? `not recorded: ${missing.join(", ")}` : null;
}
