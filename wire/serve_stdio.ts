/**
 * Serves an adapter over standard input and output: what runs in the process of an adapter that is
 * written in TypeScript.
 */
import { openSync, readSync, writeSync } from "node:fs";
import { onUnhandled } from "../reference/mod.ts";
import { type Adapter, thrownText } from "../conformance/mod.ts";
import { WireServer } from "./server.ts";

/**
 * Serves what a module exports as its default: an adapter.
 *
 * @throws {TypeError} where it exports none
 */
export async function serveModule(
  { default: given }: { readonly default?: unknown },
): Promise<void> {
  if (isAdapter(given)) return await serveStdio(given);
  throw new TypeError(
    "Cannot serve the module: its default export is no adapter, which has kit, name and open()",
  );
}

function isAdapter(given: unknown): given is Adapter {
  const { kit, name, open } = (given ?? {}) as Partial<Record<keyof Adapter, unknown>>;
  return typeof kit === "string" && typeof name === "string" && typeof open === "function";
}

/**
 * Serves an adapter until it is asked to end, or nobody asks any more. It blocks while it waits: the
 * subject must not go on by itself between two requests.
 */
export async function serveStdio(adapter: Adapter): Promise<void> {
  const server = new WireServer(adapter);
  const stop = onUnhandled((reason) => server.fault(thrownText(reason)));
  for (const line of linesOfInput()) {
    const answer = server.answer(line);
    writeAll((typeof answer === "string" ? answer : await answer) + "\n");
    if (server.isOver) break;
  }
  stop();
}

function* linesOfInput(): Generator<string> {
  const buffer = new Uint8Array(65_536);
  const decoder = new TextDecoder();
  let rest = "";
  for (let length = read(buffer); length > 0; length = read(buffer)) {
    const lines = (rest + decoder.decode(buffer.subarray(0, length), { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") yield line;
  }
}

let input = 0;

/**
 * Reads, and waits for it. Where somebody imported `node:process`, Node has made its standard input one
 * that does not wait; opened anew it does, or else it is asked again.
 */
function read(buffer: Uint8Array): number {
  for (;;) {
    const length = unlessBusy(() => readSync(input, buffer, 0, buffer.length, null));
    if (length !== null) return length;
    if (input === 0) input = openSync("/dev/stdin", "r");
    else waitABit();
  }
}

function writeAll(text: string): void {
  const bytes = new TextEncoder().encode(text);
  for (let sent = 0; sent < bytes.length;) {
    const written = unlessBusy(() => writeSync(1, bytes, sent, bytes.length - sent));
    if (written === null) waitABit();
    else sent += written;
  }
}

/** What came of it; null: it would have to wait, and may not. */
function unlessBusy(work: () => number): number | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EAGAIN") return null;
    throw error;
  }
}

/** A millisecond in which nothing else happens here. */
function waitABit(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}
