import type { CallId } from "../../call/mod.ts";
import { completes, connected, idOf, performs, requests } from "../example.ts";
import type { Rule } from "../rule.ts";
import { report, WWDC_2016 } from "../source.ts";

const invited = [
  requests("startCall", "a"),
  performs("startCall", "a"),
  { kind: "engineAsked", ask: 1, operation: "dial", callId: idOf("a") },
  { kind: "engineSettled", ask: 1, operation: "dial", callId: idOf("a"), isSuccess: true },
  completes("startCall", "a"),
] as const;

/** An outgoing call is not reported as connected before somebody has answered it. */
export const connectedOnceAnswered: Rule = {
  id: "app/connected-once-answered",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016, report("twilio/voice-quickstart-objc", 54)],
  refs: ["OUT-08"],
  statement: "The app never reports an outgoing call as connected before the far side answers it.",
  because: "The timer would run, and Recents would have a call that nobody took.",
  examples: {
    satisfied: [
      ...invited,
      { kind: "remoteActed", act: "answers", callId: idOf("a") },
      { kind: "engineReported", report: "connected", callId: idOf("a") },
      connected("a"),
    ],
    broken: [...invited, connected("a")],
  },
  judge({ world, exercised, violated }) {
    const answered = new Set<CallId>();
    return {
      remoteActed({ act, callId }) {
        if (act === "answers") answered.add(callId);
      },
      engineReported({ report, callId }) {
        if (report === "connected") answered.add(callId);
      },
      outgoingConnected(event) {
        const { callId } = event;
        const leg = world.legs.get(callId);
        // Without a leg that anybody sees it cannot be said who answered what.
        if (leg === undefined || !world.liveCall(callId)?.isOutgoing) return;
        exercised();
        if (answered.has(callId) || leg === "connected") return;
        violated({
          at: event,
          callId,
          expected: "the report once the engine says that the far side has answered",
          observed: `it came while the leg is ${leg}`,
          hint: "report it in the engine's connected, not where the invitation was sent",
        });
      },
    };
  },
};
