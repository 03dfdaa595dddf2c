import type { TransactionId } from "./action_ids.ts";
import type { PerformingAction } from "./performing.ts";

/**
 * Actions that were requested together and are accepted or refused as one (rule TX-02), in the order
 * in which they are performed.
 *
 * CallKit: `CXTransaction`
 * LiveCommunicationKit: none (a list of actions)
 * Android Telecom: one operation of `CallControl`
 *
 * Source: https://developer.apple.com/documentation/callkit/cxtransaction
 */
export interface Transaction {
  /** Names the transaction. CallKit: `uuid`. */
  readonly id: TransactionId;
  /** The actions, in order. */
  readonly actions: readonly PerformingAction[];
  /** Whether every action is complete; so true where there is none (rule TX-08). Not enumerable. */
  readonly isComplete: boolean;
}

/**
 * Makes a transaction of actions that are being performed.
 *
 * CallKit: `CXTransaction(actions:)`
 * LiveCommunicationKit: none
 * Android Telecom: none
 *
 * @example
 * ```ts
 * import { transaction, transactionId } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * const empty = transaction(transactionId("00000000-0000-4000-8000-0000000000bb"), []);
 * assertEquals(empty.isComplete, true);
 * ```
 */
export function transaction(id: TransactionId, actions: readonly PerformingAction[]): Transaction {
  const isComplete = { get: () => actions.every((action) => action.isComplete) };
  return Object.freeze(
    Object.defineProperties({ id, actions: Object.freeze([...actions]) }, { isComplete }),
  ) as Transaction;
}
