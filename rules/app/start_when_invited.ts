import type { CallId } from "../../call/mod.ts";
import { completionTerms } from "../../profile/mod.ts";
import { completes, idOf, performs } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header, WWDC_2016 } from "../source.ts";

/** A start is fulfilled once the invitation has been sent. */
export const startWhenInvited: Rule = {
  id: "app/start-when-invited",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXStartCallAction"), WWDC_2016],
  refs: ["OUT-03", "ACT-12"],
  statement: "The app fulfills a start once the invitation is sent, and fails it where that fails.",
  because:
    "Fulfilled means that the other party has been asked: the phone shows the call as placed.",
  examples: {
    satisfied: [
      performs("startCall", "a"),
      { kind: "engineAsked", ask: 1, operation: "dial", callId: idOf("a") },
      { kind: "engineSettled", ask: 1, operation: "dial", callId: idOf("a"), isSuccess: true },
      completes("startCall", "a"),
    ],
    broken: [
      performs("startCall", "a"),
      { kind: "engineAsked", ask: 1, operation: "dial", callId: idOf("a") },
      completes("startCall", "a"),
    ],
  },
  judge({ world, profile, exercised, violated }) {
    // Without an entry it calls by other means than the kit's engine.
    const invitations = new Map<CallId, "under way" | "sent" | "refused">();
    return {
      engineAsked({ operation, callId }) {
        if (operation === "dial") invitations.set(callId, "under way");
      },
      engineSettled({ operation, callId, isSuccess }) {
        if (operation === "dial") invitations.set(callId, isSuccess ? "sent" : "refused");
      },
      completed(event) {
        const given = world.actions.get(event.actionId);
        if (given?.status !== "open" || given.action.kind !== "startCall") return;
        const { callId } = given.action;
        const invitation = invitations.get(callId);
        if (invitation === undefined) return;
        exercised();
        if (event.outcome === "failed" || invitation === "sent") return;
        violated({
          at: event,
          callId,
          expected: `the start fulfilled once ${completionTerms("startCall", profile).fulfillWhen}`,
          observed: `fulfilled while the invitation is ${invitation}`,
          hint: "await the engine's dial in the handler; fulfill after it, fail where it rejects",
        });
      },
    };
  },
};
