import type { CallId } from "../../call/mod.ts";
import { completes, idOf, observes, performs, requests, rests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report, WWDC_2016 } from "../source.ts";

const answered = [
  requests("startCall", "a"),
  performs("startCall", "a"),
  completes("startCall", "a"),
  observes("a", { isOutgoing: true }),
  { kind: "remoteActed", act: "answers", callId: idOf("a") },
] as const;

/** An outgoing call that was answered is reported as connected. */
export const reportConnected: Rule = {
  id: "app/report-connected",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [
    WWDC_2016,
    report("twilio/voice-quickstart-objc", 54),
    report("signalapp/Signal-iOS", 1658),
  ],
  refs: ["OUT-08"],
  statement: "The app reports an outgoing call as connected when the far side has answered it.",
  because: "The system takes it for unanswered otherwise: no timer, and canceled in Recents.",
  examples: {
    satisfied: [
      ...answered,
      { kind: "outgoingConnected", callId: idOf("a"), connectedAt: null },
      rests,
    ],
    broken: [...answered, rests],
  },
  judge({ world, exercised, violated }) {
    const owed = new Set<CallId>();
    return {
      remoteActed({ act, callId }) {
        if (act === "answers" && world.liveCall(callId)?.isOutgoing) owed.add(callId);
      },
      outgoingConnected({ callId }) {
        if (owed.delete(callId)) exercised();
      },
      rested(event) {
        for (const callId of owed) {
          owed.delete(callId);
          const call = world.liveCall(callId);
          if (!call || call.phase === "active") continue;
          exercised();
          violated({
            at: event,
            callId,
            expected: "reportOutgoingCallConnected after the far side answered",
            observed: `no report: the system has the call as ${call.phase}`,
            hint: "report it where the engine tells you that the other party answered",
          });
        }
      },
    };
  },
};
