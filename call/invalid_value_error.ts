/**
 * What kind of value was refused.
 *
 * CallKit: none (Swift's types refuse such values at compile time)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export type InvalidValueCode =
  | "malformedId"
  | "malformedHandle"
  | "malformedInstant"
  | "malformedConfiguration"
  | "malformedUpdate"
  | "malformedReason";

/**
 * Thrown where a value does not have the shape that the contract gives it: a mistake of the program,
 * not a refusal by the call system (those are {@linkcode CallError}). Compare `code`, never the class.
 *
 * CallKit: none (Swift's types refuse such values at compile time)
 * LiveCommunicationKit: none
 * Android Telecom: none
 *
 * @example
 * ```ts
 * import { callId, InvalidValueError } from "@callspec/callspec";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * const error = assertThrows(() => callId("room 7"), InvalidValueError);
 * assertEquals(error.code, "malformedId");
 * ```
 */
export class InvalidValueError extends TypeError {
  /** Which kind of value was refused. */
  readonly code: InvalidValueCode;

  /** Makes the error; `message` says what could not be done, what was given, and what is wanted. */
  constructor(code: InvalidValueCode, message: string) {
    super(message);
    this.name = "InvalidValueError";
    this.code = code;
  }
}

/**
 * Shows any value on one short line, for an error message.
 *
 * CallKit: none (ours: for error messages)
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : textOf(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Some objects have no text: those without a prototype, and those whose `toString` throws. */
function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return `an ${typeof value}`;
  }
}
