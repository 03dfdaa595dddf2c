import { WireError } from "./faults.ts";

/** How long a line may be, in bytes. */
export const MAX_FRAME_BYTES = 1_048_576;

/** How deep a frame may be nested. */
export const MAX_FRAME_DEPTH = 64;

/** What a line of an adapter's output is. */
export type Line =
  | { readonly kind: "frame"; readonly frame: Readonly<Record<string, unknown>> }
  /** A frame behind text that does not belong to it. */
  | {
    readonly kind: "glued";
    readonly frame: Readonly<Record<string, unknown>>;
    readonly text: string;
  }
  | { readonly kind: "text"; readonly text: string };

const NEWLINE = 10;
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Cuts bytes into lines, and keeps at most one unfinished line, of at most `MAX_FRAME_BYTES`. */
export class FrameReader {
  readonly #lines: Uint8Array[] = [];
  #rest: Uint8Array[] = [];
  #restBytes = 0;

  /**
   * Takes bytes in.
   *
   * @throws {WireError} `oversizedFrame`, where a line is too long
   */
  feed(chunk: Uint8Array): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      this.#keep(chunk.subarray(start, end));
      this.#lines.push(joined(this.#rest));
      this.#rest = [];
      this.#restBytes = 0;
      start = end + 1;
    }
    this.#keep(chunk.subarray(start));
  }

  /** The next whole line; null where there is none. */
  next(): Uint8Array | null {
    return this.#lines.shift() ?? null;
  }

  #keep(part: Uint8Array): void {
    if (part.length === 0) return;
    this.#restBytes += part.length;
    if (this.#restBytes > MAX_FRAME_BYTES) {
      throw new WireError("oversizedFrame", `a line of more than ${MAX_FRAME_BYTES} bytes`);
    }
    // The buffer that it is a view of is used again for what is read next.
    this.#rest.push(part.slice());
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * Reads a line of an adapter's output. A frame begins with `{`; where text stands before it, as a
 * stray print does, the frame is found behind it.
 *
 * @throws {WireError} `notUtf8`, `tooDeep`, or `notAFrame` where it is JSON and no message
 *
 * @example
 * ```ts
 * import { readLine } from "./frames.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const line = new TextEncoder().encode('debug: 1{"jsonrpc":"2.0","id":1,"result":{}}');
 * assertEquals(readLine(line), {
 *   kind: "glued",
 *   text: "debug: 1",
 *   frame: { jsonrpc: "2.0", id: 1, result: {} },
 * });
 * ```
 */
export function readLine(bytes: Uint8Array): Line {
  let text: string;
  try {
    text = decoder.decode(bytes).trimEnd();
  } catch {
    throw new WireError("notUtf8", `${bytes.length} bytes in a line`);
  }
  if (text.startsWith("{")) {
    const frame = objectIn(text);
    if (frame) return { kind: "frame", frame: checkedFrame(frame) };
  }
  const glued = gluedFrame(text);
  return glued ?? { kind: "text", text };
}

/** How many beginnings of an object are tried in a line of text. */
const MAX_TRIES = 16;

function gluedFrame(text: string): Line | null {
  let start = text.indexOf("{");
  for (let tries = 0; start >= 0 && tries < MAX_TRIES; tries++) {
    const frame = objectIn(text.slice(start));
    if (frame && "jsonrpc" in frame) {
      return { kind: "glued", frame: checkedFrame(frame), text: text.slice(0, start) };
    }
    start = text.indexOf("{", start + 1);
  }
  return null;
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  if (!text.endsWith("}")) return null;
  const depth = depthOf(text);
  if (depth > MAX_FRAME_DEPTH) {
    throw new WireError("tooDeep", `more than ${MAX_FRAME_DEPTH} levels`);
  }
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}

function checkedFrame(
  frame: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (frame["jsonrpc"] === "2.0") return frame;
  throw new WireError("notAFrame", JSON.stringify(frame).slice(0, 80));
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPENING = 123;
const CLOSING = 125;
/** The bit in which a brace differs from the square bracket that opens or closes as it does. */
const BRACE = 32;

/** How deep brackets are nested outside of strings; it stops where that is too deep. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length && deepest <= MAX_FRAME_DEPTH; at++) {
    const code = text.charCodeAt(at);
    if (isInString) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    else if ((code | BRACE) === OPENING) {
      if (++depth > deepest) deepest = depth;
    } else if ((code | BRACE) === CLOSING) depth--;
  }
  return deepest;
}
