import type { ActionKind, CallAction, Performing, Transaction } from "../actions/mod.ts";
import type { AudioSession } from "./audio_session.ts";

/**
 * One handler for each action, named as the action; each is optional, each may be async. A handler
 * that is missing leaves its actions open until they time out.
 *
 * CallKit: the `provider(_:perform:)` methods of `CXProviderDelegate`
 * LiveCommunicationKit: `conversationManager(_:perform:)`
 * Android Telecom: the callbacks of `addCall`
 */
export type ActionHandlers = {
  readonly [K in ActionKind]?: (action: Performing<K>) => void | Promise<void>;
};

/**
 * What the app gives the system to call. Only `didReset` is required (rule PRV-02). The system calls
 * one member after the other, in one order, and does not wait for promises.
 *
 * CallKit: `CXProviderDelegate`
 * LiveCommunicationKit: `ConversationManagerDelegate`
 * Android Telecom: the callbacks of `addCall`
 *
 * Source: https://developer.apple.com/documentation/callkit/cxproviderdelegate
 */
export interface ProviderDelegate extends ActionHandlers {
  /**
   * The call service was lost: every call and action is gone (rules RST-01, RST-02).
   *
   * CallKit: `providerDidReset(_:)`
   * LiveCommunicationKit: `conversationManagerDidReset(_:)`
   * Android Telecom: none (the death of an app ends its calls)
   */
  didReset(): void | Promise<void>;
  /**
   * The provider is in service. It may never be called: do not wait for it (rule PRV-05).
   *
   * CallKit: `providerDidBegin(_:)`
   * LiveCommunicationKit: `conversationManagerDidBegin(_:)`
   * Android Telecom: none
   */
  didBegin?(): void;
  /**
   * Asks whether the app performs the whole transaction itself. On true no handler is called for its
   * actions and the app completes each of them; on false, or where it is missing, each handler is
   * called in turn (rules TX-05, TX-06).
   *
   * CallKit: `provider(_:execute:)`
   * LiveCommunicationKit: none
   * Android Telecom: none
   */
  execute?(transaction: Transaction): boolean;
  /**
   * The deadline of an action passed: clean up, do not complete it (rules TMO-02, TMO-03).
   *
   * CallKit: `provider(_:timedOutPerforming:)`
   * LiveCommunicationKit: `conversationManager(_:timedOutPerforming:)`
   * Android Telecom: none
   */
  timedOut?(action: CallAction): void;
  /**
   * The audio session is active: media may start (rules AUD-03, AUD-04).
   *
   * CallKit: `provider(_:didActivate:)`
   * LiveCommunicationKit: `conversationManager(_:didActivate:)`
   * Android Telecom: none (Telecom moves the focus)
   */
  didActivateAudio?(session: AudioSession): void;
  /**
   * The audio session is no longer active.
   *
   * CallKit: `provider(_:didDeactivate:)`
   * LiveCommunicationKit: `conversationManager(_:didDeactivate:)`
   * Android Telecom: none (Telecom moves the focus)
   */
  didDeactivateAudio?(session: AudioSession): void;
}
