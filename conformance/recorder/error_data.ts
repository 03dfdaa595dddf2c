import {
  CALL_ERRORS,
  type CallErrorData,
  type ErrorCode,
  type ErrorDomain,
} from "../../call/mod.ts";

/** What a trace says of a promise that rejected. */
export interface Rejection {
  /** The error, by its fields: the class may have been lost on the way. */
  readonly error: CallErrorData;
  /** What it was, where it was no error of the contract. */
  readonly strange?: string;
}

/** What a trace says of a promise that rejected with this. */
export function rejection(reason: unknown): Rejection {
  const error = documented(reason);
  if (error) return { error };
  return { error: { domain: "callKit", code: "unknown" }, strange: thrownText(reason) };
}

function documented(reason: unknown): CallErrorData | null {
  const { domain, code } = fieldsOf(reason);
  if (typeof domain !== "string" || !Object.hasOwn(CALL_ERRORS, domain)) return null;
  const known = domain as ErrorDomain;
  if (typeof code !== "string" || !Object.hasOwn(CALL_ERRORS[known].codes, code)) return null;
  return { domain: known, code: code as ErrorCode };
}

/** What was thrown, on one line. */
export function thrownText(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}

function fieldsOf(error: unknown): { readonly domain?: unknown; readonly code?: unknown } {
  return typeof error === "object" && error !== null ? error : {};
}
