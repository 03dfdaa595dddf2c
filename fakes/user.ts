import type { CallId } from "../call/mod.ts";
import { checkKeys, gestureOf } from "../reference/mod.ts";
import { type Gesture, isOwn } from "../reference/system/mod.ts";
import { printStep, type Slot, type Step } from "../scenario/mod.ts";
import { act, type Hand, whichOf } from "./hand.ts";

/** What stands for a call that a test did not name, in the text of a step. */
const UNNAMED = "a call";

/**
 * The user of the phone: what he taps on the phone's own screens. Each method is a step of a
 * scenario (`phone.user.answers()` is `user answers a`), and resolves when everything has happened
 * that comes of it. The call may be left out where only one can be meant. Each throws where the phone
 * does not offer it, saying why.
 */
export class User {
  readonly #hand: Hand;

  /** Made by the phone. */
  constructor(hand: Hand) {
    this.#hand = hand;
  }

  /** Answers a ringing call while no other is in front. */
  answers(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userAnswers", call: slot }), call);
  }

  /** Declines a ringing call. */
  declines(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userDeclines", call: slot }), call);
  }

  /** Ends a call that does not ring. */
  ends(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userEnds", call: slot }), call);
  }

  /** Puts a call on hold. */
  holds(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userHolds", call: slot }), call);
  }

  /** Takes a call off hold while no other is in front. */
  resumes(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userResumes", call: slot }), call);
  }

  /** Brings a call on hold to the front and puts the one there on hold. */
  swapsTo(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userSwapsTo", call: slot }), call);
  }

  /** Puts the call in front on hold and answers the one that rings. */
  holdsAndAccepts(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userHoldsAndAccepts", call: slot }), call);
  }

  /** Ends the call in front and answers the one that rings. */
  endsAndAccepts(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userEndsAndAccepts", call: slot }), call);
  }

  /** Mutes a call. */
  mutes(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userMutes", call: slot }), call);
  }

  /** Unmutes a call. */
  unmutes(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userUnmutes", call: slot }), call);
  }

  /** Lets a call on hold talk together with the one in front. */
  merges(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userMerges", call: slot }), call);
  }

  /** Talks to one of a group alone. */
  splits(call?: string): Promise<void> {
    return this.#takes((slot) => ({ kind: "userSplits", call: slot }), call);
  }

  /** Presses keys, `0` to `9`, `*` and `#`, with `,` and `;` for pauses. */
  async presses(digits: string, call?: string): Promise<void> {
    checkKeys(digits);
    await this.#takes((slot) => ({ kind: "userPresses", digits, call: slot }), call);
  }

  /**
   * Chooses a call in Recents, to call again: the newest where none is named. An app that is not
   * running is launched for it.
   */
  callsBack(call?: string): Promise<void> {
    const step = printStep({ kind: "userCallsBack", call: call ?? UNNAMED });
    return act(this.#hand, step, () => {
      const { reference } = this.#hand;
      const recents = reference.recents();
      const named = call === undefined ? null : this.#hand.idOf(call);
      const found = recents.find(({ callId }) => (named ?? callId) === callId);
      if (!found) {
        return `Recents have ${
          recents.length === 0 ? "no call" : "no such call"
        }; see phone.recents`;
      }
      reference.user.callBack(found.callId);
      return null;
    });
  }

  #takes(step: (slot: Slot) => Step, call: string | undefined): Promise<void> {
    return act(this.#hand, printStep(step(call ?? UNNAMED)), () => {
      const { reference } = this.#hand;
      const gestures = this.#candidates(call).flatMap((id) => gestureOf(step(id), () => id) ?? []);
      const offered = gestures.filter((each) => reference.whyNotOffered(each) === null);
      const [first, second] = this.#ownFirst(offered);
      if (!first) return this.#whyNone(gestures);
      if (second) return whichOf(offered.map(({ callId }) => callId));
      reference.gesture(first);
      return null;
    });
  }

  #candidates(call: string | undefined): readonly CallId[] {
    if (call !== undefined) return [this.#hand.idOf(call)];
    return this.#hand.reference.calls.map(({ id }) => id);
  }

  /** A call of the app is meant before one that is not the app's. */
  #ownFirst(offered: readonly Gesture[]): readonly Gesture[] {
    const { calls } = this.#hand.reference.state;
    const own = offered.filter(({ callId }) =>
      calls.some((each) => each.id === callId && isOwn(each))
    );
    return own.length > 0 ? own : offered;
  }

  #whyNone(gestures: readonly Gesture[]): string {
    if (gestures.length === 0) {
      if (this.#hand.reference.state.providers.length === 0) {
        return "no call is on the phone, and nothing that could report one; have the app set up " +
          "its bridge first, by the copy of the fake that this phone is of";
      }
      return "no call is on the phone; have the app report one or start one, and let it settle";
    }
    const whys = gestures.map((each) =>
      `call ${each.callId}: ${this.#hand.reference.whyNotOffered(each)}`
    );
    return `${whys.join("; ")}; phone.screen.calls tells which buttons there are`;
  }
}
