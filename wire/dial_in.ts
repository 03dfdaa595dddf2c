/** A request to speak on behalf of an adapter, as it comes in. */
export interface DialIn {
  /** What is asked for, with its token. */
  readonly url: URL;
  /** The page that asks, as its browser says; null where no browser is asking. */
  readonly origin: string | null;
  /** Whether it wants to go on by WebSocket. */
  readonly isUpgrade: boolean;
}

/** Why somebody may not dial in, as HTTP has it. */
export interface Refused {
  /** The number of the answer. */
  readonly status: 400 | 403 | 404 | 409;
  /** What is wrong, and the way out. */
  readonly because: string;
}

/** The one path that is there. */
export const DIAL_IN_PATH = "/wire";

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Why a request to dial in is refused; null: it is let in. One connection is let in, once, for the
 * token is good for one: whoever lost it is no longer in the state that was judged.
 *
 * @example
 * ```ts
 * import { whyRefused } from "./dial_in.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const url = new URL("http://127.0.0.1:8000/wire?token=guessed");
 * const refused = whyRefused({ url, origin: null, isUpgrade: true }, "secret", false);
 * assertEquals(refused?.status, 403);
 * ```
 */
export function whyRefused(
  { url, origin, isUpgrade }: DialIn,
  token: string,
  isTaken: boolean,
): Refused | null {
  // A page elsewhere can name a host of its own that leads here; what it says of itself is true.
  if (!LOOPBACK.has(url.hostname)) return refused(403, "it is for this machine alone");
  if (!isLoopback(origin)) return refused(403, `pages of ${origin} may not dial in`);
  if (url.pathname !== DIAL_IN_PATH) return refused(404, `dial ${DIAL_IN_PATH}`);
  if (!isSame(url.searchParams.get("token") ?? "", token)) {
    return refused(403, "the token is not the one that was printed");
  }
  if (isTaken) return refused(409, "the token was used: start the run again for another");
  return isUpgrade ? null : refused(400, "dial in by WebSocket");
}

function refused(status: Refused["status"], because: string): Refused {
  return { status, because };
}

function isLoopback(origin: string | null): boolean {
  if (origin === null) return true;
  return URL.canParse(origin) && LOOPBACK.has(new URL(origin).hostname);
}

/** Compares in a time that says nothing of where two texts differ. */
function isSame(given: string, wanted: string): boolean {
  let difference = given.length ^ wanted.length;
  for (let at = 0; at < wanted.length; at++) {
    difference |= (given.charCodeAt(at) || 0) ^ wanted.charCodeAt(at);
  }
  return difference === 0;
}
