import type { ActionId, ActionKind, CallAction, TransactionId } from "../../actions/mod.ts";
import type {
  CallId,
  CallPhase,
  CallUpdate,
  ErrorCode,
  ErrorDomain,
  Instant,
  ProviderConfiguration,
} from "../../call/mod.ts";
import type { Line, QuirkName } from "../../phone/mod.ts";
import type { Profile } from "../../profile/mod.ts";
import { type Environment, INITIAL_ENVIRONMENT } from "./environment.ts";
import { type Freedoms, INITIAL_FREEDOMS } from "./freedoms.ts";
import type { RecentsEntry } from "./recents_entry.ts";

/** Numbers providers in the order in which they were made. */
export type ProviderNumber = number;

/**
 * Whose a call is: a provider's; an orphan's, whose app has died; or none of the app's, but the
 * phone's own or another app's.
 */
export type Owner = ProviderNumber | "orphan" | Line;

/** All that the system remembers. It holds live things only, so it does not grow with time. */
export interface State {
  /** The moment of the last input. */
  readonly now: Instant;
  /** The platform's numbers. */
  readonly profile: Profile;
  /** Where ids come from: the seed, and how many were given. */
  readonly ids: { readonly seed: number; readonly given: number };
  /** The phone's settings, and what the app may do on it. */
  readonly environment: Environment;
  /** Oddities of the real system that are switched on. */
  readonly quirks: readonly QuirkName[];
  /** How the system uses what the platform leaves free. */
  readonly freedoms: Freedoms;
  /** The providers that were not invalidated, oldest first. */
  readonly providers: readonly ProviderState[];
  /** The live calls, oldest first. */
  readonly calls: readonly CallState[];
  /** The accepted transactions with an open action, oldest first. */
  readonly transactions: readonly TransactionState[];
  /** The audio session. */
  readonly audio: AudioState;
  /** Refusals that the environment has ready, each for the next that fits. */
  readonly refusals: readonly ArmedRefusal[];
  /** The calls that ended, newest first, as far back as a phone keeps them. */
  readonly recents: readonly RecentsEntry[];
  /** The outgoing call whose start failed last, for the screen; null once another call begins. */
  readonly failedCall: { readonly id: CallId; readonly name: string } | null;
  /** Ids of calls that are being torn down (a quirk), with the moment at which they are free. */
  readonly tornDown: readonly { readonly id: CallId; readonly until: Instant }[];
  /** What the app still owes for a push, and how often it failed to pay. */
  readonly push: PushState;
}

/** A provider that is in service. */
export interface ProviderState {
  /** Names it. */
  readonly number: ProviderNumber;
  /** What it is configured with now. */
  readonly configuration: ProviderConfiguration;
  /** `waiting`: not begun yet. `lost`: after a reset, where the quirk says so. */
  readonly status: "waiting" | "begun" | "lost";
  /** When it begins at the latest, while it waits; null: not before the service is ready. */
  readonly beginsAt: Instant | null;
  /** Whether the app has requested anything since it was made. */
  readonly isFresh: boolean;
}

/** A live call. That it is being answered or ended shows in its open actions. */
export interface CallState {
  /** Names it. */
  readonly id: CallId;
  /** Whose it is. */
  readonly owner: Owner;
  /** Whether this device placed it. */
  readonly isOutgoing: boolean;
  /** How far it has come. */
  readonly phase: CallPhase;
  /** Whether it is on hold. */
  readonly isOnHold: boolean;
  /** Whether its microphone is silent. */
  readonly isMuted: boolean;
  /** Whether it is translated. */
  readonly isTranslating: boolean;
  /** Calls of one number talk together; null: alone. */
  readonly group: number | null;
  /** All updates merged over the profile's capabilities. */
  readonly info: Required<CallUpdate>;
  /** When it appeared. */
  readonly begunAt: Instant;
  /** When both could talk; null: not yet. */
  readonly connectedAt: Instant | null;
  /** When a ringing call has rung long enough. */
  readonly ringDueAt: Instant | null;
  /** Whether an end of the ringing call was not fulfilled: the next ring time-out just ends it. */
  readonly isEndOverdue: boolean;
  /** Whether the system gave the call up: it ends however its end action is completed. */
  readonly isDoomed: boolean;
  /** Whether it came in front of a call that is not the app's. */
  readonly hasInterrupted: boolean;
}

/** Who asked for a transaction. */
export type Origin = "app" | "user" | "system";

/** An accepted transaction with an open action. */
export interface TransactionState {
  /** Names it. */
  readonly id: TransactionId;
  /** Whose calls it is about. */
  readonly owner: ProviderNumber | "orphan";
  /** Who asked for it. */
  readonly origin: Origin;
  /**
   * `orphaned`: no app is there to be asked. `asked`: the app is asked whether it executes the whole. `performing`: the app has
   * the actions, all at once or one by one. `executing`: it took the whole on itself.
   */
  readonly stage: "orphaned" | "asked" | "performing" | "executing";
  /** Its actions, in order. */
  readonly actions: readonly ActionState[];
}

/** One action of a transaction. */
export interface ActionState {
  /** The action. */
  readonly action: CallAction;
  /** Whether it is not completed. */
  readonly isOpen: boolean;
  /** Whether the app was given it. */
  readonly isGiven: boolean;
  /** Its deadline. */
  readonly dueAt: Instant;
}

/** The device's audio, which one holds at a time. */
export interface AudioState {
  /** The provider that was told that the session is active for it. */
  readonly holder: ProviderNumber | null;
  /** Whether the holder was told: what was not activated is not deactivated (rule AUD-07). */
  readonly isTold: boolean;
  /** Whether the app activated the session itself: then the system does not tell it (AUD-05). */
  readonly isPoisoned: boolean;
}

/** A refusal that the environment has ready. */
export interface ArmedRefusal {
  /** The next report of an incoming call, or the next request with such an action. */
  readonly on: "report" | ActionKind;
  /** The domain of the error. */
  readonly domain: ErrorDomain;
  /** Its code. */
  readonly code: ErrorCode;
}

/** What an app owes for a VoIP push (rules PUSH-01, PUSH-02). */
export interface PushState {
  /** The push whose handler runs, if a call must be reported before it returns. */
  readonly owed: number | null;
  /** How often the app did not. */
  readonly failures: number;
}

/** The state of a phone that was just switched on. */
export function initialState(profile: Profile, seed: number, now: Instant): State {
  return {
    now,
    profile,
    ids: { seed, given: 0 },
    environment: INITIAL_ENVIRONMENT,
    quirks: [],
    freedoms: INITIAL_FREEDOMS,
    providers: [],
    calls: [],
    transactions: [],
    audio: { holder: null, isTold: false, isPoisoned: false },
    refusals: [],
    recents: [],
    failedCall: null,
    tornDown: [],
    push: { owed: null, failures: 0 },
  };
}

/** Finds a live call. */
export function callOf(state: State, id: CallId): CallState | undefined {
  return state.calls.find((call) => call.id === id);
}

/** Finds a provider in service. */
export function providerOf(state: State, owner: Owner): ProviderState | undefined {
  return state.providers.find(({ number }) => number === owner);
}

/** Whether the call is the app's, be it alive or dead. */
export function isOwn({ owner }: Pick<CallState, "owner">): boolean {
  return typeof owner === "number" || owner === "orphan";
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
