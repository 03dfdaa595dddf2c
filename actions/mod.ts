/**
 * The verbs of the contract, as data: what can be done with a call, how it is asked for, and how it
 * is completed.
 *
 * @module
 */
export { type ActionId, actionId, type TransactionId, transactionId } from "./action_ids.ts";
export {
  type ActionKind,
  type ActionMap,
  type AnswerCallAction,
  type CallAction,
  type CallActionBase,
  DTMF_TYPES,
  type DtmfType,
  type EndCallAction,
  type FulfillDetails,
  type PlayDtmfCallAction,
  type SetGroupCallAction,
  type SetHeldCallAction,
  type SetMutedCallAction,
  type SetTranslatingCallAction,
  type StartCallAction,
  type TranslationEngine,
} from "./action_map.ts";
export { ACTION_KINDS, type ActionRequest, actionRequest } from "./action_request.ts";
export { ACTION_WORDS } from "./action_words.ts";
export { dtmfRequests } from "./dtmf.ts";
export {
  type ActionOutcome,
  type Completion,
  type CompletionSource,
  type Performing,
  performing,
  type PerformingAction,
} from "./performing.ts";
export { type Transaction, transaction } from "./transaction.ts";
