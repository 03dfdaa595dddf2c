import type { Call } from "../call/mod.ts";

/**
 * Hears each change of any call on the device; the call is a snapshot.
 *
 * CallKit: `CXCallObserverDelegate.callObserver(_:callChanged:)`
 * LiveCommunicationKit: `conversationChanged`
 * Android Telecom: none
 */
export type CallListener = (call: Call) => void;

/**
 * Shows all calls of the device, those of other apps included.
 *
 * CallKit: `CXCallObserver`
 * LiveCommunicationKit: `ConversationManager.conversations` (own calls only)
 * Android Telecom: none
 *
 * Source: https://developer.apple.com/documentation/callkit/cxcallobserver
 */
export interface CallObserver {
  /**
   * The live calls, oldest first, complete from the first read on; never one that has ended.
   *
   * CallKit: `calls`
   * LiveCommunicationKit: `conversations` (own calls only)
   * Android Telecom: none
   */
  readonly calls: readonly Call[];
  /**
   * Adds a listener; what it returns takes it off.
   *
   * CallKit: `setDelegate(_:queue:)`
   * LiveCommunicationKit: `conversationChanged`
   * Android Telecom: none
   */
  subscribe(listener: CallListener): () => void;
}
