import { type ActionRequest, dtmfRequests } from "../../actions/mod.ts";
import { commit, roomFor } from "./commit.ts";
import { resumeHeld } from "./completing.ts";
import {
  type Gesture,
  type GestureKind,
  type GestureMap,
  mergeOf,
  othersInFront,
  whyNotOffered,
} from "./gesture.ts";
import { membersOf } from "./groups.ts";
import { callOf, type CallState, isOwn } from "./state.ts";
import type { Turn } from "./turn.ts";

/** The user touches the phone: what it offers becomes a transaction, the rest does nothing. */
export function takeGesture(turn: Turn, gesture: Gesture): void {
  const call = callOf(turn.state, gesture.callId);
  if (!call || whyNotOffered(turn.state, gesture) !== null) return;
  const transactions = transactionsOf(turn, call, gesture.kind, gesture);
  const isAnswered = transactions.flat().some(({ kind }) => kind === "answerCall");
  if (isAnswered) turn.setCall(call.id, { ringDueAt: null });
  for (const actions of transactions) commit(turn, "user", actions);
  // What the phone ended by itself is over: the user ended it, so those on hold come back.
  if (gesture.kind === "end" && !isOwn(call)) resumeHeld(turn, call);
}

type Transactions = readonly (readonly ActionRequest[])[];

type Meanings = {
  readonly [K in GestureKind]: (
    turn: Turn,
    call: CallState,
    gesture: GestureMap[K],
  ) => Transactions;
};

function transactionsOf<K extends GestureKind>(
  turn: Turn,
  call: CallState,
  kind: K,
  gesture: GestureMap[K],
): Transactions {
  const meanings: Meanings = MEANINGS;
  return meanings[kind](turn, call, gesture);
}

const answer = ({ id }: CallState): ActionRequest => ({ kind: "answerCall", callId: id });
const end = ({ id }: CallState): ActionRequest => ({ kind: "endCall", callId: id });
const hold = ({ id }: CallState): ActionRequest => ({
  kind: "setHeld",
  callId: id,
  isOnHold: true,
});
const resume = ({ id }: CallState): ActionRequest => ({
  kind: "setHeld",
  callId: id,
  isOnHold: false,
});

/** Each gesture as the transactions that it makes. */
const MEANINGS: Meanings = {
  answer: (_turn, call) => [[answer(call)]],
  holdAndAccept: (turn, call) => [[...room(turn, call), answer(call)]],
  endAndAccept: (turn, call) => [[...othersInFront(turn.state, call).map(end), answer(call)]],
  decline: (_turn, call) => [[end(call)]],
  end: (_turn, call) => [[end(call)]],
  setHeld: (turn, call, { isOnHold }) => [
    membersOf(turn.state, call).map(isOnHold ? hold : resume),
  ],
  swap(turn, call) {
    const others = turn.state.quirks.includes("swapEndsInstead")
      ? othersInFront(turn.state, call).map(end)
      : room(turn, call);
    return [[...others, ...membersOf(turn.state, call).map(resume)]];
  },
  merge(turn, call) {
    const [other] = othersInFront(turn.state, call);
    if (!other) return [];
    const [joining, joined] = mergeOf(call, other);
    return [[{ kind: "setGroup", callId: joining.id, callIdToGroupWith: joined.id }]];
  },
  split(turn, call) {
    const others = membersOf(turn.state, call).filter(({ id }) => id !== call.id);
    return [[{ kind: "setGroup", callId: call.id, callIdToGroupWith: null }, ...others.map(hold)]];
  },
  setMuted: (_turn, { id }, { isMuted }) => [[{ kind: "setMuted", callId: id, isMuted }]],
  playDtmf: (_turn, { id }, { digits }) => dtmfRequests(id, digits).map((request) => [request]),
  setTranslating: (_turn, { id }, { isTranslating }) => [[{
    kind: "setTranslating",
    callId: id,
    isTranslating,
    localLanguage: LOCAL_LANGUAGE,
    remoteLanguage: REMOTE_LANGUAGE,
  }]],
};

/** What the phone is set to; no rule is about which languages they are. */
const LOCAL_LANGUAGE = "en";
const REMOTE_LANGUAGE = "de";

function room(turn: Turn, call: CallState): readonly ActionRequest[] {
  return roomFor(turn, othersInFront(turn.state, call), true);
}
