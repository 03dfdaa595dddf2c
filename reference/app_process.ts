import { type ActionRequest, actionRequest } from "../actions/mod.ts";
import { type ProviderConfiguration, providerConfiguration } from "../call/mod.ts";
import type { CallController } from "../controller/mod.ts";
import type {
  AudioSession,
  CallProvider,
  IntentHandler,
  PushHandler,
  PushPayload,
  PushRegistry,
  StartCallIntent,
} from "../provider/mod.ts";
import { ReferenceObserver } from "./reference_observer.ts";
import { ReferenceProvider } from "./reference_provider.ts";
import { whyNotActivatable } from "./system/mod.ts";
import type { SystemPort } from "./system_port.ts";

/** An app's process on a call system: where it gets everything that the contract offers it. */
export class AppProcess {
  /** Shows the calls of the phone. */
  readonly observer: ReferenceObserver;
  /** Takes what the app's own screens ask for. */
  readonly controller: CallController;
  /** The device's audio. */
  readonly audioSession: AudioSession;
  /** Where it asks for VoIP pushes. */
  readonly pushRegistry: PushRegistry;
  /** What the app keeps on the device, from one launch to the next. */
  readonly storage: Map<string, string>;
  readonly #port: SystemPort;
  #hearPush: PushHandler | null = null;
  #hearIntent: IntentHandler | null = null;

  /** Made by `system.launch()`. */
  constructor(port: SystemPort, storage: Map<string, string>) {
    this.#port = port;
    this.storage = storage;
    this.observer = new ReferenceObserver(port);
    this.controller = new ReferenceController(port, this.observer);
    this.audioSession = new ReferenceAudioSession(port);
    this.pushRegistry = { setHandler: (handler) => void (this.#hearPush = handler) };
  }

  /**
   * Makes a provider; an app makes one, for the life of its process (rule PRV-01).
   *
   * @throws {InvalidValueError} where the configuration is malformed
   */
  provider(configuration: Partial<ProviderConfiguration> = {}): CallProvider {
    return new ReferenceProvider(
      this.#port,
      providerConfiguration(configuration),
      this.audioSession,
    );
  }

  /** Sets who hears that the user wants to call somebody from Recents; `null`: nobody. */
  setIntentHandler(handler: IntentHandler | null): void {
    this.#hearIntent = handler;
  }

  /** The process is gone: it hears nothing more, and its providers are gone with it. */
  kill(): void {
    this.#port.kill();
  }

  /** Hands a push over, and waits for nothing; for the system. False where nobody hears it. */
  hearPush(payload: PushPayload): boolean {
    return this.#hear(this.#hearPush, payload);
  }

  /** Hands a wish over; for the system. False where nobody hears it. */
  hearIntent(intent: StartCallIntent): boolean {
    return this.#hear(this.#hearIntent, intent);
  }

  #hear<T>(handler: ((value: T) => void | Promise<void>) | null, value: T): boolean {
    try {
      handler?.(value)?.catch((error) => this.#port.fault(error));
    } catch (error) {
      this.#port.fault(error);
    }
    return handler !== null;
  }
}

class ReferenceController implements CallController {
  readonly observer: ReferenceObserver;
  readonly #port: SystemPort;

  constructor(port: SystemPort, observer: ReferenceObserver) {
    this.#port = port;
    this.observer = observer;
  }

  request(...actions: readonly ActionRequest[]): Promise<void> {
    const copies = actions.map(actionRequest);
    return this.#port.promises.owe((request) =>
      this.#port.take({ kind: "requested", at: this.#port.now(), request, actions: copies })
    );
  }
}

/** The device's audio as one process sees it. */
class ReferenceAudioSession implements AudioSession {
  readonly #port: SystemPort;

  constructor(port: SystemPort) {
    this.#port = port;
  }

  get isActive(): boolean {
    const { holder, isPoisoned } = this.#port.state().audio;
    return holder !== null || isPoisoned;
  }

  configure(): void {}

  setActive(isActive: boolean): void {
    const code = isActive ? whyNotActivatable(this.#port.state()) : null;
    if (code !== null) {
      const why = "another call has the audio; the system activates the session when it is free";
      throw Object.assign(new Error(`Cannot activate the audio session: ${why}`), { code });
    }
    this.#port.take({ kind: "sessionSetActive", at: this.#port.now(), isActive });
  }
}
