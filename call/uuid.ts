import { InvalidValueError, shown } from "./invalid_value_error.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The one spelling that ids are compared in: lower case. Any version and variant is taken, as
 * Swift's `UUID(uuidString:)` takes any 8-4-4-4-12 hexadecimal digits.
 *
 * CallKit: none (ours: what the readers of ids share)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export function canonicalUuid(text: string, noun: string): string {
  const lower = typeof text === "string" ? text.toLowerCase() : "";
  if (UUID.test(lower)) return lower;
  throw new InvalidValueError(
    "malformedId",
    `Cannot read ${shown(text)} as ${noun}: wanted a UUID of 8-4-4-4-12 hexadecimal digits`,
  );
}
