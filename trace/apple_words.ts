import { DTMF_TYPES } from "../actions/mod.ts";
import { CALL_ENDED_REASONS, CALL_ERRORS, HANDLE_KINDS } from "../call/mod.ts";

/** What Apple numbers, by the fields in which it stands. */
const NUMBERED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  reason: CALL_ENDED_REASONS,
  type: DTMF_TYPES,
};

/** The fields that hold a handle: its kind is a number for Apple. */
const HANDLES: ReadonlySet<string> = new Set(["handle", "remoteHandle", "to", "who"]);

/** How deep such fields stand at most. */
const DEEPEST = 5;

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Puts the contract's words in the place of Apple's numbers, so that a logger may write what CallKit
 * gives it: the raw value of a reason, of a kind of handle, of a way to press keys, and an error by
 * its `domain` and `code`.
 */
export function inWords(line: JsonObject, depth: number = DEEPEST): JsonObject {
  const copy: Record<string, unknown> = { ...line };
  for (const [field, value] of Object.entries(line)) {
    const names = Object.hasOwn(NUMBERED, field) ? NUMBERED[field] : undefined;
    if (names) copy[field] = nameOf(names, value);
    else if (typeof value === "object") copy[field] = within(field, value, depth - 1);
  }
  return isUnknownError(line["error"]) ? { ...copy, ...strangeError(line["error"]) } : copy;
}

function within(field: string, value: unknown, depth: number): unknown {
  if (depth < 0) return value;
  if (Array.isArray(value)) return value.map((each) => within(field, each, depth - 1));
  if (!isObject(value)) return value;
  if (HANDLES.has(field)) return { ...value, kind: nameOf(HANDLE_KINDS, value["kind"]) };
  return field === "error" ? errorInWords(value) : inWords(value, depth);
}

/** The name of a number; what is none, or has none, as it is. */
function nameOf(names: Readonly<Record<string, number>>, value: unknown): unknown {
  return Object.entries(names).find(([, number]) => number === value)?.[0] ?? value;
}

function errorInWords(error: JsonObject): JsonObject {
  const domain = Object.entries(CALL_ERRORS).find(([, { name }]) => name === error["domain"]);
  if (!domain) return error;
  return { ...error, domain: domain[0], code: nameOf(domain[1].codes, error["code"]) };
}

/** Whether it has the form of an error and is none that the contract knows. */
function isUnknownError(error: unknown): error is JsonObject {
  if (!isObject(error)) return false;
  const { domain, code } = errorInWords(error);
  if (typeof domain !== "string" || typeof code !== "string" && typeof code !== "number") {
    return false;
  }
  if (!Object.hasOwn(CALL_ERRORS, domain)) return true;
  return typeof code === "number" ||
    !Object.hasOwn(CALL_ERRORS[domain as keyof typeof CALL_ERRORS].codes, code);
}

/** An error that the contract does not know, as a trace tells of it. */
function strangeError({ domain, code }: JsonObject): JsonObject {
  return { error: { domain: "callKit", code: "unknown" }, strange: `${domain} ${code}` };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
