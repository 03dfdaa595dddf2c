import { canonicalUuid } from "./uuid.ts";

/**
 * Names one call for its whole life: a UUID in canonical lower case. Only {@linkcode callId} makes
 * one, so two ids of one call are always equal as strings.
 *
 * CallKit: `UUID` of a call (`CXCallAction.callUUID`, `CXCall.uuid`)
 * LiveCommunicationKit: `Conversation.uuid`
 * Android Telecom: `ParcelUuid` (chosen by the platform; a bridge keeps the app's own beside it)
 */
export type CallId = string & {
  /** Keeps plain strings out. */
  readonly "~brand": "CallId";
};

/**
 * Reads a call id from text in any case.
 *
 * CallKit: `UUID(uuidString:)`
 * LiveCommunicationKit: `UUID(uuidString:)`
 * Android Telecom: `UUID.fromString`
 *
 * @param text 8-4-4-4-12 hexadecimal digits
 * @throws {InvalidValueError} `malformedId`, where the text is anything else
 *
 * @example
 * ```ts
 * import { callId } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(
 *   callId("AE0C5F2B-6D1C-4E0A-9A7B-5D1B2F3C4D5E"),
 *   callId("ae0c5f2b-6d1c-4e0a-9a7b-5d1b2f3c4d5e"),
 * );
 * ```
 */
export function callId(text: string): CallId {
  return canonicalUuid(text, "a call id") as CallId;
}
