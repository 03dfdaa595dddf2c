import type { ActionRequest } from "../../actions/mod.ts";
import { actionId, type ActionKind } from "../../actions/mod.ts";
import { type CallId, callId, type Instant } from "../../call/mod.ts";
import {
  callOf,
  type Gesture,
  type Input,
  nextDue,
  openActions,
  type State,
} from "../../reference/system/mod.ts";

/** The calls of the exploration, as many as it has. */
export const CALLS: readonly CallId[] = ["a", "b", "c"].map((letter) =>
  callId(`${letter.repeat(8)}-0000-4000-8000-00000000000${letter}`)
);

/** An action that there never was. */
const STRANGE = actionId("cccccccc-0000-4000-8000-00000000000c");

/**
 * Every input that is tried at a state, what it offers as well as what it refuses. Calls that are not
 * there are all alike, so one of them stands for all.
 */
export function inputsAt(state: State, calls: readonly CallId[]): readonly Input[] {
  const at = state.now;
  const due = nextDue(state);
  const live = calls.filter((id) => callOf(state, id));
  const strange = calls.find((id) => !live.includes(id));
  const tried = strange === undefined ? live : [...live, strange];
  const inputs: Input[] = tried.flatMap((id) => inputsFor(id, at));
  for (const { action } of openActions(state)) {
    inputs.push({ kind: "completed", at, actionId: action.id, outcome: "fulfilled" });
    inputs.push({ kind: "completed", at, actionId: action.id, outcome: "failed" });
  }
  inputs.push({ kind: "completed", at, actionId: STRANGE, outcome: "fulfilled" });
  if (due !== null) {
    if (due > at) inputs.push({ kind: "timePassed", at: due - 1 as Instant });
    inputs.push({ kind: "timePassed", at: due });
  }
  inputs.push({ kind: "requested", at, request: 0, actions: [] });
  inputs.push({ kind: "requested", at, request: 0, actions: ["it is no action"] });
  for (const one of tried) {
    for (const other of tried) if (one !== other) inputs.push(...pairsOf(one, other, at));
  }
  inputs.push({ kind: "serviceReset", at }, { kind: "invalidated", at, provider: 1 });
  return inputs;
}

function inputsFor(id: CallId, at: Instant): readonly Input[] {
  const provider = 1;
  const one = (action: ActionRequest): Input => request(at, action);
  const gesture = (made: Gesture): Input => ({ kind: "userGestured", at, gesture: made });
  return [
    { kind: "incomingReported", at, provider, report: 0, callId: id, update: {} },
    { kind: "callUpdated", at, provider, callId: id, update: { hasVideo: true } },
    { kind: "outgoingConnecting", at, provider, callId: id },
    { kind: "outgoingConnected", at, provider, callId: id },
    { kind: "callEndReported", at, provider, callId: id, reason: "remoteEnded" },
    ...ACTIONS.map((action) => one({ ...action, callId: id })),
    ...TWICE.map((actions) => request(at, ...actions.map((action) => ({ ...action, callId: id })))),
    ...GESTURES.map((made) => gesture({ ...made, callId: id })),
  ];
}

type Distributed<T> = T extends unknown ? Omit<T, "callId"> : never;

const BOB = { kind: "generic", value: "bob" } as const;

const ACTIONS: readonly Distributed<ActionRequest>[] = [
  { kind: "startCall", handle: BOB, isVideo: false },
  { kind: "answerCall" },
  { kind: "endCall" },
  { kind: "setHeld", isOnHold: true },
  { kind: "setHeld", isOnHold: false },
  { kind: "setMuted", isMuted: true },
  { kind: "setMuted", isMuted: false },
  { kind: "playDtmf", digits: "5", type: "singleTone" },
  { kind: "setGroup", callIdToGroupWith: null },
  { kind: "setTranslating", isTranslating: true, localLanguage: "en", remoteLanguage: "de" },
];

/** Two actions about one call in one transaction: some go together, and some cannot. */
const TWICE: readonly (readonly Distributed<ActionRequest>[])[] = [
  [{ kind: "playDtmf", digits: "1", type: "singleTone" }, {
    kind: "playDtmf",
    digits: "2",
    type: "singleTone",
  }],
  [{ kind: "answerCall" }, { kind: "answerCall" }],
  [{ kind: "answerCall" }, { kind: "setMuted", isMuted: true }],
  [{ kind: "endCall" }, {
    kind: "startCall",
    handle: BOB,
    isVideo: false,
  }],
  [{ kind: "startCall", handle: BOB, isVideo: false }, {
    kind: "answerCall",
  }],
];

function request(at: Instant, ...actions: readonly ActionRequest[]): Input {
  return { kind: "requested", at, request: 0, actions };
}

const GESTURES: readonly Distributed<Gesture>[] = [
  { kind: "answer" },
  { kind: "holdAndAccept" },
  { kind: "endAndAccept" },
  { kind: "decline" },
  { kind: "end" },
  { kind: "setHeld", isOnHold: true },
  { kind: "setHeld", isOnHold: false },
  { kind: "swap" },
  { kind: "setMuted", isMuted: true },
  { kind: "setMuted", isMuted: false },
  { kind: "merge" },
  { kind: "split" },
  { kind: "playDtmf", digits: "5" },
];

/** What is about two calls: end and answer, hold and answer, swap, and one that joins the other. */
function pairsOf(x: CallId, y: CallId, at: Instant): readonly Input[] {
  const both = (...actions: readonly ActionRequest[]): Input => request(at, ...actions);
  const end: ActionRequest = { kind: "endCall", callId: x };
  const answer: ActionRequest = { kind: "answerCall", callId: y };
  const held = (callId: CallId, isOnHold: boolean): ActionRequest => ({
    kind: "setHeld",
    callId,
    isOnHold,
  });
  return [
    both(end, answer),
    both(held(x, true), answer),
    both(held(x, true), held(y, false)),
    both({ kind: "setGroup", callId: x, callIdToGroupWith: y }),
    both(end, { kind: "startCall", callId: y, handle: BOB, isVideo: false }),
  ];
}

/** The kinds of actions in the alphabet. */
export const KINDS: readonly ActionKind[] = [...new Set(ACTIONS.map(({ kind }) => kind))];
