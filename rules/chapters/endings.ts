import { endByRequest } from "../app/end_by_request.ts";
import { endTheCallMeant } from "../app/end_the_call_meant.ts";
import { forgetEndedCalls } from "../app/forget_ended_calls.ts";
import { reportRemoteEnd } from "../app/report_remote_end.ts";
import { endCallsForGood } from "../system/end_calls_for_good.ts";
import type { Chapter } from "../rule.ts";

/** How calls end. */
export const ENDINGS: Chapter = {
  title: "How calls end",
  rules: [
    reportRemoteEnd,
    endTheCallMeant,
    endByRequest,
    forgetEndedCalls,
    endCallsForGood,
  ],
};
