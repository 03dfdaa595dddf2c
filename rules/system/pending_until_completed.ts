import { together } from "../alone.ts";
import { listsPending, performs, rings } from "../example.ts";
import { OfferedActions } from "../offered.ts";
import type { Rule } from "../rule.ts";
import { apple } from "../source.ts";

const performed = [...rings("a"), performs("endCall", "a")] as const;

/** An action says that it is complete from its completion on. */
export const pendingUntilCompleted: Rule = {
  id: "system/pending-until-completed",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxaction/iscomplete")],
  refs: ["ACT-03"],
  sees: "pendingListed",
  needs: ["waits"],
  statement: "The system has an action say that it is complete from its completion on, " +
    "and not before.",
  because: "An app that finds an action complete leaves it alone, and it expires.",
  examples: {
    satisfied: [...performed, listsPending([["endCall", "a", false]])],
    broken: [...performed, listsPending([["endCall", "a", true]])],
  },
  judge({ world, timing, exercised, violated }) {
    const offered = new OfferedActions({ world, timing });
    return together(offered.judge, {
      pendingListed(event) {
        for (const { actionId, isComplete } of event.transactions.flatMap((it) => it.actions)) {
          const known = offered.find(actionId);
          const isOpen = known !== undefined && offered.isOpen(known, event.at);
          if (!known || !isOpen && !known.isComplete) continue;
          exercised();
          if (isComplete !== isOpen) continue;
          const { kind, callId } = known.action;
          violated({
            at: event,
            callId,
            expected: `isComplete ${!isComplete} of ${kind}, which is ${isOpen ? "open" : "done"}`,
            observed: `isComplete ${isComplete}`,
          });
        }
      },
    });
  },
};
