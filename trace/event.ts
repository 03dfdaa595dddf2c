import type {
  ActionId,
  ActionKind,
  ActionOutcome,
  ActionRequest,
  CallAction,
  TransactionId,
} from "../actions/mod.ts";
import type {
  Call,
  CallEndedReason,
  CallErrorData,
  CallId,
  CallUpdate,
  Handle,
  Instant,
} from "../call/mod.ts";
import type { EngineOperation } from "../engine/mod.ts";
import type { HeadsetKey, Line, PhoneList, PhoneSetting, QuirkName } from "../phone/mod.ts";
import type { RecordedConfiguration } from "./recorded_configuration.ts";
import type { PendingOfCall, PendingTransaction, RecentsFact, ScreenCard } from "./seen.ts";

/** An action on its way to the app. */
export interface PerformedAction {
  /** The action. */
  readonly action: CallAction;
  /** Its deadline. */
  readonly timeoutAt: Instant;
}

/** What a native event carries beside its call, by name. */
export type NativeDetails = Readonly<Record<string, string | number | boolean | null>>;

/**
 * What can be seen at the boundary, by kind. Ids are canonical; the text in which the subject gave
 * one is kept beside it where it differs (`raw`).
 */
export interface EventMap {
  // What the app tells the system.
  /** The app made a provider. */
  providerCreated: { readonly provider: number; readonly configuration: RecordedConfiguration };
  /** It gave it a configuration. */
  configurationSet: { readonly provider: number; readonly configuration: RecordedConfiguration };
  /** It set a delegate with these members, or none. */
  delegateSet: { readonly provider: number; readonly members: readonly string[] | null };
  /** It ended a provider's service. */
  invalidated: { readonly provider: number };
  /** It introduced an incoming call; `report` numbers the promise. */
  incomingReported: {
    readonly report: number;
    readonly callId: CallId;
    readonly update: CallUpdate;
    readonly raw?: string;
  };
  /** That promise settled. */
  incomingSettled: {
    readonly report: number;
    readonly callId: CallId;
    readonly error: CallErrorData | null;
    /** What it rejected with, where that was no error of the contract. */
    readonly strange?: string;
    /** Whether the app listed the call before it knew; absent where nobody looked. */
    readonly isListed?: boolean;
  };
  /** The app told more of a call. */
  callUpdated: { readonly callId: CallId; readonly update: CallUpdate };
  /** It said that an outgoing call is being connected. */
  outgoingConnecting: { readonly callId: CallId; readonly startedAt: Instant | null };
  /** It said that an outgoing call is connected. */
  outgoingConnected: { readonly callId: CallId; readonly connectedAt: Instant | null };
  /** It said that a call is over. */
  callEndReported: {
    readonly callId: CallId;
    /** The reason that was given, as text also where it is none that there is. */
    readonly reason: CallEndedReason;
    readonly endedAt: Instant | null;
  };
  /** It asked for a transaction; `request` numbers the promise. */
  requested: {
    readonly request: number;
    readonly actions: readonly ActionRequest[];
    /** How many of them were no action at all. */
    readonly nonsense?: number;
    /** Whether their ids were spelled in another way than before. */
    readonly isSpelled?: true;
    /** Whether nobody hears what becomes of it: no settlement follows. */
    readonly isUnanswered?: true;
  };
  /** That promise settled. */
  requestSettled: {
    readonly request: number;
    readonly error: CallErrorData | null;
    /** What it rejected with, where that was no error of the contract. */
    readonly strange?: string;
  };
  /** It completed an action; `dated`: the date that it gave for it. */
  completed: {
    readonly actionId: ActionId;
    readonly outcome: ActionOutcome;
    readonly dated?: Instant;
  };
  /** A report or a request returned to the app; its promise may be open. */
  callReturned: { readonly of: "report" | "request"; readonly number: number };

  // What the system tells the app.
  /** The provider is in service. */
  didBegin: { readonly provider: number };
  /** Everything is gone. */
  didReset: { readonly provider: number };
  /** The app is asked whether it executes a transaction itself. */
  executeAsked: {
    readonly transactionId: TransactionId;
    readonly actions: readonly PerformedAction[];
  };
  /** What it answered. */
  executeAnswered: { readonly transactionId: TransactionId; readonly isExecuting: boolean };
  /** An action is handed to its handler; `isHandled` says whether there is one. */
  performed: PerformedAction & { readonly isHandled: boolean };
  /** A handler returned, or threw; `isAsync` says that it gave a promise. */
  handlerReturned: {
    readonly actionId: ActionId;
    readonly isAsync: boolean;
    readonly thrown: string | null;
  };
  /** The promise of a handler settled. */
  handlerSettled: { readonly actionId: ActionId; readonly rejected: string | null };
  /** The deadline of an action passed. */
  timedOut: { readonly actionId: ActionId; readonly callId: CallId; readonly action: ActionKind };
  /** The audio session is active. */
  audioActivated: { readonly provider: number };
  /** The audio session is no longer active. */
  audioDeactivated: { readonly provider: number };
  /** An observer was told of a call. */
  observed: { readonly call: Call };

  // The calling SDK.
  /** The app asked the engine for something; `ask` numbers the promise. */
  engineAsked: {
    readonly ask: number;
    readonly operation: EngineOperation;
    readonly callId: CallId;
    readonly isOnHold?: boolean;
    readonly digits?: string;
  };
  /** That promise settled. */
  engineSettled: {
    readonly ask: number;
    readonly operation: EngineOperation;
    readonly callId: CallId;
    readonly isSuccess: boolean;
  };
  /** The engine told the app what happened at the far side. */
  engineReported: {
    readonly report: "incoming" | "ringing" | "connected" | "ended" | "videoChanged";
    readonly callId: CallId;
    readonly cause?: string;
    /** On or off, where its video was turned. */
    readonly isOn?: boolean;
  };
  /** Microphone and speaker of a call run. */
  mediaStarted: { readonly callId: CallId };
  /** They stopped. */
  mediaStopped: { readonly callId: CallId };
  /** The microphone was silenced or opened. */
  microphoneSet: { readonly callId: CallId; readonly isMuted: boolean };

  // The audio session.
  /** The app set category and mode. */
  audioConfigured: Record<never, never>;
  /** The app tried to activate the session, or to give it up. */
  audioActivationTried: { readonly isActive: boolean };

  // The environment.
  /** The user touched the phone's own screens. */
  userGestured: {
    readonly gesture: string;
    readonly callId: CallId;
    /** On or off, where the gesture is one of two. */
    readonly isOn?: boolean;
    /** The keys, where some were pressed. */
    readonly digits?: string;
  };
  /** The user touched the app's own screens; there is no call id where a call is to begin. */
  appIntended: {
    readonly intent:
      | "start"
      | "answer"
      | "end"
      | "setHeld"
      | "setMuted"
      | "setGroup"
      | "playDtmf";
    readonly callId: CallId | null;
    readonly to?: Handle;
    /** On or off, where the intent is one of two. */
    readonly isOn?: boolean;
  };
  /** The far side did something. */
  remoteActed: {
    readonly act: "calls" | "waits" | "rings" | "answers" | "turnsVideo" | "ends";
    readonly callId: CallId;
    readonly cause?: string;
  };
  /** The user pressed a key of the headset. */
  headsetPressed: { readonly key: HeadsetKey };
  /** Something happened to a call that is not the app's. */
  foreignActed: {
    readonly act: "calls" | "starts" | "ends";
    readonly callId: CallId;
    readonly line?: Line;
  };
  /** A setting of the phone was turned, or what the app may do on it. */
  phoneTurned: { readonly setting: PhoneSetting; readonly isOn: boolean };
  /** Somebody was put on a list of the phone. */
  phoneListed: { readonly who: Handle; readonly list: PhoneList };
  /** A call directory of the phone knows somebody by a name. */
  phoneKnown: { readonly who: Handle; readonly name: string };
  /** An oddity of a real system was switched on or off. */
  quirkTurned: { readonly quirk: QuirkName; readonly isOn: boolean };
  /** The environment will have the next request with such an action, or the next report, refused. */
  refusalArmed: { readonly on: ActionKind | "report"; readonly error: CallErrorData };
  /** The app's process runs. */
  processStarted: Record<never, never>;
  /** It is gone, and everything in it. */
  processDied: Record<never, never>;
  /** A VoIP push is handed to the app; `mustReport`: what its metadata say, if anything. */
  pushDelivered: {
    readonly push: number;
    readonly callId: CallId;
    readonly mustReport: boolean | null;
    /** Whether a call must be reported for it before the handler returns (PUSH-01, PUSH-03). */
    readonly isOwed: boolean;
  };
  /** The app's handler of it returned. */
  pushHandled: { readonly push: number };
  /** The app is told that the user wants to call somebody from Recents. */
  intentHeard: { readonly to: Handle };

  // What was seen when somebody looked.
  /** The calls that the system lists. */
  callsListed: { readonly calls: readonly Call[] };
  /** What the system says is pending: transactions, actions, and those of a kind on a call. */
  pendingListed: {
    readonly transactions: readonly PendingTransaction[];
    readonly actionIds: readonly ActionId[];
    readonly ofCalls: readonly PendingOfCall[];
  };
  /** The phone's own screen, the calls in front first. */
  screenSeen: { readonly cards: readonly ScreenCard[] };
  /** The calls that are new in Recents since somebody last looked, the newest first. */
  recentsSeen: { readonly added: readonly RecentsFact[] };
  /** The configuration of a provider was read; before that, the app wrote upon what it had given. */
  configurationSeen: { readonly provider: number; readonly configuration: RecordedConfiguration };
  /** The calls that the app says are ongoing. */
  appListed: { readonly callIds: readonly CallId[] };
  /** The calls that talk together, group by group, as the app says. */
  appGrouped: { readonly groups: readonly (readonly CallId[])[] };

  // The event layer.
  /** The native side emitted an event. */
  nativeEmitted: {
    readonly serial: number;
    readonly name: string;
    readonly callId: CallId;
    readonly details?: NativeDetails;
  };
  /** A listener attached. */
  listenerAttached: { readonly listener: string };
  /** A listener detached. */
  listenerDetached: { readonly listener: string };
  /** A listener heard an event. */
  delivered: {
    readonly listener: string;
    readonly serial: number;
    readonly name: string;
    readonly callId: CallId;
    readonly details?: NativeDetails;
    readonly raw?: string;
  };
  /** The app's runtime is started anew: its listeners are gone, and none of them detached. */
  runtimeReloaded: Record<never, never>;

  // The run.
  /** Here events are missing, or may be: what was so before is in doubt. */
  gap: { readonly because: string };
  /** Nothing is under way and nothing is due: what did not happen by now does not happen. */
  rested: Record<never, never>;
  /** The trace ends here; where it is not complete, obligations that are open stay open. */
  closed: { readonly isComplete: boolean };
}

/** The name of a kind of event. */
export type EventKind = keyof EventMap;

/** Who made something happen. */
export type EventOrigin = "user" | "app" | "remote" | "system" | "unknown";

/** What every event has. */
export interface EventBase {
  /** Its place in the trace, from 0. */
  readonly index: number;
  /** When it happened. */
  readonly at: Instant;
  /** Who made it happen. */
  readonly origin: EventOrigin;
  /** The step during which it happened, from 0; null outside of steps. */
  readonly during: number | null;
}

/** One event of a kind. */
export type EventOf<K extends EventKind> = EventBase & { readonly kind: K } & EventMap[K];

/** Any event. */
export type TraceEvent = { [K in EventKind]: EventOf<K> }[EventKind];

/** Who is behind each kind of event, where the trace does not say otherwise. */
export const EVENT_ORIGINS: { readonly [K in EventKind]: EventOrigin } = {
  providerCreated: "app",
  configurationSet: "app",
  delegateSet: "app",
  invalidated: "app",
  incomingReported: "app",
  incomingSettled: "system",
  callUpdated: "app",
  outgoingConnecting: "app",
  outgoingConnected: "app",
  callEndReported: "app",
  requested: "app",
  requestSettled: "system",
  completed: "app",
  callReturned: "system",
  didBegin: "system",
  didReset: "system",
  executeAsked: "system",
  executeAnswered: "app",
  performed: "system",
  handlerReturned: "app",
  handlerSettled: "app",
  timedOut: "system",
  audioActivated: "system",
  audioDeactivated: "system",
  observed: "system",
  engineAsked: "app",
  engineSettled: "remote",
  engineReported: "remote",
  mediaStarted: "app",
  mediaStopped: "app",
  microphoneSet: "app",
  audioConfigured: "app",
  audioActivationTried: "app",
  userGestured: "user",
  appIntended: "user",
  remoteActed: "remote",
  headsetPressed: "user",
  foreignActed: "remote",
  phoneTurned: "user",
  phoneListed: "user",
  phoneKnown: "user",
  quirkTurned: "system",
  refusalArmed: "system",
  processStarted: "system",
  processDied: "system",
  pushDelivered: "system",
  pushHandled: "app",
  intentHeard: "user",
  callsListed: "system",
  pendingListed: "system",
  screenSeen: "system",
  recentsSeen: "system",
  configurationSeen: "system",
  appListed: "app",
  appGrouped: "app",
  nativeEmitted: "system",
  listenerAttached: "app",
  listenerDetached: "app",
  delivered: "system",
  runtimeReloaded: "app",
  gap: "unknown",
  rested: "unknown",
  closed: "unknown",
};

/** Every kind of event. */
export const EVENT_KINDS: readonly EventKind[] = Object.keys(EVENT_ORIGINS) as EventKind[];
