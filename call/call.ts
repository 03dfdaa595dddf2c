import type { CallId } from "./call_id.ts";

/**
 * A call as any app may observe it: these five fields and no more (rule OBS-04). There is no handle,
 * no mute and no reason in it.
 *
 * CallKit: `CXCall`
 * LiveCommunicationKit: `Conversation`
 * Android Telecom: the flows of `CallControlScope`
 *
 * Source: https://developer.apple.com/documentation/callkit/cxcall
 */
export interface Call {
  /** Names the call. CallKit: `uuid`. */
  readonly id: CallId;
  /** Whether this device placed the call; constant. */
  readonly isOutgoing: boolean;
  /** Whether the call is on hold now. */
  readonly isOnHold: boolean;
  /** Whether both parties could ever talk; false, then true for good. */
  readonly hasConnected: boolean;
  /** Whether the call is over; the last notification of a call shows it true. */
  readonly hasEnded: boolean;
}
