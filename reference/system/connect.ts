import type { Instant } from "../../call/mod.ts";
import { commit } from "./commit.ts";
import { othersInFront } from "./gesture.ts";
import { isHoldUnderWay } from "./groups.ts";
import { type CallState, hasOpen } from "./state.ts";
import type { Turn } from "./turn.ts";

/**
 * Both parties can talk. Whoever is still in front, and is not being held, was to make room and did
 * not: the system gives that call up, and says so by an end action as for every ending that it
 * decides (rule ACT-10). So one group at most is in front (rule HLD-03).
 */
export function connect(turn: Turn, call: CallState, connectedAt: Instant = turn.state.now): void {
  turn.setCall(call.id, { phase: "active", ringDueAt: null, connectedAt });
  if (!call.isOnHold) takeFront(turn, call);
}

/** Gives up every call that is still in front and does not talk together with this one. */
export function takeFront(turn: Turn, call: CallState): void {
  for (const other of othersInFront(turn.state, call)) {
    if (isHoldUnderWay(turn.state, other.id) || isComing(turn, other)) continue;
    doom(turn, other);
  }
}

/** Ends a call that the system gave up, however the app completes the end action. */
export function doom(turn: Turn, call: CallState): void {
  turn.setCall(call.id, { isDoomed: true });
  commit(turn, "system", [{ kind: "endCall", callId: call.id }]);
}

/** A call that is not connected yet contends for the front only when it connects. */
function isComing(turn: Turn, call: CallState): boolean {
  return call.phase !== "active" || hasOpen(turn.state, call.id, "answerCall");
}
