import type { Performing } from "../actions/mod.ts";
import type { Instant, ProviderConfiguration } from "../call/mod.ts";
import type { AudioSession, ProviderDelegate } from "../provider/mod.ts";
import type { Promises } from "./promises.ts";
import type { DelegateEffect, Input, OfferedAction, ProviderNumber, State } from "./system/mod.ts";

/** What the parts of a process need of the system that they run on. */
export interface SystemPort {
  /** The promises that the system owes. */
  readonly promises: Promises;
  /** The state now. */
  state(): State;
  /** The moment it is. */
  now(): Instant;
  /** Lets an input in. */
  take(input: Input): void;
  /** Lets an input in whose delegate calls go ahead of those that wait. */
  takeFirst(input: Input): void;
  /** Hears what a delegate or listener threw, or its promise rejected with. */
  fault(error: unknown): void;
  /** Ends the process. */
  kill(): void;
  /** Hears what a delegate has no member for. */
  unheard(effect: DelegateEffect): void;
  /** Makes a provider. */
  addProvider(configuration: ProviderConfiguration, session: AudioSession): NewProvider;
  /** Sets who hears the system for a provider. */
  setDelegate(provider: ProviderNumber, delegate: ProviderDelegate | null): void;
  /** Forgets a provider and all that its delegate was still to be told. */
  removeProvider(provider: ProviderNumber): void;
}

/** A provider that was just made. */
export interface NewProvider {
  /** Its number. */
  readonly number: ProviderNumber;
  /** The object that stands for an action while it is performed. */
  readonly object: (offer: OfferedAction) => Performing;
}
