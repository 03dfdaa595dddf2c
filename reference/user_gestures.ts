import { type CallId, callId } from "../call/mod.ts";
import type { Gesture } from "./system/mod.ts";

/**
 * What a user can do with the phone's own screens. Each throws an `Error` that says why, where the
 * phone does not offer it now.
 */
export class UserGestures {
  readonly #make: (gesture: Gesture) => void;

  /** Made by the system. */
  constructor(make: (gesture: Gesture) => void) {
    this.#make = make;
  }

  /** Answers a ringing call while no other is in front. */
  answer(id: CallId): void {
    this.#make({ kind: "answer", callId: callId(id) });
  }

  /** Puts the call in front on hold and answers. */
  holdAndAccept(id: CallId): void {
    this.#make({ kind: "holdAndAccept", callId: callId(id) });
  }

  /** Ends the call in front and answers. */
  endAndAccept(id: CallId): void {
    this.#make({ kind: "endAndAccept", callId: callId(id) });
  }

  /** Declines a ringing call. */
  decline(id: CallId): void {
    this.#make({ kind: "decline", callId: callId(id) });
  }

  /** Ends a call that does not ring. */
  end(id: CallId): void {
    this.#make({ kind: "end", callId: callId(id) });
  }

  /** Puts a call on hold, or resumes it while no other is in front. */
  setHeld(id: CallId, isOnHold: boolean): void {
    this.#make({ kind: "setHeld", callId: callId(id), isOnHold });
  }

  /** Brings a call on hold to the front and puts the one there on hold. */
  swap(id: CallId): void {
    this.#make({ kind: "swap", callId: callId(id) });
  }

  /** Mutes a call or unmutes it. */
  setMuted(id: CallId, isMuted: boolean): void {
    this.#make({ kind: "setMuted", callId: callId(id), isMuted });
  }

  /** Presses one key of the keypad: `0` to `9`, `*` or `#`. */
  playDtmf(id: CallId, digit: string): void {
    if (!/^[0-9*#]$/.test(digit)) {
      throw new RangeError(`Cannot press ${JSON.stringify(digit)}: the keypad has 0 to 9, * and #`);
    }
    this.#make({ kind: "playDtmf", callId: callId(id), digit });
  }
}
