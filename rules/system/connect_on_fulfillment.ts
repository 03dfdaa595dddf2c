import { completes, observes, performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, PUSHKIT_ARTICLE, WWDC_2016 } from "../source.ts";

/** A call is connected when the app says so, not when it is asked to connect it. */
export const connectOnFulfillment: Rule = {
  id: "system/connect-on-fulfillment",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [WWDC_2016, PUSHKIT_ARTICLE, apple("callkit/cxcall/hasconnected")],
  refs: ["ACT-06", "INC-10", "INC-12", "OUT-06"],
  needs: ["tells.observed", "waits.answerCall"],
  statement: "The system shows a call as connected only after its answer was fulfilled, " +
    "or an outgoing one was reported as connected.",
  because: "Until then nobody can talk: a running timer would be a lie.",
  examples: {
    satisfied: [
      ...rings("a"),
      performs("answerCall", "a"),
      observes("a"),
      completes("answerCall", "a"),
      observes("a", { hasConnected: true }),
    ],
    broken: [...rings("a"), performs("answerCall", "a"), observes("a", { hasConnected: true })],
  },
  judge: ({ world, exercised, violated }) => ({
    observed(event) {
      const { call: seen } = event;
      const call = world.calls.get(seen.id);
      // Of an id that is used again it cannot be said which call observers are told of.
      if (!call || call.before || seen.hasEnded) return;
      if (seen.hasConnected) exercised();
      if (!seen.hasConnected || call.phase === "active") return;
      violated({
        at: event,
        callId: seen.id,
        expected: "hasConnected false until both parties can talk",
        observed: `hasConnected true while the call is ${call.phase}`,
        hint: call.isOutgoing
          ? "set it when the app reports the outgoing call as connected"
          : "set it when the answer action is fulfilled, not when it is performed",
      });
    },
  }),
};
