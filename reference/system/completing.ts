import type { ActionKind, ActionMap, ActionOutcome } from "../../actions/mod.ts";
import { commit, releaseDtmf } from "./commit.ts";
import { connect, doom, takeFront } from "./connect.ts";
import { endCall } from "./ending.ts";
import { othersInFront } from "./gesture.ts";
import type { InputOf } from "./input.ts";
import { type ActionState, callOf, type CallState, isInFront, type Origin } from "./state.ts";
import type { Turn } from "./turn.ts";

/** The app completes an action: the first completion counts, and only while the action is open. */
export function takeCompletion(turn: Turn, { actionId, outcome }: InputOf<"completed">): void {
  close(turn, outcome, ({ action }) => action.id === actionId);
}

/** Completes the one open action that is meant, and lets it have its consequence. */
export function close(
  turn: Turn,
  outcome: ActionOutcome,
  isMeant: (action: ActionState) => boolean,
): void {
  for (const transaction of turn.state.transactions) {
    const found = transaction.actions.find((each) => each.isOpen && isMeant(each));
    if (!found) continue;
    const actions = transaction.actions.map((each) =>
      each === found ? { ...each, isOpen: false } : each
    );
    turn.setTransaction({ ...transaction, actions });
    const call = callOf(turn.state, found.action.callId);
    if (call) settle(turn, found.action, call, outcome, transaction.origin);
    return;
  }
}

function settle<K extends ActionKind>(
  turn: Turn,
  action: ActionMap[K] & { readonly kind: K },
  call: CallState,
  outcome: ActionOutcome,
  origin: Origin,
): void {
  const consequences: Consequences = outcome === "fulfilled" ? FULFILLED : FAILED;
  consequences[action.kind]?.(turn, call, action, origin);
}

type Consequences = {
  readonly [K in ActionKind]?: (
    turn: Turn,
    call: CallState,
    action: ActionMap[K],
    origin: Origin,
  ) => void;
};

/** What a fulfilled action changes (rule ACT-06). */
const FULFILLED: Consequences = {
  startCall(turn, call) {
    if (call.phase === "starting") turn.setCall(call.id, { phase: "started" });
  },
  answerCall: connect,
  endCall(turn, call, _action, origin) {
    endCall(turn, call.id);
    if (origin === "user" && call.phase !== "ringing") resumeHeld(turn, call);
  },
  setHeld(turn, call, { isOnHold }) {
    turn.setCall(call.id, { isOnHold });
    if (!isOnHold && call.phase === "active") takeFront(turn, call);
  },
  setMuted(turn, call, { isMuted }) {
    turn.setCall(call.id, { isMuted });
  },
  playDtmf(turn, call) {
    releaseDtmf(turn, call.id);
  },
};

/** What a failed action changes: start and answer end the call, the rest leaves it (rule ACT-07). */
const FAILED: Consequences = {
  startCall: (turn, call) => endCall(turn, call.id),
  answerCall: (turn, call) => endCall(turn, call.id),
  endCall(turn, call) {
    if (call.isDoomed || isInTheWay(turn, call)) endCall(turn, call.id);
    else if (call.phase === "ringing") turn.setCall(call.id, { isEndOverdue: true });
  },
  setHeld(turn, call, { isOnHold }) {
    if (isOnHold && isInTheWay(turn, call)) doom(turn, call);
  },
  playDtmf: (turn, call) => releaseDtmf(turn, call.id),
};

/** Whether the call still stands in front, though it was to make room for one that is active now. */
function isInTheWay(turn: Turn, call: CallState): boolean {
  return call.phase === "active" && isInFront(turn.state, call) &&
    othersInFront(turn.state, call).some(({ phase }) => phase === "active");
}

/** After the user ended the call in front, the one on hold comes back (rule HLD-07). */
function resumeHeld(turn: Turn, ended: CallState): void {
  const held = turn.state.calls.filter(({ isOnHold, phase }) => isOnHold && phase === "active");
  const [only] = held;
  if (held.length !== 1 || !only || othersInFront(turn.state, ended).length > 0) return;
  commit(turn, only.provider, "system", [{ kind: "setHeld", callId: only.id, isOnHold: false }]);
}
