import type { CallId, Handle, Instant } from "../../call/mod.ts";
import type { RecentsOutcome } from "../../phone/mod.ts";

/** A call that is over, as Recents show it. */
export interface RecentsEntry {
  /** Names the call. */
  readonly callId: CallId;
  /** Who was at its other end. */
  readonly handle: Handle | null;
  /** What the phone showed for that. */
  readonly name: string;
  /** Whether this device placed it. */
  readonly isOutgoing: boolean;
  /** Whether it had video. */
  readonly isVideo: boolean;
  /** What became of it. */
  readonly outcome: RecentsOutcome;
  /** When it appeared. */
  readonly begunAt: Instant;
  /** From here the duration runs. */
  readonly connectedAt: Instant | null;
  /** When it ended. */
  readonly endedAt: Instant;
  /** From connected to ended, in milliseconds; null where it never connected. */
  readonly durationMs: number | null;
}
