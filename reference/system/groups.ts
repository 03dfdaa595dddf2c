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

/**
 * How many groups of the app's calls there are. One that is being ended counts where it may still be
 * there afterwards.
 */
export function groupCount(
  state: State,
  isCounted: (call: CallState) => boolean,
  how: "withoutEnding" | "withEnding" = "withoutEnding",
): number {
  const groups = new Set<number | CallId>();
  for (const call of state.calls) {
    if (!isOwn(call) || !isCounted(call)) continue;
    if (how === "withoutEnding" && hasOpen(state, call.id, "endCall")) continue;
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
  // Who talks together is on hold together: in front, if one of them was and stays there.
  const members = membersOf(turn.state, { ...other, group });
  const isInFront = members.some((each) => !each.isOnHold && !isHoldUnderWay(turn.state, each.id));
  if (!isInFront) return;
  for (const { id: member } of members) turn.setCall(member, { isOnHold: false });
}

/** Whether an action that puts the call on hold is open. */
export function isHoldUnderWay(state: State, id: CallId): boolean {
  return state.transactions.some(({ actions }) =>
    actions.some(({ action, isOpen }) =>
      isOpen && action.callId === id && action.kind === "setHeld" && action.isOnHold
    )
  );
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
