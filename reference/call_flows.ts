import { type CallId, callId, type Clock } from "../call/mod.ts";
import type { CallState, RecentsEntry, State } from "./system/mod.ts";
import type { UserGestures } from "./user_gestures.ts";

/** How far a call has come, as a test asks for it. */
export type CallStanding = "ringing" | "active" | "held" | "over";

/** What the flows need of the system that they run on. */
export interface FlowSystem {
  /** What a user does. */
  readonly user: UserGestures;
  /** Whose time it is. */
  readonly clock: Clock;
  /** The state inside. */
  readonly state: State;
  /** Lets everything happen that can happen now. */
  settled(): Promise<void>;
}

/**
 * The usual stories of a call, a line each in a test: the user does it, everything happens that can
 * happen now, and where the call did not come to where the story leads, the error says how far it
 * came, what the app still owes, and what to do about it.
 *
 * @example
 * ```ts
 * import { createCallSystem } from "@callspec/callspec/reference";
 * import { callId } from "@callspec/callspec";
 *
 * const system = createCallSystem();
 * const provider = system.launch().provider();
 * provider.setDelegate({ didReset() {}, answerCall: (action) => action.fulfill() });
 * await provider.reportNewIncomingCall(callId("00000000-0000-4000-8000-00000000000a"), {});
 *
 * const ringing = await system.flows.ringing();
 * await system.flows.answered(ringing);
 * ```
 */
export class CallFlows {
  readonly #system: FlowSystem;

  /** Made by the system. */
  constructor(system: FlowSystem) {
    this.#system = system;
  }

  /**
   * The call of the app that rings now, the newest where several do.
   *
   * @throws {Error} where none rings
   */
  async ringing(): Promise<CallId> {
    await this.#system.settled();
    const { calls } = this.#system.state;
    const call = calls.findLast(({ owner, phase }) =>
      typeof owner === "number" && phase === "ringing"
    );
    if (call) return call.id;
    const others = calls.map((other) => `${other.id} is ${standing(other)}`).join(", ") || "none";
    throw new Error(
      `No call rings; calls: ${others}. The app has one ring with reportNewIncomingCall, ` +
        "and its promise says whether the system refused",
    );
  }

  /** The user answers a ringing call, and both can talk. */
  async answered(id: CallId): Promise<void> {
    this.#system.user.answer(id);
    await this.reached(id, "active");
  }

  /** The user declines a ringing call, and it is over. */
  async declined(id: CallId): Promise<void> {
    this.#system.user.decline(id);
    await this.reached(id, "over");
  }

  /** The user hangs up, and the call is over. */
  async ended(id: CallId): Promise<void> {
    this.#system.user.end(id);
    await this.reached(id, "over");
  }

  /** The user answers a second call: the first waits on hold, and the second is in front. */
  async heldAndAnswered(first: CallId, second: CallId): Promise<void> {
    this.#system.user.holdAndAccept(second);
    await this.reached(first, "held");
    await this.reached(second, "active");
  }

  /** The user answers a second call: the first is over, and the second is in front. */
  async endedAndAnswered(first: CallId, second: CallId): Promise<void> {
    this.#system.user.endAndAccept(second);
    await this.reached(first, "over");
    await this.reached(second, "active");
  }

  /** The user declines a second call, and the first goes on. */
  async secondDeclined(first: CallId, second: CallId): Promise<void> {
    await this.declined(second);
    await this.reached(first, "active");
  }

  /** The user swaps two calls: the one that waited is in front, and the other waits. */
  async swapped(toHold: CallId, toFront: CallId): Promise<void> {
    this.#system.user.swap(toFront);
    await this.reached(toHold, "held");
    await this.reached(toFront, "active");
  }

  /**
   * Lets everything happen that can happen now, and says where a call has not come so far.
   *
   * @throws {Error} what the call is instead, what the app still owes, and the way out
   */
  async reached(id: CallId, wanted: CallStanding): Promise<void> {
    await this.#system.settled();
    const { state, clock } = this.#system;
    const call = state.calls.find((one) => one.id === callId(id));
    if (standing(call) === wanted) return;
    const recent = state.recents.find((entry) => entry.callId === callId(id));
    const now = call ? `is ${standing(call)}` : whatBecame(recent);
    const owed = state.transactions.flatMap(({ actions }) =>
      actions.filter(({ isOpen }) => isOpen).map(({ action, isGiven, dueAt }) =>
        isGiven
          ? `the app has not completed ${action.kind} of ${action.callId}, and has ` +
            `${dueAt - clock.now()} ms left: advance the clock, or fulfill it`
          : `${action.kind} of ${action.callId} waits to be given to the app: ` +
            "set a delegate on the provider, and complete what came before"
      )
    );
    const why = owed.length > 0 ? owed.join("; ") : "the app owes nothing";
    throw new Error(`Call ${id} should be ${wanted}, and ${now}; ${why}`);
  }
}

function standing(call: CallState | undefined): string {
  if (!call) return "over";
  if (call.phase === "active") return call.isOnHold ? "held" : "active";
  return call.phase;
}

function whatBecame(recent: RecentsEntry | undefined): string {
  return recent ? `is over: ${recent.outcome} in Recents` : "was never there";
}
