import type { ActionId, ActionKind, TransactionId } from "../actions/mod.ts";
import type { CallId, Instant } from "../call/mod.ts";
import type { Button, RecentsOutcome } from "../phone/mod.ts";

// What is seen when somebody looks at a call system.

/**
 * The name that a kit's app writes upon each update that it has given away: no update says it, so a
 * system that shows it did not copy the update.
 */
export const SCRIBBLED_NAME = "scribbled";

/** A call on the phone's own screen. */
export interface ScreenCard {
  /** The call. */
  readonly callId: CallId;
  /** What the phone calls its other end. */
  readonly name: string;
  /** Whether its video is shown. */
  readonly isVideo: boolean;
  /** Whether its microphone is shown as silent. */
  readonly isMuted: boolean;
  /** How many talk together with it; 0: alone. */
  readonly others: number;
  /** What can be tapped on it. */
  readonly buttons: readonly Button[];
}

/** A call in Recents. */
export interface RecentsFact {
  /** The call. */
  readonly callId: CallId;
  /** Whether this device placed it. */
  readonly isOutgoing: boolean;
  /** What became of it. */
  readonly outcome: RecentsOutcome;
  /** From here the duration runs; null: both could never talk. */
  readonly connectedAt: Instant | null;
  /** When it ended. */
  readonly endedAt: Instant;
  /** From connected to ended, in milliseconds; null where it never connected. */
  readonly durationMs: number | null;
}

/** A transaction that the system says is pending. */
export interface PendingTransaction {
  /** Names it. */
  readonly transactionId: TransactionId;
  /** Whether it says that it is complete. */
  readonly isComplete: boolean;
  /** Its actions, and which of them say that they are complete. */
  readonly actions: readonly { readonly actionId: ActionId; readonly isComplete: boolean }[];
}

/** What the system said when it was asked for the pending actions of a kind on a call. */
export interface PendingOfCall {
  /** The kind that was asked for. */
  readonly action: ActionKind;
  /** The call. */
  readonly callId: CallId;
  /** What it answered. */
  readonly actionIds: readonly ActionId[];
}
