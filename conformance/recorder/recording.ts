import type { NewEvent, Trace } from "../../trace/mod.ts";
import { wrapped } from "./wrapped.ts";

/** Where what crosses the boundary is told: a trace, or a trace for as long as a process lives. */
export type Recording = Pick<Trace, "append">;

/** A process: what it does once it is dead did not happen. */
export class Mortal implements Recording {
  readonly #trace: Trace;
  #isDead = false;

  /** Tells a trace what the process does. */
  constructor(trace: Trace) {
    this.#trace = trace;
  }

  append(event: NewEvent): void {
    if (!this.#isDead) this.#trace.append(event);
  }

  /** What the process calls from now on is not called. */
  die(): void {
    this.#isDead = true;
  }

  /** An object in the hands of the process: after its death each call of it waits for ever. */
  hold<T extends object>(target: T): T {
    const forEver = new Promise<never>(() => {});
    return wrapped(target, () => (call, args) => this.#isDead ? forEver : call(...args));
  }
}
