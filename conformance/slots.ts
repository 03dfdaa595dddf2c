import { type CallId, callId } from "../call/mod.ts";
import { mintUuid } from "../reference/system/mod.ts";
import type { Slot } from "../scenario/mod.ts";

/**
 * Which id stands for which slot. A slot whose call is over may be used again: it gets a fresh id, and
 * means the newest from then on.
 */
export class Slots {
  readonly #seed: number;
  readonly #ids = new Map<Slot, CallId>();
  readonly #slots = new Map<CallId, Slot>();
  #made = 0;

  /** Makes ids that the seed decides. */
  constructor(seed: number) {
    this.#seed = seed ^ 0x5107_5107;
  }

  /** The id of the newest call of a slot. */
  idOf(slot: Slot): CallId | undefined {
    return this.#ids.get(slot);
  }

  /** The slot of a call. */
  slotOf(id: CallId): Slot | undefined {
    return this.#slots.get(id);
  }

  /** Gives a slot a fresh id. */
  renew(slot: Slot): CallId {
    const id = this.mint();
    this.bind(slot, id);
    return id;
  }

  /** Gives a slot the id of a call that the subject itself began. */
  bind(slot: Slot, id: CallId): void {
    this.#ids.set(slot, id);
    this.#slots.set(id, slot);
  }

  /** A fresh id that stands for no slot yet. */
  mint(): CallId {
    return callId(mintUuid(this.#seed, this.#made++));
  }
}
