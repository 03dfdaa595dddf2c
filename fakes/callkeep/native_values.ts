import { type CallId, callId, type HandleKind } from "../../call/mod.ts";

/** The text of a value that came from JavaScript; the native side takes numbers for text as well. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? `${value}` : null;
}

/**
 * The text of a value without which the app would crash.
 *
 * @throws {Error} where it has none
 */
export function neededText(method: string, name: string, value: unknown): string {
  const text = textOf(value);
  if (text !== null) return text;
  throw new Error(
    `Cannot ${method}: ${name} is ${JSON.stringify(value)}, which ends the app on a device; give ` +
      "it text",
  );
}

/**
 * The call of a UUID.
 *
 * @throws {Error} where it is none: CallKit ends the app for it
 */
export function callOfUuid(method: string, value: unknown): CallId {
  try {
    return callId(neededText(method, "the uuid", value));
  } catch (error) {
    throw new Error(
      `Cannot ${method}: ${JSON.stringify(value)} is no UUID, for which CallKit ` +
        "ends the app on a device; make one for each call, by uuid v4 or the like",
      { cause: error },
    );
  }
}

const KINDS: ReadonlyMap<unknown, HandleKind> = new Map([
  ["number", "phoneNumber"],
  ["phone", "phoneNumber"],
  ["email", "emailAddress"],
]);

/** How the bridge reads the kind of a handle on iOS. */
export function kindOf(type: unknown): HandleKind {
  return KINDS.get(type) ?? "generic";
}

/** A map that came from JavaScript; an empty one where it is none. */
export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
}
