import type { Slot } from "../../scenario/mod.ts";
import type { World } from "../../trace/mod.ts";
import type { Slots } from "../slots.ts";
import { textOfSight } from "./model.ts";

/** What is seen of a subject from outside, in short. */
export function sightOfWorld(world: World, slots: Slots): string {
  const slotOf = (id: Parameters<Slots["slotOf"]>[0]): Slot => slots.slotOf(id) ?? "?";
  return textOfSight({
    calls: world.systemList.map((call) => [slotOf(call.id), call]),
    open: world.openActions.map(({ action }) => [slotOf(action.callId), action.kind]),
  });
}
