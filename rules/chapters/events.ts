import { deliverOnceInOrder } from "../events/deliver_once_in_order.ts";
import { nothingAfterDetach } from "../events/nothing_after_detach.ts";
import { replayEarlyEvents } from "../events/replay_early_events.ts";
import type { Chapter } from "../rule.ts";

/** Event layers. */
export const EVENTS: Chapter = {
  title: "Event layers",
  rules: [
    nothingAfterDetach,
    deliverOnceInOrder,
    replayEarlyEvents,
  ],
};
