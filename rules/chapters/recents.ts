import { callBackByRequest } from "../app/call_back_by_request.ts";
import type { Chapter } from "../rule.ts";
import { endedCallsInRecents } from "../system/ended_calls_in_recents.ts";
import { missedCallsInRecents } from "../system/missed_calls_in_recents.ts";
import { recentsDuration } from "../system/recents_duration.ts";

/** Recents. */
export const RECENTS: Chapter = {
  title: "Recents",
  rules: [
    endedCallsInRecents,
    recentsDuration,
    missedCallsInRecents,
    callBackByRequest,
  ],
};
