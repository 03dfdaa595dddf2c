import type { ActionKind, ActionRequest, Performing } from "../actions/mod.ts";
import { type CallId, callId, type ProviderConfiguration } from "../call/mod.ts";
import type { CallProvider, ProviderDelegate } from "../provider/mod.ts";
import { type AppProcess, type CallSystem, createCallSystem, VirtualClock } from "./mod.ts";

// What the tests of the reference share; there is no test in here.

export const A: CallId = callId("aaaaaaaa-0000-4000-8000-00000000000a");
export const B: CallId = callId("bbbbbbbb-0000-4000-8000-00000000000b");
const NAMES: Readonly<Record<string, string>> = { [A]: "a", [B]: "b" };

/** What the app does with an action. */
export type Policy = "fulfill" | "fail" | "defer";

/** A request to start a call. */
export function startOf(id: CallId): ActionRequest {
  return {
    kind: "startCall",
    callId: id,
    handle: { kind: "generic", value: "bob" },
    isVideo: false,
  };
}

/** A phone with an app that does as it is told, and a log of all that is said to it. */
export class TestPhone {
  readonly clock: VirtualClock = new VirtualClock();
  readonly system: CallSystem = createCallSystem({ clock: this.clock });
  readonly app: AppProcess = this.system.launch();
  readonly provider: CallProvider;
  readonly delegate: ProviderDelegate;
  readonly log: string[] = [];
  readonly deferred: Performing[] = [];
  readonly #policies: Partial<Record<ActionKind, Policy>>;

  constructor(
    policies: Partial<Record<ActionKind, Policy>>,
    configuration: Partial<ProviderConfiguration>,
  ) {
    this.#policies = policies;
    this.provider = this.app.provider(configuration);
    const perform = (action: Performing) => this.#perform(action);
    this.delegate = {
      didBegin: () => void this.log.push("didBegin"),
      didReset: () => void this.log.push("didReset"),
      timedOut: ({ kind, callId }) => void this.log.push(`timedOut ${kind} ${NAMES[callId]}`),
      didActivateAudio: () => void this.log.push("audio on"),
      didDeactivateAudio: () => void this.log.push("audio off"),
      startCall: perform,
      answerCall: perform,
      endCall: perform,
      setHeld: perform,
      setMuted: perform,
      playDtmf: perform,
    };
    this.provider.setDelegate(this.delegate);
  }

  #perform(action: Performing): void {
    this.log.push(`${action.kind} ${NAMES[action.callId]}`);
    const policy = this.#policies[action.kind] ?? "fulfill";
    if (policy === "defer") this.deferred.push(action);
    else action[policy]();
  }

  /** The calls as observers see them. */
  calls(): readonly string[] {
    return this.app.observer.calls.map(({ id, isOnHold, hasConnected }) =>
      `${NAMES[id]} ${hasConnected ? "connected" : "waiting"}${isOnHold ? " on hold" : ""}`
    );
  }

  /** Requests actions, and lets everything settle. */
  async request(...actions: readonly ActionRequest[]): Promise<void> {
    await this.app.controller.request(...actions);
    await this.system.settled();
  }

  /** Starts a call. */
  async start(id: CallId): Promise<void> {
    await this.request(startOf(id));
  }

  /** Brings an incoming call to where both can talk. */
  async active(id: CallId): Promise<void> {
    await this.provider.reportNewIncomingCall(id, {});
    await this.system.settled();
    this.system.user.answer(id);
    await this.system.settled();
  }
}

/** Makes a phone. */
export function phone(
  policies: Partial<Record<ActionKind, Policy>> = {},
  configuration: Partial<ProviderConfiguration> = {},
): TestPhone {
  return new TestPhone(policies, configuration);
}
