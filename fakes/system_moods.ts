import type { ActionKind } from "../actions/mod.ts";
import type { ErrorCode } from "../call/mod.ts";
import type { QuirkName } from "../phone/mod.ts";
import { type Hand, take } from "./hand.ts";

/** What the call system does for reasons of its own. */
export class SystemMoods {
  readonly #hand: Hand;

  /** Made by the phone. */
  constructor(hand: Hand) {
    this.#hand = hand;
  }

  /** Refuses the next request of the app with such an action, with a code of CallKit's requests. */
  willRefuse(action: ActionKind, code: ErrorCode): Promise<void> {
    return take(this.#hand, () => this.#hand.reference.refuseNext(action, code));
  }

  /** Refuses the next report of an incoming call, with a code of CallKit's incoming calls. */
  willRefuseReport(code: ErrorCode): Promise<void> {
    return take(this.#hand, () => this.#hand.reference.refuseNext("report", code));
  }

  /** The call service is lost and comes back: every call and action of the app is gone. */
  resets(): Promise<void> {
    return take(this.#hand, () => this.#hand.reference.reset());
  }

  /** Switches an oddity of the real system on or off; all are off at first. */
  quirk(quirk: QuirkName, isOn = true): Promise<void> {
    return take(this.#hand, () => this.#hand.reference.world.quirk(quirk, isOn));
  }
}
