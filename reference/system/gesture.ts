import type { CallId } from "../../call/mod.ts";
import { groupCount, isTogether, membersOf } from "./groups.ts";
import {
  callOf,
  type CallState,
  hasOpen,
  isInFront,
  isOwn,
  providerOf,
  type State,
} from "./state.ts";

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
  /** Holds or resumes a call, with those who talk together with it. */
  setHeld: { readonly callId: CallId; readonly isOnHold: boolean };
  /** Exchanges what is on hold for what is in front. */
  swap: { readonly callId: CallId };
  /** Lets a call on hold talk together with what is in front. */
  merge: { readonly callId: CallId };
  /** Talks to one of a group alone; the others are put on hold. */
  split: { readonly callId: CallId };
  /** Mutes or unmutes a call. */
  setMuted: { readonly callId: CallId; readonly isMuted: boolean };
  /** Presses keys; what follows a soft pause (`,`) or a hard one (`;`) comes as a whole. */
  playDtmf: { readonly callId: CallId; readonly digits: string };
  /** Translates a call, or no longer. */
  setTranslating: { readonly callId: CallId; readonly isTranslating: boolean };
}

/** The name of a gesture. */
export type GestureKind = keyof GestureMap;

/** Any gesture. */
export type Gesture = { [K in GestureKind]: { readonly kind: K } & GestureMap[K] }[GestureKind];

/**
 * Why the phone does not offer a gesture now, as the second half of a sentence; null where it does.
 */
export function whyNotOffered(state: State, gesture: Gesture): string | null {
  const call = callOf(state, gesture.callId);
  if (!call) return "there is no such call";
  if (hasOpen(state, call.id, "endCall")) return "it is being ended";
  return ask(state, call, gesture.kind, gesture);
}

function ask<K extends GestureKind>(
  state: State,
  call: CallState,
  kind: K,
  gesture: GestureMap[K],
): string | null {
  const offers: Offers = OFFERS;
  return offers[kind](state, call, gesture);
}

type Offers = {
  readonly [K in GestureKind]: (
    state: State,
    call: CallState,
    gesture: GestureMap[K],
  ) => string | null;
};

const OFFERS: Offers = {
  answer(state, call) {
    const others = othersInFront(state, call).filter(({ phase }) =>
      phase === "active" || !state.quirks.includes("plainAcceptForUnconnected")
    );
    if (others.length === 0) return whyNotAnswerable(state, call);
    return "another call is in front: hold and accept, or end and accept";
  },
  holdAndAccept(state, call) {
    const others = othersInFront(state, call);
    if (others.length === 0) return "no other call is in front: just answer";
    if (!others.every(canBeHeld)) return "the other call cannot be held";
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
    if (!membersOf(state, call).every(canBeHeld)) return "it cannot be held";
    if (call.isOnHold === isOnHold) return isOnHold ? "it is on hold" : "it is not on hold";
    if (isOnHold || othersInFront(state, call).length === 0) return null;
    return "another call is in front: swap";
  },
  swap(state, call) {
    if (!call.isOnHold) return "it is not on hold";
    if (!membersOf(state, call).every(canBeHeld)) return "it cannot come off hold";
    const others = othersInFront(state, call);
    if (others.length === 0) return "no other call is in front: just resume it";
    return others.every(canBeHeld) ? null : "the other cannot be held";
  },
  merge(state, call) {
    if (!isOwn(call) || call.phase !== "active" || !call.isOnHold) return "it is not on hold";
    const [other] = othersInFront(state, call);
    if (!other) return "no other call is in front";
    if (call.group !== null && other.group !== null) return "both talk together with others";
    const [joining, joined] = mergeOf(call, other);
    return whyNotGroupable(state, joining, joined);
  },
  split(state, call) {
    if (call.group === null) return "it talks together with nobody";
    if (!call.info.supportsUngrouping) return "it cannot leave a group";
    const others = membersOf(state, call).filter(({ id }) => id !== call.id);
    if (!others.every(canBeHeld)) return "the others cannot be held";
    return leavesRoom(state, call) ? null : "one more group does not fit the limit of call groups";
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
  setTranslating(state, call, { isTranslating }) {
    if (call.phase !== "active") return `it is ${call.phase}`;
    const isSupported = providerOf(state, call.owner)?.configuration.supportsAudioTranslation;
    if (!isSupported) return "its provider does not support translation";
    if (call.isTranslating === isTranslating) {
      return isTranslating ? "it is translated" : "it is not translated";
    }
    return null;
  },
};

/** Which of two calls joins the other when they are merged: the one that is alone. */
export function mergeOf(
  call: CallState,
  other: CallState,
): readonly [joining: CallState, joined: CallState] {
  return call.group === null ? [call, other] : [other, call];
}

/** Whether a call can be put on hold and taken off it (rule HLD-04). */
function canBeHeld({ info }: CallState): boolean {
  return info.supportsHolding;
}

function whyNotAnswerable(state: State, call: CallState): string | null {
  if (call.phase !== "ringing") return `it is ${call.phase}`;
  return hasOpen(state, call.id, "answerCall") ? "it is being answered" : null;
}

/** Why two calls cannot talk together, as the second half of a sentence; null where they can. */
export function whyNotGroupable(state: State, call: CallState, other: CallState): string | null {
  if (call.id === other.id || isTogether(call, other)) return "they talk together";
  if (call.owner !== other.owner) return "the calls are of different apps";
  if (call.phase !== "active" || other.phase !== "active") return "both must be connected";
  if (!call.info.supportsGrouping || !other.info.supportsGrouping) return "one cannot be grouped";
  const limit = providerOf(state, call.owner)?.configuration.maximumCallsPerCallGroup ?? 0;
  if (membersOf(state, other).length < limit) return null;
  return "one more call does not fit the limit of calls in a group";
}

/**
 * Whether the provider's limit of groups lets a call leave its group. A call that is being ended
 * makes room here, unlike for a start: the contract holds starts alone to the limit (rule GRP-03),
 * and the group that comes of it has calls that the phone has already.
 */
export function leavesRoom(state: State, call: CallState): boolean {
  const limit = providerOf(state, call.owner)?.configuration.maximumCallGroups ?? 0;
  return groupCount(state, ({ owner, phase }) => owner === call.owner && phase !== "ringing") <
    limit;
}

/** The calls that have to make room before this one can be in front. */
export function othersInFront(state: State, call: CallState): readonly CallState[] {
  return state.calls.filter((other) =>
    other.id !== call.id && !isTogether(other, call) && isInFront(state, other)
  );
}

/** Whether the call, once it is answered, makes one group more than the provider may have. */
export function isBeyondLimit(state: State, call: CallState): boolean {
  const provider = providerOf(state, call.owner);
  if (!provider) return false;
  const groups = groupCount(
    state,
    ({ id, owner, phase }) => owner === call.owner && (id === call.id || phase !== "ringing"),
  );
  return groups > provider.configuration.maximumCallGroups;
}
