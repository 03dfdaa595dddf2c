import { CALL_ENDED_REASONS, type CallEndedReason } from "../../call/mod.ts";
import { idOf, reportsEnd, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { header } from "../source.ts";

/** The reason of an end is one that there is. */
export const knownEndReasons: Rule = {
  id: "app/known-end-reasons",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [header("CXProvider")],
  refs: ["END-12"],
  statement: "The app gives one of the five known reasons when it reports the end of a call.",
  because: "The system makes nothing of another one, or something else than was meant.",
  examples: {
    satisfied: [...rings("a"), reportsEnd("a")],
    broken: [...rings("a"), {
      kind: "callEndReported",
      callId: idOf("a"),
      reason: "canceled" as CallEndedReason,
      endedAt: null,
    }],
  },
  judge: ({ exercised, violated }) => ({
    callEndReported(event) {
      exercised();
      if (Object.hasOwn(CALL_ENDED_REASONS, event.reason)) return;
      violated({
        at: event,
        callId: event.callId,
        expected: `one of ${Object.keys(CALL_ENDED_REASONS).join(", ")}`,
        observed: `the reason ${event.reason}`,
        hint: "translate what your engine says; in doubt the reason is failed",
      });
    },
  }),
};
