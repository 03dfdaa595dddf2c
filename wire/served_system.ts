import { ACTION_KINDS, type ActionId, type ActionKind, type Performing } from "../actions/mod.ts";
import { type CallErrorData, type Clock, type Handle, providerConfiguration } from "../call/mod.ts";
import {
  type Deliver,
  rejection,
  type SystemAdapter,
  type SystemSubject,
} from "../conformance/mod.ts";
import { SystemLooks } from "../conformance/internals.ts";
import { profile } from "../profile/mod.ts";
import { configurationIn, type PerformedAction, recordedConfiguration } from "../trace/mod.ts";
import { type Offer, OFFERS, type Open, type Outcome } from "./protocol.ts";
import type { Served } from "./served.ts";
import type { SystemEvent, SystemStimulus } from "./system_messages.ts";

/** Tells the other side what the system did. */
type Tell = (event: SystemEvent) => void;

/** Opens a call system of this process for a kit in another. */
export async function serveSystem(
  adapter: SystemAdapter,
  open: Open,
  clock: Clock,
  tell: Tell,
): Promise<Served<"system">> {
  const app = new ToldApp(tell);
  const system = await adapter.open({
    configuration: providerConfiguration(configurationIn(open.configuration ?? {})),
    profile: profile(open.profile),
    clock,
    seed: open.seed,
    deliver: app.deliver,
  });
  return new ServedSystem(system, app, tell);
}

/** Which parts a system has that not every one has. */
function offersOf(subject: SystemSubject): readonly Offer[] {
  const members = { ...subject, ...subject.controls } as Readonly<Record<string, unknown>>;
  return OFFERS.filter((name) => typeof members[name] === "function");
}

/** The kit's app, as a system of this process sees it. */
class ToldApp {
  /** What it says where it is asked whether it executes a transaction itself. */
  isExecuting = false;
  readonly #given = new Map<ActionId, Performing>();
  readonly #tell: Tell;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  get deliver(): Deliver {
    const tell = this.#tell;
    const perform = (action: Performing) => tell({ kind: "performed", ...this.#give(action) });
    const handlers = Object.fromEntries(ACTION_KINDS.map((kind) => [kind, perform])) as {
      readonly [K in ActionKind]: (action: Performing<K>) => void;
    };
    return {
      ...handlers,
      didBegin: () => tell({ kind: "didBegin", provider: 1 }),
      didReset: () => tell({ kind: "didReset", provider: 1 }),
      didActivateAudio: () => tell({ kind: "audioActivated", provider: 1 }),
      didDeactivateAudio: () => tell({ kind: "audioDeactivated", provider: 1 }),
      execute: ({ id, actions }) => {
        const asked = actions.map((action) => this.#give(action));
        tell({ kind: "executeAsked", transactionId: id, actions: asked });
        return this.isExecuting;
      },
      timedOut: ({ id, callId, kind }) =>
        tell({ kind: "timedOut", actionId: id, callId, action: kind }),
      observed: (call) => tell({ kind: "observed", call }),
    };
  }

  /** The app completes an action that it was given. */
  complete({ actionId, outcome, details }: Extract<SystemStimulus, { kind: "completed" }>): void {
    const action = this.#given.get(actionId);
    if (outcome === "fulfilled") action?.fulfill(details);
    else action?.fail();
  }

  #give(action: Performing): PerformedAction {
    this.#given.set(action.id, action);
    return { action: { ...action }, timeoutAt: action.timeoutAt };
  }
}

type Takers = {
  readonly [K in SystemStimulus["kind"]]: (
    stimulus: Extract<SystemStimulus, { readonly kind: K }>,
  ) => Partial<Outcome<"system">> | void;
};

class ServedSystem implements Served<"system"> {
  readonly offers: readonly Offer[];
  readonly #system: SystemSubject;
  readonly #app: ToldApp;
  readonly #tell: Tell;
  readonly #looks: SystemLooks;
  readonly #shown = new Map<string, string>();

  constructor(system: SystemSubject, app: ToldApp, tell: Tell) {
    this.offers = offersOf(system);
    this.#system = system;
    this.#app = app;
    this.#tell = tell;
    this.#looks = new SystemLooks(system, { append: (event) => this.#show(event as SystemEvent) });
  }

  step(stimulus: SystemStimulus): Partial<Outcome<"system">> {
    const takers: {
      readonly [kind: string]: (stimulus: never) => Partial<Outcome<"system">> | void;
    } = this.#takers;
    return takers[stimulus.kind]?.(stimulus as never) ?? {};
  }

  look(): void {
    this.#looks.look();
    const configuration = this.#system.configuration?.();
    if (configuration) {
      this.#show({
        kind: "configurationSeen",
        provider: 1,
        configuration: recordedConfiguration(configuration),
      });
    }
  }

  async settle(): Promise<void> {
    await this.#system.settle?.();
  }

  close(): void {
    this.#system.dispose?.();
  }

  #show(event: SystemEvent): void {
    const text = JSON.stringify(event);
    const isNews = event.kind === "recentsSeen"
      ? event.added.length > 0
      : this.#shown.get(event.kind) !== text;
    if (isNews) this.#tell(event);
    this.#shown.set(event.kind, text);
  }

  #settled(promise: Promise<void>, of: Owed): void {
    const told = (outcome: { readonly error: CallErrorData | null; readonly strange?: string }) =>
      this.#tell({ ...of, ...outcome });
    void promise.then(() => told({ error: null }), (reason) => told(rejection(reason)));
  }

  readonly #takers: Takers = {
    incomingReported: ({ report, callId, update }) =>
      this.#settled(this.#system.reportNewIncomingCall(callId, update), {
        kind: "incomingSettled",
        report,
      }),
    requested: ({ request, actions, nonsense = 0 }) => {
      const strange = Array.from({ length: nonsense }, () => ({ kind: "makeTea" }) as never);
      this.#settled(this.#system.request(...actions, ...strange), {
        kind: "requestSettled",
        request,
      });
    },
    callUpdated: ({ callId, update }) => this.#system.reportCallUpdated?.(callId, update),
    outgoingConnecting: ({ callId, startedAt }) =>
      this.#system.reportOutgoingCallStartedConnecting?.(callId, startedAt ?? undefined),
    outgoingConnected: ({ callId, connectedAt }) =>
      this.#system.reportOutgoingCallConnected?.(callId, connectedAt ?? undefined),
    callEndReported: ({ callId, reason, endedAt }) =>
      this.#system.reportCallEnded(callId, reason, endedAt ?? undefined),
    completed: (stimulus) => this.#app.complete(stimulus),
    executing: ({ isExecuting }) => void (this.#app.isExecuting = isExecuting),
    configurationSet: ({ configuration: { iconTemplateImageData: icon, ...rest } }) =>
      this.#system.configure?.({ ...rest, iconTemplateImageData: icon && Uint8Array.from(icon) }),
    invalidated: () => this.#system.invalidate?.(),
    gestured: ({ gesture }) => ({ isTaken: this.#system.gesture?.(gesture) === true }),
    headsetPressed: ({ key }) => this.#system.controls?.headset?.(key),
    foreignActed: ({ act, callId, line = "cellular", who = NOBODY }) => {
      const { foreignCalls, foreignStarts, foreignEnds } = this.#system.controls ?? {};
      if (act === "calls") foreignCalls?.(callId, line, who);
      else if (act === "starts") foreignStarts?.(callId, line, who);
      else foreignEnds?.(callId);
    },
    phoneTurned: ({ setting, isOn }) => this.#system.controls?.turn?.(setting, isOn),
    phoneListed: ({ who, list }) => this.#system.controls?.list?.(who, list),
    phoneKnown: ({ who, name }) => this.#system.controls?.know?.(who, name),
    quirkTurned: ({ quirk, isOn }) => this.#system.controls?.quirk?.(quirk, isOn),
    freed: ({ freedoms }) => this.#system.controls?.use?.(freedoms),
    serviceBegins: () => this.#system.controls?.begin?.(),
    serviceResets: () => this.#system.controls?.reset?.(),
    ordered: ({ order }) => this.#system.controls?.setOrder?.(order),
  };
}

/** A promise that the system owes. */
type Owed =
  | { readonly kind: "incomingSettled"; readonly report: number }
  | { readonly kind: "requestSettled"; readonly request: number };

/** Who is at the other end where nobody said. */
const NOBODY: Handle = { kind: "generic", value: "" };
