import { type CallId, type Handle, handle, shown } from "../call/mod.ts";
import type { EngineEndCause } from "../engine/mod.ts";
import type { EngineDouble, EngineLeg } from "../reference/mod.ts";
import { printStep, type Slot, type Step } from "../scenario/mod.ts";
import { act, type Hand, whichOf } from "./hand.ts";

/** What a phone gives the far side. */
export interface RemoteHand extends Hand {
  /** The calling SDK that the app hears the far side by. */
  readonly engine: EngineDouble;
  /** An id that no call of the phone had. */
  newId(): CallId;
}

/** Who calls, and how. */
export interface RemoteCall {
  /** Names the call; a new id where it is left out. */
  readonly id?: string;
  /** Who calls: a handle, or its value. */
  readonly from: Handle | string;
  /** Whether with video. */
  readonly isVideo?: boolean;
}

/**
 * The far side: who calls, and what the other party of a call does. The app hears it by its calling
 * SDK, which `phone.engine` plays. Each method is a step of a scenario (`phone.remote.answers()` is
 * `remote answers a`), and resolves when everything has happened that comes of it. The call may be
 * left out where only one can be meant.
 */
export class Remote {
  readonly #hand: RemoteHand;

  /** Made by the phone. */
  constructor(hand: RemoteHand) {
    this.#hand = hand;
  }

  /** Somebody calls, and the app's calling SDK says so; the id of the call comes back. */
  async calls({ id, from, isVideo = false }: RemoteCall): Promise<CallId> {
    const call = id === undefined ? this.#hand.newId() : this.#hand.idOf(id);
    const step = printStep({ kind: "remoteCalls", call, from: handleOf(from), isVideo });
    await act(this.#hand, step, () => {
      const { engine } = this.#hand;
      if (!engine.isListenedTo) return NOBODY;
      if (engine.remote.calls(call, handleOf(from), isVideo)) return null;
      return "a call of that id goes on; take a new id for each call";
    });
    return call;
  }

  /** The far side of an outgoing call is alerted. */
  rings(call?: string): Promise<void> {
    return this.#takes(
      (slot) => ({ kind: "remoteRings", call: slot }),
      call,
      isInvited,
      (id) => this.#hand.engine.remote.rings(id),
    );
  }

  /** The far side of an outgoing call answers. */
  answers(call?: string): Promise<void> {
    return this.#takes(
      (slot) => ({ kind: "remoteAnswers", call: slot }),
      call,
      isInvited,
      (id) => this.#hand.engine.remote.answers(id),
    );
  }

  /** The far side turns its video on or off. */
  turnsVideo(isOn: boolean, call?: string): Promise<void> {
    return this.#takes(
      (slot) => ({ kind: "remoteTurnsVideo", isOn, call: slot }),
      call,
      ({ phase }) => phase === "connected",
      (id) => this.#hand.engine.remote.turnsVideo(id, isOn),
    );
  }

  /** The far side hangs up: `remote ends a hungUp`. */
  hangsUp(call?: string): Promise<void> {
    return this.ends("hungUp", call);
  }

  /** The far side, the network or another device ends a call. */
  ends(cause: EngineEndCause, call?: string): Promise<void> {
    return this.#takes(
      (slot) => ({ kind: "remoteEnds", call: slot, cause }),
      call,
      () => true,
      (id) => this.#hand.engine.remote.ends(id, cause),
    );
  }

  #takes(
    step: (slot: Slot) => Step,
    call: string | undefined,
    isMeant: (leg: EngineLeg) => boolean,
    take: (id: CallId) => boolean,
  ): Promise<void> {
    return act(this.#hand, printStep(step(call ?? "a call")), () => {
      const { engine } = this.#hand;
      if (!engine.isListenedTo) return NOBODY;
      const named = call === undefined ? null : this.#hand.idOf(call);
      const legs = engine.legs.filter((leg) => (named ?? leg.id) === leg.id && isMeant(leg));
      const [first, second] = legs;
      if (second) return whichOf(legs.map(({ id }) => id));
      if (first && take(first.id)) return null;
      const all = engine.legs.map(({ id, phase }) => `${id} is ${phase}`).join(", ") || "none";
      return `phone.engine has no leg for it; legs: ${all}. The app dials and accepts there`;
    });
  }
}

const NOBODY = "nobody listens to phone.engine; have the app use it as its calling SDK, " +
  "or say it by the SDK that the app has in the test";

/** Only who is called here is invited. */
function isInvited({ phase }: EngineLeg): boolean {
  return phase === "invited";
}

/** A handle from what a test says. */
export function handleOf(who: Handle | string): Handle {
  if (typeof who === "string") return handle("generic", who);
  if (typeof who === "object" && who !== null) return handle(who.kind, who.value);
  throw new TypeError(
    `Cannot take ${shown(who)} for somebody: wanted text, as "ada", or { kind, value }`,
  );
}
