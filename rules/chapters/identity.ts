import { callIdsAreNotActionIds } from "../app/call_ids_are_not_action_ids.ts";
import { neverReuseAnId } from "../app/never_reuse_an_id.ts";
import { uniqueCallIds } from "../app/unique_call_ids.ts";
import { freshActionIds } from "../system/fresh_action_ids.ts";
import { idsByValue } from "../system/ids_by_value.ts";
import { keepTheAppsIds } from "../system/keep_the_apps_ids.ts";
import { refuseKnownIds } from "../system/refuse_known_ids.ts";
import { refuseKnownStarts } from "../system/refuse_known_starts.ts";
import { refuseUnknownCalls } from "../system/refuse_unknown_calls.ts";
import type { Chapter } from "../rule.ts";

/** Identity. */
export const IDENTITY: Chapter = {
  title: "Identity",
  rules: [
    uniqueCallIds,
    neverReuseAnId,
    callIdsAreNotActionIds,
    keepTheAppsIds,
    idsByValue,
    freshActionIds,
    refuseKnownIds,
    refuseKnownStarts,
    refuseUnknownCalls,
  ],
};
