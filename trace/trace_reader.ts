import type { Flaw } from "../schema/mod.ts";
import { inWords } from "./apple_words.ts";
import { EVENT_ORIGINS, type EventKind, type TraceEvent } from "./event.ts";
import { withIds } from "./ids.ts";
import { TraceError, type TraceHeader } from "./recorded_trace.ts";
import { HEADER_SCHEMA, LINE_SCHEMA } from "./trace_schema.ts";

/** How long a line may be, in characters: what is longer is no event, and is not kept in memory. */
export const LONGEST_LINE: number = 4 * 1024 * 1024;

/** How many kinds that nobody knows are told by name. */
const TOLD_KINDS = 20;

type JsonObject = Readonly<Record<string, unknown>>;

/** Reads a recorded trace line by line, and keeps none of them. */
export class TraceReader {
  /** What the first line said; null before it was read. */
  header: TraceHeader | null = null;
  /** How many lines were read: the number of the last one. */
  line = 0;
  /** How many events were skipped, by their kind: a later version may know it. */
  readonly skipped: Map<string, number> = new Map();
  #events = 0;

  /**
   * Reads the next line.
   *
   * @returns the event that it tells; null where it is empty, the header, or of a kind nobody knows
   * @throws {TraceError} where it is no header or event
   */
  read(text: string): TraceEvent | null {
    this.line++;
    if (text.length > LONGEST_LINE) {
      const most = `a line of at most ${LONGEST_LINE} characters`;
      throw new TraceError(this.line, `expected ${most}, found more`);
    }
    const line = text.trim();
    if (line === "") return null;
    const value = this.#objectIn(line);
    if (this.header) return this.#eventIn(value, line);
    this.header = this.#headerIn(value);
    return null;
  }

  #objectIn(line: string): JsonObject {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new TraceError(this.line, `expected a JSON object, found ${line.slice(0, 40)}`, true);
    }
    if (isObject(value)) return value;
    throw new TraceError(this.line, `expected a JSON object, found ${line.slice(0, 40)}`);
  }

  #headerIn(value: JsonObject): TraceHeader {
    const { kinds } = value;
    // A later version may record kinds that this one does not know.
    const isMeant = (kind: unknown) => typeof kind !== "string" || isKind(kind);
    const header = { ...value, kinds: Array.isArray(kinds) ? kinds.filter(isMeant) : kinds };
    this.#refuse(HEADER_SCHEMA.flawOf(header, "header"));
    return header as unknown as TraceHeader;
  }

  #eventIn(value: JsonObject, line: string): TraceEvent | null {
    const { kind } = value;
    if (typeof kind !== "string") {
      throw new TraceError(
        this.line,
        `expected an event with a kind, found ${line.slice(0, 40)}`,
      );
    }
    if (!isKind(kind)) {
      this.#skip(kind);
      return null;
    }
    const told = inWords(value);
    this.#refuse(LINE_SCHEMA.flawOf(told, kind));
    const base = { origin: EVENT_ORIGINS[kind], during: null };
    return canonical({ ...base, ...told, index: this.#events++ } as unknown as TraceEvent);
  }

  #skip(kind: string): void {
    const isRoom = this.skipped.size < TOLD_KINDS || this.skipped.has(kind);
    const name = isRoom ? kind : "others";
    this.skipped.set(name, (this.skipped.get(name) ?? 0) + 1);
  }

  #refuse(flaw: Flaw | null): void {
    if (flaw) throw new TraceError(this.line, `${flaw.path}: ${flaw.message}`);
  }
}

/** The event with its ids in lower case; what was written is kept where rules ask for it. */
function canonical(event: TraceEvent): TraceEvent {
  const read = withIds(event, (id) => id.toLowerCase());
  const isSpelled = read.kind === "incomingReported" || read.kind === "delivered";
  if (!isSpelled || event.kind !== read.kind || event.callId === read.callId) return read;
  return { raw: event.callId, ...read };
}

function isKind(name: string): name is EventKind {
  return Object.hasOwn(EVENT_ORIGINS, name);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
