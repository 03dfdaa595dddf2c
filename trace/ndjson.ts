import type { TraceEvent } from "./event.ts";
import { type RecordedTrace, TraceError } from "./recorded_trace.ts";
import { TraceReader } from "./trace_reader.ts";

/** Writes a trace, a line for the header and one for each event. */
export function printTrace({ header, events }: RecordedTrace): string {
  return [header, ...events].map((line) => JSON.stringify(line) + "\n").join("");
}

/**
 * Reads a trace. Fields that are not known are kept and mean nothing; events of kinds that are not
 * known are left out.
 *
 * @throws {TraceError} with the line, where one is no header or event
 */
export function parseTrace(text: string): RecordedTrace {
  const reader = new TraceReader();
  const events: TraceEvent[] = [];
  for (const line of text.split("\n")) {
    const event = reader.read(line);
    if (event) events.push(event);
  }
  if (!reader.header) throw new TraceError(1, "expected a header, found nothing");
  return { header: reader.header, events };
}
