import { type Instant, instant } from "../../call/mod.ts";
import type { TraceEvent } from "../../trace/mod.ts";

/** An event, and the line that it stands in. */
export interface Placed {
  /** The event. */
  readonly event: TraceEvent;
  /** The line, from 1. */
  readonly line: number;
}

/** How far the lines of a log may be from the order of their moments: threads write as they come. */
const WINDOW_MS = 100;

/** How many events are kept back at most to put them in order. */
const MOST_KEPT = 1_000;

/**
 * Puts the events of a log in the order of their moments, where threads wrote them a little out of
 * it. Where the clock was set back by more, what came before and what comes now cannot be compared:
 * that is a gap.
 */
export class InOrder {
  readonly #kept: Placed[] = [];
  #latest: Instant = instant(-Number.MAX_VALUE);
  #count = 0;

  /** Takes an event, and gives those whose place is certain now. */
  take(placed: Placed): readonly Placed[] {
    const { at } = placed.event;
    if (at < this.#latest - WINDOW_MS) return this.#turnBack(placed);
    this.#latest = instant(Math.max(this.#latest, at));
    let place = this.#kept.length;
    while (place > 0 && (this.#kept[place - 1]?.event.at ?? at) > at) place--;
    this.#kept.splice(place, 0, placed);
    const isSure = ({ event }: Placed) => event.at < this.#latest - WINDOW_MS;
    const unsure = this.#kept.findIndex((each) => !isSure(each));
    return this.#give(Math.max(unsure, this.#kept.length - MOST_KEPT));
  }

  /** Gives those that are left. */
  rest(): readonly Placed[] {
    return this.#give(this.#kept.length);
  }

  #turnBack(placed: Placed): readonly Placed[] {
    const { event, line } = placed;
    const back = Math.round(this.#latest - event.at);
    const because = `the clock was set back by ${back} ms`;
    const before = this.rest();
    this.#latest = event.at;
    const base = { index: 0, at: event.at, origin: "unknown", during: null } as const;
    this.#kept.push({ event: { ...base, kind: "gap", because }, line }, placed);
    return before;
  }

  #give(count: number): readonly Placed[] {
    return this.#kept.splice(0, count).map(({ event, line }) => ({
      event: { ...event, index: this.#count++ },
      line,
    }));
  }
}
