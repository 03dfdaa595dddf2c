import {
  type ActionId,
  type ActionKind,
  type ActionRequest,
  actionRequest,
  type Transaction,
} from "../actions/mod.ts";
import {
  type Call,
  CallError,
  type CallErrorData,
  type CallId,
  type ProviderConfiguration,
} from "../call/mod.ts";
import {
  type Offering,
  offering,
  type SystemAdapter,
  type SystemControls,
  type SystemOptions,
  type SystemSubject,
} from "../conformance/mod.ts";
import type { AudioSession, CallProvider } from "../provider/mod.ts";
import {
  configurationIn,
  type RecentsFact,
  recordedConfiguration,
  type ScreenCard,
} from "../trace/mod.ts";
import { WireError } from "./faults.ts";
import type { Host } from "./host.ts";
import type { Offer } from "./protocol.ts";
import { Session } from "./session.ts";
import type { SystemEvent, SystemStimulus } from "./system_messages.ts";

/** A call system in another process, as the kit opens it. */
export function remoteSystem(host: Host, base: Omit<SystemAdapter, "kit" | "open">): SystemAdapter {
  return {
    ...base,
    kit: "system",
    async open(options) {
      const system = new RemoteSystem(options);
      return system.subject(await system.start(host));
    },
  };
}

type Handlers = {
  readonly [K in SystemEvent["kind"]]: (event: Extract<SystemEvent, { readonly kind: K }>) => void;
};

/** What is known of a pending action: it is looked at, and never completed through this. */
interface PendingAction {
  readonly kind: ActionKind;
  readonly callId: CallId;
  readonly id: ActionId;
}

/** The audio session, as a delegate is told of it. */
const SESSION: AudioSession = { isActive: true, configure() {}, setActive() {} };

type Pending = Extract<SystemEvent, { readonly kind: "pendingListed" }>;

/** A call system in another process. */
class RemoteSystem {
  readonly #options: SystemOptions;
  readonly #offer: Offering;
  readonly #promises = new Map<string, PromiseWithResolvers<void>>();
  #session: Session<"system"> | null = null;
  #numbers = 0;
  #calls: readonly Call[] = [];
  #cards: readonly ScreenCard[] = [];
  #recents: readonly RecentsFact[] = [];
  #pending: Pick<Pending, "transactions" | "actionIds" | "ofCalls"> = {
    transactions: [],
    actionIds: [],
    ofCalls: [],
  };
  #configuration: ProviderConfiguration;

  constructor(options: SystemOptions) {
    this.#options = options;
    this.#configuration = options.configuration;
    this.#offer = offering(options, (actionId, outcome, details) => {
      this.#step({ kind: "completed", actionId, outcome, details });
    });
  }

  async start(host: Host): Promise<ReadonlySet<Offer>> {
    const { clock, seed, profile, configuration } = this.#options;
    this.#session = await Session.begin({
      host,
      kit: "system",
      clock,
      hear: (event) => this.#hear(event),
    });
    return await this.#session.open({
      seed,
      profile: profile.name,
      configuration: recordedConfiguration(configuration),
      storage: {},
    });
  }

  /** The system with the members that it offers, and no others. */
  subject(offers: ReadonlySet<Offer>): SystemSubject {
    const offered = (members: object) =>
      Object.fromEntries(
        Object.entries(members).filter(([name]) => offers.has(name as Offer)),
      );
    return {
      reportNewIncomingCall: (callId, update) => {
        const { number, promise } = this.#promise("report");
        this.#step({ kind: "incomingReported", report: number, callId, update });
        return promise;
      },
      reportCallEnded: (callId, reason, at) =>
        void this.#step({ kind: "callEndReported", callId, reason, endedAt: at ?? null }),
      request: (...given) => {
        const { number, promise } = this.#promise("request");
        const actions = given.filter((each): each is ActionRequest =>
          typeof actionRequest(each) !== "string"
        );
        const nonsense = given.length - actions.length;
        this.#step({
          kind: "requested",
          request: number,
          actions,
          ...(nonsense > 0 && { nonsense }),
        });
        return promise;
      },
      willExecute: (isExecuting) => void this.#step({ kind: "executing", isExecuting }),
      settle: () => this.#session?.settle() ?? Promise.resolve(),
      dispose: () => this.#session?.close(),
      ...offered(this.#reports()),
      ...offered(this.#looks()),
      controls: offered(this.#controls()) as SystemControls,
    };
  }

  #reports(): Partial<SystemSubject> {
    return {
      reportCallUpdated: (callId, update) =>
        void this.#step({ kind: "callUpdated", callId, update }),
      reportOutgoingCallStartedConnecting: (callId, at) =>
        void this.#step({ kind: "outgoingConnecting", callId, startedAt: at ?? null }),
      reportOutgoingCallConnected: (callId, at) =>
        void this.#step({ kind: "outgoingConnected", callId, connectedAt: at ?? null }),
      invalidate: () => void this.#step({ kind: "invalidated", provider: 1 }),
      configure: (given) =>
        void this.#step({
          kind: "configurationSet",
          provider: 1,
          configuration: recordedConfiguration(given),
        }),
      gesture: (gesture) => this.#step({ kind: "gestured", gesture }).isTaken !== false,
    };
  }

  #looks(): Partial<SystemSubject> {
    return {
      // A copy: who reads it may write upon it.
      configuration: () => ({ ...this.#configuration }),
      calls: () => this.#calls,
      screen: () => ({ calls: this.#cards }),
      recents: () => this.#recents,
      pendingTransactions: () =>
        this.#pending.transactions.map(({ transactionId: id, isComplete, actions }) => ({
          id,
          isComplete,
          actions: actions.map(({ actionId, isComplete }) => ({ id: actionId, isComplete })),
        })) as unknown as readonly Transaction[],
      pendingActions: (kind, callId) =>
        this.#pendingActions(kind, callId) as ReturnType<CallProvider["pendingActions"]>,
    };
  }

  #controls(): SystemControls {
    return {
      turn: (setting, isOn) => this.#step({ kind: "phoneTurned", setting, isOn }),
      list: (who, list) => this.#step({ kind: "phoneListed", who, list }),
      know: (who, name) => this.#step({ kind: "phoneKnown", who, name }),
      foreignCalls: (callId, line, who) =>
        this.#step({ kind: "foreignActed", act: "calls", callId, line, who }),
      foreignStarts: (callId, line, who) =>
        this.#step({ kind: "foreignActed", act: "starts", callId, line, who }),
      foreignEnds: (callId) => this.#step({ kind: "foreignActed", act: "ends", callId }),
      headset: (key) => this.#step({ kind: "headsetPressed", key }),
      quirk: (quirk, isOn = true) => this.#step({ kind: "quirkTurned", quirk, isOn }),
      use: (freedoms) => this.#step({ kind: "freed", freedoms }),
      begin: () => this.#step({ kind: "serviceBegins" }),
      reset: () => this.#step({ kind: "serviceResets" }),
      setOrder: (order) => this.#step({ kind: "ordered", order }),
    };
  }

  #step(stimulus: SystemStimulus): ReturnType<Session<"system">["step"]> {
    return this.#session?.step(stimulus) ?? {};
  }

  #promise(of: "report" | "request"): { readonly number: number; readonly promise: Promise<void> } {
    const number = ++this.#numbers;
    const { promise, ...settle } = Promise.withResolvers<void>();
    this.#promises.set(`${of} ${number}`, { promise, ...settle });
    return { number, promise };
  }

  #settle(name: string, error: CallErrorData | null, strange: string | undefined): void {
    const settle = this.#promises.get(name);
    if (!settle) throw new WireError("badEvent", `there is no ${name} that could settle`);
    if (error === null) settle.resolve();
    else if (strange !== undefined) settle.reject(new Error(strange));
    else settle.reject(new CallError(error.domain, error.code, "as the adapter told it"));
  }

  /** What the system answered when it was asked the same, at its last look. */
  #pendingActions(kind?: ActionKind, callId?: CallId): readonly PendingAction[] {
    const { actionIds, ofCalls } = this.#pending;
    if (kind === undefined || callId === undefined) {
      return ofCalls.flatMap(({ action, callId }, place) => {
        const id = actionIds[place];
        return id === undefined ? [] : [{ kind: action, callId, id }];
      });
    }
    const asked = ofCalls.find((each) => each.action === kind && each.callId === callId);
    return (asked?.actionIds ?? []).map((id) => ({ kind, callId, id }));
  }

  #hear(event: SystemEvent): void {
    const handlers: { readonly [kind: string]: (event: never) => void } = this.#handlers;
    handlers[event.kind]?.(event as never);
  }

  readonly #handlers: Handlers = {
    incomingSettled: ({ report, error, strange }) =>
      this.#settle(`report ${report}`, error, strange),
    requestSettled: ({ request, error, strange }) =>
      this.#settle(`request ${request}`, error, strange),
    didBegin: () => this.#options.deliver.didBegin(),
    didReset: () => void this.#options.deliver.didReset(),
    audioActivated: () => this.#options.deliver.didActivateAudio(SESSION),
    audioDeactivated: () => this.#options.deliver.didDeactivateAudio(SESSION),
    observed: ({ call }) => this.#options.deliver.observed(call),
    performed: ({ action, timeoutAt }) => awkward(() => this.#offer.perform(action, timeoutAt)),
    executeAsked: ({ transactionId, actions }) =>
      awkward(() => this.#offer.execute(transactionId, actions.map(({ action }) => action))),
    timedOut: ({ actionId }) => awkward(() => this.#offer.timeOut(actionId)),
    callsListed: ({ calls }) => this.#calls = calls,
    screenSeen: ({ cards }) => this.#cards = cards,
    recentsSeen: ({ added }) => this.#recents = [...added, ...this.#recents],
    pendingListed: (pending) => this.#pending = pending,
    configurationSeen: ({ configuration }) => this.#configuration = configurationIn(configuration),
  };
}

/** The kit's app throws where it was told to: that is no fault of the system. */
function awkward(act: () => unknown): void {
  try {
    act();
  } catch {
    // Its delegate threw, and a system lives on.
  }
}
