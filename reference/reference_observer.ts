import type { Call } from "../call/mod.ts";
import type { CallListener, CallObserver } from "../controller/mod.ts";
import { callSeen } from "./system/mod.ts";
import type { SystemPort } from "./system_port.ts";

/** Shows the calls of the phone to one process. */
export class ReferenceObserver implements CallObserver {
  readonly #port: SystemPort;
  readonly #listeners = new Set<{ readonly hear: CallListener }>();

  /** Made by the process. */
  constructor(port: SystemPort) {
    this.#port = port;
  }

  /** The live calls, oldest first. */
  get calls(): readonly Call[] {
    return Object.freeze(this.#port.state().calls.map(callSeen));
  }

  /** Adds a listener; what it returns takes it off. */
  subscribe(listener: CallListener): () => void {
    const entry = { hear: listener };
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** Tells every listener; what one throws does not keep the others from hearing. */
  notify(call: Call): void {
    const snapshot = Object.freeze(call);
    for (const { hear } of [...this.#listeners]) {
      try {
        hear(snapshot);
      } catch (error) {
        this.#port.fault(error);
      }
    }
  }
}
