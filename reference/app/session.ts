import type { CallId } from "../../call/mod.ts";

/** What an app knows of one of its calls. Every call has its own: nothing is shared. */
export interface Session {
  /** Names the call. */
  readonly id: CallId;
  /** Whether this device placed the call. */
  readonly isOutgoing: boolean;
  /** Whether the invitation of an outgoing call was sent. */
  isInvited: boolean;
  /** Whether both parties can talk. */
  isConnected: boolean;
  /** Whether the call is on hold, by the last action that was done. */
  isOnHold: boolean;
  /** How many actions are under way that put it on hold. */
  holds: number;
  /** Whether the call is being ended on this side. */
  isEnding: boolean;
  /** Whether microphone and speaker of the call run. */
  hasMedia: boolean;
  /** Calls of one name talk together; null: alone. */
  group: CallId | null;
}

/** A session of a call that just began. */
export function newSession(id: CallId, isOutgoing: boolean): Session {
  return {
    id,
    isOutgoing,
    isInvited: false,
    isConnected: false,
    isOnHold: false,
    holds: 0,
    isEnding: false,
    hasMedia: false,
    group: null,
  };
}

/** Whether a call is on hold, or is being put on hold: its media rests. */
export function isWaiting({ isOnHold, holds }: Session): boolean {
  return isOnHold || holds > 0;
}
