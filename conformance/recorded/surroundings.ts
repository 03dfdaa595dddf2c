import type { Violation } from "../../rules/mod.ts";
import { idsIn, type TraceEvent } from "../../trace/mod.ts";
import type { Placed } from "./in_order.ts";

/** A line of a file. */
export interface TextLine {
  /** Its number, from 1. */
  readonly line: number;
  /** What stands in it, shortened. */
  readonly text: string;
}

/** How many lines are shown on each side. */
const BESIDE = 2;

/** How many lines and events are remembered, to show what came before. */
const REMEMBERED = 300;

/** How much of a long line is shown. */
const SHOWN = 160;

/** How many events are shown at most, and how many of them whatever they are about. */
const MOST_EVENTS = 40;
const LATEST_EVENTS = 6;

/** What stands and what happened round a place of a trace, as far as it is remembered. */
export class Surroundings {
  readonly #lines: TextLine[] = [];
  readonly #events: TraceEvent[] = [];
  readonly #lineOf = new WeakMap<TraceEvent, number>();
  readonly #kept = new Map<number, TextLine>();
  /** The lines that are still to come and shall be kept. */
  readonly #awaited = new Set<number>();

  /** Remembers a line for a while. */
  takeLine(line: number, text: string): void {
    const shown = text.length > SHOWN ? `${text.slice(0, SHOWN - 3)}...` : text;
    const read = { line, text: shown.trim() };
    remember(this.#lines, read);
    if (this.#awaited.delete(line)) this.#kept.set(line, read);
  }

  /** Remembers an event for a while. */
  takeEvent({ event, line }: Placed): void {
    remember(this.#events, event);
    this.#lineOf.set(event, line);
  }

  /** The line of an event that was taken. */
  lineOf(event: TraceEvent): number {
    return this.#lineOf.get(event) ?? 0;
  }

  /** Keeps a line and those beside it, also those that are still to come. */
  keep(line: number): void {
    for (let near = Math.max(1, line - BESIDE); near <= line + BESIDE; near++) {
      const known = this.#lines.find((each) => each.line === near);
      if (known) this.#kept.set(near, known);
      else this.#awaited.add(near);
    }
  }

  /** A line that was kept, and those beside it. */
  beside(line: number): readonly TextLine[] {
    return [...this.#kept.values()]
      .filter((each) => Math.abs(each.line - line) <= BESIDE)
      .toSorted((one, other) => one.line - other.line);
  }

  /** The events up to a breach that are about its call, and the last ones before it. */
  upTo({ at, callId }: Violation): readonly TraceEvent[] {
    const end = this.#events.indexOf(at) + 1;
    const before = this.#events.slice(0, end === 0 ? undefined : end);
    return before.filter((event, index) =>
      index >= before.length - LATEST_EVENTS || callId !== undefined && idsIn(event).has(callId)
    ).slice(-MOST_EVENTS);
  }
}

function remember<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > 2 * REMEMBERED) list.splice(0, REMEMBERED);
}
