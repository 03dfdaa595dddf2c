import type { CallId } from "../../call/mod.ts";
import { callOf, type CallState, hasOpen, isOwn, type State } from "./state.ts";
import type { Turn } from "./turn.ts";

/** The calls that talk together with this one, itself among them. */
export function membersOf(state: State, call: CallState): readonly CallState[] {
  if (call.group === null) return [call];
  return state.calls.filter(({ group }) => group === call.group);
}

/** Whether two calls talk together. */
export function isTogether(one: CallState, other: CallState): boolean {
  return one.group !== null && one.group === other.group;
}

/** How many groups of the app's calls there are; one that is being ended does not count. */
export function groupCount(state: State, isCounted: (call: CallState) => boolean): number {
  const groups = new Set<number | CallId>();
  for (const call of state.calls) {
    if (!isOwn(call) || hasOpen(state, call.id, "endCall") || !isCounted(call)) continue;
    groups.add(call.group ?? call.id);
  }
  return groups.size;
}

/** A call joins the group of another; it leaves its own first (rules GRP-01, GRP-02). */
export function join(turn: Turn, id: CallId, other: CallState): void {
  leave(turn, id);
  const group = other.group ?? nextGroup(turn.state);
  turn.setCall(other.id, { group });
  turn.setCall(id, { group });
  // Who talks together is on hold together: those who join are in front.
  for (const { id: member } of membersOf(turn.state, { ...other, group })) {
    turn.setCall(member, { isOnHold: false });
  }
}

/** A call leaves its group; one that is left alone is no group (rule GRP-06). */
export function leave(turn: Turn, id: CallId): void {
  const call = callOf(turn.state, id);
  if (!call || call.group === null) return;
  const others = membersOf(turn.state, call).filter((member) => member.id !== id);
  turn.setCall(id, { group: null });
  const [last] = others;
  if (others.length === 1 && last) turn.setCall(last.id, { group: null });
}

function nextGroup({ calls }: State): number {
  return Math.max(0, ...calls.map(({ group }) => group ?? 0)) + 1;
}
