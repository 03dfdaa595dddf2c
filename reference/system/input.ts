import type { ActionId, ActionOutcome, ActionRequest, TransactionId } from "../../actions/mod.ts";
import type {
  CallEndedReason,
  CallId,
  CallUpdate,
  Handle,
  Instant,
  ProviderConfiguration,
} from "../../call/mod.ts";
import type { HeadsetKey, Line, QuirkName } from "../../phone/mod.ts";
import type { AnyDetails } from "./details.ts";
import type { Environment } from "./environment.ts";
import type { Freedoms } from "./freedoms.ts";
import type { Gesture } from "./gesture.ts";
import type { ArmedRefusal, ProviderNumber } from "./state.ts";

/** What enters the system, by kind. */
export interface InputMap {
  /** An app made a provider. */
  providerCreated: {
    readonly provider: ProviderNumber;
    readonly configuration: ProviderConfiguration;
  };
  /** The call service is ready. */
  serviceBegan: Record<never, never>;
  /** An app gave a provider another configuration. */
  configurationSet: {
    readonly provider: ProviderNumber;
    readonly configuration: ProviderConfiguration;
  };
  /** It ended a provider's service. */
  invalidated: { readonly provider: ProviderNumber };
  /** It introduced a call; `report` numbers the completion that is owed. */
  incomingReported: {
    readonly provider: ProviderNumber;
    readonly report: number;
    readonly callId: CallId;
    readonly update: CallUpdate;
  };
  /** It told more of a call. */
  callUpdated: {
    readonly provider: ProviderNumber;
    readonly callId: CallId;
    readonly update: CallUpdate;
  };
  /** It said that an outgoing call is being connected. */
  outgoingConnecting: { readonly provider: ProviderNumber; readonly callId: CallId };
  /** It said that an outgoing call is connected. */
  outgoingConnected: {
    readonly provider: ProviderNumber;
    readonly callId: CallId;
    readonly connectedAt?: Instant;
  };
  /** It said that a call is over. */
  callEndReported: {
    readonly provider: ProviderNumber;
    readonly callId: CallId;
    readonly reason: CallEndedReason;
    readonly endedAt?: Instant;
  };
  /** It asked for a transaction; what is no action comes as the sentence that says why. */
  requested: { readonly request: number; readonly actions: readonly (ActionRequest | string)[] };
  /** The delegate said whether it executes a transaction itself. */
  executeAnswered: { readonly transactionId: TransactionId; readonly isExecuting: boolean };
  /** The app completed an action. */
  completed: {
    readonly actionId: ActionId;
    readonly outcome: ActionOutcome;
    readonly details?: AnyDetails;
  };
  /** The app activated the audio session itself, or gave it up. */
  sessionSetActive: { readonly isActive: boolean };
  /** A push is handed to the app, with what its metadata say. */
  pushDelivered: { readonly push: number; readonly mustReport?: boolean };
  /** The handler of a push has returned. */
  pushHandled: { readonly push: number };
  /** The app's process is gone. */
  processDied: Record<never, never>;
  /** The user touched the phone. */
  userGestured: { readonly gesture: Gesture };
  /** The user pressed a key of the headset. */
  headsetPressed: { readonly key: HeadsetKey };
  /** A call rings that is not the app's. */
  foreignCalled: ForeignCall;
  /** The user placed a call that is not the app's. */
  foreignStarted: ForeignCall;
  /** The far side of a call that is not the app's is gone. */
  foreignEnded: { readonly callId: CallId };
  /** It is later: deadlines may have passed. */
  timePassed: Record<never, never>;
  /** The call service was lost and came back. */
  serviceReset: Record<never, never>;
  /** The environment will have a report or a request refused. */
  refusalArmed: ArmedRefusal;
  /** The phone's settings changed. */
  environmentSet: { readonly settings: Partial<Environment> };
  /** An oddity is switched on or off. */
  quirkSet: { readonly quirk: QuirkName; readonly isOn: boolean };
  /** The system will use what is left free in this way. */
  freedomsSet: { readonly freedoms: Partial<Freedoms> };
}

/** A call that is not the app's. */
export interface ForeignCall {
  /** Names the call. */
  readonly callId: CallId;
  /** Whose it is. */
  readonly line: Line;
  /** Who is at its other end. */
  readonly from: Handle;
}

/** The name of an input. */
export type InputKind = keyof InputMap;

/** One input of a kind, with the moment of it. */
export type InputOf<K extends InputKind> =
  & { readonly kind: K; readonly at: Instant }
  & InputMap[K];

/** Any input. */
export type Input = { [K in InputKind]: InputOf<K> }[InputKind];
