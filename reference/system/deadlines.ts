import type { Instant } from "../../call/mod.ts";
import { commit, giveNext, isBehind } from "./commit.ts";
import { close } from "./completing.ts";
import { endCall } from "./ending.ts";
import { type ActionState, hasOpen, type State, type TransactionState } from "./state.ts";
import { begin } from "./providers.ts";
import type { Turn } from "./turn.ts";

/** When the system next has something to do by itself; null while it waits for nobody. */
export function nextDue(state: State): Instant | null {
  let due = Infinity;
  for (const { stage, actions } of state.transactions) {
    if (stage === "orphaned") continue; // No app is there that could be late.
    for (const each of actions) {
      if (each.isOpen && each.dueAt < due && hasClock(state, each)) due = each.dueAt;
    }
  }
  for (const { ringDueAt } of state.calls) {
    if (ringDueAt !== null && ringDueAt < due) due = ringDueAt;
  }
  for (const { beginsAt } of state.providers) {
    if (beginsAt !== null && beginsAt < due) due = beginsAt;
  }
  return due === Infinity ? null : due as Instant;
}

/** Whether the clock of an action runs: not while it has to wait for another. */
function hasClock(state: State, action: ActionState): boolean {
  return action.isGiven || !isBehind(state, action);
}

/** Lets everything lapse that was due up to a moment, in the order of the deadlines. */
export function lapse(turn: Turn, until: Instant): void {
  for (;;) {
    const due = nextDue(turn.state);
    if (due === null || due > until) return;
    const action = dueAction(turn.state, due);
    if (action) timeOut(turn, action);
    else if (turn.state.providers.some(({ beginsAt }) => beginsAt === due)) begin(turn);
    else ringOut(turn, due);
  }
}

interface DueAction {
  readonly owner: TransactionState["owner"];
  readonly found: ActionState;
}

function dueAction(state: State, due: Instant): DueAction | undefined {
  for (const { stage, owner, actions } of state.transactions) {
    if (stage === "orphaned") continue;
    const found = actions.find((each) =>
      each.isOpen && each.dueAt === due && hasClock(state, each)
    );
    if (found) return { owner, found };
  }
  return undefined;
}

/** The deadline passed: the action counts as failed, and the app is told once (rule TMO-02). */
function timeOut(turn: Turn, { owner, found }: DueAction): void {
  if (owner !== "orphan") {
    turn.tell({ lane: "delegate", kind: "timedOut", provider: owner, action: found.action });
  }
  close(turn, "failed", ({ action }) => action.id === found.action.id);
  giveNext(turn); // What waited behind it has all its time before it.
}

/**
 * A call rang long enough: the system asks the app to end it (rule INC-17), and where an earlier end
 * was not fulfilled it ends the call itself.
 */
function ringOut(turn: Turn, due: Instant): void {
  const call = turn.state.calls.find(({ ringDueAt }) => ringDueAt === due);
  if (!call) return;
  if (call.isEndOverdue) return endCall(turn, call.id, "unanswered");
  turn.setCall(call.id, { ringDueAt: due + turn.state.profile.ringTimeoutMs as Instant });
  if (!hasOpen(turn.state, call.id, "endCall")) {
    commit(turn, "system", [{ kind: "endCall", callId: call.id }]);
  }
}
