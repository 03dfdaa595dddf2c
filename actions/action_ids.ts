import { canonicalUuid } from "../call/mod.ts";

/**
 * Names one action. The system gives it when the action is requested or made, fresh each time, and
 * never equal to a call's id (rules ID-06, ID-07): find a call by `action.callId`.
 *
 * CallKit: `CXAction.uuid`
 * LiveCommunicationKit: `ConversationAction.uuid`
 * Android Telecom: none
 */
export type ActionId = string & {
  /** Keeps plain strings and other ids out. */
  readonly "~brand": "ActionId";
};

/**
 * Names one transaction.
 *
 * CallKit: `CXTransaction.uuid`
 * LiveCommunicationKit: none (there is no transaction object)
 * Android Telecom: none
 */
export type TransactionId = string & {
  /** Keeps plain strings and other ids out. */
  readonly "~brand": "TransactionId";
};

/**
 * Reads an action id from text in any case.
 *
 * CallKit: `UUID(uuidString:)`
 * LiveCommunicationKit: `UUID(uuidString:)`
 * Android Telecom: none
 *
 * @throws {InvalidValueError} `malformedId`, where the text is no UUID
 */
export function actionId(text: string): ActionId {
  return canonicalUuid(text, "an action id") as ActionId;
}

/**
 * Reads a transaction id from text in any case.
 *
 * CallKit: `UUID(uuidString:)`
 * LiveCommunicationKit: none
 * Android Telecom: none
 *
 * @throws {InvalidValueError} `malformedId`, where the text is no UUID
 */
export function transactionId(text: string): TransactionId {
  return canonicalUuid(text, "a transaction id") as TransactionId;
}
