import type { CallId } from "../../call/mod.ts";
import { completes, connected, connecting, performs, requests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const started = [
  requests("startCall", "a"),
  performs("startCall", "a"),
  completes("startCall", "a"),
] as const;

/** A call that gets connected was being connected before. */
export const connectingBeforeConnected: Rule = {
  id: "app/connecting-before-connected",
  level: "should",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxprovider/reportoutgoingcall(with:connectedat:)")],
  refs: ["OUT-04"],
  sees: "outgoingConnected",
  statement:
    "The app reports that an outgoing call is being connected before it reports it as connected.",
  because: "The phone shows how the call comes along, and when it began to be put through.",
  examples: {
    satisfied: [...started, connecting("a"), connected("a")],
    broken: [...started, connected("a")],
  },
  judge({ world, exercised, violated }) {
    const said = new Set<CallId>();
    return {
      outgoingConnecting: ({ callId }) => void said.add(callId),
      outgoingConnected(event) {
        const { callId } = event;
        const call = world.liveCall(callId);
        if (!call?.isOutgoing || call.phase === "active") return;
        exercised();
        if (said.has(callId)) return;
        violated({
          at: event,
          callId,
          expected: "reportOutgoingCallStartedConnecting before reportOutgoingCallConnected",
          observed: `connected at once: the system has the call as ${call.phase}`,
          hint: "report it where you have fulfilled the start action",
        });
      },
    };
  },
};
