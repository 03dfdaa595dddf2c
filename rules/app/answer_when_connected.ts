import type { CallId } from "../../call/mod.ts";
import { completionTerms } from "../../profile/mod.ts";
import { completes, idOf, performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { PUSHKIT_ARTICLE, WWDC_2016 } from "../source.ts";

/** An answer is fulfilled once both parties can talk. */
export const answerWhenConnected: Rule = {
  id: "app/answer-when-connected",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [PUSHKIT_ARTICLE, WWDC_2016],
  refs: ["INC-09", "INC-11", "ACT-12"],
  statement: "The app fulfills an answer only once its network leg is connected.",
  because: "Fulfilled means that both can talk: the timer runs, and the caller may be gone.",
  examples: {
    satisfied: [
      ...rings("a"),
      { kind: "engineReported", report: "incoming", callId: idOf("a") },
      performs("answerCall", "a"),
      { kind: "engineSettled", ask: 1, operation: "accept", callId: idOf("a"), isSuccess: true },
      completes("answerCall", "a"),
    ],
    broken: [
      ...rings("a"),
      { kind: "engineReported", report: "incoming", callId: idOf("a") },
      performs("answerCall", "a"),
      completes("answerCall", "a"),
    ],
  },
  judge({ world, profile, exercised, violated }) {
    const { fulfillWhen, failWhen } = completionTerms("answerCall", profile);
    const legs = new Map<CallId, "ringing" | "connected" | "gone" | "hung up">();
    return {
      engineReported({ report, callId }) {
        if (report === "incoming") legs.set(callId, "ringing");
        else if (report === "ended" && legs.has(callId) && legs.get(callId) !== "hung up") {
          legs.set(callId, "gone");
        }
      },
      engineAsked({ operation, callId }) {
        if (operation === "hangUp" && legs.has(callId)) legs.set(callId, "hung up");
      },
      engineSettled({ operation, callId, isSuccess }) {
        if (operation !== "accept" || legs.get(callId) !== "ringing") return;
        legs.set(callId, isSuccess ? "connected" : "gone");
      },
      completed(event) {
        const given = world.actions.get(event.actionId);
        if (given?.status !== "open" || given.action.kind !== "answerCall") return;
        const { callId } = given.action;
        const leg = legs.get(callId);
        if (leg === undefined || profile.fulfillAnswer !== "onConnect") return;
        exercised();
        if (event.outcome === "failed" || leg === "connected" || leg === "hung up") return;
        violated({
          at: event,
          callId,
          expected: `the answer fulfilled once ${fulfillWhen}, and failed where ${failWhen}`,
          observed: leg === "gone"
            ? "fulfilled after the far side was gone"
            : "fulfilled while the leg is ringing",
          hint: "await the engine's accept in the handler; fulfill after it, fail where it rejects",
        });
      },
    };
  },
};
