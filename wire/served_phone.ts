import {
  type ActionKind,
  type ActionRequest,
  actionRequest,
  type CallAction,
  type Performing,
  performing,
  type PerformingAction,
  type Transaction,
  transaction,
} from "../actions/mod.ts";
import {
  type Call,
  type CallEndedReason,
  type CallId,
  callId,
  type CallUpdate,
  callUpdate,
  type Clock,
  type Handle,
  type Instant,
  instant,
  type ProviderConfiguration,
  providerConfiguration,
} from "../call/mod.ts";
import { DELEGATE_MEMBERS, type Phone } from "../conformance/mod.ts";
import type { CallController, CallListener, CallObserver } from "../controller/mod.ts";
import type { CallEngine, CallEngineListener, EngineOperation } from "../engine/mod.ts";
import { type Profile, profile } from "../profile/mod.ts";
import type {
  AudioSession,
  CallProvider,
  IntentHandler,
  ProviderDelegate,
  PushHandler,
  PushRegistry,
} from "../provider/mod.ts";
import { mintUuid } from "../reference/system/mod.ts";
import { recordedConfiguration } from "../trace/mod.ts";
import type { AppEvent } from "./app_messages.ts";
import { EMPTY_MIRROR, type Mirror } from "./mirror.ts";
import { Promises } from "./promises.ts";
import type { Open } from "./protocol.ts";

/** Tells the other side what the app did. */
export type Tell = (event: AppEvent) => void;

/** A phone whose system is in another process: what the app does to it is told, and nothing else. */
export class ServedPhone implements Phone {
  readonly clock: Clock;
  readonly controller: CallController;
  readonly observer: CallObserver;
  readonly audioSession: AudioSession;
  readonly engine: CallEngine;
  readonly pushRegistry: PushRegistry;
  readonly storage: Map<string, string>;
  readonly profile: Profile;
  readonly seed: number;
  /** What the app may read, as it was told last. */
  mirror: Mirror;
  delegate: ProviderDelegate | null = null;
  engineListener: CallEngineListener | null = null;
  pushHandler: PushHandler | null = null;
  intentHandler: IntentHandler | null = null;
  readonly reports: Promises = new Promises();
  readonly requests: Promises = new Promises();
  readonly asks: Promises<boolean> = new Promises<boolean>();
  readonly observers: Set<CallListener> = new Set<CallListener>();
  readonly #tell: Tell;
  readonly #actions = new Map<string, Performing>();
  readonly #completed = new Set<string>();
  readonly #session: number;
  #minted = 0;
  #providers = 0;

  /** Made for one session. */
  constructor(open: Open, clock: Clock, tell: Tell) {
    this.#tell = tell;
    this.#session = open.session;
    this.clock = clock;
    this.mirror = open.mirror ?? EMPTY_MIRROR;
    this.profile = profile(open.profile);
    this.seed = open.seed;
    this.storage = new ToldStorage(Object.entries(open.storage), tell);
    this.observer = observerOf(this, tell);
    this.controller = { observer: this.observer, request: (...given) => this.#request(given) };
    this.audioSession = audioSessionOf(this, tell);
    this.engine = engineOf(this, tell);
    this.pushRegistry = {
      setHandler: (handler) => {
        this.pushHandler = handler;
        tell({ kind: "listens", to: "push", isOn: handler !== null });
      },
    };
  }

  // Members of the object itself, as an adapter may spread them into another.
  readonly setIntentHandler = (handler: IntentHandler | null): void => {
    this.intentHandler = handler;
    this.#tell({ kind: "listens", to: "intents", isOn: handler !== null });
  };

  readonly newCallId = (): CallId =>
    callId(mintUuid(this.seed ^ 0x1d_5eed ^ this.#session << 8, this.#minted++));

  readonly provider = (given: Partial<ProviderConfiguration> = {}): CallProvider => {
    const provider = ++this.#providers;
    const configuration = providerConfiguration(given);
    this.#tell({
      kind: "providerCreated",
      provider,
      configuration: recordedConfiguration(configuration),
    });
    return new ServedProvider(this, provider, configuration, this.#tell);
  };

  /** The object of an action that the app was given, or can find: always the same one. */
  performing(action: CallAction, timeoutAt: Instant): Performing {
    const known = this.#actions.get(action.id);
    if (known) return known;
    const made: Performing = performing(action, {
      timeoutAt,
      isComplete: () =>
        this.#completed.has(action.id) ||
        this.mirror.pending.some(({ actions }) =>
          actions.some((each) => each.action.id === action.id && each.isComplete)
        ),
      complete: (outcome, details) => {
        this.#completed.add(action.id);
        this.#tell({ kind: "completed", actionId: action.id, outcome, details });
      },
    });
    this.#actions.set(action.id, made);
    return made;
  }

  /** An action that the app was given before. */
  known(actionId: string): Performing | undefined {
    return this.#actions.get(actionId);
  }

  /** The action is complete, and the app did not do it. */
  drop(actionId: string): void {
    this.#completed.add(actionId);
  }

  /** What is accepted and not complete. */
  pending(): readonly Transaction[] {
    return this.mirror.pending.map(({ transactionId, actions }) =>
      transaction(
        transactionId,
        actions.map(({ action, timeoutAt }) =>
          this.performing(action, timeoutAt) as PerformingAction
        ),
      )
    );
  }

  #request(given: readonly ActionRequest[]): Promise<void> {
    const { number, promise } = this.requests.make();
    const actions = given.filter((each) => typeof actionRequest(each) !== "string");
    const nonsense = given.length - actions.length;
    this.#tell({
      kind: "requested",
      request: number,
      actions: actions.map((action) => ({ ...action })),
      ...(nonsense > 0 && { nonsense }),
    });
    return heard(promise);
  }
}

/** A refusal that the app does not listen to is its own affair: rules judge what comes of it. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** A provider whose system is in another process. */
class ServedProvider implements CallProvider {
  readonly #phone: ServedPhone;
  readonly #number: number;
  readonly #tell: Tell;
  #configuration: ProviderConfiguration;

  constructor(
    phone: ServedPhone,
    number: number,
    configuration: ProviderConfiguration,
    tell: Tell,
  ) {
    this.#phone = phone;
    this.#number = number;
    this.#configuration = configuration;
    this.#tell = tell;
  }

  get configuration(): ProviderConfiguration {
    return this.#configuration;
  }

  set configuration(given: ProviderConfiguration) {
    this.#configuration = providerConfiguration(given);
    this.#tell({
      kind: "configurationSet",
      provider: this.#number,
      configuration: recordedConfiguration(this.#configuration),
    });
  }

  setDelegate(delegate: ProviderDelegate | null): void {
    if (delegate !== null && typeof delegate?.didReset !== "function") {
      throw new TypeError(
        "Cannot set the delegate: it has no didReset(), the one member that is required",
      );
    }
    this.#phone.delegate = delegate;
    const members = delegate &&
      DELEGATE_MEMBERS.filter((name) => typeof Reflect.get(delegate, name) === "function");
    this.#tell({ kind: "delegateSet", provider: this.#number, members });
  }

  reportNewIncomingCall(id: CallId, update: CallUpdate): Promise<void> {
    try {
      callId(id);
      const read = callUpdate(update);
      const { number: report, promise } = this.#phone.reports.make();
      this.#tell({ kind: "incomingReported", report, callId: id, update: read });
      return heard(promise);
    } catch (error) {
      return Promise.reject(error); // What is malformed is told like any refusal.
    }
  }

  reportCallUpdated(id: CallId, update: CallUpdate): void {
    this.#tell({ kind: "callUpdated", callId: checked(id), update: callUpdate(update) });
  }

  reportOutgoingCallStartedConnecting(id: CallId, at?: Instant): void {
    this.#tell({ kind: "outgoingConnecting", callId: checked(id), startedAt: momentOf(at) });
  }

  reportOutgoingCallConnected(id: CallId, at?: Instant): void {
    this.#tell({ kind: "outgoingConnected", callId: checked(id), connectedAt: momentOf(at) });
  }

  reportCallEnded(id: CallId, reason: CallEndedReason, at?: Instant): void {
    this.#tell({ kind: "callEndReported", callId: checked(id), reason, endedAt: momentOf(at) });
  }

  get pendingTransactions(): readonly Transaction[] {
    return this.#phone.pending();
  }

  pendingActions(kind?: ActionKind, id?: CallId): readonly PerformingAction[] {
    return this.#phone.pending().flatMap(({ actions }) => actions).filter((action) =>
      !action.isComplete && (kind === undefined || action.kind === kind) &&
      (id === undefined || action.callId === callId(id))
    );
  }

  invalidate(): void {
    this.#tell({ kind: "invalidated", provider: this.#number });
  }
}

/** What an app keeps on its device, with every change told. */
class ToldStorage extends Map<string, string> {
  readonly #tell: Tell;

  constructor(entries: Iterable<[string, string]>, tell: Tell) {
    super();
    this.#tell = tell;
    for (const [name, value] of entries) super.set(name, value);
  }

  override set(name: string, value: string): this {
    this.#tell({ kind: "stored", name, value });
    return super.set(name, value);
  }

  override delete(name: string): boolean {
    this.#tell({ kind: "stored", name, value: null });
    return super.delete(name);
  }

  override clear(): void {
    for (const name of [...this.keys()]) this.delete(name);
  }
}

/** What nobody listens to is not told: each change of a call would be a request. */
function observerOf(phone: ServedPhone, tell: Tell): CallObserver {
  return {
    get calls(): readonly Call[] {
      return phone.mirror.calls;
    },
    subscribe(listener) {
      if (phone.observers.size === 0) tell({ kind: "listens", to: "calls", isOn: true });
      phone.observers.add(listener);
      return () => {
        const wasThere = phone.observers.delete(listener);
        if (wasThere && phone.observers.size === 0) {
          tell({ kind: "listens", to: "calls", isOn: false });
        }
      };
    },
  };
}

function audioSessionOf(phone: ServedPhone, tell: Tell): AudioSession {
  return {
    get isActive() {
      return phone.mirror.isAudioActive;
    },
    configure: () => tell({ kind: "audioConfigured" }),
    setActive: (isActive) => tell({ kind: "audioActivationTried", isActive }),
  };
}

function engineOf(phone: ServedPhone, tell: Tell): CallEngine {
  const ask = (operation: EngineOperation, id: CallId, rest: object = {}): Promise<boolean> => {
    const { number, promise } = phone.asks.make();
    tell({ kind: "engineAsked", ask: number, operation, callId: id, ...rest });
    return heard(promise);
  };
  const done = (...args: Parameters<typeof ask>): Promise<void> =>
    heard(ask(...args).then(() => {}));
  return {
    setListener(listener) {
      phone.engineListener = listener;
      tell({ kind: "listens", to: "engine", isOn: listener !== null });
    },
    dial: (id: CallId, to: Handle, isVideo: boolean) => done("dial", id, { to, isVideo }),
    accept: (id) => done("accept", id),
    hangUp: (id) => done("hangUp", id),
    setHeld: (id, isOnHold) => done("setHeld", id, { isOnHold }),
    sendDigits: (id, digits) => done("sendDigits", id, { digits }),
    find: (id) => ask("find", id),
    setMuted: (id, isMuted) => tell({ kind: "microphoneSet", callId: id, isMuted }),
    startMedia: (id) => tell({ kind: "mediaStarted", callId: id }),
    stopMedia: (id) => tell({ kind: "mediaStopped", callId: id }),
  };
}

/** The id as it was written, where it is one. */
function checked(id: CallId): CallId {
  callId(id);
  return id;
}

function momentOf(at: Instant | undefined): Instant | null {
  return at === undefined ? null : instant(at);
}
