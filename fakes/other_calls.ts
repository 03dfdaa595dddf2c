import type { CallId, Handle } from "../call/mod.ts";
import type { Line } from "../phone/mod.ts";
import { isOwn } from "../reference/system/mod.ts";
import { printStep } from "../scenario/mod.ts";
import { act, take, whichOf } from "./hand.ts";
import { handleOf, type RemoteHand } from "./remote.ts";

/** Calls that are not the app's: on the phone's own line, or another app's. */
export class OtherCalls {
  readonly #hand: RemoteHand;

  /** Made by the phone. */
  constructor(hand: RemoteHand) {
    this.#hand = hand;
  }

  /** Such a call rings; its id comes back. */
  calls(line: Line = "cellular", from: Handle | string = "somebody"): Promise<CallId> {
    return this.#begin("foreignCalls", line, from);
  }

  /** The user places such a call, and it connects at once; its id comes back. */
  starts(line: Line = "cellular", to: Handle | string = "somebody"): Promise<CallId> {
    return this.#begin("foreignStarts", line, to);
  }

  /** The far side of such a call hangs up. */
  ends(call?: string): Promise<void> {
    const step = printStep({ kind: "foreignEnds", call: call ?? "a call" });
    return act(this.#hand, step, () => {
      const { reference } = this.#hand;
      const named = call === undefined ? null : this.#hand.idOf(call);
      const others = reference.state.calls.filter((each) =>
        !isOwn(each) && (named ?? each.id) === each.id
      );
      const [first, second] = others;
      if (!first) return "the phone has no such call that is not the app's; begin one";
      if (second) return whichOf(others.map(({ id }) => id));
      reference.world.foreignEnds(first.id);
      return null;
    });
  }

  async #begin(
    kind: "foreignCalls" | "foreignStarts",
    line: Line,
    who: Handle | string,
  ): Promise<CallId> {
    const id = this.#hand.newId();
    await take(this.#hand, () => this.#hand.reference.world[kind](id, line, handleOf(who)));
    return id;
  }
}
