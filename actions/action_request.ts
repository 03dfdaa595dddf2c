import { callId, handle, type HandleKind, shown } from "../call/mod.ts";
import { type ActionKind, type ActionMap, DTMF_TYPES } from "./action_map.ts";

/**
 * An action as an app asks for it: the system gives the id.
 *
 * CallKit: a `CXCallAction` before it is requested
 * LiveCommunicationKit: a `ConversationAction` before it is performed
 * Android Telecom: the methods of `CallControlScope`
 */
export type ActionRequest = { [K in ActionKind]: Omit<ActionMap[K], "id"> }[ActionKind];

/** Reads one field of a request, and throws where it is malformed. */
type Reader = (value: unknown) => unknown;

const flag: Reader = (value) => {
  if (typeof value !== "boolean") throw new TypeError(`wanted true or false, got ${shown(value)}`);
  return value;
};
const text: Reader = (value) => {
  if (typeof value !== "string") throw new TypeError(`wanted text, got ${shown(value)}`);
  return value;
};
const id: Reader = (value) => callId(value as string);
const digits: Reader = (value) => {
  if (typeof value === "string" && /^[0-9A-D*#]+$/.test(value)) return value;
  throw new TypeError(`wanted digits of 0-9, A-D, * and #, got ${shown(value)}`);
};
const dtmfType: Reader = (value) => {
  if (typeof value === "string" && Object.hasOwn(DTMF_TYPES, value)) return value;
  throw new TypeError(`wanted ${Object.keys(DTMF_TYPES).join(", ")}, got ${shown(value)}`);
};
const optional = (reader: Reader): Reader => (value) => value === undefined ? value : reader(value);
const nullable = (reader: Reader): Reader => (value) => value === null ? value : reader(value);

function readHandle(value: unknown): unknown {
  if (typeof value !== "object" || value === null) {
    throw new TypeError(`wanted a handle, got ${shown(value)}`);
  }
  return handle(fieldOf(value, "kind") as HandleKind, fieldOf(value, "value") as string);
}

type FieldsOf<K extends ActionKind> = Exclude<keyof ActionMap[K], "id" | "kind">;

const FIELDS: { readonly [K in ActionKind]: { readonly [F in FieldsOf<K>]-?: Reader } } = {
  startCall: {
    callId: id,
    handle: readHandle,
    isVideo: flag,
    contactIdentifier: optional(text),
  },
  answerCall: { callId: id },
  endCall: { callId: id },
  setHeld: { callId: id, isOnHold: flag },
  setMuted: { callId: id, isMuted: flag },
  setGroup: { callId: id, callIdToGroupWith: nullable(id) },
  playDtmf: { callId: id, digits, type: dtmfType },
  setTranslating: { callId: id, isTranslating: flag, localLanguage: text, remoteLanguage: text },
};

/**
 * The names of all actions, in the order of the contract.
 *
 * CallKit: the subclasses of `CXCallAction`
 * LiveCommunicationKit: the kinds of `ConversationAction`
 * Android Telecom: none
 */
export const ACTION_KINDS: readonly ActionKind[] = Object.keys(FIELDS) as ActionKind[];

/**
 * Copies a request field by field, so that what the app changes afterwards changes nothing (rule
 * TX-15). Where it is no valid action the answer is a sentence that says why; the system refuses
 * the whole transaction with `invalidAction` then (rule TX-11).
 *
 * CallKit: `CXTransaction.copy()`
 * LiveCommunicationKit: none
 * Android Telecom: none
 *
 * @example
 * ```ts
 * import { actionRequest, callId } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * const id = "00000000-0000-4000-8000-00000000000A";
 * assertEquals(actionRequest({ kind: "endCall", callId: id }), {
 *   kind: "endCall",
 *   callId: callId(id),
 * });
 * assertEquals(actionRequest({ kind: "dance" }), 'there is no action of kind "dance"');
 * ```
 */
export function actionRequest(value: unknown): ActionRequest | string {
  if (typeof value !== "object" || value === null) return `${shown(value)} is no action`;
  const kind = fieldOf(value, "kind");
  if (typeof kind !== "string" || !Object.hasOwn(FIELDS, kind)) {
    return `there is no action of kind ${shown(kind)}`;
  }
  const copy: Record<string, unknown> = { kind };
  for (const [field, read] of Object.entries<Reader>(FIELDS[kind as ActionKind])) {
    try {
      const given = read(fieldOf(value, field));
      if (given !== undefined) copy[field] = given;
    } catch (error) {
      return `its ${field}: ${error instanceof Error ? error.message : shown(error)}`;
    }
  }
  return Object.freeze(copy) as unknown as ActionRequest; // FIELDS has every field of the kind.
}

/** What the object's own field holds; undefined also where reading it throws. */
function fieldOf(value: object, field: string): unknown {
  try {
    return Object.hasOwn(value, field) ? Reflect.get(value, field) : undefined;
  } catch {
    return undefined;
  }
}
