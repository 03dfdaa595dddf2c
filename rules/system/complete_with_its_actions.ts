import { listsPending } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

/** A transaction is complete when the last of its actions is. */
export const completeWithItsActions: Rule = {
  id: "system/complete-with-its-actions",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxtransaction/iscomplete")],
  refs: ["TX-08"],
  sees: "pendingListed",
  needs: ["waits"],
  statement: "The system says that a transaction is complete exactly when all its actions are.",
  because: "An app that reads it would forget the actions that are left, or wait for none.",
  examples: {
    satisfied: [listsPending([["setMuted", "a", true], ["endCall", "a", false]])],
    broken: [
      listsPending([["setMuted", "a", true], ["endCall", "a", false]], { areComplete: true }),
    ],
  },
  judge: ({ exercised, violated }) => ({
    pendingListed(event) {
      for (const { isComplete, actions } of event.transactions) {
        exercised();
        const left = actions.filter((action) => !action.isComplete).length;
        if (isComplete === (left === 0)) continue;
        violated({
          at: event,
          expected:
            `isComplete ${!isComplete}, since ${left} of ${actions.length} actions are left`,
          observed: `isComplete ${isComplete}`,
        });
      }
    },
  }),
};
