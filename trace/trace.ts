import type { Clock } from "../call/mod.ts";
import {
  EVENT_ORIGINS,
  type EventBase,
  type EventKind,
  type EventMap,
  type TraceEvent,
} from "./event.ts";

/** An event before it has its place. */
export type NewEvent = { [K in EventKind]: { readonly kind: K } & EventMap[K] }[EventKind];

/** Hears the events of a trace as they happen. */
export type TraceListener = (event: TraceEvent) => void;

/** What crossed the boundary, in the order in which it was seen. */
export class Trace {
  /** The step during which events happen now. */
  during: number | null = null;
  readonly #events: TraceEvent[] = [];
  readonly #listeners: TraceListener[] = [];
  readonly #clock: Pick<Clock, "now">;

  /** Starts an empty trace that takes its moments from a clock. */
  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** The events so far. */
  get events(): readonly TraceEvent[] {
    return this.#events;
  }

  /** Adds a listener. */
  subscribe(listener: TraceListener): void {
    this.#listeners.push(listener);
  }

  /** Adds an event at its end. */
  append(event: NewEvent): void {
    const base: EventBase = {
      index: this.#events.length,
      at: this.#clock.now(),
      origin: EVENT_ORIGINS[event.kind],
      during: this.during,
    };
    const placed: TraceEvent = { ...base, ...event };
    this.#events.push(placed);
    for (const hear of this.#listeners) hear(placed);
  }
}
