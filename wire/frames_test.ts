import { assertEquals } from "@std/assert";
import { Random } from "../reference/mod.ts";
import { WireError } from "./faults.ts";
import { FrameReader, MAX_FRAME_BYTES, MAX_FRAME_DEPTH, readLine } from "./frames.ts";

const encoder = new TextEncoder();

/** What becomes of a line: what it is, or what is wrong with it. */
function read(line: string | Uint8Array): unknown {
  try {
    return readLine(typeof line === "string" ? encoder.encode(line) : line);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return `${error.fault}: ${error.detail}`;
  }
}

/** All lines that a reader has ready, as texts. */
function lines(reader: FrameReader): readonly string[] {
  const found: string[] = [];
  for (let line = reader.next(); line; line = reader.next()) {
    found.push(new TextDecoder().decode(line));
  }
  return found;
}

const FRAME = { jsonrpc: "2.0", id: 1, result: {} };
const TEXT = JSON.stringify(FRAME);
const frame = { kind: "frame", frame: FRAME };
const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
/** A frame that is so deep in all, itself included. */
const deep = (depth: number) => `{"jsonrpc":"2.0","id":1,"result":${nested(depth - 1)}}`;

const LINES: readonly (readonly [string, string | Uint8Array, unknown])[] = [
  ["a frame", TEXT, frame],
  ["a frame with the end of a line of Windows", `${TEXT}\r`, frame],
  ["a frame behind blanks", `  ${TEXT}`, { kind: "glued", frame: FRAME, text: "  " }],
  ["a frame behind text", `got 1${TEXT}`, { kind: "glued", frame: FRAME, text: "got 1" }],
  ["a frame behind braces", `{x} {${TEXT}`, { kind: "glued", frame: FRAME, text: "{x} {" }],
  ["a frame before text", `${TEXT} done`, { kind: "text", text: `${TEXT} done` }],
  ["half a frame", TEXT.slice(0, -1), { kind: "text", text: TEXT.slice(0, -1) }],
  ["text", "listening on 80", { kind: "text", text: "listening on 80" }],
  ["nothing", "", { kind: "text", text: "" }],
  ["a list of frames", `[${TEXT}]`, { kind: "text", text: `[${TEXT}]` }],
  ["JSON of another kind", '{"level":"info"}', 'notAFrame: {"level":"info"}'],
  ["a frame of another version", '{"jsonrpc":"1.0"}', 'notAFrame: {"jsonrpc":"1.0"}'],
  ["brackets in a string", `{"jsonrpc":"2.0","a":"${"[".repeat(99)}\\"["}`, {
    kind: "frame",
    frame: { jsonrpc: "2.0", a: `${"[".repeat(99)}"[` },
  }],
  ["the deepest frame", deep(MAX_FRAME_DEPTH), {
    kind: "frame",
    frame: JSON.parse(deep(MAX_FRAME_DEPTH)),
  }],
  ["a frame that is too deep", deep(MAX_FRAME_DEPTH + 1), "tooDeep: more than 64 levels"],
  ["a frame that is far too deep", deep(100_000), "tooDeep: more than 64 levels"],
  ["bytes that are no UTF-8", Uint8Array.of(0x7b, 0xff, 0x7d), "notUtf8: 3 bytes in a line"],
];

for (const [what, line, expected] of LINES) {
  Deno.test(`readLine reads ${what}`, () => assertEquals(read(line), expected));
}

const CHUNKS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["a line that came in parts", ["a", "b", "", "c\n"], ["abc"]],
  ["several lines that came at once", ["a\nb\n\nc"], ["a", "b", ""]],
  ["a character that came in halves", ["\u00e9\n"], ["\u00e9"]],
  ["no line that is not at its end", ["a"], []],
];

for (const [what, chunks, expected] of CHUNKS) {
  Deno.test(`FrameReader gives ${what}`, () => {
    const reader = new FrameReader();
    for (const byte of chunks) {
      for (const one of encoder.encode(byte)) reader.feed(Uint8Array.of(one));
    }
    const whole = new FrameReader();
    whole.feed(encoder.encode(chunks.join("")));
    assertEquals([lines(reader), lines(whole)], [expected, expected]);
  });
}

Deno.test("FrameReader keeps what it was fed, also where the buffer is used again", () => {
  const buffer = encoder.encode("ab");
  const reader = new FrameReader();
  reader.feed(buffer);
  buffer.set(encoder.encode("c\n"));
  reader.feed(buffer);
  assertEquals(lines(reader), ["abc"]);
});

Deno.test("FrameReader takes the longest line, and none that is longer by a byte", () => {
  const longest = new FrameReader();
  longest.feed(new Uint8Array(MAX_FRAME_BYTES).fill(120));
  longest.feed(Uint8Array.of(10));
  assertEquals(longest.next()?.length, MAX_FRAME_BYTES);
  const longer = new FrameReader();
  longer.feed(new Uint8Array(MAX_FRAME_BYTES).fill(120));
  let fault: unknown = null;
  try {
    longer.feed(Uint8Array.of(120));
  } catch (error) {
    fault = error instanceof WireError ? error.fault : error;
  }
  assertEquals(fault, "oversizedFrame");
});

/** What a fuzzer begins with: right frames, and what is nearly one. */
const SEEDS: readonly string[] = [
  ...LINES.flatMap(([, line]) => typeof line === "string" && line.length < 500 ? [line] : []),
  '{"jsonrpc":"2.0","id":7,"result":{"events":[{"kind":"delivered","raw":"\\u00e9\\n"}]}}',
  '{"jsonrpc":"2.0","id":7,"error":{"code":-32601,"message":"no such method"}}',
];

/** What is put into a line beside single bytes. */
const PIECES: readonly Uint8Array[] = [
  '"',
  "\\",
  "{",
  "}",
  "[[[[",
  "]]",
  "\n",
  "\r\n",
  "\ud83d",
  TEXT,
]
  .concat(["\u0000", "1e999", "__proto__", ',"jsonrpc":"2.0"', "{".repeat(70), "\\u"])
  .map((piece) => encoder.encode(piece));

function below(limit: number, random: Random): number {
  return Math.floor(random.next() * limit);
}

/** A line with a few things changed in it. */
function mutated(line: string, random: Random): Uint8Array {
  let bytes = encoder.encode(line);
  for (let changes = below(4, random) + 1; changes > 0; changes--) {
    const at = below(bytes.length + 1, random);
    const until = Math.min(bytes.length, at + below(6, random));
    const piece = random.chance(0.5)
      ? Uint8Array.of(below(256, random))
      : random.pick(PIECES) ?? Uint8Array.of();
    bytes = Uint8Array.of(...bytes.subarray(0, at), ...piece, ...bytes.subarray(until));
  }
  return bytes;
}

const FUZZED = 100_000;

Deno.test("readLine reads whatever there is, and throws nothing but what is wrong with it", () => {
  const random = new Random(20_261_128);
  const reader = new FrameReader();
  const seen = new Map<string, number>();
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
  for (let turn = 0; turn < FUZZED; turn++) {
    reader.feed(mutated(random.pick(SEEDS) ?? "", random));
    reader.feed(Uint8Array.of(10));
    for (let line = reader.next(); line; line = reader.next()) {
      try {
        count(readLine(line).kind);
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        count(error.fault);
      }
    }
  }
  assertEquals(
    [...seen.keys()].toSorted(),
    ["frame", "glued", "notAFrame", "notUtf8", "text", "tooDeep"],
  );
});
