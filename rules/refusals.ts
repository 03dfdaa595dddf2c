import type { ErrorCode } from "../call/mod.ts";
import type { EventOf } from "../trace/mod.ts";

/** How a promise that was to be refused settled. */
type Settled = Pick<EventOf<"requestSettled">, "error" | "strange">;

/** What applies to any request: the app may not ask, or nobody is there to be asked. */
const GENERAL: readonly ErrorCode[] = ["unentitled", "unknownCallProvider"];

/**
 * Whether a request was refused for a reason that applies: which of several is given is left open
 * (OQ-11). An error that is none of the contract has a rule of its own, and passes here.
 */
export function isRefusedFor(code: ErrorCode, { error, strange }: Settled): boolean {
  if (error === null) return false;
  if (strange !== undefined || !isRequestDomain(error.domain)) return true;
  return error.code === code || GENERAL.includes(error.code);
}

function isRequestDomain(domain: string): boolean {
  return domain === "requestTransaction" || domain === "callKit";
}

/** How it settled, in words. */
export function settlement({ error }: Settled): string {
  return error === null ? "accepted" : `refused with ${error.domain}/${error.code}`;
}
