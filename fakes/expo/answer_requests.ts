import type { CallId, Clock } from "../../call/mod.ts";
import { CallTimers } from "./call_timers.ts";

/** What became of a request. */
export type AnswerOutcome = "fulfilled" | "canceled" | "timedOut";

interface Pending {
  readonly callId: CallId;
  readonly onDone: (outcome: AnswerOutcome) => void;
}

/** The answers that wait for the app to say that both can talk, each by an id of its own. */
export class AnswerRequests {
  readonly #pending = new Map<CallId, Pending>();
  readonly #timers: CallTimers;
  readonly #newId: () => CallId;

  /** On the time of the phone; ids come from whoever makes ids. */
  constructor(clock: Clock, newId: () => CallId) {
    this.#timers = new CallTimers(clock);
    this.#newId = newId;
  }

  /** Waits so many seconds for the app; the id of the request comes back. */
  create(callId: CallId, seconds: number, onDone: (outcome: AnswerOutcome) => void): CallId {
    const id = this.#newId();
    this.#pending.set(id, { callId, onDone });
    this.#timers.start(id, seconds, () => this.#close(id, "timedOut"));
    return id;
  }

  /** Both can talk; null: no such request waits any more. */
  fulfill(id: CallId): CallId | null {
    return this.#close(id, "fulfilled");
  }

  /** It comes to nothing. */
  cancel(id: CallId): void {
    this.#close(id, "canceled");
  }

  /** All of a call, or of all calls, come to nothing. */
  cancelAll(callId: CallId | null = null): void {
    for (const [id, pending] of [...this.#pending]) {
      if (callId === null || pending.callId === callId) this.cancel(id);
    }
  }

  /** Nobody waits any more, and nobody is told. */
  drop(): void {
    this.#pending.clear();
    this.#timers.stopAll();
  }

  #close(id: CallId, outcome: AnswerOutcome): CallId | null {
    const pending = this.#pending.get(id);
    if (!pending) return null;
    this.#pending.delete(id);
    this.#timers.stop(id);
    pending.onDone(outcome);
    return pending.callId;
  }
}
