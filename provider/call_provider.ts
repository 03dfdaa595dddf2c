import type { ActionKind, PerformingAction, Transaction } from "../actions/mod.ts";
import type {
  CallEndedReason,
  CallId,
  CallUpdate,
  Instant,
  ProviderConfiguration,
} from "../call/mod.ts";
import type { ProviderDelegate } from "./provider_delegate.ts";

/**
 * Through which an app tells the system of its calls, and hears what the user wants. One is made for
 * the life of the process (rule PRV-01). Reports about calls that the system does not know, or that
 * have ended, do nothing (rule END-06).
 *
 * CallKit: `CXProvider`
 * LiveCommunicationKit: `ConversationManager`
 * Android Telecom: `CallsManager`, `CallControlScope`
 *
 * Source: https://developer.apple.com/documentation/callkit/cxprovider
 */
export interface CallProvider {
  /**
   * A copy on reading and on writing; a new one applies to later requests (PRV-08, PRV-15).
   *
   * CallKit: `configuration`
   */
  configuration: ProviderConfiguration;
  /**
   * Sets who hears the system; `null`: nobody. What is pending waits for the next delegate.
   *
   * CallKit: `setDelegate(_:queue:)`
   * LiveCommunicationKit: `delegate`
   * Android Telecom: none
   */
  setDelegate(delegate: ProviderDelegate | null): void;
  /**
   * Introduces an incoming call. It resolves when the call is shown.
   *
   * CallKit: `reportNewIncomingCall(with:update:completion:)`
   * LiveCommunicationKit: `reportNewIncomingConversation(uuid:update:)`
   * Android Telecom: `addCall` with an incoming direction
   *
   * @throws {CallError} of the domain `incomingCall`, where the call is not shown; forget it then
   * @throws {InvalidValueError} where id or update are malformed
   */
  reportNewIncomingCall(id: CallId, update: CallUpdate): Promise<void>;
  /**
   * Changes what is known of a call: only the fields that are set (rule UPD-01).
   *
   * CallKit: `reportCall(with:updated:)`
   * LiveCommunicationKit: `conversationUpdated`
   * Android Telecom: none (attributes are fixed when a call is added)
   */
  reportCallUpdated(id: CallId, update: CallUpdate): void;
  /**
   * Says that an outgoing call is being connected. `at` defaults to now.
   *
   * CallKit: `reportOutgoingCall(with:startedConnectingAt:)`
   * LiveCommunicationKit: `conversationStartedConnecting`
   * Android Telecom: none
   */
  reportOutgoingCallStartedConnecting(id: CallId, at?: Instant): void;
  /**
   * Says that both parties of an outgoing call can talk. `at` defaults to now.
   *
   * CallKit: `reportOutgoingCall(with:connectedAt:)`
   * LiveCommunicationKit: `conversationConnected`
   * Android Telecom: `setActive`
   */
  reportOutgoingCallConnected(id: CallId, at?: Instant): void;
  /**
   * Says that a call is over that the user did not end. `at` defaults to now.
   *
   * CallKit: `reportCall(with:endedAt:reason:)`
   * LiveCommunicationKit: `conversationEnded`
   * Android Telecom: `disconnect`
   */
  reportCallEnded(id: CallId, reason: CallEndedReason, at?: Instant): void;
  /**
   * Accepted transactions with an action that is not complete: a snapshot (rule TX-09).
   *
   * CallKit: `pendingTransactions`
   * LiveCommunicationKit: none
   * Android Telecom: none
   */
  readonly pendingTransactions: readonly Transaction[];
  /**
   * Actions that are not complete, of a kind and a call where given: a snapshot (rule TX-10).
   *
   * CallKit: `pendingCallActions(of:withCall:)`
   * LiveCommunicationKit: `pendingActions`
   * Android Telecom: none
   */
  pendingActions(kind?: ActionKind, callId?: CallId): readonly PerformingAction[];
  /**
   * Ends every call as failed and the provider's service for good (rules PRV-09 to PRV-13).
   *
   * CallKit: `invalidate()`
   */
  invalidate(): void;
}
