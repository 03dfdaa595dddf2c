/**
 * A stand-in for `@std/uuid`: reads UUIDs, and makes those that follow from a name.
 *
 * @module
 */
import { NIL, validate as isUuid, version as versionOf } from "uuid";

export * as v4 from "./v4.ts";
export * as v5 from "./v5.ts";

/** The UUID that is all zeros. */
export const NIL_UUID: string = NIL;

/**
 * Whether a text is a UUID, of any version, in any case.
 *
 * ```ts
 * import { validate } from "@std/uuid";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(validate("6C96C0F3-4B2F-4C6B-8B0F-3F0C2A2E9A11"), true);
 * assertEquals(validate("6c96c0f3"), false);
 * ```
 */
export function validate(uuid: string): boolean {
  return isUuid(uuid);
}

/** The version of a UUID; throws where the text is none. */
export function version(uuid: string): number {
  return versionOf(uuid);
}
