import { InvalidValueError, shown } from "./invalid_value_error.ts";

/**
 * A moment: milliseconds since 1970-01-01 00:00 UTC. The contract has no `Date`, which is mutable
 * and reads the clock of the machine when made without arguments.
 *
 * CallKit: `Date`
 * LiveCommunicationKit: `Date`
 * Android Telecom: `Instant`
 */
export type Instant = number & {
  /** Keeps plain numbers out. */
  readonly "~brand": "Instant";
};

/**
 * Reads a moment from a number of milliseconds.
 *
 * CallKit: `Date(timeIntervalSince1970:)` (in seconds there)
 * LiveCommunicationKit: `Date(timeIntervalSince1970:)` (in seconds there)
 * Android Telecom: `Instant.ofEpochMilli`
 *
 * @param epochMs milliseconds since 1970-01-01 00:00 UTC; may be negative, must be finite
 * @throws {InvalidValueError} `malformedInstant`, where it is not a finite number
 *
 * @example
 * ```ts
 * import { instant } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(instant(Date.UTC(2026, 0, 1)), instant(1_767_225_600_000));
 * ```
 */
export function instant(epochMs: number): Instant {
  if (Number.isFinite(epochMs)) return epochMs as Instant;
  throw new InvalidValueError(
    "malformedInstant",
    `Cannot read ${shown(epochMs)} as an instant: wanted finite milliseconds since 1970`,
  );
}
