import type { Instant } from "../call/mod.ts";

/** How exactly the moments of a trace are known. */
export interface Timing {
  /** By how many milliseconds a moment may be off. */
  readonly toleranceMs: number;
  /** How many milliseconds all takes to come to rest: what is no further apart is one moment. */
  readonly momentMs: number;
}

/** The timing of a clock that the kit moves. */
export const EXACT: Timing = { toleranceMs: 0, momentMs: 0 };

/** The timing of what somebody recorded on the clock of a machine. */
export const RECORDED: Timing = { toleranceMs: 50, momentMs: 0 };

/** Whether no time passed between two moments, as far as that is known. */
export function isOneMoment({ momentMs }: Timing, one: Instant, other: Instant): boolean {
  return Math.abs(other - one) <= momentMs;
}

/** Whether a moment has come for sure. */
export function hasPassed({ toleranceMs }: Timing, moment: Instant, now: Instant): boolean {
  return now >= moment + toleranceMs;
}

/** Whether a moment is still to come for sure. */
export function isToCome({ toleranceMs }: Timing, moment: Instant, now: Instant): boolean {
  return now < moment - toleranceMs;
}
