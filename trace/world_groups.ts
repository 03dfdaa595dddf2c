import type { WorldCall, WorldState } from "./world_state.ts";

/** The calls that talk together with this one, itself among them. */
export function membersOf(world: WorldState, call: WorldCall): readonly WorldCall[] {
  if (call.group === null) return [call];
  return [...world.calls.values()].filter(({ group }) => group === call.group);
}

/** A call joins another and leaves its own group first (rules GRP-01, GRP-02). */
export function joinGroup(world: WorldState, call: WorldCall, other: WorldCall): void {
  const isUnsure = mayBeRefused(world, call, other);
  for (const each of [call, other]) each.isGroupUnsure ||= isUnsure;
  leaveGroup(world, call);
  other.group ??= nextGroup(world);
  call.group = other.group;
  const members = membersOf(world, call);
  if (!members.some((member) => !member.isOnHold && !isHoldUnderWay(world, member))) return;
  for (const member of members) {
    // Who joins a conversation is no longer on hold; the sources do not say so, so observers decide.
    member.isHoldUnsure ||= member.isOnHold;
    member.isOnHold = false;
  }
}

/** Whether the system has a reason by now to keep a call out of a group that it was asked for. */
function mayBeRefused(world: WorldState, { info }: WorldCall, other: WorldCall): boolean {
  if (world.isPartial) return true; // By a limit that is not known.
  const flags = [info.supportsGrouping, other.info.supportsGrouping];
  const size = membersOf(world, other).length;
  return flags.includes(false) ||
    [...world.providers.values()].some(({ configuration }) =>
      size >= configuration.maximumCallsPerCallGroup
    );
}

/** A call leaves its group; one that is left alone is no group. */
export function leaveGroup(world: WorldState, call: WorldCall): void {
  const [last, ...more] = membersOf(world, call).filter((member) => member !== call);
  call.group = null;
  if (last && more.length === 0) last.group = null;
}

function isHoldUnderWay({ actions }: WorldState, { id }: WorldCall): boolean {
  return [...actions.values()].some(({ action, status }) =>
    status === "open" && action.callId === id && action.kind === "setHeld" && action.isOnHold
  );
}

function nextGroup({ calls }: WorldState): number {
  return Math.max(0, ...[...calls.values()].map(({ group }) => group ?? 0)) + 1;
}
