import type { CallId, Cancel, Clock, Instant } from "../../call/mod.ts";

/** What falls due for calls: one thing at a time for each. */
export class CallTimers {
  readonly #clock: Clock;
  readonly #cancels = new Map<CallId, Cancel>();

  /** On the time of the phone. */
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs a task for a call in so many seconds, unless it is stopped. */
  start(id: CallId, seconds: number, task: () => void): void {
    this.stop(id);
    const due = this.#clock.now() + seconds * 1_000 as Instant;
    this.#cancels.set(id, this.#clock.schedule(due, task));
  }

  /** Nothing falls due for that call any more. */
  stop(id: CallId): void {
    this.#cancels.get(id)?.();
    this.#cancels.delete(id);
  }

  /** Nothing falls due for any call. */
  stopAll(): void {
    for (const id of [...this.#cancels.keys()]) this.stop(id);
  }
}
