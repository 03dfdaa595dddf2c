import { type Cancel, type Clock, instant } from "../call/mod.ts";
import { thrownText } from "../conformance/mod.ts";
import type { ProfileName } from "../profile/mod.ts";
import { barrier } from "../reference/mod.ts";
import type { Kit } from "../scenario/mod.ts";
import type { RecordedConfiguration } from "../trace/mod.ts";
import { WireError } from "./faults.ts";
import type { Host } from "./host.ts";
import type { Mirror } from "./mirror.ts";
import {
  type Offer,
  type Outcome,
  SESSION_METHODS,
  type Stimuli,
  type WireEvents,
} from "./protocol.ts";
import type { Method } from "./requester.ts";

/** What a session begins with. */
export interface Opening {
  readonly seed: number;
  readonly profile: ProfileName;
  readonly configuration: RecordedConfiguration | null;
  readonly storage: Readonly<Record<string, string>>;
  readonly mirror?: Mirror;
}

/**
 * One session with a subject in another process. What the subject does before it returns comes with
 * the answer, and is told before the call returns here; what it does later comes when it settles.
 */
export class Session<K extends Kit> {
  readonly #host: Host;
  readonly #number: number;
  readonly #kit: K;
  readonly #clock: Clock;
  readonly #hear: (event: WireEvents[K]) => void;
  readonly #queue: WireEvents[K][] = [];
  readonly #faults: string[] = [];
  #cancel: Cancel | null = null;
  #isOpen = true;
  #isHearing = false;
  /** Whether something was done to the subject since it settled. */
  #isUnsettled = true;

  private constructor(parts: Parts<K>) {
    this.#host = parts.host;
    this.#number = parts.number;
    this.#kit = parts.kit;
    this.#clock = parts.clock;
    this.#hear = parts.hear;
  }

  /** Makes a session, and has no subject opened in it yet. */
  static async begin<K extends Kit>(parts: Omit<Parts<K>, "number">): Promise<Session<K>> {
    return new Session({ ...parts, number: await parts.host.newSession() });
  }

  /** Has a fresh subject opened, and gives the parts that it has. */
  async open(opening: Opening): Promise<ReadonlySet<Offer>> {
    const outcome = this.#ask(SESSION_METHODS[this.#kit].open, opening);
    this.#take(outcome);
    await this.#host.raise();
    return new Set(outcome?.offers ?? []);
  }

  /** Does something to the subject. */
  step(stimulus: Stimuli[K], mirror?: Mirror): Partial<Outcome<K>> {
    this.#isUnsettled = true;
    const outcome = this.#ask(SESSION_METHODS[this.#kit].step, {
      stimulus,
      ...(mirror && { mirror }),
    });
    this.#take(outcome);
    return outcome ?? {};
  }

  /** Resolves when the subject has nothing under way, and all of it was told. */
  async settle(): Promise<void> {
    await this.#host.raise();
    do {
      if (this.#isUnsettled) this.#settleNow();
      await barrier();
      await this.#host.raise();
    } while (this.#isUnsettled || this.#queue.length > 0);
    const fault = this.#faults.shift();
    // Told as it was thrown there: it is text, and no error of this side.
    if (fault !== undefined) return Promise.reject(fault);
  }

  #settleNow(): void {
    this.#isUnsettled = false;
    if (!this.#host.introduced.settles) return;
    this.#take(this.#ask(SESSION_METHODS[this.#kit].settle, {}));
  }

  /** Ends it; what comes from it later is not told. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#cancel?.();
    this.#queue.length = 0;
    this.#host.ask(SESSION_METHODS[this.#kit].close, { session: this.#number });
  }

  #ask<P extends { readonly session: number; readonly at: number }>(
    method: Method<P, Outcome<K>>,
    rest: Omit<P, "session" | "at">,
  ): Outcome<K> | null {
    if (!this.#isOpen) return null;
    const params = { session: this.#number, at: this.#clock.now(), ...rest };
    return this.#host.ask(method, params as unknown as P);
  }

  #take(outcome: Outcome<K> | null): void {
    if (!outcome) return;
    const { events, next, faults = [] } = outcome;
    this.#faults.push(...faults);
    if (next !== undefined) this.#wakeAt(next);
    this.#queue.push(...events);
    if (!this.#isHearing || this.#kit !== "system") this.#drain();
  }

  /**
   * Tells what waits, in order. What is told can bring about a call that is answered with more: an
   * app has done that before its handler returns, so it is told here and now; the app that the kit
   * plays is given one thing after the other.
   */
  #drain(): void {
    this.#isHearing = true;
    try {
      for (let event = this.#queue.shift(); event; event = this.#queue.shift()) {
        if (this.#isOpen) this.#tell(event);
      }
    } finally {
      this.#isHearing = false;
    }
  }

  #tell(event: WireEvents[K]): void {
    try {
      this.#hear(event);
    } catch (error) {
      if (error instanceof WireError) this.#host.fail(error);
      // What the call threw here is thrown at nobody there; the rest must be told all the same.
      else this.#faults.push(thrownText(error));
    }
  }

  #wakeAt(next: number | null): void {
    this.#cancel?.();
    this.#cancel = next === null ? null : this.#clock.schedule(instant(next), () => {
      this.#cancel = null;
      this.#isUnsettled = true;
      this.#take(this.#ask(SESSION_METHODS[this.#kit].advance, {}));
    });
  }
}

interface Parts<K extends Kit> {
  readonly host: Host;
  readonly number: number;
  readonly kit: K;
  readonly clock: Clock;
  readonly hear: (event: WireEvents[K]) => void;
}
