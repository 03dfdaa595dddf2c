import {
  ACTION_KINDS,
  type ActionId,
  type ActionKind,
  type ActionOutcome,
  type ActionRequest,
  type CallAction,
  DTMF_TYPES,
  type DtmfType,
  type TransactionId,
} from "../actions/mod.ts";
import {
  type Call,
  CALL_ERRORS,
  type CallErrorData,
  type CallId,
  type CallUpdate,
  type ErrorCode,
  type ErrorDomain,
  type Handle,
  HANDLE_KINDS,
  type HandleKind,
  type Instant,
} from "../call/mod.ts";
import { BUTTONS, RECENTS_OUTCOMES } from "../phone/mod.ts";
import {
  type Fields,
  flag,
  integer,
  list,
  named,
  nullable,
  number,
  object,
  optional,
  type Schema,
  tagged,
  text,
  word,
} from "../schema/mod.ts";
import type { PerformedAction } from "./event.ts";
import type { RecordedConfiguration } from "./recorded_configuration.ts";
import type { PendingOfCall, PendingTransaction, RecentsFact, ScreenCard } from "./seen.ts";

// What the values of events look like: each noun and verb of the contract, as it stands in JSON.

/** The words of a table. */
export function wordsOf<T extends string>(table: Readonly<Record<T, unknown>>): Schema<T> {
  return word(Object.keys(table) as T[]);
}

const UUID = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

function uuid<T extends string>(name: string, called: string): Schema<T> {
  return named(name, text<T>({ pattern: UUID, called }));
}

/** The id of a call, spelled in any case. */
export const CALL_ID: Schema<CallId> = uuid("CallId", "a call id");
/** The id of an action. */
export const ACTION_ID: Schema<ActionId> = uuid("ActionId", "an action id");
/** The id of a transaction. */
export const TRANSACTION_ID: Schema<TransactionId> = uuid("TransactionId", "a transaction id");

/** A moment. */
export const INSTANT: Schema<Instant> = named(
  "Instant",
  number<Instant>({ about: "Milliseconds since 1970." }),
);

/** Who can be called. */
export const HANDLE: Schema<Handle> = named(
  "Handle",
  object<Handle>({ kind: wordsOf<HandleKind>(HANDLE_KINDS), value: text() }),
);

/** What is known of a call. */
export const CALL_UPDATE: Schema<CallUpdate> = named(
  "CallUpdate",
  object<CallUpdate>({
    remoteHandle: optional(nullable(HANDLE)),
    localizedCallerName: optional(nullable(text())),
    supportsHolding: optional(flag()),
    supportsGrouping: optional(flag()),
    supportsUngrouping: optional(flag()),
    supportsDtmf: optional(flag()),
    hasVideo: optional(flag()),
  }),
);

/** Any pair of a domain and one of its codes; that they belong together is for rules to say. */
export const CALL_ERROR: Schema<CallErrorData> = named(
  "CallError",
  object<CallErrorData>({
    domain: wordsOf<ErrorDomain>(CALL_ERRORS),
    code: word(
      [...new Set(Object.values(CALL_ERRORS).flatMap(({ codes }) => Object.keys(codes)))],
    ) as Schema<ErrorCode>,
  }),
);

/** The fields of a configuration. */
export const CONFIGURATION_FIELDS: Fields<RecordedConfiguration> = {
  ringtoneSound: nullable(text()),
  iconTemplateImageData: nullable(list(integer({ minimum: 0, maximum: 255 }))),
  maximumCallGroups: integer({ minimum: 1 }),
  maximumCallsPerCallGroup: integer({ minimum: 1 }),
  includesCallsInRecents: flag(),
  supportsVideo: flag(),
  supportedHandleKinds: list(wordsOf<HandleKind>(HANDLE_KINDS)),
  supportsAudioTranslation: flag(),
};

/** A configuration of a provider. */
export const CONFIGURATION: Schema<RecordedConfiguration> = named(
  "Configuration",
  object<RecordedConfiguration>(CONFIGURATION_FIELDS),
);

/** A call as an observer sees it. */
export const CALL: Schema<Call> = named(
  "Call",
  object<Call>({
    id: CALL_ID,
    isOutgoing: flag(),
    isOnHold: flag(),
    hasConnected: flag(),
    hasEnded: flag(),
  }),
);

/** A kind of action. */
export const ACTION_KIND: Schema<ActionKind> = word(ACTION_KINDS);

/** How an action was completed. */
export const OUTCOME: Schema<ActionOutcome> = word(["fulfilled", "failed"]);

type RequestFields = {
  readonly [K in ActionKind]: Fields<Omit<Extract<ActionRequest, { readonly kind: K }>, "kind">>;
};

/** What each kind of action carries, before it has an id of its own. */
const REQUEST_FIELDS: RequestFields = {
  startCall: {
    callId: CALL_ID,
    handle: HANDLE,
    isVideo: flag(),
    contactIdentifier: optional(text()),
  },
  answerCall: { callId: CALL_ID },
  endCall: { callId: CALL_ID },
  setHeld: { callId: CALL_ID, isOnHold: flag() },
  setMuted: { callId: CALL_ID, isMuted: flag() },
  setGroup: { callId: CALL_ID, callIdToGroupWith: nullable(CALL_ID) },
  playDtmf: { callId: CALL_ID, digits: text(), type: wordsOf<DtmfType>(DTMF_TYPES) },
  setTranslating: {
    callId: CALL_ID,
    isTranslating: flag(),
    localLanguage: text(),
    remoteLanguage: text(),
  },
};

/** An action before it has an id. */
export const ACTION_REQUEST: Schema<ActionRequest> = named(
  "ActionRequest",
  tagged<ActionRequest, "kind">("kind", REQUEST_FIELDS),
);

const ID = { id: ACTION_ID };

/** An action with its id. */
export const CALL_ACTION: Schema<CallAction> = named(
  "Action",
  tagged<CallAction, "kind">("kind", {
    startCall: { ...ID, ...REQUEST_FIELDS.startCall },
    answerCall: { ...ID, ...REQUEST_FIELDS.answerCall },
    endCall: { ...ID, ...REQUEST_FIELDS.endCall },
    setHeld: { ...ID, ...REQUEST_FIELDS.setHeld },
    setMuted: { ...ID, ...REQUEST_FIELDS.setMuted },
    setGroup: { ...ID, ...REQUEST_FIELDS.setGroup },
    playDtmf: { ...ID, ...REQUEST_FIELDS.playDtmf },
    setTranslating: { ...ID, ...REQUEST_FIELDS.setTranslating },
  }),
);

/** The fields of an action on its way to the app. */
export const PERFORMED: Fields<PerformedAction> = { action: CALL_ACTION, timeoutAt: INSTANT };

export const PENDING_TRANSACTION: Schema<PendingTransaction> = object<PendingTransaction>({
  transactionId: TRANSACTION_ID,
  isComplete: flag(),
  actions: list(
    object<PendingTransaction["actions"][number]>({ actionId: ACTION_ID, isComplete: flag() }),
  ),
});

export const PENDING_OF_CALL: Schema<PendingOfCall> = object<PendingOfCall>({
  action: ACTION_KIND,
  callId: CALL_ID,
  actionIds: list(ACTION_ID),
});

export const SCREEN_CARD: Schema<ScreenCard> = object<ScreenCard>({
  callId: CALL_ID,
  name: text(),
  isVideo: flag(),
  isMuted: flag(),
  others: integer({ minimum: 0 }),
  buttons: list(word(BUTTONS)),
});

export const RECENTS_FACT: Schema<RecentsFact> = object<RecentsFact>({
  callId: CALL_ID,
  isOutgoing: flag(),
  outcome: word(RECENTS_OUTCOMES),
  connectedAt: nullable(INSTANT),
  endedAt: INSTANT,
  durationMs: nullable(number()),
});
