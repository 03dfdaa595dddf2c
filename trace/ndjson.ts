import type { ProfileName } from "../profile/mod.ts";
import { EVENT_ORIGINS, type EventKind, type TraceEvent } from "./event.ts";

/** What the first line of a recorded trace says. */
export interface TraceHeader {
  /** Which version of the specification it was written for. */
  readonly callspec: string;
  /** Which side was under test. */
  readonly side: "app" | "system" | "events";
  /** Whose time it is. */
  readonly clock: "virtual" | "wall";
  /** Under which profile it was recorded. */
  readonly profile: ProfileName;
  /** Which kinds of events were recorded: of others the trace says nothing. */
  readonly kinds: readonly EventKind[];
}

/** A trace as it is kept in a file. */
export interface RecordedTrace {
  /** Who recorded what, and under which profile. */
  readonly header: TraceHeader;
  /** The events, in the order in which they were seen. */
  readonly events: readonly TraceEvent[];
}

/** Thrown where a text is no recorded trace. Compare `code`, never the class. */
export class TraceError extends SyntaxError {
  /** Always this word. */
  readonly code = "malformedTrace";
  /** The line, from 1. */
  readonly line: number;

  /** Makes the error. */
  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.name = "TraceError";
    this.line = line;
  }
}

/** Writes a trace, a line for the header and one for each event. */
export function printTrace({ header, events }: RecordedTrace): string {
  return [header, ...events].map((line) => JSON.stringify(line) + "\n").join("");
}

/**
 * Reads a trace. Fields that are not known are kept and mean nothing.
 *
 * @throws {TraceError} with the line, where one is no header or event
 */
export function parseTrace(text: string): RecordedTrace {
  const lines = text.split("\n").map((line) => line.trim());
  const events: TraceEvent[] = [];
  let header: TraceHeader | undefined;
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const value = readObject(line, index + 1);
    if (header) events.push(readEvent(value, index + 1));
    else header = readHeader(value, index + 1);
  }
  if (!header) throw new TraceError(1, "expected a header, found nothing");
  return { header, events };
}

type JsonObject = Readonly<Record<string, unknown>>;

function readObject(line: string, number: number): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new TraceError(number, `expected a JSON object, found ${line.slice(0, 40)}`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as JsonObject;
  }
  throw new TraceError(number, `expected a JSON object, found ${line.slice(0, 40)}`);
}

function readHeader(value: JsonObject, line: number): TraceHeader {
  const { callspec, side, clock, profile, kinds } = value;
  const isHeader = typeof callspec === "string" && typeof side === "string" &&
    typeof clock === "string" && typeof profile === "string" && Array.isArray(kinds);
  if (isHeader) return value as unknown as TraceHeader;
  throw new TraceError(line, "expected a header with callspec, side, clock, profile and kinds");
}

function readEvent(value: JsonObject, line: number): TraceEvent {
  const { kind, at, index } = value;
  if (typeof kind !== "string" || !Object.hasOwn(EVENT_ORIGINS, kind)) {
    throw new TraceError(line, `expected a kind of event, found ${JSON.stringify(kind)}`);
  }
  if (typeof at !== "number" || typeof index !== "number") {
    throw new TraceError(line, `expected numbers as at and index of ${kind}`);
  }
  const base = { origin: EVENT_ORIGINS[kind as EventKind], during: null };
  return { ...base, ...value } as unknown as TraceEvent;
}
