import type { NativeEvents } from "./events.ts";

/** One listener of an event. */
export interface EventSubscription {
  /** Takes it off. */
  remove(): void;
}

/** Hears an event. */
export type Listener = (event: never) => void;

interface Waiting {
  readonly body: object;
  readonly timestamp: string;
}

/** The events of which the last one waits for a listener; every other that nobody hears is lost. */
const KEPT: ReadonlySet<string> = new Set<keyof NativeEvents>([
  "onCallIntentReceived",
  "onAudioSessionActivated",
  "onAudioSessionDeactivated",
  "onIncomingCallReported",
  "onCallAnswered",
  "onVoIPPushTokenUpdated",
]);

/**
 * How events get from the native side to JavaScript: each in a task of its own, in order, to whoever
 * listens when it arrives. Who is the first to listen to an event is told what waited.
 */
export class EventEmitter {
  readonly #listeners: { readonly name: string; readonly hear: Listener }[] = [];
  readonly #waiting = new Map<string, Waiting>();
  readonly #onThrown: (thrown: unknown) => void;
  #now: () => string = () => "";
  /** What is under way to a runtime that is gone does not arrive. */
  #runtime = {};

  /** Made by the native half. */
  constructor(onThrown: (thrown: unknown) => void) {
    this.#onThrown = onThrown;
  }

  /** An app's process starts: what its events say of the moment. */
  launch(now: () => string): void {
    this.#now = now;
  }

  /** Adds a listener; the first one of an event is told what waited. */
  addListener(name: string, hear: Listener): EventSubscription {
    const entry = { name, hear };
    this.#listeners.push(entry);
    this.#flush(name);
    return {
      remove: () => {
        const place = this.#listeners.indexOf(entry);
        if (place >= 0) this.#listeners.splice(place, 1);
      },
    };
  }

  /** Tells JavaScript of an event, or keeps it where nobody listens and it is one that is kept. */
  tell(name: string, body: object): void {
    // What is told is as it was, whatever becomes of it.
    const waiting = { body: structuredClone(body), timestamp: this.#now() };
    if (this.#of(name).length > 0) void this.#bring(name, waiting, false);
    else if (KEPT.has(name)) this.#waiting.set(name, waiting);
  }

  /**
   * The app's runtime is gone: nothing that is under way arrives, and nobody listens unless the app is
   * kept. What waits stays, since the native side goes on.
   */
  reload(keepsApp = false): void {
    this.#runtime = {};
    if (!keepsApp) this.#listeners.length = 0;
  }

  /** The native side is gone as well: nothing waits any more. */
  forget(): void {
    this.#waiting.clear();
  }

  #of(name: string) {
    return this.#listeners.filter((each) => each.name === name);
  }

  #flush(name: string): void {
    const waiting = this.#waiting.get(name);
    this.#waiting.delete(name);
    if (waiting) void this.#bring(name, waiting, true);
  }

  async #bring(name: string, { body, timestamp }: Waiting, flushed: boolean): Promise<void> {
    const runtime = this.#runtime;
    await null;
    if (runtime !== this.#runtime) return;
    try {
      for (const { hear } of this.#of(name)) {
        hear({ ...structuredClone(body), meta: { flushed, timestamp } } as never);
      }
    } catch (error) {
      this.#onThrown(error);
    }
  }
}
