import { type ActionRequest, actionRequest } from "../actions/mod.ts";
import { type ProviderConfiguration, providerConfiguration } from "../call/mod.ts";
import type { CallController } from "../controller/mod.ts";
import type { AudioSession, CallProvider } from "../provider/mod.ts";
import { ReferenceObserver } from "./reference_observer.ts";
import { ReferenceProvider } from "./reference_provider.ts";
import type { SystemPort } from "./system_port.ts";

/** An app's process on a call system: where it gets everything that the contract offers it. */
export class AppProcess {
  /** Shows the calls of the phone. */
  readonly observer: ReferenceObserver;
  /** Takes what the app's own screens ask for. */
  readonly controller: CallController;
  /** The device's audio. */
  readonly audioSession: AudioSession;
  readonly #port: SystemPort;

  /** Made by `system.launch()`. */
  constructor(port: SystemPort) {
    this.#port = port;
    this.observer = new ReferenceObserver(port);
    this.controller = new ReferenceController(port, this.observer);
    this.audioSession = new ReferenceAudioSession(port);
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

/** What the app does with the session itself changes nothing yet: that comes with its priorities. */
class ReferenceAudioSession implements AudioSession {
  readonly #port: SystemPort;

  constructor(port: SystemPort) {
    this.#port = port;
  }

  get isActive(): boolean {
    return this.#port.state().audio !== null;
  }

  configure(): void {}

  setActive(_isActive: boolean): void {}
}
