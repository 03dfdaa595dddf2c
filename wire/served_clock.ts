import type { Cancel, Clock, Instant } from "../call/mod.ts";

interface Scheduled {
  readonly due: Instant;
  readonly task: () => void;
}

/** The time that a kit in another process tells: it stands still between two requests. */
export class ServedClock implements Clock {
  readonly #scheduled: Scheduled[] = [];
  #now: Instant;

  /** Starts at a moment. */
  constructor(start: Instant) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  schedule(due: Instant, task: () => void): Cancel {
    const entry: Scheduled = { due, task };
    this.#scheduled.push(entry);
    this.#scheduled.sort((one, other) => one.due - other.due);
    return () => {
      const place = this.#scheduled.indexOf(entry);
      if (place >= 0) this.#scheduled.splice(place, 1);
    };
  }

  /** When the next task is due; null where none is. */
  get nextDue(): Instant | null {
    return this.#scheduled[0]?.due ?? null;
  }

  /** Time goes on. */
  moveTo(moment: Instant): void {
    this.#now = moment;
  }

  /** Runs the next task that is due now; false where there is none. */
  runNext(): boolean {
    const next = this.#scheduled[0];
    if (!next || next.due > this.#now) return false;
    this.#scheduled.shift();
    next.task();
    return true;
  }
}
