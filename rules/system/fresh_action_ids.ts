import type { ActionId, CallAction, TransactionId } from "../../actions/mod.ts";
import { type CallId, instant } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";
import { actionIdOf, idOf, performs, rings } from "../example.ts";
import type { Rule } from "../rule.ts";
import { apple, header } from "../source.ts";

/** Every action and every transaction has an id of its own. */
export const freshActionIds: Rule = {
  id: "system/fresh-action-ids",
  level: "must",
  since: "0.1.0",
  evidence: "documented",
  sources: [apple("callkit/cxaction"), header("CXTransaction")],
  refs: ["ID-07"],
  statement: "The system gives every action and every transaction an id that nothing had before.",
  because: "An app keeps actions by their ids: where two share one, one of them is lost.",
  examples: {
    satisfied: [...rings("a"), performs("answerCall", "a"), performs("endCall", "a")],
    broken: [
      ...rings("a"),
      performs("answerCall", "a"),
      {
        kind: "performed",
        action: { kind: "endCall", id: actionIdOf("answerCall", "a"), callId: idOf("a") },
        timeoutAt: instant(5_000),
        isHandled: true,
      },
    ],
  },
  judge({ world, exercised, violated }) {
    const transactions = new Map<TransactionId, string>();
    const bearers = new Map<ActionId, Bearer>();
    function bear(at: TraceEvent, action: CallAction, transaction: TransactionId | null): void {
      exercised();
      const { id, kind, callId } = action;
      const before = bearers.get(id);
      bearers.set(id, { action, transaction: transaction ?? before?.transaction ?? null });
      const isCall = world.calls.has(id as string as CallId);
      if (!isCall && (!before || isSame(before, { action, transaction }))) return;
      violated({
        at,
        callId,
        expected: "an action under an id that nothing had before",
        observed: `${kind} under the id of ${isCall ? "a call" : `an earlier ${bearerOf(before)}`}`,
        hint: "make a fresh UUID for each action when it is made",
      });
    }
    return {
      executeAsked(event) {
        const { transactionId, actions } = event;
        const content = actions.map(({ action }) => action.id).join(" ");
        const before = transactions.get(transactionId);
        transactions.set(transactionId, content);
        if (before !== undefined && before !== content) {
          violated({
            at: event,
            expected: "a transaction under an id that nothing had before",
            observed: "other actions under the id of an earlier transaction",
          });
        }
        for (const { action } of actions) bear(event, action, transactionId);
      },
      performed: (event) => bear(event, event.action, null),
      processDied() {
        // What the last process was asked for, the next one may be asked for again.
        transactions.clear();
        bearers.clear();
      },
    };
  },
};

interface Bearer {
  readonly action: CallAction;
  readonly transaction: TransactionId | null;
}

/** An action is asked about and then performed; that it is performed once is another rule. */
function isSame(one: Bearer, other: Bearer): boolean {
  return one.action.kind === other.action.kind && one.action.callId === other.action.callId &&
    (one.transaction === null || other.transaction === null ||
      one.transaction === other.transaction);
}

function bearerOf(before: Bearer | undefined): string {
  return before?.action.kind ?? "action";
}
