import type { TransactionId } from "../../actions/mod.ts";
import type { EventOf } from "../../trace/mod.ts";
import { together } from "../alone.ts";
import { answersAsk, asks, completes, listsPending, performs, rests, rings } from "../example.ts";
import { type Offered, OfferedActions } from "../offered.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

const performed = [
  ...rings("a"),
  asks(["setMuted", "a"]),
  answersAsk(false),
  performs("setMuted", "a"),
] as const;

/** What is pending is what was accepted and is not complete. */
export const pendingTransactionsExactly: Rule = {
  id: "system/pending-transactions-exactly",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxprovider/pendingtransactions"), header("CXProvider")],
  refs: ["TX-09"],
  sees: "pendingListed",
  needs: ["tells.execute", "waits"],
  statement: "The system lists as pending every transaction that has an open action, and no other.",
  because: "An app that is at a loss asks there what it still has to do.",
  examples: {
    satisfied: [...performed, listsPending([["setMuted", "a", false]]), rests],
    broken: [
      ...performed,
      completes("setMuted", "a"),
      listsPending([["setMuted", "a", true]]),
      rests,
    ],
  },
  judge({ world, timing, exercised, violated }) {
    const offered = new OfferedActions({ world, timing });
    return together(offered.judge, {
      pendingListed(event) {
        const listed = new Set(event.transactions.map(({ transactionId }) => transactionId));
        for (const [id, actions] of transactionsOf(offered.all)) {
          const open = actions.find((action) => offered.isOpen(action, event.at));
          const isOver = actions.every(({ isComplete }) => isComplete);
          if (open || isOver) exercised();
          if (open && !listed.has(id)) {
            violated({ ...about(event, open), expected: "its transaction among those pending" });
          } else if (isOver && listed.has(id)) {
            violated({
              ...about(event, actions[0]),
              expected: "its transaction no longer among those pending",
            });
          }
        }
      },
    });
  },
};

function about(at: EventOf<"pendingListed">, offered: Offered | undefined) {
  const { action, isComplete = false } = offered ?? {};
  const where = isComplete ? "is complete, and listed" : "is open, and not listed";
  return {
    at,
    ...(action && { callId: action.callId }),
    observed: `the transaction with ${action?.kind ?? "nothing"} ${where}`,
  };
}

function transactionsOf(
  offered: readonly Offered[],
): ReadonlyMap<TransactionId, readonly Offered[]> {
  const transactions = new Map<TransactionId, Offered[]>();
  for (const each of offered) {
    const { transactionId: id } = each;
    if (id !== null) transactions.set(id, [...transactions.get(id) ?? [], each]);
  }
  return transactions;
}
