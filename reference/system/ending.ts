import type { CallId } from "../../call/mod.ts";
import type { TransactionState } from "./state.ts";
import type { Turn } from "./turn.ts";

/**
 * Ends a call for good: it leaves the list, and its open actions are failed in silence (open
 * question OQ-05). That it ended is shown by the observer, once.
 */
export function endCall(turn: Turn, id: CallId): void {
  turn.set({ calls: turn.state.calls.filter((call) => call.id !== id) });
  closeActions(turn, (callId) => callId === id);
}

/** Closes the open actions of some calls without a word. */
export function closeActions(turn: Turn, isConcerned: (id: CallId) => boolean): void {
  const transactions: TransactionState[] = [];
  for (const transaction of turn.state.transactions) {
    const actions = transaction.actions.map((each) =>
      each.isOpen && isConcerned(each.action.callId) ? { ...each, isOpen: false } : each
    );
    if (actions.some(({ isOpen }) => isOpen)) transactions.push({ ...transaction, actions });
  }
  turn.set({ transactions });
}
