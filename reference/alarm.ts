import type { Clock, Instant } from "../call/mod.ts";

/** One alarm at most is set: for the next deadline. */
export class Alarm {
  readonly #clock: Clock;
  readonly #ring: () => void;
  #due: Instant | null = null;
  #cancel: () => void = () => {};

  /** Rings on a clock. */
  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** Sets it anew; null: it is not to ring. */
  set(due: Instant | null): void {
    if (due === this.#due) return;
    this.#cancel();
    this.#due = due;
    this.#cancel = due === null ? () => {} : this.#clock.schedule(due, () => {
      this.#due = null;
      this.#ring();
    });
  }
}
