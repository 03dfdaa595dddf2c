import type {
  ActionId,
  ActionKind,
  ActionOutcome,
  ActionRequest,
  TransactionId,
} from "../../actions/mod.ts";
import type {
  CallEndedReason,
  CallId,
  CallUpdate,
  Instant,
  ProviderConfiguration,
  RequestErrorCode,
} from "../../call/mod.ts";
import type { Gesture } from "./gesture.ts";
import type { ProviderNumber } from "./state.ts";

/** What enters the system, by kind. */
export interface InputMap {
  /** An app made a provider. */
  providerCreated: {
    readonly provider: ProviderNumber;
    readonly configuration: ProviderConfiguration;
  };
  /** It gave it another configuration. */
  configurationSet: {
    readonly provider: ProviderNumber;
    readonly configuration: ProviderConfiguration;
  };
  /** It ended its service. */
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
  outgoingConnected: { readonly provider: ProviderNumber; readonly callId: CallId };
  /** It said that a call is over. */
  callEndReported: {
    readonly provider: ProviderNumber;
    readonly callId: CallId;
    readonly reason: CallEndedReason;
  };
  /** It asked for a transaction; what is no action comes as the sentence that says why. */
  requested: { readonly request: number; readonly actions: readonly (ActionRequest | string)[] };
  /** The delegate said whether it executes a transaction itself. */
  executeAnswered: { readonly transactionId: TransactionId; readonly isExecuting: boolean };
  /** The app completed an action. */
  completed: { readonly actionId: ActionId; readonly outcome: ActionOutcome };
  /** The user touched the phone. */
  userGestured: { readonly gesture: Gesture };
  /** It is later: deadlines may have passed. */
  timePassed: Record<never, never>;
  /** The call service was lost and came back. */
  serviceReset: Record<never, never>;
  /** The environment will have a request refused. */
  refusalArmed: { readonly action: ActionKind; readonly code: RequestErrorCode };
}

/** The name of an input. */
export type InputKind = keyof InputMap;

/** One input of a kind, with the moment of it. */
export type InputOf<K extends InputKind> =
  & { readonly kind: K; readonly at: Instant }
  & InputMap[K];

/** Any input. */
export type Input = { [K in InputKind]: InputOf<K> }[InputKind];
