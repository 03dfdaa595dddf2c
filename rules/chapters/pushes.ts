import { reportAndEndDeadPushes } from "../app/report_and_end_dead_pushes.ts";
import { reportPushedCalls } from "../app/report_pushed_calls.ts";
import { reportPushesDuringCalls } from "../app/report_pushes_during_calls.ts";
import type { Chapter } from "../rule.ts";
import { endAppsThatDoNotReport } from "../system/end_apps_that_do_not_report.ts";

/** VoIP pushes. */
export const PUSHES: Chapter = {
  title: "VoIP pushes",
  rules: [
    reportPushedCalls,
    endAppsThatDoNotReport,
    reportPushesDuringCalls,
    reportAndEndDeadPushes,
  ],
};
