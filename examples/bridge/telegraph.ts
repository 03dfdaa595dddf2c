import {
  ACTION_KINDS,
  type ActionId,
  type ActionRequest,
  type Call,
  type CallAction,
  type CallEndedReason,
  CallError,
  callId,
  type CallProvider,
  type CallUpdate,
  type Instant,
  instant,
  type Performing,
  type ProviderConfiguration,
  type Transaction,
} from "../../mod.ts";
import type { AppProcess, CallSystem } from "../../reference/mod.ts";

/** What an app can send. Ids of calls may be spelled in capitals or not. */
export type Command =
  | { command: "incoming"; request: number; call: string; update: CallUpdate }
  | { command: "update"; call: string; update: CallUpdate }
  | { command: "connecting" | "connected"; call: string; at?: number | undefined }
  | { command: "ended"; call: string; reason: CallEndedReason; at?: number | undefined }
  | { command: "act"; request: number; actions: readonly ActionRequest[] }
  | { command: "complete"; request: number; done: boolean; details?: object }
  | { command: "configure"; configuration: ProviderConfiguration }
  | { command: "takeAll" | "invalidate" };

/** What an app hears. Ids of calls are in capitals, and an action is named by its request alone. */
export type Event =
  | { event: "answer"; request: number; error: number | null }
  | { event: "offer"; offer: number; actions: readonly Order[] }
  | { event: "perform" | "tooLate"; action: Order }
  | { event: "changed"; call: Call }
  | { event: "begun" | "reset" | "audioOn" | "audioOff" };

/** An action as it goes over the wire. */
export type Order = ActionRequest & { readonly request: number };

/** The fields that hold the id of a call. */
export const ID_FIELDS: readonly string[] = ["id", "callId", "callIdToGroupWith"];

/**
 * A bridge as others write them: JSON text goes in, JSON text comes out, and nothing of the phone's
 * objects gets through. The phone behind it is the reference system.
 */
export class Telegraph {
  readonly #process: AppProcess;
  readonly #provider: CallProvider;
  readonly #listeners = new Set<(json: string) => void>();
  readonly #requests = new Map<ActionId, number>();
  readonly #open = new Map<number, Performing>();
  #offers = 0;
  #takesAll = false;

  /** Launches the app on a phone. */
  constructor(phone: CallSystem, configuration: Partial<ProviderConfiguration>) {
    this.#process = phone.launch();
    this.#provider = this.#process.provider(configuration);
    this.#process.observer.subscribe((call) => this.#tell({ event: "changed", call }));
    const perform = (action: Performing) =>
      this.#tell({ event: "perform", action: this.#orderOf(action) });
    this.#provider.setDelegate({
      ...Object.fromEntries(ACTION_KINDS.map((kind) => [kind, perform])),
      execute: (transaction) => this.#offer(transaction),
      timedOut: (action) => this.#tell({ event: "tooLate", action: this.#orderOf(action) }),
      didBegin: () => this.#tell({ event: "begun" }),
      didReset: () => this.#tell({ event: "reset" }),
      didActivateAudio: () => this.#tell({ event: "audioOn" }),
      didDeactivateAudio: () => this.#tell({ event: "audioOff" }),
    });
  }

  /** Hears every event from now on; what it returns takes the listener off. */
  onMessage(listener: (json: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Takes a command. */
  send(json: string): void {
    const said: Command = JSON.parse(json);
    const provider = this.#provider;
    switch (said.command) {
      case "incoming":
        return this.#answer(
          said.request,
          () => provider.reportNewIncomingCall(callId(said.call), said.update),
        );
      case "update":
        return provider.reportCallUpdated(callId(said.call), said.update);
      case "connecting":
        return provider.reportOutgoingCallStartedConnecting(callId(said.call), dateOf(said.at));
      case "connected":
        return provider.reportOutgoingCallConnected(callId(said.call), dateOf(said.at));
      case "ended":
        return provider.reportCallEnded(callId(said.call), said.reason, dateOf(said.at));
      case "act":
        return this.#answer(
          said.request,
          () => this.#process.controller.request(...said.actions),
        );
      case "complete":
        return this.complete(said.request, said.done, said.details);
      case "configure":
        return void (provider.configuration = said.configuration);
      case "invalidate":
        return provider.invalidate();
      case "takeAll":
        this.#takesAll = true;
    }
  }

  /** The app says how an action went; the phone itself knows what comes twice or too late. */
  protected complete(request: number, isDone: boolean, details: object = {}): void {
    if (isDone) this.#open.get(request)?.fulfill(details);
    else this.#open.get(request)?.fail();
  }

  /** A request or a report was refused with an error, or taken where there is none. */
  protected answer(request: number, error: number | null): void {
    this.#tell({ event: "answer", request, error });
  }

  #answer(request: number, ask: () => Promise<void>): void {
    ask().then(
      () => this.answer(request, null),
      (error) => this.answer(request, error instanceof CallError ? error.rawCode : 0),
    );
  }

  /** Whoever wants to do the whole transaction says "takeAll" while it hears of it. */
  #offer({ actions }: Transaction): boolean {
    this.#takesAll = false;
    const orders = actions.map((action) => this.#orderOf(action));
    this.#tell({ event: "offer", offer: ++this.#offers, actions: orders });
    return this.#takesAll;
  }

  #orderOf(action: CallAction | Performing): Order {
    const { id, ...rest } = action;
    const request = this.#requests.get(id) ?? this.#requests.size + 1;
    this.#requests.set(id, request);
    if ("fulfill" in action) this.#open.set(request, action);
    return { ...rest, request };
  }

  #tell(event: Event): void {
    const json = JSON.stringify(
      event,
      (field, value) =>
        ID_FIELDS.includes(field) && typeof value === "string" ? value.toUpperCase() : value,
    );
    for (const listener of this.#listeners) listener(json);
  }
}

function dateOf(at: number | undefined): Instant | undefined {
  return at === undefined ? undefined : instant(at);
}
