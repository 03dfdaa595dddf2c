import type { ActionOutcome } from "../actions/mod.ts";
import type { CallErrorData, CallId, Handle } from "../call/mod.ts";
import { ENGINE_OPERATIONS, type EngineOperation } from "../engine/mod.ts";
import {
  allOptional,
  anything,
  flag,
  integer,
  list,
  nullable,
  object,
  optional,
  type Schema,
  table,
  tagged,
  text,
  word,
} from "../schema/mod.ts";
import {
  ACTION_ID,
  CALL_ERROR,
  CALL_ID,
  CALL_UPDATE,
  CONFIGURATION_FIELDS,
  EVENT_FIELDS,
  type EventKind,
  type EventMap,
  HANDLE,
  OUTCOME,
  PERFORMED,
  type PerformedAction,
  type RecordedConfiguration,
} from "../trace/mod.ts";
import { COMPLETION_DETAILS, type CompletionDetails } from "./completion_details.ts";

/** An event of a trace, as it crosses the wire. */
export type Told<K extends EventKind> = {
  readonly [P in K]: { readonly kind: P } & EventMap[P];
}[K];

/** What the app's own screens can be asked for. */
export const INTENTS = [
  "start",
  "answer",
  "end",
  "setHeld",
  "setMuted",
  "setGroup",
  "playDtmf",
] as const;

/** The name of such a wish. */
export type IntentName = typeof INTENTS[number];

/** What is done to an app: what the phone, its network and its user tell it. */
export type AppStimulus =
  | Told<
    | "didBegin"
    | "didReset"
    | "audioActivated"
    | "audioDeactivated"
    | "executeAsked"
    | "timedOut"
    | "observed"
  >
  | { readonly kind: "performed" } & PerformedAction
  | {
    readonly kind: "incomingSettled";
    readonly report: number;
    readonly error: CallErrorData | null;
  }
  | {
    readonly kind: "requestSettled";
    readonly request: number;
    readonly error: CallErrorData | null;
  }
  | {
    readonly kind: "engineSettled";
    readonly ask: number;
    readonly isSuccess: boolean;
    /** What the server said, where it was asked whether a call is still on. */
    readonly isThere?: boolean;
  }
  | Told<"engineReported"> & { readonly from?: Handle; readonly isVideo?: boolean }
  | {
    readonly kind: "pushDelivered";
    readonly data: Readonly<Record<string, unknown>>;
    readonly mustReport: boolean | null;
  }
  | { readonly kind: "intentHeard"; readonly to: Handle; readonly isVideo: boolean }
  | {
    readonly kind: "appIntended";
    readonly intent: IntentName;
    readonly callId: CallId | null;
    readonly to?: Handle;
    readonly isVideo?: boolean;
    readonly isOn?: boolean;
    readonly digits?: string;
    readonly callIdToGroupWith?: CallId | null;
  };

const REJECTED = nullable(CALL_ERROR);

/** The same as a schema. */
export const APP_STIMULUS: Schema<AppStimulus> = tagged<AppStimulus, "kind">("kind", {
  didBegin: EVENT_FIELDS.didBegin,
  didReset: EVENT_FIELDS.didReset,
  audioActivated: EVENT_FIELDS.audioActivated,
  audioDeactivated: EVENT_FIELDS.audioDeactivated,
  executeAsked: EVENT_FIELDS.executeAsked,
  performed: PERFORMED,
  timedOut: EVENT_FIELDS.timedOut,
  observed: EVENT_FIELDS.observed,
  incomingSettled: { report: integer(), error: REJECTED },
  requestSettled: { request: integer(), error: REJECTED },
  engineSettled: { ask: integer(), isSuccess: flag(), isThere: optional(flag()) },
  engineReported: {
    ...EVENT_FIELDS.engineReported,
    from: optional(HANDLE),
    isVideo: optional(flag()),
  },
  pushDelivered: { data: table(anything()), mustReport: nullable(flag()) },
  intentHeard: { to: HANDLE, isVideo: flag() },
  appIntended: {
    intent: word(INTENTS),
    callId: nullable(CALL_ID),
    to: optional(HANDLE),
    isVideo: optional(flag()),
    isOn: optional(flag()),
    digits: optional(text()),
    callIdToGroupWith: optional(nullable(CALL_ID)),
  },
});

/** What an app does: what it tells the phone and its network, and what it shows of itself. */
export type AppEvent =
  | Told<
    | "invalidated"
    | "incomingReported"
    | "callUpdated"
    | "outgoingConnecting"
    | "outgoingConnected"
    | "callEndReported"
    | "requested"
    | "configurationSet"
    | "handlerSettled"
    | "mediaStarted"
    | "mediaStopped"
    | "microphoneSet"
    | "audioConfigured"
    | "audioActivationTried"
    | "appListed"
    | "appGrouped"
    | "delegateSet"
  >
  | {
    readonly kind: "providerCreated";
    readonly provider: number;
    readonly configuration: Partial<RecordedConfiguration>;
  }
  | {
    readonly kind: "completed";
    readonly actionId: PerformedAction["action"]["id"];
    readonly outcome: ActionOutcome;
    readonly details?: CompletionDetails;
  }
  | {
    readonly kind: "engineAsked";
    readonly ask: number;
    readonly operation: EngineOperation;
    readonly callId: CallId;
    readonly to?: Handle;
    readonly isVideo?: boolean;
    readonly isOnHold?: boolean;
    readonly digits?: string;
  }
  /** It hears, or no longer hears, of something. */
  | {
    readonly kind: "listens";
    readonly to: "engine" | "push" | "intents" | "calls";
    readonly isOn: boolean;
  }
  /** Its own screens offer these. */
  | { readonly kind: "offered"; readonly intents: readonly IntentName[] }
  /** It keeps something on the device, or forgets it. */
  | { readonly kind: "stored"; readonly name: string; readonly value: string | null };

/** The same as a schema. */
export const APP_EVENT: Schema<AppEvent> = tagged<AppEvent, "kind">("kind", {
  providerCreated: {
    provider: integer(),
    configuration: object<Partial<RecordedConfiguration>>(
      allOptional(CONFIGURATION_FIELDS),
    ),
  },
  configurationSet: EVENT_FIELDS.configurationSet,
  delegateSet: EVENT_FIELDS.delegateSet,
  invalidated: EVENT_FIELDS.invalidated,
  incomingReported: { ...EVENT_FIELDS.incomingReported, update: CALL_UPDATE },
  callUpdated: EVENT_FIELDS.callUpdated,
  outgoingConnecting: EVENT_FIELDS.outgoingConnecting,
  outgoingConnected: EVENT_FIELDS.outgoingConnected,
  callEndReported: EVENT_FIELDS.callEndReported,
  requested: EVENT_FIELDS.requested,
  completed: { actionId: ACTION_ID, outcome: OUTCOME, details: optional(COMPLETION_DETAILS) },
  handlerSettled: EVENT_FIELDS.handlerSettled,
  engineAsked: {
    ask: integer(),
    operation: word(ENGINE_OPERATIONS),
    callId: CALL_ID,
    to: optional(HANDLE),
    isVideo: optional(flag()),
    isOnHold: optional(flag()),
    digits: optional(text()),
  },
  mediaStarted: EVENT_FIELDS.mediaStarted,
  mediaStopped: EVENT_FIELDS.mediaStopped,
  microphoneSet: EVENT_FIELDS.microphoneSet,
  audioConfigured: EVENT_FIELDS.audioConfigured,
  audioActivationTried: EVENT_FIELDS.audioActivationTried,
  listens: { to: word(["engine", "push", "intents", "calls"]), isOn: flag() },
  offered: { intents: list(word(INTENTS)) },
  stored: { name: text(), value: nullable(text()) },
  appListed: EVENT_FIELDS.appListed,
  appGrouped: EVENT_FIELDS.appGrouped,
});
