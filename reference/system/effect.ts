import type { CallAction, TransactionId } from "../../actions/mod.ts";
import type { Call, CallErrorData, CallId, Instant } from "../../call/mod.ts";
import type { ProviderNumber } from "./state.ts";

/** An action on its way to the app. */
export interface OfferedAction {
  /** The action. */
  readonly action: CallAction;
  /** Its deadline. */
  readonly timeoutAt: Instant;
}

/** Why something was refused, and the sentence for people. */
export interface Refusal extends CallErrorData {
  /** What could not be done, the state now, and the way out. */
  readonly message: string;
}

/** What goes to a provider's delegate, in one order (ordering guarantee G9). */
export interface DelegateEffectMap {
  /** The provider is in service. */
  didBegin: Record<never, never>;
  /** Every call and action is gone. */
  didReset: Record<never, never>;
  /** The delegate is asked whether it executes a transaction itself. */
  executeAsked: {
    readonly transactionId: TransactionId;
    readonly offers: readonly OfferedAction[];
  };
  /** An action is handed to its handler. */
  performed: { readonly offer: OfferedAction };
  /** The deadline of an action passed. */
  timedOut: { readonly action: CallAction };
  /** The audio session is active. */
  audioActivated: Record<never, never>;
  /** The audio session is no longer active. */
  audioDeactivated: Record<never, never>;
}

/** A call of the delegate. */
export type DelegateEffect = {
  [K in keyof DelegateEffectMap]:
    & { readonly lane: "delegate"; readonly kind: K; readonly provider: ProviderNumber }
    & DelegateEffectMap[K];
}[keyof DelegateEffectMap];

/** A promise that the system owes and now settles. */
export type CompletionEffect =
  | {
    readonly lane: "completion";
    readonly kind: "incomingSettled";
    readonly report: number;
    readonly callId: CallId;
    readonly refusal: Refusal | null;
  }
  | {
    readonly lane: "completion";
    readonly kind: "requestSettled";
    readonly request: number;
    readonly refusal: Refusal | null;
  };

/** A call that appeared, changed or ended. */
export interface ObserverEffect {
  /** The lane of all observers. */
  readonly lane: "observer";
  /** Always this word: observers are told of nothing else. */
  readonly kind: "observed";
  /** The call as it is now. */
  readonly call: Call;
}

/** What happens to the app's process. */
export interface ProcessEffect {
  /** On no lane: it happens at once. */
  readonly lane: "process";
  /** Always this word. */
  readonly kind: "terminated";
}

/**
 * What leaves the system. Effects of one lane keep their order; between lanes the platform leaves the
 * order free (CONTRACT 4.2), and so does the shell.
 */
export type Effect = DelegateEffect | CompletionEffect | ObserverEffect | ProcessEffect;

/** The name of a lane whose turn is free; what happens to a process happens at once. */
export type Lane = Exclude<Effect["lane"], "process">;
