import { deliverOnceInOrder } from "../events/deliver_once_in_order.ts";
import { dropWhileDetached } from "../events/drop_while_detached.ts";
import { keepTheId } from "../events/keep_the_id.ts";
import { keepWhatIsSaid } from "../events/keep_what_is_said.ts";
import { keepWhileDetached } from "../events/keep_while_detached.ts";
import { nothingAfterDetach } from "../events/nothing_after_detach.ts";
import { replayEarlyEvents } from "../events/replay_early_events.ts";
import { replayOnlyWhatWasMissed } from "../events/replay_only_what_was_missed.ts";
import { replayToEveryListener } from "../events/replay_to_every_listener.ts";
import { spellIdsOneWay } from "../events/spell_ids_one_way.ts";
import { tellEveryListener } from "../events/tell_every_listener.ts";
import type { Chapter } from "../rule.ts";

/** Event layers. */
export const EVENTS: Chapter = {
  title: "Event layers",
  rules: [
    nothingAfterDetach,
    deliverOnceInOrder,
    tellEveryListener,
    replayEarlyEvents,
    replayToEveryListener,
    replayOnlyWhatWasMissed,
    keepWhileDetached,
    dropWhileDetached,
    keepTheId,
    spellIdsOneWay,
    keepWhatIsSaid,
  ],
};
