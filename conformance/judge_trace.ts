import type { RecordedTrace } from "../trace/mod.ts";
import { TraceJudge, type TraceOptions, type TraceVerdict } from "./recorded/mod.ts";

/**
 * Puts all rules of a side to a trace that somebody recorded. A rule that hears of something that was
 * not recorded is inapplicable: what nobody looked at is neither kept nor broken.
 *
 * @param options what the implementation says of itself, as an adapter would, and how it is judged
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
  options: TraceOptions = {},
): readonly TraceVerdict[] {
  const judge = new TraceJudge(header, options);
  for (const event of events) judge.hear(event);
  return judge.verdicts;
}
