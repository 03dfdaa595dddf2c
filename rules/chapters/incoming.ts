import { answerWhenConnected } from "../app/answer_when_connected.ts";
import { dropRefusedCalls } from "../app/drop_refused_calls.ts";
import { introduceIncomingCalls } from "../app/introduce_incoming_calls.ts";
import { leaveRunningAudio } from "../app/leave_running_audio.ts";
import { listOnceAllowed } from "../app/list_once_allowed.ts";
import { outgoingReportsForOutgoingCalls } from "../app/outgoing_reports_for_outgoing_calls.ts";
import { readyFromAcceptance } from "../app/ready_from_acceptance.ts";
import { sayHowItEnded } from "../app/say_how_it_ended.ts";
import type { Chapter } from "../rule.ts";
import { answerOnConsent } from "../system/answer_on_consent.ts";
import { declineIsAnEnd } from "../system/decline_is_an_end.ts";
import { nameTheFilter } from "../system/name_the_filter.ts";
import { nothingOfRefusedCalls } from "../system/nothing_of_refused_calls.ts";
import { settleReportsOnce } from "../system/settle_reports_once.ts";

/** Incoming calls. */
export const INCOMING: Chapter = {
  title: "Incoming calls",
  rules: [
    introduceIncomingCalls,
    leaveRunningAudio,
    settleReportsOnce,
    nameTheFilter,
    nothingOfRefusedCalls,
    dropRefusedCalls,
    listOnceAllowed,
    answerOnConsent,
    answerWhenConnected,
    readyFromAcceptance,
    outgoingReportsForOutgoingCalls,
    declineIsAnEnd,
    sayHowItEnded,
  ],
};
