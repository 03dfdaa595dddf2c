import type { ProfileName } from "../profile/mod.ts";
import type { EventKind, TraceEvent } from "./event.ts";

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

  /** Whether the line is no whole JSON: it may have been cut off. */
  readonly isCutOff: boolean;

  /** Makes the error. */
  constructor(line: number, message: string, isCutOff = false) {
    super(`line ${line}: ${message}`);
    this.name = "TraceError";
    this.line = line;
    this.isCutOff = isCutOff;
  }
}
