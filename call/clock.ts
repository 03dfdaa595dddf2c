import type { Instant } from "./instant.ts";

/**
 * Takes a scheduled task back. Calling it again, or after the task ran, does nothing.
 *
 * CallKit: none (ours: what `schedule` gives back)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export type Cancel = () => void;

/**
 * The one door to time. Nothing in callspec reads the machine's clock or sets a timer beside it, so
 * a test can stand still at any moment and then jump to just before and just after a deadline.
 *
 * CallKit: none (ours: Apple's system has its own clock)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export interface Clock {
  /** The moment it is now. */
  now(): Instant;
  /** Runs `task` once at `due`, or as soon as can be where that is past. */
  schedule(due: Instant, task: () => void): Cancel;
}
