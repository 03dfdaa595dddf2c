import { leaveTheCallsOfOthers } from "../app/leave_the_calls_of_others.ts";
import { flagsGoOneWay } from "../system/flags_go_one_way.ts";
import { listWhatIsLive } from "../system/list_what_is_live.ts";
import { observersSeeFiveFields } from "../system/observers_see_five_fields.ts";
import { showEveryCall } from "../system/show_every_call.ts";
import { tellObserversOfChanges } from "../system/tell_observers_of_changes.ts";
import type { Chapter } from "../rule.ts";

/** Observers. */
export const OBSERVERS: Chapter = {
  title: "Observers",
  rules: [
    observersSeeFiveFields,
    showEveryCall,
    listWhatIsLive,
    flagsGoOneWay,
    tellObserversOfChanges,
    leaveTheCallsOfOthers,
  ],
};
