import type { CallEndedReason } from "../call/mod.ts";
import { ENGINE_OPERATIONS } from "../engine/mod.ts";
import { HEADSET_KEYS, LINES, PHONE_LISTS, PHONE_SETTINGS, QUIRK_NAMES } from "../phone/mod.ts";
import {
  either,
  type Fields,
  flag,
  integer,
  list,
  literal,
  nullable,
  number,
  object,
  optional,
  type Schema,
  table,
  text,
  word,
} from "../schema/mod.ts";
import type { EventKind, EventMap, NativeDetails, PerformedAction } from "./event.ts";
import {
  ACTION_ID,
  ACTION_KIND,
  ACTION_REQUEST,
  CALL,
  CALL_ERROR,
  CALL_ID,
  CALL_UPDATE,
  CONFIGURATION,
  HANDLE,
  INSTANT,
  OUTCOME,
  PENDING_OF_CALL,
  PENDING_TRANSACTION,
  PERFORMED,
  RECENTS_FACT,
  SCREEN_CARD,
  TRANSACTION_ID,
} from "./value_schemas.ts";

/** The number of a provider, a promise or an event: whoever gives it begins where it likes. */
const NUMBER = integer();
const PROVIDER = { provider: NUMBER };
const OF_CALL = { callId: CALL_ID };
const CONFIGURED = { provider: NUMBER, configuration: CONFIGURATION };
const REJECTION = { error: nullable(CALL_ERROR), strange: optional(text()) };
const DETAILS: Schema<NativeDetails> = table<NativeDetails[string]>(
  nullable(either<string | number | boolean>([text(), number(), flag()])),
);

/** The fields of each kind of event, besides those that all have. */
export const EVENT_FIELDS: { readonly [K in EventKind]: Fields<EventMap[K]> } = {
  providerCreated: CONFIGURED,
  configurationSet: CONFIGURED,
  delegateSet: { provider: NUMBER, members: nullable(list(text())) },
  invalidated: PROVIDER,
  incomingReported: {
    report: NUMBER,
    callId: CALL_ID,
    update: CALL_UPDATE,
    raw: optional(text()),
  },
  incomingSettled: { report: NUMBER, callId: CALL_ID, ...REJECTION, isListed: optional(flag()) },
  callUpdated: { callId: CALL_ID, update: CALL_UPDATE },
  outgoingConnecting: { callId: CALL_ID, startedAt: nullable(INSTANT) },
  outgoingConnected: { callId: CALL_ID, connectedAt: nullable(INSTANT) },
  callEndReported: {
    callId: CALL_ID,
    reason: text<CallEndedReason>(),
    endedAt: nullable(INSTANT),
  },
  requested: {
    request: NUMBER,
    actions: list(ACTION_REQUEST),
    nonsense: optional(integer({ minimum: 0 })),
    isSpelled: optional(literal(true)),
    isUnanswered: optional(literal(true)),
  },
  requestSettled: { request: NUMBER, ...REJECTION },
  completed: { actionId: ACTION_ID, outcome: OUTCOME, dated: optional(INSTANT) },
  callReturned: { of: word(["report", "request"]), number: NUMBER },

  didBegin: PROVIDER,
  didReset: PROVIDER,
  executeAsked: {
    transactionId: TRANSACTION_ID,
    actions: list(object<PerformedAction>(PERFORMED)),
  },
  executeAnswered: { transactionId: TRANSACTION_ID, isExecuting: flag() },
  performed: { ...PERFORMED, isHandled: flag() },
  handlerReturned: { actionId: ACTION_ID, isAsync: flag(), thrown: nullable(text()) },
  handlerSettled: { actionId: ACTION_ID, rejected: nullable(text()) },
  timedOut: { actionId: ACTION_ID, callId: CALL_ID, action: ACTION_KIND },
  audioActivated: PROVIDER,
  audioDeactivated: PROVIDER,
  observed: { call: CALL },

  engineAsked: {
    ask: NUMBER,
    operation: word(ENGINE_OPERATIONS),
    callId: CALL_ID,
    isOnHold: optional(flag()),
    digits: optional(text()),
  },
  engineSettled: {
    ask: NUMBER,
    operation: word(ENGINE_OPERATIONS),
    callId: CALL_ID,
    isSuccess: flag(),
  },
  engineReported: {
    report: word(["incoming", "ringing", "connected", "ended", "videoChanged"]),
    callId: CALL_ID,
    cause: optional(text()),
    isOn: optional(flag()),
  },
  mediaStarted: OF_CALL,
  mediaStopped: OF_CALL,
  microphoneSet: { callId: CALL_ID, isMuted: flag() },

  audioConfigured: {},
  audioActivationTried: { isActive: flag() },

  userGestured: {
    gesture: text(),
    callId: CALL_ID,
    isOn: optional(flag()),
    digits: optional(text()),
  },
  appIntended: {
    intent: word(["start", "answer", "end", "setHeld", "setMuted", "setGroup", "playDtmf"]),
    callId: nullable(CALL_ID),
    to: optional(HANDLE),
    isOn: optional(flag()),
  },
  remoteActed: {
    act: word(["calls", "waits", "rings", "answers", "turnsVideo", "ends"]),
    callId: CALL_ID,
    cause: optional(text()),
  },
  headsetPressed: { key: word(HEADSET_KEYS) },
  foreignActed: {
    act: word(["calls", "starts", "ends"]),
    callId: CALL_ID,
    line: optional(word(LINES)),
  },
  phoneTurned: { setting: word(PHONE_SETTINGS), isOn: flag() },
  phoneListed: { who: HANDLE, list: word(PHONE_LISTS) },
  phoneKnown: { who: HANDLE, name: text() },
  quirkTurned: { quirk: word(QUIRK_NAMES), isOn: flag() },
  refusalArmed: { on: either([ACTION_KIND, literal("report")]), error: CALL_ERROR },
  processStarted: {},
  processDied: {},
  pushDelivered: {
    push: NUMBER,
    callId: CALL_ID,
    mustReport: nullable(flag()),
    isOwed: flag(),
  },
  pushHandled: { push: NUMBER },
  intentHeard: { to: HANDLE },

  callsListed: { calls: list(CALL) },
  pendingListed: {
    transactions: list(PENDING_TRANSACTION),
    actionIds: list(ACTION_ID),
    ofCalls: list(PENDING_OF_CALL),
  },
  screenSeen: { cards: list(SCREEN_CARD) },
  recentsSeen: { added: list(RECENTS_FACT) },
  configurationSeen: CONFIGURED,
  appListed: { callIds: list(CALL_ID) },
  appGrouped: { groups: list(list(CALL_ID)) },

  nativeEmitted: {
    serial: NUMBER,
    name: text(),
    callId: CALL_ID,
    details: optional(DETAILS),
  },
  listenerAttached: { listener: text() },
  listenerDetached: { listener: text() },
  delivered: {
    listener: text(),
    serial: NUMBER,
    name: text(),
    callId: CALL_ID,
    details: optional(DETAILS),
    raw: optional(text()),
  },
  runtimeReloaded: {},

  gap: { because: text() },
  rested: {},
  closed: { isComplete: flag() },
};
