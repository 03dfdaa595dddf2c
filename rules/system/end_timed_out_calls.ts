import type { CallId } from "../../call/mod.ts";
import { listsCalls, performs, rests, rings, timesOut, wait } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report, STREAM_SWIFT } from "../source.ts";

const late = [
  ...rings("a"),
  performs("answerCall", "a"),
  wait(60_000),
  timesOut("answerCall", "a"),
] as const;

/** A call whose start or answer comes to nothing is over. */
export const endTimedOutCalls: Rule = {
  id: "system/end-timed-out-calls",
  level: "should",
  since: "0.1.0",
  evidence: "community",
  sources: [report("voximplant/flutter_callkit", 12), STREAM_SWIFT],
  refs: ["TMO-08"],
  sees: "callsListed",
  needs: ["tells.timedOut", "waits"],
  isTimed: true,
  statement: "The system ends a call whose start or answer action times out.",
  because: "The app did not bring it about, and nothing else will: the call would hang there.",
  examples: {
    satisfied: [...late, listsCalls({}), rests],
    broken: [...late, listsCalls({ a: {} }), rests],
  },
  judge({ world, exercised, violated }) {
    const late = new Set<CallId>();
    return {
      timedOut({ actionId, action: kind, callId }) {
        if (world.actions.get(actionId)?.status !== "open") return;
        if (kind !== "startCall" && kind !== "answerCall") return;
        const { phase } = world.liveCall(callId) ?? {};
        const isHopeless = !world.openActions.some(({ action }) =>
          action.id !== actionId && action.kind === kind && action.callId === callId
        );
        // The app may have said before that an outgoing call is connected.
        if (phase === (kind === "startCall" ? "starting" : "ringing") && isHopeless) {
          late.add(callId);
        }
      },
      incomingReported: ({ callId }) => void late.delete(callId),
      requested({ actions }) {
        for (const { callId } of actions) late.delete(callId);
      },
      rested(event) {
        for (const callId of late) {
          late.delete(callId);
          exercised();
          if (!world.systemList.some(({ id }) => id === callId)) continue;
          violated({
            at: event,
            callId,
            expected: "the call gone after its start or answer timed out",
            observed: "the system still lists it",
            hint: "end a call in the same step in which its start or answer expires",
          });
        }
      },
    };
  },
};
