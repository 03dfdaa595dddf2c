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

  readonly #mostPerStep: number;
  #count = 0;
  #counted: number | null = null;
  #isOverfull = false;

  /** Starts an empty trace that takes its moments from a clock, with so many events a step at most. */
  constructor(clock: Pick<Clock, "now">, mostPerStep: number = Infinity) {
    this.#clock = clock;
    this.#mostPerStep = mostPerStep;
  }

  /** Whether a step led to more events than it may: the trace is over then. */
  get isOverfull(): boolean {
    return this.#isOverfull;
  }

  /** The events so far. */
  get events(): readonly TraceEvent[] {
    return this.#events;
  }

  /** Adds a listener. */
  subscribe(listener: TraceListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Adds an event at its end.
   *
   * @throws {RangeError} where its step has led to too many, into whatever the subject is at, and from
   *   then on always: one that echoes without end would fill the memory
   */
  append(event: NewEvent): void {
    this.#countUp();
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

  #countUp(): void {
    if (this.during !== this.#counted) this.#count = 0;
    this.#counted = this.during;
    this.#isOverfull ||= ++this.#count > this.#mostPerStep;
    if (!this.#isOverfull) return;
    throw new RangeError(
      `Cannot record any more: one step led to more than ${this.#mostPerStep} events, and the ` +
        "session was cut off; look for an answer that leads to the same question again",
    );
  }
}
