import type { Clock } from "../../../mod.ts";

interface Timer {
  due: number;
  readonly every: number | null;
  readonly task: () => void;
}

/**
 * The timers of a stack that has many and waits for few: each call leaves some behind for 32 s that
 * only forget what is over. A kit that was told of them would never find the app at rest. So they are
 * not scheduled: whoever settles the app runs those that are due.
 */
export class DueTimers {
  readonly #clock: Clock;
  readonly #timers = new Map<number, Timer>();
  #last = 0;

  /** Goes by a clock. */
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Sets a timer; one that repeats where `isRepeated`. */
  set(task: () => void, ms = 0, isRepeated = false): number {
    const every = isRepeated ? Math.max(1, ms) : null;
    this.#timers.set(++this.#last, { due: this.#clock.now() + ms, every, task });
    return this.#last;
  }

  /** Takes a timer back. */
  clear(timer = 0): void {
    this.#timers.delete(timer);
  }

  /** Takes all of them back. */
  clearAll(): void {
    this.#timers.clear();
  }

  /** Runs the first one that is due; false where none is. */
  runNext(): boolean {
    const now = this.#clock.now();
    const due = [...this.#timers].filter(([, timer]) => timer.due <= now);
    const [first] = due.toSorted(([, one], [, other]) => one.due - other.due);
    if (!first) return false;
    const [id, timer] = first;
    if (timer.every === null) this.#timers.delete(id);
    else timer.due += timer.every;
    timer.task();
    return true;
  }
}
