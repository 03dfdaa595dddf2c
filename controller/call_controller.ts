import type { ActionRequest } from "../actions/mod.ts";
import type { CallObserver } from "./call_observer.ts";

/**
 * Through which an app asks for what its own screens offer.
 *
 * CallKit: `CXCallController`
 * LiveCommunicationKit: `ConversationManager.perform(_:)`
 * Android Telecom: `CallControlScope`
 *
 * Source: https://developer.apple.com/documentation/callkit/cxcallcontroller
 */
export interface CallController {
  /**
   * Shows the calls of the device.
   *
   * CallKit: `callObserver`
   */
  readonly observer: CallObserver;
  /**
   * Asks for actions as one transaction. It resolves when they are accepted, which is not when they
   * are performed: their outcome comes to the delegate (rule TX-04). Without actions it asks for an
   * empty transaction, which is refused.
   *
   * CallKit: `request(_:completion:)`
   * LiveCommunicationKit: `perform(_:)`
   * Android Telecom: `answer`, `setActive`, `setInactive`, `disconnect`
   *
   * @throws {CallError} of the domain `requestTransaction`, where it is refused; then none of the
   * actions is performed (rule TX-02)
   */
  request(...actions: readonly ActionRequest[]): Promise<void>;
}
