import type { Handle } from "../call/mod.ts";

/**
 * What a VoIP push carries. On iOS 13 and later an app must report a call before its handler returns
 * (rule PUSH-01).
 *
 * CallKit: `PKPushPayload`
 * LiveCommunicationKit: `PKPushPayload`
 * Android Telecom: a data message
 *
 * Source: https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit
 */
export interface PushPayload {
  /** What the server sent, as JSON. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether a call must be reported; absent before iOS 26.4. CallKit: `PKVoIPPushMetadata`. */
  readonly mustReport?: boolean;
}

/**
 * Hears a push. The system's clock runs until it returns.
 *
 * CallKit: `pushRegistry(_:didReceiveIncomingPushWith:for:completion:)`
 * LiveCommunicationKit: the same
 * Android Telecom: `onMessageReceived`
 */
export type PushHandler = (payload: PushPayload) => void | Promise<void>;

/**
 * What the user wants when a call is chosen in Recents, in Contacts or by voice: the app requests a
 * start action for it (rule REC-03).
 *
 * CallKit: `INStartCallIntent` in a user activity
 * LiveCommunicationKit: `INStartCallIntent`
 * Android Telecom: `ACTION_CALL`
 */
export interface StartCallIntent {
  /** Whom to call. */
  readonly handle: Handle;
  /** Whether with video. */
  readonly isVideo: boolean;
}

/**
 * Hears such a wish.
 *
 * CallKit: `application(_:continue:restorationHandler:)`
 * LiveCommunicationKit: the same
 * Android Telecom: `onNewIntent`
 */
export type IntentHandler = (intent: StartCallIntent) => void | Promise<void>;

/**
 * Where an app asks for VoIP pushes.
 *
 * CallKit: `PKPushRegistry`
 * LiveCommunicationKit: `PKPushRegistry`
 * Android Telecom: none
 */
export interface PushRegistry {
  /** Sets who hears pushes; `null`: nobody. CallKit: `delegate`, `desiredPushTypes`. */
  setHandler(handler: PushHandler | null): void;
}
