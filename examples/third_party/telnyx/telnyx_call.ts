import type { CallEngine, CallId } from "../../../mod.ts";
import { barrier } from "../../../reference/mod.ts";

/** The states of a call of the SDK, of those that are used here. */
export type TelnyxState = "new" | "ringing" | "connecting" | "active" | "held" | "ended";

type StateListener = (call: TelnyxCall, state: TelnyxState) => unknown;

/**
 * A call of the SDK that the coordinator drives, over an engine: the members that it uses, and the
 * order of their effects, as `lib/call.ts` of `@telnyx/react-native-voice-sdk` 1.1.0 has them.
 */
export class TelnyxCall {
  readonly callId: string;
  readonly direction: "inbound" | "outbound";
  state: TelnyxState = "new";
  readonly #id: CallId;
  readonly #engine: CallEngine;
  readonly #listeners = new Set<StateListener>();

  /** A call that nobody has been told of. */
  constructor(id: CallId, direction: "inbound" | "outbound", engine: CallEngine) {
    this.callId = id.toLowerCase();
    this.direction = direction;
    this.#id = id;
    this.#engine = engine;
  }

  /** Hears of every state; there is one event. */
  on(_event: "telnyx.call.state", listener: StateListener): void {
    this.#listeners.add(listener);
  }

  /** Hears no more. */
  removeListener(_event: "telnyx.call.state", listener: StateListener): void {
    this.#listeners.delete(listener);
  }

  /**
   * Answers: the call is connecting until the server has taken the answer. Before that is asked the
   * microphone is opened and candidates are gathered, which takes longer than a word from the phone.
   */
  async answer(): Promise<void> {
    this.setState("connecting");
    await barrier();
    await this.#engine.accept(this.#id);
    this.setState("active");
  }

  /** Hangs up: sends it, and waits for nothing. */
  hangup(): void {
    void this.#engine.hangUp(this.#id).catch(() => {});
    this.setState("ended");
  }

  /** Holds: the state follows once the server has done it, which it does for calls that can talk. */
  async hold(): Promise<void> {
    if (this.state !== "active") throw new Error("[Call] Hold action failed");
    await this.#engine.setHeld(this.#id, true);
    this.setState("held");
  }

  /** Resumes, in the same way. */
  async unhold(): Promise<void> {
    if (this.state !== "held") throw new Error("[Call] Unhold action failed");
    await this.#engine.setHeld(this.#id, false);
    this.setState("active");
  }

  /** Goes to a state, and tells. */
  setState(state: TelnyxState): void {
    this.state = state;
    for (const listener of [...this.#listeners]) listener(this, state);
  }
}
