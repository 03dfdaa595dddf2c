import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { idOf, reports, reportsEnd } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, WWDC_2016 } from "../source.ts";

const called = { kind: "engineReported", report: "incoming", callId: idOf("a") } as const;

/** The report comes before everything else that is said of an incoming call. */
export const introduceIncomingCalls: Rule = {
  id: "app/introduce-incoming-calls",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/making-and-receiving-voip-calls"), WWDC_2016],
  refs: ["INC-01"],
  statement: "The app reports an incoming call as new before it updates, answers or ends it.",
  because: "The system knows of a call by that report alone: before it, it never rings.",
  examples: {
    satisfied: [called, reports("a"), reportsEnd("a")],
    broken: [called, reportsEnd("a"), reports("a")],
  },
  judge({ world, exercised, violated }) {
    // Of a call from before a relaunch the app may go by what it reported then.
    const unknown = new Set<CallId>();
    const told = new Set<CallId>();
    function hear(at: TraceEvent, callId: CallId, observed: string): void {
      if (!unknown.delete(callId)) return;
      exercised();
      violated({
        at,
        callId,
        expected: "reportNewIncomingCall first",
        observed: `${observed} a call that was never reported`,
        hint: "report the call as soon as you hear of it, and go on from there",
      });
    }
    function begin(callId: CallId): void {
      if (!told.has(callId) && !world.calls.has(callId)) unknown.add(callId);
    }
    return {
      engineReported({ report, callId }) {
        if (report === "incoming") begin(callId);
      },
      pushDelivered: ({ callId }) => begin(callId),
      incomingReported({ callId }) {
        told.add(callId);
        if (unknown.delete(callId)) exercised();
      },
      callUpdated: (event) => hear(event, event.callId, "an update of"),
      callEndReported: (event) => hear(event, event.callId, "the end of"),
      engineAsked(event) {
        if (event.operation === "accept") hear(event, event.callId, "the engine asked to accept");
      },
      requested(event) {
        for (const { kind, callId } of event.actions) {
          if (kind === "answerCall") hear(event, callId, "a request to answer");
        }
      },
    };
  },
};
