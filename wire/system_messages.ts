import type { ActionId, ActionOutcome } from "../actions/mod.ts";
import type { CallErrorData, Handle } from "../call/mod.ts";
import type { Freedoms, Gesture } from "../reference/system/mod.ts";
import type { LaneWord } from "../scenario/mod.ts";
import {
  flag,
  integer,
  list,
  nullable,
  object,
  optional,
  type Schema,
  tagged,
  text,
  word,
} from "../schema/mod.ts";
import {
  ACTION_ID,
  CALL_ERROR,
  CALL_ID,
  EVENT_FIELDS,
  HANDLE,
  OUTCOME,
  PERFORMED,
  type PerformedAction,
} from "../trace/mod.ts";
import type { Told } from "./app_messages.ts";
import { COMPLETION_DETAILS, type CompletionDetails } from "./completion_details.ts";

/** What is done to a call system: what its app tells it, what its user and the world do to it. */
export type SystemStimulus =
  | Told<
    | "incomingReported"
    | "callUpdated"
    | "outgoingConnecting"
    | "outgoingConnected"
    | "callEndReported"
    | "requested"
    | "configurationSet"
    | "invalidated"
    | "phoneTurned"
    | "phoneListed"
    | "phoneKnown"
    | "headsetPressed"
    | "quirkTurned"
  >
  | {
    readonly kind: "completed";
    readonly actionId: ActionId;
    readonly outcome: ActionOutcome;
    readonly details?: CompletionDetails;
  }
  /** From now on the app says this where it is asked whether it executes a transaction itself. */
  | { readonly kind: "executing"; readonly isExecuting: boolean }
  | { readonly kind: "gestured"; readonly gesture: Gesture }
  | Told<"foreignActed"> & { readonly who?: Handle }
  /** The system uses what is left free in this way. */
  | { readonly kind: "freed"; readonly freedoms: Partial<Freedoms> }
  /** The call service is ready: providers that wait for it begin. */
  | { readonly kind: "serviceBegins" }
  /** The call service is lost and comes back. */
  | { readonly kind: "serviceResets" }
  /** From now on the lanes are served in this order. */
  | { readonly kind: "ordered"; readonly order: readonly LaneWord[] };

const OF_CALL = { callId: CALL_ID };

/** What the user can do with the phone's own screens. */
const GESTURE: Schema<Gesture> = tagged<Gesture, "kind">("kind", {
  answer: OF_CALL,
  holdAndAccept: OF_CALL,
  endAndAccept: OF_CALL,
  decline: OF_CALL,
  end: OF_CALL,
  setHeld: { callId: CALL_ID, isOnHold: flag() },
  swap: OF_CALL,
  merge: OF_CALL,
  split: OF_CALL,
  setMuted: { callId: CALL_ID, isMuted: flag() },
  playDtmf: { callId: CALL_ID, digits: text() },
  setTranslating: { callId: CALL_ID, isTranslating: flag() },
});

/** The same as a schema. */
export const SYSTEM_STIMULUS: Schema<SystemStimulus> = tagged<SystemStimulus, "kind">("kind", {
  incomingReported: EVENT_FIELDS.incomingReported,
  callUpdated: EVENT_FIELDS.callUpdated,
  outgoingConnecting: EVENT_FIELDS.outgoingConnecting,
  outgoingConnected: EVENT_FIELDS.outgoingConnected,
  callEndReported: EVENT_FIELDS.callEndReported,
  requested: EVENT_FIELDS.requested,
  completed: { actionId: ACTION_ID, outcome: OUTCOME, details: optional(COMPLETION_DETAILS) },
  executing: { isExecuting: flag() },
  configurationSet: EVENT_FIELDS.configurationSet,
  invalidated: EVENT_FIELDS.invalidated,
  gestured: { gesture: GESTURE },
  headsetPressed: EVENT_FIELDS.headsetPressed,
  foreignActed: { ...EVENT_FIELDS.foreignActed, who: optional(HANDLE) },
  phoneTurned: EVENT_FIELDS.phoneTurned,
  phoneListed: EVENT_FIELDS.phoneListed,
  phoneKnown: EVENT_FIELDS.phoneKnown,
  quirkTurned: EVENT_FIELDS.quirkTurned,
  freed: {
    freedoms: object<Partial<Freedoms>>({
      performs: optional(word(["together", "oneByOne"])),
      begins: optional(word(["atOnce", "late"])),
      lapses: optional(word(["first", "last"])),
    }),
  },
  serviceBegins: {},
  serviceResets: {},
  ordered: { order: list(word(["completion", "delegate", "observer"])) },
});

/** What a call system does: what it tells its app, and what it shows of itself. */
export type SystemEvent =
  | Told<
    | "didBegin"
    | "didReset"
    | "audioActivated"
    | "audioDeactivated"
    | "executeAsked"
    | "timedOut"
    | "observed"
    | "callsListed"
    | "screenSeen"
    | "recentsSeen"
    | "pendingListed"
    | "configurationSeen"
  >
  | { readonly kind: "performed" } & PerformedAction
  | {
    readonly kind: "incomingSettled";
    readonly report: number;
    readonly error: CallErrorData | null;
    /** What it rejected with, where that was no error of the contract. */
    readonly strange?: string;
  }
  | {
    readonly kind: "requestSettled";
    readonly request: number;
    readonly error: CallErrorData | null;
    /** What it rejected with, where that was no error of the contract. */
    readonly strange?: string;
  };

const REJECTION = { error: nullable(CALL_ERROR), strange: optional(text()) };

/** The same as a schema. */
export const SYSTEM_EVENT: Schema<SystemEvent> = tagged<SystemEvent, "kind">("kind", {
  incomingSettled: { report: integer(), ...REJECTION },
  requestSettled: { request: integer(), ...REJECTION },
  didBegin: EVENT_FIELDS.didBegin,
  didReset: EVENT_FIELDS.didReset,
  audioActivated: EVENT_FIELDS.audioActivated,
  audioDeactivated: EVENT_FIELDS.audioDeactivated,
  executeAsked: EVENT_FIELDS.executeAsked,
  performed: PERFORMED,
  timedOut: EVENT_FIELDS.timedOut,
  observed: EVENT_FIELDS.observed,
  callsListed: EVENT_FIELDS.callsListed,
  screenSeen: EVENT_FIELDS.screenSeen,
  recentsSeen: EVENT_FIELDS.recentsSeen,
  pendingListed: EVENT_FIELDS.pendingListed,
  configurationSeen: EVENT_FIELDS.configurationSeen,
});
