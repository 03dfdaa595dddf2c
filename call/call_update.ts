import { type Handle, handle } from "./handle.ts";
import { InvalidValueError, shown } from "./invalid_value_error.ts";

/**
 * What an app tells of a call. A field that is absent is not set and leaves what was; `false` and
 * `null` are values (rules UPD-01, UPD-02). A capability that no update ever set is permissive.
 *
 * CallKit: `CXCallUpdate`
 * LiveCommunicationKit: `Conversation.Update`
 * Android Telecom: `CallAttributes` (fixed when the call is added)
 *
 * Source: https://developer.apple.com/documentation/callkit/cxcallupdate
 */
export interface CallUpdate {
  /** Who calls; `null` takes it away. Default: null. */
  readonly remoteHandle?: Handle | null;
  /** Shown instead of the handle's contact; `null` takes it away. Default: null. */
  readonly localizedCallerName?: string | null;
  /** Whether the call may be put on hold. Default: true. */
  readonly supportsHolding?: boolean;
  /** Whether the call may join a group. Default: true. */
  readonly supportsGrouping?: boolean;
  /** Whether the call may leave a group. Default: true. */
  readonly supportsUngrouping?: boolean;
  /** Whether the keypad is of use. Default: true. CallKit: `supportsDTMF`. */
  readonly supportsDtmf?: boolean;
  /** Whether the call has video. Default: false. */
  readonly hasVideo?: boolean;
}

const FLAGS = [
  "supportsHolding",
  "supportsGrouping",
  "supportsUngrouping",
  "supportsDtmf",
  "hasVideo",
] as const;

/**
 * Copies the fields that are set, so that later changes to `update` change nothing (rule UPD-06).
 * A field that is `undefined` counts as absent; fields that the contract does not name are dropped.
 *
 * CallKit: `CXCallUpdate.copy()`
 * LiveCommunicationKit: a Swift value's copy
 * Android Telecom: none (attributes are immutable)
 *
 * @throws {InvalidValueError} `malformedUpdate` or `malformedHandle`, where a field has another type
 *
 * @example
 * ```ts
 * import { callUpdate } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(callUpdate({ hasVideo: false }), { hasVideo: false });
 * ```
 */
export function callUpdate(update: CallUpdate): CallUpdate {
  if (typeof update !== "object" || update === null) {
    throw new InvalidValueError(
      "malformedUpdate",
      `Cannot read ${shown(update)} as a call update: wanted an object`,
    );
  }
  const copy: { -readonly [K in keyof CallUpdate]: CallUpdate[K] } = {};
  const { remoteHandle, localizedCallerName } = update;
  if (remoteHandle === null) copy.remoteHandle = null;
  else if (remoteHandle !== undefined) {
    copy.remoteHandle = handle(remoteHandle.kind, remoteHandle.value);
  }
  if (localizedCallerName !== undefined) {
    if (localizedCallerName !== null && typeof localizedCallerName !== "string") {
      throw malformed("localizedCallerName", localizedCallerName, "a string or null");
    }
    copy.localizedCallerName = localizedCallerName;
  }
  for (const flag of FLAGS) {
    const value = update[flag];
    if (value === undefined) continue;
    if (typeof value !== "boolean") throw malformed(flag, value, "true or false");
    copy[flag] = value;
  }
  return Object.freeze(copy);
}

function malformed(field: string, value: unknown, wanted: string): InvalidValueError {
  return new InvalidValueError(
    "malformedUpdate",
    `Cannot set ${field} of a call update to ${shown(value)}: wanted ${wanted}`,
  );
}
