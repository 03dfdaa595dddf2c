import type { CallId } from "../../call/mod.ts";
import { idOf, rests, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, PUSHKIT_ARTICLE, WWDC_2016 } from "../source.ts";

/** What ends a call from outside is reported. */
export const reportRemoteEnd: Rule = {
  id: "app/report-remote-end",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [PUSHKIT_ARTICLE, WWDC_2016, apple("callkit/cxcallendedreason")],
  refs: ["END-02", "INC-14"],
  statement: "The app reports the end of a call that the far side or the network ended.",
  because: "Nobody else can tell the system: the phone rings on, or shows a call with nobody.",
  examples: {
    satisfied: [
      ...rings("a"),
      { kind: "remoteActed", act: "ends", callId: idOf("a"), cause: "hungUp" },
      { kind: "callEndReported", callId: idOf("a"), reason: "remoteEnded", endedAt: null },
      rests,
    ],
    broken: [
      ...rings("a"),
      { kind: "remoteActed", act: "ends", callId: idOf("a"), cause: "hungUp" },
      rests,
    ],
  },
  judge({ world, exercised, violated }) {
    const owed = new Set<CallId>();
    return {
      remoteActed({ act, callId }) {
        if (act === "ends" && world.calls.has(callId)) owed.add(callId);
      },
      callEndReported({ callId }) {
        if (owed.delete(callId)) exercised();
      },
      rested(event) {
        for (const callId of owed) {
          owed.delete(callId);
          const call = world.liveCall(callId);
          if (!call) continue;
          exercised();
          violated({
            at: event,
            callId,
            expected: "reportCallEnded after the far side was gone",
            observed: `no report: the system has the call as ${call.phase}`,
            hint: "report it in every state of the call: ringing, connecting, active, on hold",
          });
        }
      },
    };
  },
};
