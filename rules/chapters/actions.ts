import { completeAfterTheEffect } from "../app/complete_after_the_effect.ts";
import { completeBeforeHandlerSettles } from "../app/complete_before_handler_settles.ts";
import { completeEveryAction } from "../app/complete_every_action.ts";
import { completeWhatWasGiven } from "../app/complete_what_was_given.ts";
import { dropTimedOutCalls } from "../app/drop_timed_out_calls.ts";
import { endHoweverAsked } from "../app/end_however_asked.ts";
import { failUnknownCalls } from "../app/fail_unknown_calls.ts";
import { handleEnabledActions } from "../app/handle_enabled_actions.ts";
import { hearTimeOuts } from "../app/hear_time_outs.ts";
import { leaveTimedOutActions } from "../app/leave_timed_out_actions.ts";
import type { Chapter } from "../rule.ts";
import { connectOnFulfillment } from "../system/connect_on_fulfillment.ts";
import { endFailedAnswers } from "../system/end_failed_answers.ts";
import { endTimedOutCalls } from "../system/end_timed_out_calls.ts";
import { failedActionsChangeNothing } from "../system/failed_actions_change_nothing.ts";
import { firstCompletionCounts } from "../system/first_completion_counts.ts";
import { ignoreLateCompletions } from "../system/ignore_late_completions.ts";
import { measuredDeadlines } from "../system/measured_deadlines.ts";
import { noTimeOutAfterCompletion } from "../system/no_time_out_after_completion.ts";
import { pendingUntilCompleted } from "../system/pending_until_completed.ts";
import { performOnce } from "../system/perform_once.ts";
import { timeOutLateActions } from "../system/time_out_late_actions.ts";

/** Actions and their deadlines. */
export const ACTIONS: Chapter = {
  title: "Actions and their deadlines",
  rules: [
    handleEnabledActions,
    performOnce,
    completeWhatWasGiven,
    failUnknownCalls,
    completeBeforeHandlerSettles,
    completeEveryAction,
    endHoweverAsked,
    completeAfterTheEffect,
    pendingUntilCompleted,
    failedActionsChangeNothing,
    firstCompletionCounts,
    connectOnFulfillment,
    endFailedAnswers,
    timeOutLateActions,
    measuredDeadlines,
    noTimeOutAfterCompletion,
    ignoreLateCompletions,
    leaveTimedOutActions,
    endTimedOutCalls,
    dropTimedOutCalls,
    hearTimeOuts,
  ],
};
