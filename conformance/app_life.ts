import { type CallId, callId, type Clock, type ProviderConfiguration } from "../call/mod.ts";
import type { AppProcess, CallSystem, EngineDouble } from "../reference/mod.ts";
import type { Profile } from "../profile/mod.ts";
import type { NewEvent, Trace } from "../trace/mod.ts";
import type { AppSubject, Phone } from "./adapter.ts";
import {
  ActionRecorder,
  Mortal,
  MortalStorage,
  type Numbers,
  type PushFacts,
  recordAudioSession,
  recordController,
  recordEngine,
  recordIntents,
  recordProvider,
  recordPushRegistry,
} from "./recorder/mod.ts";
import { WatchedClock } from "./watched_clock.ts";

/** What every life of an app on a stage has in common. */
export interface LifeParts {
  readonly trace: Trace;
  readonly system: CallSystem;
  readonly engine: EngineDouble;
  readonly clock: Clock;
  /** What a provider is configured with beside what the app wants. */
  readonly configuration: Partial<ProviderConfiguration>;
  /** Numbers requests, reports and operations, over all lives. */
  readonly numbers: Numbers;
  /** Numbers providers, over all lives. */
  readonly providers: Numbers;
  /** What is known of the push that is being handed over. */
  readonly push: () => PushFacts;
  readonly newCallId: () => CallId;
  readonly profile: Profile;
  readonly seed: number;
}

/** One life of an app: from its launch to the death of its process, with every crossing recorded. */
export class AppLife {
  /** The app, once it is open. */
  subject: AppSubject = { calls: () => [] };
  /** Whether the app hears that the user wants to call from Recents. */
  hearsIntents = false;
  readonly #parts: LifeParts;
  readonly #process: AppProcess;
  readonly #mortal: Mortal;
  readonly #clock: WatchedClock;
  readonly #storage: MortalStorage;

  /** Begins with a launch. */
  constructor(parts: LifeParts) {
    this.#parts = parts;
    this.#process = parts.system.launch();
    this.#mortal = new Mortal(parts.trace);
    this.#clock = new WatchedClock(parts.clock);
    this.#storage = new MortalStorage(this.#process.storage);
    this.#mortal.append({ kind: "processStarted" });
  }

  /** Whether the app waits for a moment to come. */
  get isWaiting(): boolean {
    return this.#clock.isWaiting;
  }

  /** What the app does from now on did not happen. */
  end(): void {
    this.#mortal.die();
    this.#clock.stop();
    this.#storage.die();
    this.subject = { calls: () => [] };
  }

  /** The phone as the app gets it. */
  phone(): Phone {
    const { engine, numbers, push, newCallId, profile, seed } = this.#parts;
    const mortal = this.#mortal;
    const process = this.#process;
    const actions = new ActionRecorder(mortal);
    return {
      provider: (configuration) =>
        recordProvider(
          process.provider({ ...configuration, ...this.#parts.configuration }),
          this.#parts.providers.next++,
          { append: (event) => this.#tell(event) },
          actions,
          numbers,
        ),
      controller: recordController(process.controller, mortal, numbers),
      observer: process.observer,
      audioSession: recordAudioSession(process.audioSession, mortal),
      engine: mortal.hold(recordEngine(engine, mortal, numbers)),
      clock: this.#clock,
      pushRegistry: recordPushRegistry(process.pushRegistry, mortal, push),
      setIntentHandler: (handler) => {
        this.hearsIntents = handler !== null;
        process.setIntentHandler(handler && recordIntents(handler, mortal));
      },
      storage: this.#storage,
      newCallId,
      profile,
      seed,
    };
  }

  /** Whether the app lists a call. */
  #lists(id: CallId): boolean {
    try {
      return this.subject.calls().some((each) => callId(each) === id);
    } catch {
      return false; // The stage notes what it throws, where it looks at the list.
    }
  }

  /** Tells the trace, with whether the app listed a call before it knew that it may ring. */
  #tell(event: NewEvent): void {
    this.#mortal.append(
      event.kind === "incomingSettled" ? { ...event, isListed: this.#lists(event.callId) } : event,
    );
  }
}
