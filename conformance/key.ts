import type { World, WorldCall } from "../trace/mod.ts";

/**
 * The state in short: what two moments must share to count as the same. Calls are not told apart by
 * name, and times are left out.
 */
export function keyOf(world: World): string {
  const calls = [...world.calls.values()].map((call) => describe(world, call)).sort();
  return `${calls.join(" ")}${world.isAudioActive ? " +" : ""}`;
}

function describe(world: World, call: WorldCall): string {
  const open = world.openActions
    .filter(({ action }) => action.callId === call.id)
    .map(({ action }) => action.kind)
    .sort();
  const flags = (call.isOnHold ? "h" : "") + (call.isMuted ? "m" : "") +
    (call.isOutgoing ? "o" : "") + (call.isUnsure ? "?" : "") + (call.isAllowed ? "" : "!");
  const asks = [...world.asks.values()].filter(({ callId }) => callId === call.id).length;
  return `${call.phase}${flags}${asks > 0 ? `*${asks}` : ""}(${open.join(",")})`;
}
