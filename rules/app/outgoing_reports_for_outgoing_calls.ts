import type { EventOf } from "../../trace/mod.ts";
import { completes, connected, performs, requests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** What is said of outgoing calls is not said of incoming ones. */
export const outgoingReportsForOutgoingCalls: Rule = {
  id: "app/outgoing-reports-for-outgoing-calls",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [apple("callkit/cxprovider/reportoutgoingcall(with:connectedat:)")],
  refs: ["INC-13"],
  sees: "outgoingConnected",
  statement: "The app never reports an incoming call as connecting or connected.",
  because: "An incoming call is connected when its answer is fulfilled: nothing else says so.",
  examples: {
    satisfied: [
      requests("startCall", "a"),
      performs("startCall", "a"),
      completes("startCall", "a"),
      connected("a"),
    ],
    broken: [
      ...rings("a"),
      performs("answerCall", "a"),
      completes("answerCall", "a"),
      connected("a"),
    ],
  },
  judge({ world, exercised, violated }) {
    function hear(event: EventOf<"outgoingConnecting"> | EventOf<"outgoingConnected">): void {
      const { callId } = event;
      const call = world.calls.get(callId) ?? world.ended.get(callId)?.call;
      if (!call) return;
      exercised();
      if (call.isOutgoing) return;
      const name = event.kind === "outgoingConnected" ? "Connected" : "StartedConnecting";
      violated({
        at: event,
        callId,
        expected: "reports of progress for outgoing calls only",
        observed: `reportOutgoingCall${name} for an incoming call`,
        hint: "fulfill the answer action when both can talk, and report nothing",
      });
    }
    return { outgoingConnecting: hear, outgoingConnected: hear };
  },
};
