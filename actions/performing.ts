import { type Instant, instant } from "../call/mod.ts";
import type { ActionKind, ActionMap, FulfillDetails } from "./action_map.ts";

/**
 * How an action was completed, whichever way the app has of saying so: this is what the methods of an
 * action object, a request id, a later report and a settled promise come down to.
 *
 * CallKit: `CXAction.fulfill()`, `CXAction.fail()`
 * LiveCommunicationKit: `ConversationAction.fulfill()`, `ConversationAction.fail()`
 * Android Telecom: a callback that returns or throws
 */
export type ActionOutcome = "fulfilled" | "failed";

/**
 * An action while the app performs it: its data, and four members that are not enumerable, so that
 * the action still survives JSON and `structuredClone`.
 *
 * CallKit: `CXAction` as the delegate gets it
 * LiveCommunicationKit: `ConversationAction` as the delegate gets it
 * Android Telecom: the suspended callback
 */
export type Performing<K extends ActionKind = ActionKind> = ActionMap[K] & Completion<K>;

/**
 * How an action is completed. The first completion counts, every later one does nothing (rule
 * ACT-02), and so does one after the deadline (rule TMO-04).
 *
 * CallKit: `CXAction`
 * LiveCommunicationKit: `ConversationAction`
 * Android Telecom: none
 *
 * Source: https://developer.apple.com/documentation/callkit/cxaction
 */
export interface Completion<K extends ActionKind = ActionKind> {
  /** Whether the action was fulfilled, failed, timed out or dropped. */
  readonly isComplete: boolean;
  /** When the system gives the action up. CallKit: `timeoutDate`. */
  readonly timeoutAt: Instant;
  /**
   * Says that the action has been done.
   *
   * @throws {InvalidValueError} where a date in the details is no moment
   */
  fulfill(details?: FulfillDetails[K]): void;
  /** Says that the action could not be done. */
  fail(): void;
}

/**
 * Any action while the app performs it.
 *
 * CallKit: `CXCallAction`
 * LiveCommunicationKit: `ConversationAction`
 * Android Telecom: none
 */
export type PerformingAction = { [K in ActionKind]: Performing<K> }[ActionKind];

/**
 * Gives an action's data the four members of {@linkcode Completion}.
 *
 * CallKit: none (for those who write a call system or a bridge)
 * LiveCommunicationKit: none
 * Android Telecom: none
 *
 * @example
 * ```ts
 * import { actionId, callId, instant, performing } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * const data = {
 *   kind: "endCall",
 *   id: actionId("00000000-0000-4000-8000-0000000000aa"),
 *   callId: callId("00000000-0000-4000-8000-00000000000a"),
 * } as const;
 * let isComplete = false;
 * const action = performing<"endCall">(data, {
 *   isComplete: () => isComplete,
 *   timeoutAt: instant(5_000),
 *   complete: () => isComplete = true,
 * });
 * action.fulfill();
 * assertEquals(action.isComplete, true);
 * assertEquals(structuredClone(action), data);
 * ```
 */
export function performing<K extends ActionKind>(
  action: ActionMap[K],
  behind: CompletionSource<K>,
): Performing<K> {
  const members: { [M in keyof Completion<K>]: PropertyDescriptor } = {
    isComplete: { get: () => behind.isComplete() },
    timeoutAt: { get: () => behind.timeoutAt },
    fulfill: {
      value: (details?: FulfillDetails[K]) => behind.complete("fulfilled", checked(details ?? {})),
    },
    fail: { value: () => behind.complete("failed", {}) },
  };
  return Object.freeze(Object.defineProperties({ ...action }, members)) as Performing<K>;
}

/** The details, with every date in them a moment. */
function checked<T extends object>(details: T): T {
  for (const [name, value] of Object.entries(details)) if (name.startsWith("date")) instant(value);
  return details;
}

/**
 * What stands behind the four members.
 *
 * CallKit: none (ours)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export interface CompletionSource<K extends ActionKind> {
  /** Whether the action is complete now. */
  isComplete(): boolean;
  /** The deadline as it is now. */
  readonly timeoutAt: Instant;
  /** Hears every completion, also those that come too late. */
  complete(outcome: ActionOutcome, details: FulfillDetails[K]): void;
}
