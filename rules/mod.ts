/**
 * The specification: one rule a file, in three chapters, and the order in which they are reported.
 *
 * @module
 */
import { answerWhenConnected } from "./app/answer_when_connected.ts";
import { completeBeforeHandlerSettles } from "./app/complete_before_handler_settles.ts";
import { completeEveryAction } from "./app/complete_every_action.ts";
import { endByRequest } from "./app/end_by_request.ts";
import { endTheCallMeant } from "./app/end_the_call_meant.ts";
import { forgetEndedCalls } from "./app/forget_ended_calls.ts";
import { neverReuseAnId } from "./app/never_reuse_an_id.ts";
import { readyFromAcceptance } from "./app/ready_from_acceptance.ts";
import { reportConnected } from "./app/report_connected.ts";
import { reportRemoteEnd } from "./app/report_remote_end.ts";
import { resetDropsEverything } from "./app/reset_drops_everything.ts";
import { startMediaAfterActivation } from "./app/start_media_after_activation.ts";
import { startWhenInvited } from "./app/start_when_invited.ts";
import { tryAgainAfterRefusal } from "./app/try_again_after_refusal.ts";
import { uniqueCallIds } from "./app/unique_call_ids.ts";
import { deliverOnceInOrder } from "./events/deliver_once_in_order.ts";
import { nothingAfterDetach } from "./events/nothing_after_detach.ts";
import { replayEarlyEvents } from "./events/replay_early_events.ts";
import type { Rule, Side } from "./rule.ts";
import { sideOf } from "./rule.ts";
import { connectOnFulfillment } from "./system/connect_on_fulfillment.ts";
import { endCallsForGood } from "./system/end_calls_for_good.ts";
import { refuseKnownIds } from "./system/refuse_known_ids.ts";
import { refuseUnknownCalls } from "./system/refuse_unknown_calls.ts";
import { settleRequestsOnce } from "./system/settle_requests_once.ts";
import { timeOutLateActions } from "./system/time_out_late_actions.ts";

export { eventsOf, type Example, type ExampleLine } from "./example.ts";
export {
  type Bench,
  CAPABILITIES,
  type Capability,
  type Evidence,
  isLaw,
  type Judge,
  type Rule,
  type RuleId,
  type Side,
  sideOf,
  type Violation,
} from "./rule.ts";
export { type Source } from "./source.ts";

/** The version of the specification: in every report and every replay token. */
export const SPEC_VERSION = "0.1.0";

/** Every rule, in the order that makes the clearest report: what is nearest to a cause first. */
export const RULES: readonly Rule[] = [
  uniqueCallIds,
  neverReuseAnId,
  startWhenInvited,
  answerWhenConnected,
  completeBeforeHandlerSettles,
  completeEveryAction,
  startMediaAfterActivation,
  reportConnected,
  reportRemoteEnd,
  endTheCallMeant,
  tryAgainAfterRefusal,
  endByRequest,
  resetDropsEverything,
  forgetEndedCalls,
  readyFromAcceptance,
  settleRequestsOnce,
  refuseUnknownCalls,
  refuseKnownIds,
  connectOnFulfillment,
  timeOutLateActions,
  endCallsForGood,
  nothingAfterDetach,
  deliverOnceInOrder,
  replayEarlyEvents,
];

/** The rules that bind one side. */
export function rulesFor(side: Side): readonly Rule[] {
  return RULES.filter((rule) => sideOf(rule) === side);
}
