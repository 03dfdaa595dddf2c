import { ACTION_KINDS, type ActionId, type ActionKind, type Performing } from "../actions/mod.ts";
import type { CallErrorData, CallId } from "../call/mod.ts";
import {
  type AdapterBase,
  type AppAdapter,
  type AppIntents,
  type AppSubject,
  type Phone,
  rejection,
} from "../conformance/mod.ts";
import type { CallEngineListener, EngineEndCause } from "../engine/mod.ts";
import type { CallProvider, ProviderDelegate } from "../provider/mod.ts";
import { configurationIn } from "../trace/mod.ts";
import type { AppEvent, AppStimulus, IntentName } from "./app_messages.ts";
import { WireError } from "./faults.ts";
import type { Host } from "./host.ts";
import { EMPTY_MIRROR, type Mirror } from "./mirror.ts";
import { Session } from "./session.ts";

/** An app in another process, as the kit opens it. */
export function remoteApp(host: Host, base: AdapterBase): AppAdapter {
  let living: RemoteApp | null = null;
  return {
    ...base,
    kit: "app",
    async open(phone) {
      // The kit does not say that a process died: it launches the app again.
      living?.dispose();
      living = await RemoteApp.launch(host, phone);
      return living;
    },
  };
}

type Handlers = {
  readonly [K in AppEvent["kind"]]: (event: Extract<AppEvent, { readonly kind: K }>) => void;
};

/** An app in another process: it does here what it says that it does there. */
class RemoteApp implements AppSubject {
  readonly #phone: Phone;
  #wantsMirror = false;
  readonly #actions = new Map<ActionId, Performing>();
  readonly #promised = new Map<ActionId, PromiseWithResolvers<void>>();
  #session: Session<"app"> | null = null;
  #provider: CallProvider | null = null;
  #calls: readonly CallId[] = [];
  #groups: readonly (readonly CallId[])[] = [];
  #unsubscribe: (() => void) | null = null;
  #mirror = JSON.stringify(EMPTY_MIRROR);
  intents: AppIntents = {};
  groups?: () => readonly (readonly CallId[])[];

  private constructor(phone: Phone) {
    this.#phone = phone;
  }

  static async launch(host: Host, phone: Phone): Promise<RemoteApp> {
    const app = new RemoteApp(phone);
    app.#session = await Session.begin({
      host,
      kit: "app",
      clock: phone.clock,
      hear: (event) => app.#hear(event),
    });
    const offers = await app.#session.open({
      seed: phone.seed,
      profile: phone.profile.name,
      configuration: null,
      storage: Object.fromEntries(phone.storage),
      mirror: app.#read(),
    });
    app.#wantsMirror = offers.has("mirror");
    return app;
  }

  calls(): readonly CallId[] {
    return this.#calls;
  }

  async settle(): Promise<void> {
    await this.#session?.settle();
  }

  dispose(): void {
    this.#unsubscribe?.();
    this.#session?.close();
  }

  #step(stimulus: AppStimulus): ReturnType<Session<"app">["step"]> {
    return this.#session?.step(stimulus, this.#mirrored().mirror) ?? {};
  }

  /** What the app may read, where it wants to and it has changed since it was told. */
  #mirrored(): { readonly mirror?: Mirror } {
    if (!this.#wantsMirror) return {};
    const mirror = this.#read();
    const text = JSON.stringify(mirror);
    if (text === this.#mirror) return {};
    this.#mirror = text;
    return { mirror };
  }

  #read(): Mirror {
    return {
      calls: this.#phone.observer.calls,
      isAudioActive: this.#phone.audioSession.isActive,
      pending: (this.#provider?.pendingTransactions ?? []).map(({ id, actions }) => ({
        transactionId: id,
        actions: actions.map((action) => ({
          action: { ...action },
          timeoutAt: action.timeoutAt,
          isComplete: action.isComplete,
        })),
      })),
    };
  }

  #hear<E extends AppEvent>(event: E): void {
    const handlers: { readonly [kind: string]: (event: never) => void } = this.#handlers;
    handlers[event.kind]?.(event as never);
  }

  readonly #handlers: Handlers = {
    providerCreated: ({ configuration }) => {
      this.#provider = this.#phone.provider(configurationIn(configuration));
    },
    configurationSet: ({ configuration }) => {
      this.#own("configurationSet").configuration = configurationIn(configuration);
    },
    delegateSet: ({ members }) =>
      this.#own("delegateSet").setDelegate(members && this.#delegate(new Set(members))),
    invalidated: () => this.#own("invalidated").invalidate(),
    incomingReported: ({ report, callId, update }) =>
      void settled(
        this.#own("incomingReported").reportNewIncomingCall(callId, update),
        (error) => this.#step({ kind: "incomingSettled", report, error }),
      ),
    callUpdated: ({ callId, update }) => this.#own("callUpdated").reportCallUpdated(callId, update),
    outgoingConnecting: ({ callId, startedAt }) =>
      this.#own("outgoingConnecting")
        .reportOutgoingCallStartedConnecting(callId, startedAt ?? undefined),
    outgoingConnected: ({ callId, connectedAt }) =>
      this.#own("outgoingConnected")
        .reportOutgoingCallConnected(callId, connectedAt ?? undefined),
    callEndReported: ({ callId, reason, endedAt }) =>
      this.#own("callEndReported").reportCallEnded(callId, reason, endedAt ?? undefined),
    requested: ({ request, actions }) =>
      void settled(
        this.#phone.controller.request(...actions),
        (error) => this.#step({ kind: "requestSettled", request, error }),
      ),
    completed: ({ actionId, outcome, details }) => {
      const action = this.#actions.get(actionId);
      if (!action) throw new WireError("badEvent", `completed: it was given no action ${actionId}`);
      if (outcome === "fulfilled") action.fulfill(details);
      else action.fail();
    },
    handlerSettled: ({ actionId, rejected }) => {
      const promised = this.#promised.get(actionId);
      this.#promised.delete(actionId);
      if (rejected === null) promised?.resolve();
      else promised?.reject(new Error(rejected));
    },
    engineAsked: (event) => this.#askEngine(event),
    mediaStarted: ({ callId }) => this.#phone.engine.startMedia(callId),
    mediaStopped: ({ callId }) => this.#phone.engine.stopMedia(callId),
    microphoneSet: ({ callId, isMuted }) => this.#phone.engine.setMuted(callId, isMuted),
    audioConfigured: () => this.#phone.audioSession.configure(),
    audioActivationTried: ({ isActive }) => this.#phone.audioSession.setActive(isActive),
    listens: ({ to, isOn }) => this.#listen(to, isOn),
    offered: ({ intents }) => this.intents = this.#buttons(intents),
    stored: ({ name, value }) => {
      if (value === null) this.#phone.storage.delete(name);
      else this.#phone.storage.set(name, value);
    },
    appListed: ({ callIds }) => this.#calls = callIds,
    appGrouped: ({ groups }) => {
      this.#groups = groups;
      this.groups ??= () => this.#groups;
    },
  };

  #own(what: AppEvent["kind"]): CallProvider {
    if (this.#provider) return this.#provider;
    throw new WireError("badEvent", `${what}: it made no provider yet, with providerCreated`);
  }

  /** A delegate that has the members that the app's has, and no others. */
  #delegate(members: ReadonlySet<string>): ProviderDelegate {
    const all: Required<ProviderDelegate> = {
      didReset: () => void this.#step({ kind: "didReset", provider: 1 }),
      didBegin: () => void this.#step({ kind: "didBegin", provider: 1 }),
      didActivateAudio: () => void this.#step({ kind: "audioActivated", provider: 1 }),
      didDeactivateAudio: () => void this.#step({ kind: "audioDeactivated", provider: 1 }),
      timedOut: ({ id, callId, kind }) =>
        void this.#step({ kind: "timedOut", actionId: id, callId, action: kind }),
      execute: ({ id, actions }) => {
        for (const action of actions) this.#actions.set(action.id, action);
        const { isExecuting = false } = this.#step({
          kind: "executeAsked",
          transactionId: id,
          actions: actions.map((action) => ({
            action: { ...action },
            timeoutAt: action.timeoutAt,
          })),
        });
        return isExecuting;
      },
      ...handlersOf((action) => this.#perform(action)),
    };
    return Object.fromEntries(
      Object.entries(all).filter(([name]) => name === "didReset" || members.has(name)),
    ) as unknown as ProviderDelegate;
  }

  #perform(action: Performing): void | Promise<void> {
    this.#actions.set(action.id, action);
    const promised = Promise.withResolvers<void>();
    this.#promised.set(action.id, promised);
    const { thrown, isPending } = this.#step({
      kind: "performed",
      action: { ...action },
      timeoutAt: action.timeoutAt,
    });
    if (isPending) return promised.promise;
    this.#promised.delete(action.id);
    if (thrown) throw new Error(thrown);
  }

  #askEngine(asked: Extract<AppEvent, { readonly kind: "engineAsked" }>): void {
    const { engine } = this.#phone;
    const { ask, operation, callId } = asked;
    const done = (answer: Partial<Extract<AppStimulus, { kind: "engineSettled" }>>) =>
      this.#step({ kind: "engineSettled", ask, isSuccess: true, ...answer });
    const result: Promise<unknown> = {
      dial: () =>
        engine.dial(callId, asked.to ?? { kind: "generic", value: "" }, asked.isVideo ?? false),
      accept: () => engine.accept(callId),
      hangUp: () => engine.hangUp(callId),
      setHeld: () => engine.setHeld(callId, asked.isOnHold ?? false),
      sendDigits: () => engine.sendDigits(callId, asked.digits ?? ""),
      find: () => engine.find(callId),
    }[operation]();
    void result.then(
      (isThere) => done(typeof isThere === "boolean" ? { isThere } : {}),
      () => done({ isSuccess: false }),
    );
  }

  #listen(to: "engine" | "push" | "intents" | "calls", isOn: boolean): void {
    const { engine, pushRegistry, observer } = this.#phone;
    switch (to) {
      case "engine":
        return engine.setListener(isOn ? this.#engineListener() : null);
      case "push":
        return pushRegistry.setHandler(
          isOn
            ? ({ data, mustReport = null }) =>
              void this.#step({ kind: "pushDelivered", data, mustReport })
            : null,
        );
      case "intents":
        return this.#phone.setIntentHandler(
          isOn
            ? ({ handle, isVideo }) => void this.#step({ kind: "intentHeard", to: handle, isVideo })
            : null,
        );
      case "calls":
        this.#unsubscribe?.();
        this.#unsubscribe = isOn
          ? observer.subscribe((call) => void this.#step({ kind: "observed", call }))
          : null;
    }
  }

  #engineListener(): CallEngineListener {
    const kind = "engineReported";
    const tell = (report: "ringing" | "connected") => (callId: CallId) =>
      void this.#step({ kind, report, callId });
    return {
      incoming: (callId, from, isVideo) =>
        void this.#step({ kind, report: "incoming", callId, from, isVideo }),
      ringing: tell("ringing"),
      connected: tell("connected"),
      videoChanged: (callId, isOn) =>
        void this.#step({ kind, report: "videoChanged", callId, isOn }),
      ended: (callId, cause: EngineEndCause) =>
        void this.#step({ kind, report: "ended", callId, cause }),
    };
  }

  #buttons(offered: readonly IntentName[]): AppIntents {
    const intend = (
      intent: IntentName,
      callId: CallId | null,
      rest: Partial<Extract<AppStimulus, { kind: "appIntended" }>> = {},
    ) => void this.#step({ kind: "appIntended", intent, callId, ...rest });
    const all: Required<AppIntents> = {
      start: (to, isVideo) => intend("start", null, { to, isVideo }),
      answer: (id) => intend("answer", id),
      end: (id) => intend("end", id),
      setHeld: (id, isOn) => intend("setHeld", id, { isOn }),
      setMuted: (id, isOn) => intend("setMuted", id, { isOn }),
      setGroup: (id, callIdToGroupWith) => intend("setGroup", id, { callIdToGroupWith }),
      playDtmf: (id, digits) => intend("playDtmf", id, { digits }),
    };
    return Object.fromEntries(offered.map((name) => [name, all[name]]));
  }
}

function handlersOf(perform: (action: Performing) => void | Promise<void>) {
  return Object.fromEntries(ACTION_KINDS.map((kind) => [kind, perform])) as {
    readonly [K in ActionKind]: (action: Performing<K>) => void | Promise<void>;
  };
}

/** Tells how a promise settled, by the fields of an error of the contract. */
function settled(promise: Promise<void>, tell: (error: CallErrorData | null) => void) {
  return promise.then(() => tell(null), (reason) => tell(rejection(reason).error));
}
