import type { ActionKind, ActionMap, ActionOutcome } from "../../actions/mod.ts";
import { commit, isBehind, startNextKey } from "./commit.ts";
import { connect, doom, takeFront } from "./connect.ts";
import type { AnyDetails } from "./details.ts";
import { endCall } from "./ending.ts";
import { othersInFront, whyNotGroupable } from "./gesture.ts";
import { join, leave, membersOf } from "./groups.ts";
import type { InputOf } from "./input.ts";
import { type Ending, nameOf } from "./recents.ts";
import {
  type ActionState,
  callOf,
  type CallState,
  isInFront,
  openActions,
  type Origin,
  type State,
} from "./state.ts";
import type { Turn } from "./turn.ts";

/** The app completes an action: the first completion counts, and only while the action is open. */
export function takeCompletion(
  turn: Turn,
  { actionId, outcome, details }: InputOf<"completed">,
): void {
  close(turn, outcome, ({ action }) => action.id === actionId, details ?? {});
}

/** Completes the one open action that is meant, and lets it have its consequence. */
export function close(
  turn: Turn,
  outcome: ActionOutcome,
  isMeant: (action: ActionState) => boolean,
  details: AnyDetails = {},
): void {
  for (const transaction of turn.state.transactions) {
    const found = transaction.actions.find((each) => each.isOpen && isMeant(each));
    if (!found) continue;
    const actions = transaction.actions.map((each) =>
      each === found ? { ...each, isOpen: false } : each
    );
    const { action } = found;
    const isFirstKey = action.kind === "playDtmf" && !isBehind(turn.state, found);
    turn.setTransaction({ ...transaction, actions });
    if (isFirstKey) startNextKey(turn, action.callId);
    const call = callOf(turn.state, action.callId);
    if (call) settle(turn, action, outcome, { call, origin: transaction.origin, details });
    return;
  }
}

/** What a consequence may need to know. */
interface Matter {
  readonly call: CallState;
  readonly origin: Origin;
  readonly details: AnyDetails;
}

function settle<K extends ActionKind>(
  turn: Turn,
  action: ActionMap[K] & { readonly kind: K },
  outcome: ActionOutcome,
  matter: Matter,
): void {
  const consequences: Consequences = outcome === "fulfilled" ? FULFILLED : FAILED;
  consequences[action.kind]?.(turn, matter, action);
}

type Consequences = {
  readonly [K in ActionKind]?: (turn: Turn, matter: Matter, action: ActionMap[K]) => void;
};

/** What a fulfilled action changes (rule ACT-06). */
const FULFILLED: Consequences = {
  startCall(turn, { call, details }) {
    const begunAt = details.dateStarted ?? call.begunAt;
    turn.setCall(call.id, { begunAt, phase: call.phase === "starting" ? "started" : call.phase });
  },
  answerCall: (turn, { call, details }) => connect(turn, call, details.dateConnected),
  endCall(turn, { call, origin, details }) {
    endCall(turn, call.id, endingOf(call, origin), details.dateEnded);
    if (origin !== "system" && call.phase !== "ringing") resumeHeld(turn, call);
  },
  setHeld(turn, { call }, { isOnHold }) {
    turn.setCall(call.id, { isOnHold });
    if (!isOnHold && call.phase === "active") takeFront(turn, { ...call, isOnHold });
  },
  setMuted: (turn, { call }, { isMuted }) => turn.setCall(call.id, { isMuted }),
  setGroup(turn, { call }, { callIdToGroupWith }) {
    const other = callIdToGroupWith && callOf(turn.state, callIdToGroupWith);
    if (callIdToGroupWith === null) leave(turn, call.id);
    else if (other && whyNotGroupable(turn.state, call, other) === null) join(turn, call.id, other);
    const moved = callOf(turn.state, call.id);
    if (moved && isInFront(turn.state, moved)) takeFront(turn, moved);
  },
  setTranslating: (turn, { call }, { isTranslating }) => turn.setCall(call.id, { isTranslating }),
};

/** What a failed action changes: start and answer end the call, the rest leaves it (rule ACT-07). */
const FAILED: Consequences = {
  startCall(turn, { call }) {
    if (call.phase !== "starting") return; // The app said before that it is connected.
    endCall(turn, call.id, "failed");
    turn.set({ failedCall: { id: call.id, name: nameOf(turn.state, call) } });
  },
  answerCall: (turn, { call }) => endCall(turn, call.id, "failed"),
  endCall(turn, { call }) {
    if (call.isDoomed || isInTheWay(turn, call)) endCall(turn, call.id, "failed");
    else if (call.phase === "ringing") turn.setCall(call.id, { isEndOverdue: true });
  },
  setHeld(turn, { call }, { isOnHold }) {
    if (isOnHold && isInTheWay(turn, call)) doom(turn, call);
  },
};

/** What an end action that is fulfilled was for: a call that rang out was not declined. */
function endingOf({ isDoomed, phase }: CallState, origin: Origin): Ending {
  if (isDoomed) return "failed";
  return origin === "system" && phase === "ringing" ? "unanswered" : "endAction";
}

/** Whether the call still stands in front, though it was to make room for one that is active now. */
function isInTheWay(turn: Turn, call: CallState): boolean {
  return call.phase === "active" && isInFront(turn.state, call) &&
    othersInFront(turn.state, call).some(({ phase }) => phase === "active");
}

/** After the user ended what was in front, those on hold come back (rule HLD-07). */
export function resumeHeld(turn: Turn, ended: CallState): void {
  const held = turn.state.calls.filter(({ isOnHold, phase }) => isOnHold && phase === "active");
  const [first] = held;
  if (!first || othersInFront(turn.state, ended).length > 0 || isTakingOver(turn.state)) return;
  const members = membersOf(turn.state, first);
  if (members.length !== held.length) return; // There is a choice, and it is the user's.
  if (!members.every(({ info }) => info.supportsHolding)) return; // No held action for it (HLD-04).
  commit(
    turn,
    "system",
    members.map(({ id }) => ({ kind: "setHeld", callId: id, isOnHold: false })),
  );
}

/** Whether another call is coming to the front already: it is being answered, or comes off hold. */
function isTakingOver(state: State): boolean {
  return openActions(state).some(({ action }) =>
    action.kind === "answerCall" || action.kind === "setHeld" && !action.isOnHold
  );
}
