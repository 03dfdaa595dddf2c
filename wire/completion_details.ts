import type { TranslationEngine } from "../actions/mod.ts";
import type { Instant } from "../call/mod.ts";
import { object, optional, type Schema, word } from "../schema/mod.ts";
import { INSTANT } from "../trace/mod.ts";

/** What may be said when an action is fulfilled, whatever kind it is of. */
export interface CompletionDetails {
  /** When the invitation was sent. */
  readonly dateStarted?: Instant;
  /** When both could talk. */
  readonly dateConnected?: Instant;
  /** When the call was over. */
  readonly dateEnded?: Instant;
  /** Which engine translates. */
  readonly engine?: TranslationEngine;
}

/** The same as a schema. */
export const COMPLETION_DETAILS: Schema<CompletionDetails> = object<CompletionDetails>({
  dateStarted: optional(INSTANT),
  dateConnected: optional(INSTANT),
  dateEnded: optional(INSTANT),
  engine: optional(word<TranslationEngine>(["default", "custom"])),
});
