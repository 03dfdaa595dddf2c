/** Hears what the native side emits. */
export type BridgeListener<E> = (event: E) => void;

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
  readonly #early: E[] = [];
  #hadListener = false;

  /** Hands an event to everybody who listens, or keeps it for the first who will. */
  emit(event: E): void {
    if (!this.#hadListener) this.#early.push(event);
    for (const listener of this.#listeners) this.#queue(listener, event);
  }

  /** Adds a listener; what it returns takes it off. Listeners are called in a task of their own. */
  attach(hear: BridgeListener<E>): () => void {
    const listener: Attached<E> = { hear, queue: [], isAttached: true };
    this.#listeners.add(listener);
    this.#hadListener = true;
    for (const event of this.#early.splice(0)) this.#queue(listener, event);
    return () => {
      listener.isAttached = false;
      this.#listeners.delete(listener);
    };
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
