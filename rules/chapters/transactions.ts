import { acceptanceIsNotSuccess } from "../app/acceptance_is_not_success.ts";
import { dropRefusedStarts } from "../app/drop_refused_starts.ts";
import { tryAgainAfterRefusal } from "../app/try_again_after_refusal.ts";
import { actionsAsRequested } from "../system/actions_as_requested.ts";
import { actionsToTheOwner } from "../system/actions_to_the_owner.ts";
import { allOrNothing } from "../system/all_or_nothing.ts";
import { completeWithItsActions } from "../system/complete_with_its_actions.ts";
import { documentedErrors } from "../system/documented_errors.ts";
import { endFirstAndThenAnswer } from "../system/end_first_and_then_answer.ts";
import { executeFirst } from "../system/execute_first.ts";
import { oneDelegateCallAtATime } from "../system/one_delegate_call_at_a_time.ts";
import { pendingActionsExactly } from "../system/pending_actions_exactly.ts";
import { pendingTransactionsExactly } from "../system/pending_transactions_exactly.ts";
import { performNothingRefused } from "../system/perform_nothing_refused.ts";
import { refuseEmptyTransactions } from "../system/refuse_empty_transactions.ts";
import { refuseWhatIsNoAction } from "../system/refuse_what_is_no_action.ts";
import { refuseWithoutVoipMode } from "../system/refuse_without_voip_mode.ts";
import { returnBeforeAnythingHappens } from "../system/return_before_anything_happens.ts";
import { settleRequestsOnce } from "../system/settle_requests_once.ts";
import type { Chapter } from "../rule.ts";

/** Transactions and queues. */
export const TRANSACTIONS: Chapter = {
  title: "Transactions and queues",
  rules: [
    dropRefusedStarts,
    acceptanceIsNotSuccess,
    tryAgainAfterRefusal,
    documentedErrors,
    refuseEmptyTransactions,
    refuseWhatIsNoAction,
    refuseWithoutVoipMode,
    settleRequestsOnce,
    returnBeforeAnythingHappens,
    oneDelegateCallAtATime,
    actionsToTheOwner,
    allOrNothing,
    performNothingRefused,
    actionsAsRequested,
    executeFirst,
    endFirstAndThenAnswer,
    completeWithItsActions,
    pendingTransactionsExactly,
    pendingActionsExactly,
  ],
};
