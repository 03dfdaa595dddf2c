/** Hears what the native side emits. */
export type BridgeListener<E> = (event: E) => void;

/** What an event bridge promises; all of it has a default. */
export interface BridgeOptions {
  /** Who hears what came before it: the first listener of a runtime, or every one. */
  readonly replay?: "firstListener" | "everyListener";
  /** What becomes of events that come when all listeners have detached. */
  readonly whileDetached?: "keep" | "drop";
}

/**
 * The layer that carries events from native code to an app's runtime, which may start late: what
 * comes before the first listener waits for it, every listener hears an event once and in order, and
 * one that has detached hears nothing more.
 *
 * @example
 * ```ts
 * import { EventBridge } from "@callspec/callspec/reference";
 * import { assertEquals } from "@std/assert";
 *
 * const bridge = new EventBridge<string>();
 * bridge.emit("answered");
 * const heard: string[] = [];
 * bridge.attach((event) => heard.push(event));
 * await Promise.resolve();
 * assertEquals(heard, ["answered"]);
 * ```
 */
export class EventBridge<E> {
  readonly #listeners = new Set<Attached<E>>();
  readonly #kept: E[] = [];
  readonly #options: Required<BridgeOptions>;
  #hadListener = false;

  /** A bridge with its promises. */
  constructor({ replay = "firstListener", whileDetached = "keep" }: BridgeOptions = {}) {
    this.#options = { replay, whileDetached };
  }

  /** Hands an event to everybody who listens, or keeps it for those who will. */
  emit(event: E): void {
    if (this.#isKept()) this.#kept.push(event);
    for (const listener of this.#listeners) this.#queue(listener, event);
  }

  /** Adds a listener; what it returns takes it off. Listeners are called in a task of their own. */
  attach(hear: BridgeListener<E>): () => void {
    const listener: Attached<E> = { hear, queue: [], isAttached: true };
    this.#listeners.add(listener);
    this.#hadListener = true;
    for (const event of this.#kept) this.#queue(listener, event);
    if (this.#options.replay === "firstListener") this.#kept.length = 0;
    return () => this.#drop(listener);
  }

  /** The runtime is started anew: its listeners are gone, and the next one is the first again. */
  reload(): void {
    for (const listener of this.#listeners) this.#drop(listener);
    this.#hadListener = false;
    if (this.#options.replay === "everyListener") this.#kept.length = 0;
  }

  #isKept(): boolean {
    if (this.#options.replay === "everyListener" || !this.#hadListener) return true;
    return this.#listeners.size === 0 && this.#options.whileDetached === "keep";
  }

  #drop(listener: Attached<E>): void {
    listener.isAttached = false;
    this.#listeners.delete(listener);
  }

  #queue(listener: Attached<E>, event: E): void {
    listener.queue.push(event);
    void this.#deliver(listener);
  }

  /** A task for each event, so that what a listener throws does not keep the next from coming. */
  async #deliver(listener: Attached<E>): Promise<void> {
    await null;
    const event = listener.queue.shift();
    if (event !== undefined && listener.isAttached) listener.hear(event);
  }
}

interface Attached<E> {
  readonly hear: BridgeListener<E>;
  readonly queue: E[];
  isAttached: boolean;
}
