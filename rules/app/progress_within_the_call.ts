import type { CallId } from "../../call/mod.ts";
import type { PerformedAction, TraceEvent } from "../../trace/mod.ts";
import { completes, connecting, performs, requests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { WWDC_2016 } from "../source.ts";

/** The progress of a call is told between its start and its end. */
export const progressWithinTheCall: Rule = {
  id: "app/progress-within-the-call",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [WWDC_2016],
  refs: ["OUT-07", "END-05"],
  sees: "outgoingConnected",
  statement:
    "The app reports the progress of an outgoing call only after it was given the start, " +
    "and before it has ended the call.",
  because: "Earlier there is no such call, and later there is none any more.",
  examples: {
    satisfied: [
      requests("startCall", "a"),
      performs("startCall", "a"),
      completes("startCall", "a"),
      connecting("a"),
    ],
    broken: [requests("startCall", "a"), connecting("a"), performs("startCall", "a")],
  },
  judge({ world, exercised, violated }) {
    // Only what this process has asked for: of calls from an earlier one it may know nothing.
    const requested = new Set<CallId>();
    const given = new Set<CallId>();
    function take({ action: { kind, callId } }: PerformedAction): void {
      if (kind === "startCall") given.add(callId);
    }
    function progress(at: TraceEvent, callId: CallId): void {
      if (!requested.has(callId)) return;
      exercised();
      const { by } = world.ended.get(callId) ?? {};
      const isOver = by === "report" || by === "endAction" || by === "failure";
      if (given.has(callId) && !isOver) return;
      violated({
        at,
        callId,
        expected: "progress reported between the start action and the end of the call",
        observed: given.has(callId)
          ? "progress of a call that the app has ended"
          : "progress of a call whose start action was not performed",
        hint: "look up your call before each report; report connecting after the start's fulfill()",
      });
    }
    return {
      requested({ actions }) {
        for (const { kind, callId } of actions) {
          if (kind !== "startCall" || world.calls.has(callId)) continue;
          requested.add(callId);
          given.delete(callId);
        }
      },
      // What the app said when the deadline had passed may not have counted.
      timedOut: ({ callId }) => void requested.delete(callId),
      performed: take,
      executeAsked: ({ actions }) => actions.forEach(take),
      outgoingConnecting: (event) => progress(event, event.callId),
      outgoingConnected: (event) => progress(event, event.callId),
    };
  },
};
