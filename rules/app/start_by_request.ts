import type { CallId } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { asksEngine, connecting, performs, requests, rests, settlesRequest } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, WWDC_2016 } from "../source.ts";

/** An outgoing call begins with a request. */
export const startByRequest: Rule = {
  id: "app/start-by-request",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/making-and-receiving-voip-calls"), WWDC_2016],
  refs: ["OUT-01"],
  statement: "The app begins every outgoing call by requesting a start action for it.",
  because: "The system makes the call when it accepts the request; of another it knows nothing.",
  examples: {
    satisfied: [
      requests("startCall", "a"),
      settlesRequest(),
      performs("startCall", "a"),
      asksEngine("dial", "a"),
      rests,
    ],
    broken: [asksEngine("dial", "a"), connecting("a"), rests],
  },
  judge({ world, exercised, violated }) {
    const requested = new Set<CallId>();
    const told = new Set<CallId>();
    const dialed = new Map<CallId, CallId>();
    function isIntroduced(id: CallId): boolean {
      return requested.has(id) || world.calls.has(id) || world.ended.has(id);
    }
    function accuse(at: TraceEvent, callId: CallId, observed: string): void {
      if (told.has(callId)) return;
      told.add(callId);
      violated({
        at,
        callId,
        expected: "a request with startCall before anything else of an outgoing call",
        observed,
        hint: "ask the call controller, and begin in the handler of startCall",
      });
    }
    return {
      requested({ actions }) {
        for (const { kind, callId } of actions) {
          if (kind !== "startCall") continue;
          requested.add(callId);
          exercised();
        }
      },
      outgoingConnecting(event) {
        if (isIntroduced(event.callId)) return;
        accuse(event, event.callId, "connecting reported for a call that was never introduced");
      },
      outgoingConnected(event) {
        if (isIntroduced(event.callId)) return;
        accuse(event, event.callId, "connected reported for a call that was never introduced");
      },
      engineAsked({ operation, callId }) {
        // An engine may have its own way to spell an id.
        if (operation === "dial") dialed.set(callId.toLowerCase() as CallId, callId);
      },
      rested(event) {
        for (const [id, callId] of dialed) {
          if (!isIntroduced(id)) accuse(event, callId, "the engine dials, and nobody was asked");
        }
        dialed.clear();
      },
    };
  },
};
