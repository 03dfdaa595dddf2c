import { type CallId, callId, type Handle } from "../../call/mod.ts";
import type { CallParticipant } from "./session.ts";

/** A map that came from JavaScript or a push; an empty one where it is none. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
}

/** A text that came from JavaScript or a push; an empty one where it is none. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/**
 * The id that a text is.
 *
 * @throws {Error} where it is none
 */
export function idOf(value: unknown, otherwise: string): CallId {
  try {
    return callId(textOf(value));
  } catch (error) {
    throw new Error(`${otherwise}: ${value}`, { cause: error });
  }
}

/** Somebody, of what JavaScript or a push says. */
export function participantOf(value: unknown): CallParticipant {
  const { id, ...fields } = fieldsOf(value);
  const names = ["displayName", "avatarUrl", "phoneNumber", "email"] as const;
  const known = names.filter((name) => typeof fields[name] === "string");
  return {
    id: textOf(id),
    ...Object.fromEntries(known.map((name) => [name, textOf(fields[name])])),
  };
}

/** Where somebody is reached: by number, else by address, else by id. */
export function handleOf({ id, phoneNumber, email }: CallParticipant): Handle {
  if (phoneNumber !== undefined) return { kind: "phoneNumber", value: phoneNumber };
  if (email !== undefined) return { kind: "emailAddress", value: email };
  return { kind: "generic", value: id };
}
