import type { Cancel, Clock, Instant } from "../call/mod.ts";

/** A clock that knows whether the one it was given to still waits for it. */
export class WatchedClock implements Clock {
  readonly #clock: Clock;
  readonly #waiting = new Map<object, Cancel>();

  /** Watches what is scheduled through it. */
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether something was scheduled that has not run. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  now(): Instant {
    return this.#clock.now();
  }

  schedule(due: Instant, task: () => void): Cancel {
    const entry = {};
    const cancel = this.#clock.schedule(due, () => {
      this.#waiting.delete(entry);
      task();
    });
    this.#waiting.set(entry, cancel);
    return () => {
      this.#waiting.delete(entry);
      cancel();
    };
  }

  /** Drops everything that was scheduled through it. */
  stop(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }
}
