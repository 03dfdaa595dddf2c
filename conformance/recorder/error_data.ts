import {
  CALL_ERRORS,
  type CallErrorData,
  type ErrorCode,
  type ErrorDomain,
} from "../../call/mod.ts";

/** What an error says, by its fields: the class may have been lost on the way. */
export function errorData(error: unknown): CallErrorData {
  const { domain, code } = fieldsOf(error);
  const isDomain = typeof domain === "string" && Object.hasOwn(CALL_ERRORS, domain);
  if (isDomain && typeof code === "string") {
    const known = domain as ErrorDomain;
    if (Object.hasOwn(CALL_ERRORS[known].codes, code)) {
      return { domain: known, code: code as ErrorCode };
    }
  }
  return { domain: "callKit", code: "unknown" };
}

/** What was thrown, on one line. */
export function thrownText(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}

function fieldsOf(error: unknown): { readonly domain?: unknown; readonly code?: unknown } {
  return typeof error === "object" && error !== null ? error : {};
}
