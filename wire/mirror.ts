import type { CallAction, TransactionId } from "../actions/mod.ts";
import type { Call, Instant } from "../call/mod.ts";
import { flag, list, object, type Schema } from "../schema/mod.ts";
import { CALL, CALL_ACTION, INSTANT, TRANSACTION_ID } from "../trace/mod.ts";

/** A transaction that is accepted and not complete, as an app may read it. */
export interface MirroredTransaction {
  readonly transactionId: TransactionId;
  readonly actions: readonly {
    readonly action: CallAction;
    readonly timeoutAt: Instant;
    readonly isComplete: boolean;
  }[];
}

/**
 * What an app can read at any moment without asking. It comes with what is done to the app, where it
 * has changed, so that the app need not ask back: it may be stale within one stimulus.
 */
export interface Mirror {
  /** The calls of the phone. */
  readonly calls: readonly Call[];
  /** Whether the audio session is active. */
  readonly isAudioActive: boolean;
  /** What is accepted and not complete. */
  readonly pending: readonly MirroredTransaction[];
}

/** What it shows before anything was said. */
export const EMPTY_MIRROR: Mirror = { calls: [], isAudioActive: false, pending: [] };

/** The same as a schema. */
export const MIRROR: Schema<Mirror> = object<Mirror>({
  calls: list(CALL, { about: "The calls of the phone." }),
  isAudioActive: flag({ about: "Whether the audio session is active." }),
  pending: list(
    object<MirroredTransaction>({
      transactionId: TRANSACTION_ID,
      actions: list(
        object<MirroredTransaction["actions"][number]>({
          action: CALL_ACTION,
          timeoutAt: INSTANT,
          isComplete: flag(),
        }),
      ),
    }),
    { about: "What is accepted and not complete." },
  ),
}, { about: "What an app can read at any moment: to one that offers `mirror`, where it changed." });
