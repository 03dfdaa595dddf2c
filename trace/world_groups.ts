import type { WorldCall, WorldState } from "./world_state.ts";

/** The calls that talk together with this one, itself among them. */
export function membersOf(world: WorldState, call: WorldCall): readonly WorldCall[] {
  if (call.group === null) return [call];
  return [...world.calls.values()].filter(({ group }) => group === call.group);
}

/** A call joins another and leaves its own group first (rules GRP-01, GRP-02). */
export function joinGroup(world: WorldState, call: WorldCall, other: WorldCall): void {
  leaveGroup(world, call);
  other.group ??= nextGroup(world);
  call.group = other.group;
  for (const member of membersOf(world, call)) {
    // Who joins a conversation is no longer on hold; the sources do not say so, so observers decide.
    member.isHoldUnsure ||= member.isOnHold;
    member.isOnHold = false;
  }
}

/** A call leaves its group; one that is left alone is no group. */
export function leaveGroup(world: WorldState, call: WorldCall): void {
  const [last, ...more] = membersOf(world, call).filter((member) => member !== call);
  call.group = null;
  if (last && more.length === 0) last.group = null;
}

function nextGroup({ calls }: WorldState): number {
  return Math.max(0, ...[...calls.values()].map(({ group }) => group ?? 0)) + 1;
}
