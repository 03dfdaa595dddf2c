import type { CallController } from "../../controller/mod.ts";
import type { CallManager } from "./call_manager.ts";

/**
 * Ends the calls of the app's last life that the phone still has (rule END-10): nobody here can talk
 * in them, and they would be in the way of every later call.
 *
 * @returns resolves when each has been asked for
 */
export async function endLeftovers(
  manager: CallManager,
  controller: CallController,
): Promise<void> {
  const live = new Set(controller.observer.calls.map(({ id }) => id));
  for (const callId of manager.leftover.filter((id) => live.has(id))) {
    // One that ended meanwhile is refused, and gone all the same.
    await controller.request({ kind: "endCall", callId }).catch(() => {});
  }
}
