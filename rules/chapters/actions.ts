import { completeBeforeHandlerSettles } from "../app/complete_before_handler_settles.ts";
import { completeEveryAction } from "../app/complete_every_action.ts";
import { connectOnFulfillment } from "../system/connect_on_fulfillment.ts";
import { timeOutLateActions } from "../system/time_out_late_actions.ts";
import type { Chapter } from "../rule.ts";

/** Actions and their deadlines. */
export const ACTIONS: Chapter = {
  title: "Actions and their deadlines",
  rules: [
    completeBeforeHandlerSettles,
    completeEveryAction,
    connectOnFulfillment,
    timeOutLateActions,
  ],
};
