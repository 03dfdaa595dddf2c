import { profile } from "../profile/mod.ts";
import {
  capabilitiesOf,
  type Declared,
  type Rule,
  rulesFor,
  type Violation,
} from "../rules/mod.ts";
import { type EventKind, type RecordedTrace, World } from "../trace/mod.ts";
import { judged, type Panel, whyInapplicable } from "./panel.ts";

/** What a recorded trace says of one rule. */
export type TraceVerdict =
  | { readonly status: "passed"; readonly rule: Rule; readonly exercised: number }
  | { readonly status: "failed"; readonly rule: Rule; readonly violation: Violation }
  | { readonly status: "inconclusive"; readonly rule: Rule; readonly because: string }
  | { readonly status: "inapplicable"; readonly rule: Rule; readonly because: string };

/**
 * Puts all rules of a side to a trace that somebody recorded. A rule that hears of something that was
 * not recorded is inapplicable: what nobody looked at is neither kept nor broken.
 *
 * @param declared what the implementation says of itself, as an adapter would
 *
 * @example
 * ```ts
 * import { judgeTrace } from "@callspec/callspec/conformance";
 * import { EVENT_KINDS, Trace } from "@callspec/callspec/trace";
 * import { callId, instant } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * const trace = new Trace({ now: () => instant(0) });
 * const callId_ = callId("00000000-0000-4000-8000-00000000000a");
 * trace.append({ kind: "incomingReported", report: 1, callId: callId_, update: {} });
 * trace.append({ kind: "incomingSettled", report: 1, callId: callId_, error: null });
 * trace.append({ kind: "incomingReported", report: 2, callId: callId_, update: {} });
 * const header = { callspec: "0.1.0", clock: "virtual", profile: "callspec" } as const;
 * const verdicts = judgeTrace({
 *   header: { ...header, side: "app", kinds: EVENT_KINDS },
 *   events: trace.events,
 * });
 * const broken = verdicts.filter(({ status }) => status === "failed");
 * assertEquals(broken.map(({ rule }) => rule.id), ["app/unique-call-ids"]);
 * ```
 */
export function judgeTrace(
  { header, events }: RecordedTrace,
  declared: Declared = {},
): readonly TraceVerdict[] {
  const options = { profile: profile(header.profile), has: capabilitiesOf(declared) };
  const kinds = new Set(header.kinds);
  const rules = rulesFor(header.side);
  const because = new Map(
    rules.map((rule) => [rule, whyInapplicable(rule, options) ?? whyUnheard(rule, kinds)]),
  );
  const panel = judged(rules.filter((rule) => because.get(rule) === null), events, options);
  return rules.map((rule) => verdictOf(rule, because.get(rule) ?? null, panel));
}

function verdictOf(rule: Rule, because: string | null, panel: Panel): TraceVerdict {
  if (because !== null) return { status: "inapplicable", rule, because };
  const found = panel.found.find((each) => each.rule === rule);
  if (found) return { status: "failed", rule, violation: found.violation };
  const exercised = panel.exercised.get(rule.id) ?? 0;
  if (exercised > 0) return { status: "passed", rule, exercised };
  return { status: "inconclusive", rule, because: "nothing in the trace is about it" };
}

/** Which of the kinds that a rule hears were not recorded; null where all were. */
function whyUnheard(rule: Rule, kinds: ReadonlySet<EventKind>): string | null {
  const missing = kindsHeardBy(rule).filter((kind) => !kinds.has(kind));
  return missing.length > 0 ? `not recorded: ${missing.join(", ")}` : null;
}

function kindsHeardBy(rule: Rule): readonly EventKind[] {
  const judge = rule.judge({
    world: new World(),
    profile: profile("callspec"),
    exercised() {},
    violated() {},
  });
  return Object.keys(judge) as EventKind[];
}
