import { endByRequest } from "../app/end_by_request.ts";
import { endLeftoversAtLaunch } from "../app/end_leftovers_at_launch.ts";
import { endTheCallMeant } from "../app/end_the_call_meant.ts";
import { forgetEndedCalls } from "../app/forget_ended_calls.ts";
import { getEveryCallToItsEnd } from "../app/get_every_call_to_its_end.ts";
import { knownEndReasons } from "../app/known_end_reasons.ts";
import { leaveActionsOfEndedCalls } from "../app/leave_actions_of_ended_calls.ts";
import { noEndInAnswerToAnEnd } from "../app/no_end_in_answer_to_an_end.ts";
import { reportRemoteEnd } from "../app/report_remote_end.ts";
import { silentAfterAnEnd } from "../app/silent_after_an_end.ts";
import { stopMediaBeforeEnding } from "../app/stop_media_before_ending.ts";
import { endCallsForGood } from "../system/end_calls_for_good.ts";
import { surviveStrangeReports } from "../system/survive_strange_reports.ts";
import { useGivenDates } from "../system/use_given_dates.ts";
import type { Chapter } from "../rule.ts";

/** How calls end. */
export const ENDINGS: Chapter = {
  title: "How calls end",
  rules: [
    knownEndReasons,
    reportRemoteEnd,
    endTheCallMeant,
    endByRequest,
    noEndInAnswerToAnEnd,
    stopMediaBeforeEnding,
    leaveActionsOfEndedCalls,
    silentAfterAnEnd,
    forgetEndedCalls,
    getEveryCallToItsEnd,
    endLeftoversAtLaunch,
    endCallsForGood,
    surviveStrangeReports,
    useGivenDates,
  ],
};
