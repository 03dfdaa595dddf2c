import type { ActionKind } from "../actions/mod.ts";
import type { CallErrorData, ErrorCode } from "../call/mod.ts";
import type { QuirkName } from "../phone/mod.ts";
import { printStep, type Step } from "../scenario/mod.ts";
import { act, type Hand } from "./hand.ts";

/** What the call system does for reasons of its own. */
export class SystemMoods {
  readonly #hand: Hand;

  /** Made by the phone. */
  constructor(hand: Hand) {
    this.#hand = hand;
  }

  /** Refuses the next request of the app with such an action, with a code of CallKit's requests. */
  willRefuse(action: ActionKind, code: ErrorCode): Promise<void> {
    const error: CallErrorData = { domain: "requestTransaction", code };
    return this.#takes(
      { kind: "systemWillRefuse", action, error },
      () => this.#hand.reference.refuseNext(action, code),
    );
  }

  /** Refuses the next report of an incoming call, with a code of CallKit's incoming calls. */
  willRefuseReport(code: ErrorCode): Promise<void> {
    const error: CallErrorData = { domain: "incomingCall", code };
    return this.#takes(
      { kind: "systemWillRefuseReport", error },
      () => this.#hand.reference.refuseNext("report", code),
    );
  }

  /** The call service is lost and comes back: every call and action of the app is gone. */
  resets(): Promise<void> {
    return this.#takes({ kind: "systemResets" }, () => this.#hand.reference.reset());
  }

  /** Switches an oddity of the real system on or off; all are off at first. */
  quirk(quirk: QuirkName, isOn = true): Promise<void> {
    return this.#takes(
      { kind: "quirkTurns", quirk, isOn },
      () => this.#hand.reference.world.quirk(quirk, isOn),
    );
  }

  #takes(step: Step, take: () => void): Promise<void> {
    return act(this.#hand, printStep(step), () => {
      take();
      return null;
    });
  }
}
