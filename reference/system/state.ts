import type { ActionId, ActionKind, CallAction, TransactionId } from "../../actions/mod.ts";
import type {
  CallId,
  CallPhase,
  CallUpdate,
  Instant,
  ProviderConfiguration,
  RequestErrorCode,
} from "../../call/mod.ts";
import type { Profile } from "../../profile/mod.ts";

/** Numbers providers in the order in which they were made. */
export type ProviderNumber = number;

/** All that the system remembers. It holds live things only, so it does not grow with time. */
export interface State {
  /** The moment of the last input. */
  readonly now: Instant;
  /** The platform's numbers. */
  readonly profile: Profile;
  /** Where ids come from: the seed, and how many were given. */
  readonly ids: { readonly seed: number; readonly given: number };
  /** The providers that were not invalidated, oldest first. */
  readonly providers: readonly ProviderState[];
  /** The live calls, oldest first. */
  readonly calls: readonly CallState[];
  /** The accepted transactions with an open action, oldest first. */
  readonly transactions: readonly TransactionState[];
  /** Which provider the audio session is active for. */
  readonly audio: ProviderNumber | null;
  /** Requests that the environment will have refused: the next with such an action. */
  readonly refusals: readonly ArmedRefusal[];
}

/** A provider that is in service. */
export interface ProviderState {
  /** Which provider it is. */
  readonly number: ProviderNumber;
  /** What it was last configured with. */
  readonly configuration: ProviderConfiguration;
}

/** A live call. That it is being answered or ended shows in its open actions. */
export interface CallState {
  /** Names the call. */
  readonly id: CallId;
  /** Whose call it is. */
  readonly provider: ProviderNumber;
  /** Whether this device placed the call; constant. */
  readonly isOutgoing: boolean;
  /** How far it has come. */
  readonly phase: CallPhase;
  /** Whether it is on hold. */
  readonly isOnHold: boolean;
  /** Whether its microphone is silent. */
  readonly isMuted: boolean;
  /** All updates merged over the profile's capabilities. */
  readonly info: Required<CallUpdate>;
  /** When a ringing call has rung long enough. */
  readonly ringDueAt: Instant | null;
  /** Whether an end of the ringing call was not fulfilled: the next ring time-out just ends it. */
  readonly isEndOverdue: boolean;
  /** Whether the system gave the call up: it ends however its end action is completed. */
  readonly isDoomed: boolean;
}

/** Who asked for a transaction. */
export type Origin = "app" | "user" | "system";

/** An accepted transaction with an open action. */
export interface TransactionState {
  /** Names the transaction. */
  readonly id: TransactionId;
  /** Whose delegate performs it. */
  readonly provider: ProviderNumber;
  /** Who asked for it. */
  readonly origin: Origin;
  /**
   * `waiting`: a DTMF action behind another of its call (rule DTM-01). `asked`: the app is asked
   * whether it executes the whole. `performing`: the app has the actions.
   */
  readonly stage: "waiting" | "asked" | "performing";
  /** Its actions in order, the complete ones included. */
  readonly actions: readonly ActionState[];
}

/** One action of a transaction. */
export interface ActionState {
  /** The action. */
  readonly action: CallAction;
  /** Whether it is not complete. */
  readonly isOpen: boolean;
  /** Its deadline. */
  readonly dueAt: Instant;
}

/** A refusal that the environment has ready. */
export interface ArmedRefusal {
  /** Which kind of action it waits for. */
  readonly action: ActionKind;
  /** Why the request is refused then. */
  readonly code: RequestErrorCode;
}

/** The state of a phone that was just switched on. */
export function initialState(profile: Profile, seed: number, now: Instant): State {
  return {
    now,
    profile,
    ids: { seed, given: 0 },
    providers: [],
    calls: [],
    transactions: [],
    audio: null,
    refusals: [],
  };
}

/** Finds a live call. */
export function callOf(state: State, id: CallId): CallState | undefined {
  return state.calls.find((call) => call.id === id);
}

/** Finds a provider in service. */
export function providerOf(state: State, number: ProviderNumber): ProviderState | undefined {
  return state.providers.find((provider) => provider.number === number);
}

/** Finds an open action. */
export function openAction(state: State, id: ActionId): ActionState | undefined {
  for (const { actions } of state.transactions) {
    const found = actions.find(({ action, isOpen }) => isOpen && action.id === id);
    if (found) return found;
  }
  return undefined;
}

/** Whether an action of that kind is open for the call. */
export function hasOpen(state: State, id: CallId, kind: ActionKind): boolean {
  return state.transactions.some(({ actions }) =>
    actions.some(({ action, isOpen }) => isOpen && action.callId === id && action.kind === kind)
  );
}

/** The open actions, oldest first. */
export function openActions(state: State): readonly ActionState[] {
  return state.transactions.flatMap(({ actions }) => actions.filter(({ isOpen }) => isOpen));
}

/** Whether the call takes up the phone: it is neither ringing, nor on hold, nor being ended. */
export function isInFront(state: State, call: CallState): boolean {
  return call.phase !== "ringing" && !call.isOnHold && !hasOpen(state, call.id, "endCall");
}
