import type { CallId } from "../../call/mod.ts";
import { type CallState, hasOpen, isInFront, type State } from "./state.ts";

/** What the user can do with the phone's own screens, by kind. */
export interface GestureMap {
  /** Answers a ringing call while no other is in front. */
  answer: { readonly callId: CallId };
  /** Puts what is in front on hold and answers. */
  holdAndAccept: { readonly callId: CallId };
  /** Ends what is in front and answers. */
  endAndAccept: { readonly callId: CallId };
  /** Declines a ringing call. */
  decline: { readonly callId: CallId };
  /** Ends a call that does not ring. */
  end: { readonly callId: CallId };
  /** Holds or resumes a call. */
  setHeld: { readonly callId: CallId; readonly isOnHold: boolean };
  /** Exchanges the call on hold for those in front. */
  swap: { readonly callId: CallId };
  /** Mutes or unmutes a call. */
  setMuted: { readonly callId: CallId; readonly isMuted: boolean };
  /** Presses one key of the keypad. */
  playDtmf: { readonly callId: CallId; readonly digit: string };
}

/** The name of a gesture. */
export type GestureKind = keyof GestureMap;

/** Any gesture. */
export type Gesture = { [K in GestureKind]: { readonly kind: K } & GestureMap[K] }[GestureKind];

/**
 * Why the phone does not offer a gesture now, as the second half of a sentence; null where it does.
 */
export function whyNotOffered(state: State, gesture: Gesture): string | null {
  const call = state.calls.find(({ id }) => id === gesture.callId);
  if (!call) return "there is no such call";
  if (hasOpen(state, call.id, "endCall")) return "it is being ended";
  return OFFERS[gesture.kind](state, call, gesture as never);
}

type Offer<K extends GestureKind> = (
  state: State,
  call: CallState,
  gesture: GestureMap[K],
) => string | null;

const OFFERS: { readonly [K in GestureKind]: Offer<K> } = {
  answer(state, call) {
    if (othersInFront(state, call).length === 0) return whyNotAnswerable(state, call);
    return "another call is in front: hold and accept, or end and accept";
  },
  holdAndAccept(state, call) {
    const others = othersInFront(state, call);
    if (others.length === 0) return "no other call is in front: just answer";
    if (!others.every(({ info }) => info.supportsHolding)) return "the other call cannot be held";
    if (isBeyondLimit(state, call)) return "one more call does not fit the limit of call groups";
    return whyNotAnswerable(state, call);
  },
  endAndAccept(state, call) {
    if (othersInFront(state, call).length > 0) return whyNotAnswerable(state, call);
    return "no other call is in front: just answer";
  },
  decline: (_state, call) => call.phase === "ringing" ? null : `it is ${call.phase}: end it`,
  end: (_state, call) => call.phase === "ringing" ? "it is ringing: decline it" : null,
  setHeld(state, call, { isOnHold }) {
    if (call.phase !== "active") return `it is ${call.phase}`;
    if (!call.info.supportsHolding) return "it cannot be held";
    if (call.isOnHold === isOnHold) return isOnHold ? "it is on hold" : "it is not on hold";
    if (isOnHold || othersInFront(state, call).length === 0) return null;
    return "another call is in front: swap";
  },
  swap(state, call) {
    if (!call.isOnHold) return "it is not on hold";
    const others = othersInFront(state, call);
    if (others.length === 0) return "no other call is in front: just resume it";
    return others.every(({ info }) => info.supportsHolding) ? null : "the other cannot be held";
  },
  setMuted(_state, call, { isMuted }) {
    if (call.phase === "ringing" || call.phase === "starting") return `it is ${call.phase}`;
    return call.isMuted === isMuted ? `it is ${isMuted ? "" : "not "}muted` : null;
  },
  playDtmf(_state, call) {
    if (call.phase !== "active") return `it is ${call.phase}`;
    if (call.isOnHold) return "it is on hold";
    return call.info.supportsDtmf ? null : "it does not support DTMF";
  },
};

function whyNotAnswerable(state: State, call: CallState): string | null {
  if (call.phase !== "ringing") return `it is ${call.phase}`;
  return hasOpen(state, call.id, "answerCall") ? "it is being answered" : null;
}

/** The calls that have to make room before this one can be in front. */
export function othersInFront(state: State, call: CallState): readonly CallState[] {
  return state.calls.filter((other) => other.id !== call.id && isInFront(state, other));
}

/** Whether the calls that are not being ended are more than the provider's groups. */
export function isBeyondLimit(state: State, call: CallState): boolean {
  const provider = state.providers.find(({ number }) => number === call.provider);
  const live = state.calls.filter(({ id, phase }) =>
    id === call.id || phase !== "ringing" && !hasOpen(state, id, "endCall")
  );
  return provider !== undefined && live.length > provider.configuration.maximumCallGroups;
}
