import {
  type ActionKind,
  type PerformingAction,
  type Transaction,
  transaction,
} from "../actions/mod.ts";
import {
  CALL_ENDED_REASONS,
  type CallEndedReason,
  type CallId,
  callId,
  type CallUpdate,
  callUpdate,
  type Instant,
  instant,
  InvalidValueError,
  type ProviderConfiguration,
  providerConfiguration,
  shown,
} from "../call/mod.ts";
import type { AudioSession, CallProvider, ProviderDelegate } from "../provider/mod.ts";
import type { ActionState, ProviderNumber } from "./system/mod.ts";
import type { NewProvider, SystemPort } from "./system_port.ts";

/** An app's provider on the reference system. */
export class ReferenceProvider implements CallProvider {
  readonly #port: SystemPort;
  readonly #number: ProviderNumber;
  readonly #object: NewProvider["object"];
  #configuration: ProviderConfiguration;

  /** Made by the process. */
  constructor(port: SystemPort, configuration: ProviderConfiguration, session: AudioSession) {
    this.#port = port;
    this.#configuration = providerConfiguration(configuration);
    const { number, object } = port.addProvider(this.#configuration, session);
    this.#number = number;
    this.#object = object;
  }

  /** A copy: it is frozen, and what is given is copied. */
  get configuration(): ProviderConfiguration {
    return this.#configuration;
  }

  set configuration(configuration: ProviderConfiguration) {
    this.#configuration = providerConfiguration(configuration);
    this.#port.take({
      kind: "configurationSet",
      at: this.#port.now(),
      provider: this.#number,
      configuration: this.#configuration,
    });
  }

  /** Sets who hears the system; what is pending waits for the next delegate. */
  setDelegate(delegate: ProviderDelegate | null): void {
    if (delegate !== null && typeof delegate?.didReset !== "function") {
      throw new TypeError(
        "Cannot set the delegate: it has no didReset(), the one member that is required",
      );
    }
    this.#port.setDelegate(this.#number, delegate);
  }

  /** Introduces an incoming call. */
  reportNewIncomingCall(id: CallId, update: CallUpdate): Promise<void> {
    const port = this.#port;
    try {
      const said = { provider: this.#number, callId: callId(id), update: callUpdate(update) };
      return port.promises.owe((report) =>
        port.take({ kind: "incomingReported", at: port.now(), report, ...said })
      );
    } catch (error) {
      return Promise.reject(error); // What is malformed is told like any refusal.
    }
  }

  /** Changes what is known of a call. */
  reportCallUpdated(id: CallId, update: CallUpdate): void {
    this.#port.take({
      kind: "callUpdated",
      at: this.#port.now(),
      provider: this.#number,
      callId: callId(id),
      update: callUpdate(update),
    });
  }

  /** Says that an outgoing call is being connected. */
  reportOutgoingCallStartedConnecting(id: CallId, at?: Instant): void {
    if (at !== undefined) instant(at);
    this.#port.take({
      kind: "outgoingConnecting",
      at: this.#port.now(),
      provider: this.#number,
      callId: callId(id),
    });
  }

  /** Says that both parties of an outgoing call can talk. */
  reportOutgoingCallConnected(id: CallId, at?: Instant): void {
    this.#port.take({
      kind: "outgoingConnected",
      at: this.#port.now(),
      provider: this.#number,
      callId: callId(id),
      ...(at !== undefined && { connectedAt: instant(at) }),
    });
  }

  /** Says that a call is over that the user did not end. */
  reportCallEnded(id: CallId, reason: CallEndedReason, at?: Instant): void {
    if (!Object.hasOwn(CALL_ENDED_REASONS, reason)) {
      const reasons = Object.keys(CALL_ENDED_REASONS).join(", ");
      throw new InvalidValueError(
        "malformedReason",
        `Cannot report call ${shown(id)} as ended by ${shown(reason)}: wanted one of ${reasons}`,
      );
    }
    this.#port.take({
      kind: "callEndReported",
      at: this.#port.now(),
      provider: this.#number,
      callId: callId(id),
      reason,
      ...(at !== undefined && { endedAt: instant(at) }),
    });
  }

  /** Accepted transactions with an action that is not complete. */
  get pendingTransactions(): readonly Transaction[] {
    return this.#own().map(({ id, actions }) =>
      transaction(id, actions.map((each) => this.#shown(each)))
    );
  }

  /** Actions that are not complete, of a kind and a call where given. */
  pendingActions(kind?: ActionKind, id?: CallId): readonly PerformingAction[] {
    const wanted = id === undefined ? undefined : callId(id);
    return this.#own()
      .flatMap(({ actions }) => actions.filter(({ isOpen }) => isOpen))
      .filter(({ action }) => kind === undefined || action.kind === kind)
      .filter(({ action }) => wanted === undefined || action.callId === wanted)
      .map((each) => this.#shown(each));
  }

  /** Ends every call as failed and the provider's service for good. */
  invalidate(): void {
    this.#port.removeProvider(this.#number);
    this.#port.take({ kind: "invalidated", at: this.#port.now(), provider: this.#number });
  }

  #own() {
    return this.#port.state().transactions.filter(({ owner }) => owner === this.#number);
  }

  #shown({ action, dueAt }: ActionState): PerformingAction {
    return this.#object({ action, timeoutAt: dueAt });
  }
}
