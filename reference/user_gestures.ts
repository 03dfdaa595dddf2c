import { type CallId, callId, shown } from "../call/mod.ts";
import type { Gesture } from "./system/mod.ts";

/**
 * What a user can do with the phone's own screens. Each throws an `Error` that says why, where the
 * phone does not offer it now.
 */
export class UserGestures {
  readonly #make: (gesture: Gesture) => void;
  readonly #callBack: (id: CallId) => void;

  /** Made by the system. */
  constructor(make: (gesture: Gesture) => void, callBack: (id: CallId) => void) {
    this.#make = make;
    this.#callBack = callBack;
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

  /** Lets a call on hold talk together with what is in front. */
  merge(id: CallId): void {
    this.#make({ kind: "merge", callId: callId(id) });
  }

  /** Talks to one of a group alone. */
  split(id: CallId): void {
    this.#make({ kind: "split", callId: callId(id) });
  }

  /**
   * Presses keys, `0` to `9`, `*` and `#`: an action each. What follows a soft pause (`,`) or a hard
   * pause (`;`) comes as one action.
   */
  playDtmf(id: CallId, digits: string): void {
    checkKeys(digits);
    this.#make({ kind: "playDtmf", callId: callId(id), digits });
  }

  /** Translates a call, or no longer. */
  setTranslating(id: CallId, isTranslating: boolean): void {
    this.#make({ kind: "setTranslating", callId: callId(id), isTranslating });
  }

  /**
   * Chooses a call in Recents, to call again: an app that is not running is launched for it.
   *
   * @throws {Error} where there is no such call, or the app hears no intents
   */
  callBack(id: CallId): void {
    this.#callBack(callId(id));
  }
}

/**
 * Refuses what no keypad has.
 *
 * @throws {RangeError} saying what it has
 */
export function checkKeys(digits: unknown): void {
  if (typeof digits === "string" && /^[0-9*#,;]+$/.test(digits)) return;
  const wanted = "the keypad has 0 to 9, * and #, and , and ; for pauses";
  throw new RangeError(`Cannot press ${shown(digits)}: ${wanted}`);
}
