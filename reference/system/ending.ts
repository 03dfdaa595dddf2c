import type { CallId, Instant } from "../../call/mod.ts";
import { leave } from "./groups.ts";
import { type Ending, withEntry } from "./recents.ts";
import { callOf, type CallState, providerOf, type State, type TransactionState } from "./state.ts";
import type { Turn } from "./turn.ts";

/** How long the id of an ended call stays taken, where the quirk says so. */
const TEAR_DOWN_MS = 2_000;

/**
 * Ends a call for good: it leaves its group and the list, Recents take it, and its open actions are
 * failed in silence (open question OQ-05). That it ended is shown by the observer, once.
 */
export function endCall(
  turn: Turn,
  id: CallId,
  ending: Ending,
  endedAt: Instant = turn.state.now,
): void {
  const call = callOf(turn.state, id);
  if (!call) return;
  leave(turn, id);
  const { state } = turn;
  turn.set({ calls: state.calls.filter((each) => each.id !== id) });
  if (isLogged(state, call)) turn.set({ recents: withEntry(state, call, ending, endedAt) });
  if (state.quirks.includes("slowTearDown")) {
    const until = state.now + TEAR_DOWN_MS as Instant;
    const kept = state.tornDown.filter((each) => each.until > state.now);
    turn.set({ tornDown: [...kept, { id, until }] });
  }
  closeActions(turn, (callId) => callId === id);
}

/** Whether Recents take the call: an app may keep its calls out of them (rule REC-01). */
function isLogged(state: State, { owner }: CallState): boolean {
  return providerOf(state, owner)?.configuration.includesCallsInRecents ?? true;
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
