import type { Instant, ProviderConfiguration } from "../call/mod.ts";
import type { AudioSession, ProviderDelegate } from "../provider/mod.ts";
import { Courier } from "./courier.ts";
import { Promises } from "./promises.ts";
import type { DelegateEffect, Input, ProviderNumber, State } from "./system/mod.ts";
import type { NewProvider, SystemPort } from "./system_port.ts";

/** What the ports of processes need of the system. */
export interface PortHost {
  /** The state now. */
  state(): State;
  /** The moment it is. */
  now(): Instant;
  /** Lets an input in; `isFirst`: its delegate calls go ahead of those that wait. */
  take(input: Input, isFirst?: boolean): void;
  /** Hears what a delegate or listener threw. */
  fault(error: unknown): void;
  /** Hears what a delegate has no member for. */
  unheard(effect: DelegateEffect): void;
  /** Ends the process that runs. */
  kill(): void;
  /** A number that no provider had. */
  nextProvider(): ProviderNumber;
  /** Drops what a provider's delegate was still to be told. */
  forget(provider: ProviderNumber): void;
  /** Somebody may hear now who did not. */
  deliverSoon(): void;
}

/** Where one process meets the system. Once the process is over nothing gets through. */
export class ProcessPort implements SystemPort {
  readonly promises: Promises = new Promises();
  readonly #host: PortHost;
  readonly #delegations = new Map<ProviderNumber, Delegation>();
  #isOver = false;

  /** Opens a port for a process that begins. */
  constructor(host: PortHost) {
    this.#host = host;
  }

  state(): State {
    return this.#host.state();
  }

  now(): Instant {
    return this.#host.now();
  }

  take(input: Input): void {
    if (!this.#isOver) this.#host.take(input);
  }

  takeFirst(input: Input): void {
    if (!this.#isOver) this.#host.take(input, true);
  }

  fault(error: unknown): void {
    if (!this.#isOver) this.#host.fault(error);
  }

  unheard(effect: DelegateEffect): void {
    this.#host.unheard(effect);
  }

  kill(): void {
    if (!this.#isOver) this.#host.kill();
  }

  addProvider(configuration: ProviderConfiguration, session: AudioSession): NewProvider {
    const number = this.#host.nextProvider();
    const courier = new Courier(this, session);
    this.#delegations.set(number, { courier, to: null });
    this.take({ kind: "providerCreated", at: this.now(), provider: number, configuration });
    return { number, object: (offer) => courier.object(offer) };
  }

  setDelegate(provider: ProviderNumber, to: ProviderDelegate | null): void {
    const delegation = this.#delegations.get(provider);
    if (!delegation) return;
    this.#delegations.set(provider, { ...delegation, to });
    this.#host.deliverSoon();
  }

  removeProvider(provider: ProviderNumber): void {
    this.#host.forget(provider);
    if (this.state().quirks.includes("resetAfterInvalidate")) return;
    this.#delegations.delete(provider);
  }

  /** Whether somebody hears the system for a provider. */
  hasDelegate(provider: ProviderNumber): boolean {
    return (this.#delegations.get(provider)?.to ?? null) !== null;
  }

  /** Brings what the system has to say to the delegate that it is for. */
  deliver(effect: DelegateEffect): void {
    const delegation = this.#delegations.get(effect.provider);
    if (delegation?.to) delegation.courier.deliver(effect, delegation.to);
  }

  /** The process is over. */
  close(): void {
    this.#isOver = true;
    this.#delegations.clear();
  }
}

interface Delegation {
  readonly courier: Courier;
  readonly to: ProviderDelegate | null;
}
