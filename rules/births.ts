import type { CallId } from "../call/mod.ts";
import type { EventOf } from "../trace/mod.ts";
import type { Judge } from "./rule.ts";

/**
 * What a judge has to hear so that it is told of each call that the app begins, by a report or by the
 * request of a start. The system may refuse it; if not, the id stands for another call from then on,
 * and what a judge keeps by ids is about the one before.
 */
export function births(
  hear: (callId: CallId, event: EventOf<"incomingReported"> | EventOf<"requested">) => void,
): Required<Pick<Judge, "incomingReported" | "requested">> {
  return {
    incomingReported: (event) => hear(event.callId, event),
    requested(event) {
      for (const { kind, callId } of event.actions) {
        if (kind === "startCall") hear(callId, event);
      }
    },
  };
}
