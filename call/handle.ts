import { InvalidValueError, shown } from "./invalid_value_error.ts";

/**
 * How a handle is to be read, with CallKit's raw number of each.
 *
 * CallKit: `CXHandle.HandleType`
 * LiveCommunicationKit: `Handle.Kind`
 * Android Telecom: the scheme of the address (`tel:`, `sip:`, `mailto:`)
 */
export const HANDLE_KINDS = { generic: 1, phoneNumber: 2, emailAddress: 3 } as const;

/**
 * The name of a kind of handle.
 *
 * CallKit: `CXHandle.HandleType`
 * LiveCommunicationKit: `Handle.Kind`
 * Android Telecom: the scheme of the address
 */
export type HandleKind = keyof typeof HANDLE_KINDS;

/**
 * Who is called or calls. Two handles are the same when kind and value are
 * ({@linkcode isSameHandle}); the value is kept to the letter (rule OUT-12).
 *
 * CallKit: `CXHandle`
 * LiveCommunicationKit: `Handle`
 * Android Telecom: `CallAttributes.address`
 *
 * Source: https://developer.apple.com/documentation/callkit/cxhandle
 */
export interface Handle {
  /** How the value is to be read. */
  readonly kind: HandleKind;
  /** A user id, a telephone number or an e-mail address. */
  readonly value: string;
}

/**
 * Makes a frozen handle, and refuses what is not one.
 *
 * CallKit: `CXHandle(type:value:)`
 * LiveCommunicationKit: `Handle(type:value:)`
 * Android Telecom: `Uri.parse`
 *
 * @throws {InvalidValueError} `malformedHandle`, where the kind is unknown or the value is no string
 *
 * @example
 * ```ts
 * import { handle } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(handle("generic", "ada"), { kind: "generic", value: "ada" });
 * ```
 */
export function handle(kind: HandleKind, value: string): Handle {
  if (typeof kind !== "string" || !Object.hasOwn(HANDLE_KINDS, kind)) {
    const kinds = Object.keys(HANDLE_KINDS).join(", ");
    throw new InvalidValueError(
      "malformedHandle",
      `Cannot make a handle of kind ${shown(kind)}: wanted one of ${kinds}`,
    );
  }
  if (typeof value !== "string") {
    throw new InvalidValueError(
      "malformedHandle",
      `Cannot make a handle of ${shown(value)}: wanted a string`,
    );
  }
  return Object.freeze({ kind, value });
}

/**
 * Whether two handles name the same party.
 *
 * CallKit: `CXHandle.isEqual(to:)`
 * LiveCommunicationKit: `==`
 * Android Telecom: `Uri.equals`
 */
export function isSameHandle(one: Handle, other: Handle): boolean {
  return one.kind === other.kind && one.value === other.value;
}
