import type { CallId, Instant } from "../../call/mod.ts";
import type { Button } from "../../phone/mod.ts";
import { type Gesture, whyNotOffered } from "./gesture.ts";
import { nameOf } from "./recents.ts";
import type { RecentsEntry } from "./recents_entry.ts";
import { type CallState, hasOpen, isInFront, isOwn, type State } from "./state.ts";

/** How a call looks on the phone. */
export interface CallCard {
  /** The call. */
  readonly callId: CallId;
  /** The name given, else the one that a call directory knows, else the handle. */
  readonly name: string;
  /** How far it has come, as the phone says it. */
  readonly status: "ringing" | "calling" | "connecting" | "talking" | "onHold" | "ending";
  /** From here the timer runs; null where it does not. */
  readonly timerFrom: Instant | null;
  /** Whether its video is shown. */
  readonly isVideo: boolean;
  /** Whether its microphone is silent. */
  readonly isMuted: boolean;
  /** How many talk together with it; 0: alone. */
  readonly others: number;
  /** What can be tapped on it. */
  readonly buttons: readonly Button[];
}

/** What the phone shows, as plain data. */
export interface PhoneScreen {
  /**
   * `banner`: a call rings while the phone is in use. `lockScreen`: it rings, and the phone is
   * locked. `inCall`: the phone's own call screen. `idle`: none of these.
   */
  readonly kind: "idle" | "banner" | "lockScreen" | "inCall";
  /** The live calls, those in front first. */
  readonly calls: readonly CallCard[];
  /** The outgoing call that could not be placed (rule OUT-09); null: none, or another began since. */
  readonly failedCall: State["failedCall"];
  /** The calls that are over, the newest first. */
  readonly recents: readonly RecentsEntry[];
}

/** The screen as it is now. */
export function screenOf(state: State): PhoneScreen {
  const cards = state.calls.map((call) => [isInFront(state, call), cardOf(state, call)] as const);
  const calls = [
    ...cards.filter(([isFirst]) => isFirst),
    ...cards.filter(([isFirst]) => !isFirst),
  ].map(([, card]) => card);
  const { recents, failedCall } = state;
  return { kind: kindOf(state), calls, failedCall, recents };
}

function kindOf({ calls, environment }: State): PhoneScreen["kind"] {
  const isRinging = calls.some(({ phase }) => phase === "ringing");
  if (isRinging) return environment.isLocked ? "lockScreen" : "banner";
  return calls.length === 0 ? "idle" : "inCall";
}

function cardOf(state: State, call: CallState): CallCard {
  return {
    callId: call.id,
    name: nameOf(state, call),
    status: statusOf(state, call),
    timerFrom: call.phase === "active" ? call.connectedAt : null,
    isVideo: call.info.hasVideo && supportsVideo(state, call),
    isMuted: call.isMuted,
    others: call.group === null
      ? 0
      : state.calls.filter(({ group, id }) => group === call.group && id !== call.id).length,
    buttons: buttonsOf(state, call),
  };
}

function statusOf(state: State, call: CallState): CallCard["status"] {
  if (hasOpen(state, call.id, "endCall")) return "ending";
  if (hasOpen(state, call.id, "answerCall")) return "connecting";
  if (call.isOnHold) return "onHold";
  const status = { ringing: "ringing", starting: "calling", started: "calling" } as const;
  if (call.phase === "active") return "talking";
  return call.phase === "connecting" ? "connecting" : status[call.phase];
}

type Buttons = readonly (readonly [Button, (callId: CallId) => Gesture])[];

/** Every button, and the gesture that it is; one is shown where the gesture is offered. */
const BUTTONS: Buttons = [
  ["answer", (callId) => ({ kind: "answer", callId })],
  ["decline", (callId) => ({ kind: "decline", callId })],
  ["holdAndAccept", (callId) => ({ kind: "holdAndAccept", callId })],
  ["endAndAccept", (callId) => ({ kind: "endAndAccept", callId })],
  ["end", (callId) => ({ kind: "end", callId })],
  ["hold", (callId) => ({ kind: "setHeld", callId, isOnHold: true })],
  ["resume", (callId) => ({ kind: "setHeld", callId, isOnHold: false })],
  ["swap", (callId) => ({ kind: "swap", callId })],
  ["merge", (callId) => ({ kind: "merge", callId })],
  ["split", (callId) => ({ kind: "split", callId })],
  ["mute", (callId) => ({ kind: "setMuted", callId, isMuted: true })],
  ["unmute", (callId) => ({ kind: "setMuted", callId, isMuted: false })],
  ["keypad", (callId) => ({ kind: "playDtmf", callId, digits: "1" })],
  ["translate", (callId) => ({ kind: "setTranslating", callId, isTranslating: true })],
  ["stopTranslating", (callId) => ({ kind: "setTranslating", callId, isTranslating: false })],
];

function buttonsOf(state: State, call: CallState): readonly Button[] {
  const offered = BUTTONS.filter(([, gesture]) => whyNotOffered(state, gesture(call.id)) === null)
    .map(([button]) => button);
  const hasVideoButton = call.phase === "active" && isOwn(call) && supportsVideo(state, call);
  return hasVideoButton ? [...offered, "video"] : offered;
}

/** Whether the provider of a call lets it have video at all (rule CFG-04). */
function supportsVideo({ providers }: State, { owner }: CallState): boolean {
  return providers.find(({ number }) => number === owner)?.configuration.supportsVideo ?? false;
}
