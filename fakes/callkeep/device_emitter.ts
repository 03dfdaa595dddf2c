/** One listener of the device's events. */
export interface Subscription {
  /** Takes the listener off. */
  remove(): void;
}

/** Hears an event of the device; what comes with it is the bridge's business. */
export type DeviceListener = (...body: unknown[]) => void;

/**
 * How events get from the native side to JavaScript: each in a task of its own, in order, to whoever
 * listens when it arrives. What a listener throws keeps the event from those behind it, as there.
 */
export class DeviceEmitter {
  readonly #listeners: { readonly name: string; readonly hear: DeviceListener }[] = [];
  readonly #onThrown: (thrown: unknown) => void;
  #onCount: (added: number) => void = () => {};
  /** What is under way to a runtime that is gone does not arrive. */
  #runtime = {};

  /** Made by the bridge. */
  constructor(onThrown: (thrown: unknown) => void) {
    this.#onThrown = onThrown;
  }

  /** How many listen. */
  get count(): number {
    return this.#listeners.length;
  }

  /** Sets who is told that listeners came (1) or went (-1). */
  setCounter(onCount: (added: number) => void): void {
    this.#onCount = onCount;
  }

  /** Adds a listener; the native side hears of it first. */
  addListener(name: string, hear: DeviceListener): Subscription {
    const entry = { name, hear };
    this.#onCount(1);
    this.#listeners.push(entry);
    return {
      remove: () => {
        const place = this.#listeners.indexOf(entry);
        if (place < 0) return;
        this.#listeners.splice(place, 1);
        this.#onCount(-1);
      },
    };
  }

  /** Tells whoever listens, at once: an event that JavaScript itself emits. */
  emit(name: string, ...body: unknown[]): void {
    const listeners = this.#listeners.filter((each) => each.name === name);
    for (const { hear } of listeners) hear(...body);
  }

  /** Brings an event over from the native side. */
  async bring(name: string, ...body: unknown[]): Promise<void> {
    const runtime = this.#runtime;
    await null;
    if (runtime !== this.#runtime) return;
    try {
      this.emit(name, ...body);
    } catch (error) {
      this.#onThrown(error);
    }
  }

  /** The runtime is gone: nothing that is under way arrives, and nobody listens unless kept. */
  reload(keepsApp: boolean): void {
    this.#runtime = {};
    if (!keepsApp) this.#listeners.length = 0;
  }
}
