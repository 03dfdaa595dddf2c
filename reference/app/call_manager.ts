import { type CallId, callId } from "../../call/mod.ts";

/** Where the ids are kept. */
const KEY = "ongoing calls";

/**
 * The ids of an app's ongoing calls, each once, in the order in which they came.
 *
 * @example
 * ```ts
 * import { CallManager } from "@callspec/callspec/reference";
 * import { callId } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * const manager = new CallManager();
 * const id = callId("00000000-0000-4000-8000-00000000000a");
 * manager.add(id);
 * manager.add(id);
 * assertEquals(manager.ids, [id]);
 * ```
 */
export class CallManager {
  readonly #ids = new Set<CallId>();
  readonly #storage: Map<string, string> | null;
  /** The calls that were ongoing when the app last ran, as far as it was kept. */
  readonly leftover: readonly CallId[];

  /** With a storage the ids are kept there, for the next launch. */
  constructor(storage: Map<string, string> | null = null) {
    this.#storage = storage;
    this.leftover = (storage?.get(KEY) ?? "").split(" ").filter((text) => text !== "").map(callId);
  }

  /** The ids, oldest first. */
  get ids(): readonly CallId[] {
    return [...this.#ids];
  }

  /** Whether the call is ongoing. */
  contains(id: CallId): boolean {
    return this.#ids.has(id);
  }

  /** Adds a call; does nothing where it is known. */
  add(id: CallId): void {
    this.#ids.add(id);
    this.#keep();
  }

  /** Removes a call; does nothing where it is not known. */
  remove(id: CallId): void {
    this.#ids.delete(id);
    this.#keep();
  }

  /** Removes every call. */
  removeAll(): void {
    this.#ids.clear();
    this.#keep();
  }

  #keep(): void {
    this.#storage?.set(KEY, this.ids.join(" "));
  }
}
