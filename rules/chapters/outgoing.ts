import { connectedOnceAnswered } from "../app/connected_once_answered.ts";
import { connectingBeforeConnected } from "../app/connecting_before_connected.ts";
import { dialWhenPerformed } from "../app/dial_when_performed.ts";
import { handlesFitTheirKind } from "../app/handles_fit_their_kind.ts";
import { progressWithinTheCall } from "../app/progress_within_the_call.ts";
import { reportConnected } from "../app/report_connected.ts";
import { startByRequest } from "../app/start_by_request.ts";
import { startWhenInvited } from "../app/start_when_invited.ts";
import { endFailedStarts } from "../system/end_failed_starts.ts";
import { holdBeforeStart } from "../system/hold_before_start.ts";
import { noDateMeansNow } from "../system/no_date_means_now.ts";
import { refuseStartsOverTheLimit } from "../system/refuse_starts_over_the_limit.ts";
import { startAsRequested } from "../system/start_as_requested.ts";
import type { Chapter } from "../rule.ts";

/** Outgoing calls. */
export const OUTGOING: Chapter = {
  title: "Outgoing calls",
  rules: [
    startByRequest,
    handlesFitTheirKind,
    refuseStartsOverTheLimit,
    holdBeforeStart,
    startAsRequested,
    dialWhenPerformed,
    startWhenInvited,
    endFailedStarts,
    progressWithinTheCall,
    connectingBeforeConnected,
    connectedOnceAnswered,
    reportConnected,
    noDateMeansNow,
  ],
};
