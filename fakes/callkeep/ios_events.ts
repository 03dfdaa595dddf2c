import { NATIVE_EVENTS } from "./events.ts";

/** An event that nobody heard. */
export interface DelayedEvent {
  /** What JavaScript would have heard it by. */
  readonly name: string;
  /** What comes with it; nothing where it says nothing. */
  readonly data?: unknown;
}

/**
 * How the native half on iOS tells JavaScript: at once where somebody listens. What nobody hears waits,
 * and is told to the first who listens as one event, each time anew until it is cleared.
 */
export class IosEvents {
  readonly #bring: (name: string, ...body: unknown[]) => void;
  #listeners = 0;
  #delayed: DelayedEvent[] = [];

  /** Made with what brings an event over. */
  constructor(bring: (name: string, ...body: unknown[]) => void) {
    this.#bring = bring;
  }

  /** Whether somebody listens. */
  get isHeard(): boolean {
    return this.#listeners > 0;
  }

  /** What waits. */
  get delayed(): readonly DelayedEvent[] {
    return [...this.#delayed];
  }

  /** Forgets what waits. */
  clear(): void {
    this.#delayed = [];
  }

  /** Listeners came or went in JavaScript; the first is told what waited, each time. */
  countListeners(added: number): void {
    const before = this.#listeners;
    this.#listeners = Math.max(0, before + added);
    if (before === 0 && this.#listeners > 0 && this.#delayed.length > 0) {
      this.#bring(NATIVE_EVENTS.didLoadWithEvents, this.delayed);
    }
  }

  /** Tells who listens, or keeps it. */
  tell(name: string, data?: object): void {
    const body = data === undefined ? [] : [data];
    if (this.isHeard) return this.#bring(name, ...body);
    this.#delayed.push({ name, ...(data !== undefined && { data }) });
  }
}
