import type { CallController, CallEngine, CallId, CallProvider, Clock, Handle } from "../../mod.ts";
import type {
  AudioSession,
  IntentHandler,
  ProviderConfiguration,
  PushRegistry,
} from "../../mod.ts";
import { CallDelegate, endLeftovers, patientController } from "../../reference/mod.ts";

/** What the app is started on: a phone and a calling SDK. */
export interface HomingPigeonParts {
  provider(configuration: Partial<ProviderConfiguration>): CallProvider;
  readonly controller: CallController;
  readonly engine: CallEngine;
  readonly audioSession: AudioSession;
  readonly clock: Clock;
  readonly pushRegistry: PushRegistry;
  setIntentHandler(handler: IntentHandler | null): void;
  readonly storage: Map<string, string>;
  newCallId(): CallId;
}

/**
 * The tutorial's app: one field for a user id, and buttons to call, to be called and to end. What the
 * phone asks for is done by the delegate; the screen asks the controller and waits to be asked: with a new call until another is on hold.
 */
export class HomingPigeon {
  /** What stands in the field. */
  userId = "";
  /** What went wrong last, for the screen. */
  message = "";
  readonly #parts: HomingPigeonParts;
  readonly #delegate: CallDelegate;
  readonly #controller: CallController;
  #selected: CallId | null = null;

  /** Starts the app; it makes its one provider here. */
  constructor(parts: HomingPigeonParts) {
    const provider = parts.provider({ supportsVideo: true, supportedHandleKinds: ["generic"] });
    this.#parts = parts;
    this.#delegate = new CallDelegate({ ...parts, provider });
    this.#controller = patientController(parts.controller, this.#delegate);
    void endLeftovers(this.#delegate.manager, this.#controller);
    parts.setIntentHandler(({ handle, isVideo }) => this.#call(handle, isVideo));
  }

  /** The ongoing calls, as the screen lists them. */
  get calls(): readonly CallId[] {
    return this.#delegate.manager.ids;
  }

  /** The call that the end button is about: the one that was tapped, or the newest. */
  get selected(): CallId | undefined {
    return this.calls.find((id) => id === this.#selected) ?? this.calls.at(-1);
  }

  /** Taps a call in the list. */
  select(id: CallId): void {
    this.#selected = id;
  }

  /** Taps the button that calls the user in the field. */
  async tapCall(isVideo = false): Promise<void> {
    const handle = this.#handle();
    if (handle) await this.#call(handle, isVideo);
  }

  /** Taps the button that simulates a call from the user in the field. */
  async tapReceive(): Promise<void> {
    const handle = this.#handle();
    if (handle) await this.#delegate.incoming(this.#parts.newCallId(), handle, false);
  }

  /** Taps the end button. The call stays selected until its end has been performed. */
  async tapEnd(): Promise<void> {
    const callId = this.selected;
    if (callId) await this.#say(this.#controller.request({ kind: "endCall", callId }));
  }

  async #call(handle: Handle, isVideo: boolean): Promise<void> {
    const callId = this.#parts.newCallId();
    await this.#say(this.#controller.request({ kind: "startCall", callId, handle, isVideo }));
  }

  #handle(): Handle | null {
    const value = this.userId.trim();
    return value === "" ? null : { kind: "generic", value };
  }

  /** Shows why a request was refused; that it was accepted is shown by what comes of it. */
  async #say(request: Promise<void>): Promise<void> {
    this.message = await request.then(() => "", (error: Error) => error.message);
  }
}
