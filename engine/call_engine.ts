import type { CallId, Handle } from "../call/mod.ts";

/**
 * The causes of {@linkcode EngineEndCause}.
 *
 * CallKit: none (the app's calling SDK)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export const ENGINE_END_CAUSES = [
  "hungUp",
  "busy",
  "noAnswer",
  "connectionLost",
  "answeredElsewhere",
  "declinedElsewhere",
] as const;

/**
 * Why the far side, the network or another device ended a call, as a calling SDK says it. An app
 * maps each to a {@linkcode CallEndedReason}.
 *
 * CallKit: none (the app's calling SDK)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export type EngineEndCause = typeof ENGINE_END_CAUSES[number];

/**
 * The operations of an engine that take time and may fail.
 *
 * CallKit: none (the app's calling SDK)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export const ENGINE_OPERATIONS = [
  "dial",
  "accept",
  "hangUp",
  "setHeld",
  "sendDigits",
  "find",
] as const;

/**
 * The name of such an operation.
 *
 * CallKit: none (the app's calling SDK)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export type EngineOperation = typeof ENGINE_OPERATIONS[number];

/**
 * Hears what happens at the far side.
 *
 * CallKit: none (the app's calling SDK)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export interface CallEngineListener {
  /** Somebody calls. */
  incoming?(id: CallId, from: Handle, isVideo: boolean): void;
  /** The far side of an outgoing call is being alerted. */
  ringing?(id: CallId): void;
  /** The far side of an outgoing call answered: both can talk. */
  connected?(id: CallId): void;
  /** The far side turned its video on or off. */
  videoChanged?(id: CallId, hasVideo: boolean): void;
  /** The call is over, and not because this device asked for it. */
  ended?(id: CallId, cause: EngineEndCause): void;
}

/**
 * The calling SDK that an app drives: the network leg and the media of its calls. The contract does
 * not rule it; it is here so that what an app tells the system can be held against what is so.
 * Promises reject with any `Error` where the operation fails.
 *
 * CallKit: none (the app's calling SDK)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export interface CallEngine {
  /** Sets who hears the far side; `null`: nobody. */
  setListener(listener: CallEngineListener | null): void;
  /** Invites somebody; resolves when the invitation has been sent. */
  dial(id: CallId, to: Handle, isVideo: boolean): Promise<void>;
  /** Answers; resolves when both can talk. */
  accept(id: CallId): Promise<void>;
  /** Ends, declines or cancels; resolves when the leg is closed. Closed legs resolve at once. */
  hangUp(id: CallId): Promise<void>;
  /** Holds or resumes the leg; resolves when the far side agreed. */
  setHeld(id: CallId, isOnHold: boolean): Promise<void>;
  /** Sends digits, in order; resolves when all were sent. */
  sendDigits(id: CallId, digits: string): Promise<void>;
  /** Asks the server whether the call is still on, as one that a push brought may not be. */
  find(id: CallId): Promise<boolean>;
  /** Silences the microphone of a call or opens it. */
  setMuted(id: CallId, isMuted: boolean): void;
  /** Starts microphone and speaker of a call. Only while the audio session is active. */
  startMedia(id: CallId): void;
  /** Stops them. */
  stopMedia(id: CallId): void;
}
