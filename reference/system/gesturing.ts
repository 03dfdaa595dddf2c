import type { ActionRequest } from "../../actions/mod.ts";
import { commit, roomFor } from "./commit.ts";
import { type Gesture, othersInFront, whyNotOffered } from "./gesture.ts";
import { callOf, type CallState } from "./state.ts";
import type { Turn } from "./turn.ts";

/** The user touches the phone: what it offers becomes a transaction, the rest does nothing. */
export function takeGesture(turn: Turn, gesture: Gesture): void {
  const call = callOf(turn.state, gesture.callId);
  if (!call || whyNotOffered(turn.state, gesture) !== null) return;
  const actions = actionsOf(turn, call, gesture);
  if (actions.some(({ kind }) => kind === "answerCall")) turn.setCall(call.id, { ringDueAt: null });
  commit(turn, call.provider, "user", actions);
}

function actionsOf(turn: Turn, call: CallState, gesture: Gesture): readonly ActionRequest[] {
  const { callId } = gesture;
  const answer: ActionRequest = { kind: "answerCall", callId };
  const inFront = othersInFront(turn.state, call);
  switch (gesture.kind) {
    case "answer":
      return [answer];
    case "holdAndAccept":
      return [...roomFor(turn, inFront, true), answer];
    case "endAndAccept":
      return [...inFront.map(({ id }): ActionRequest => ({ kind: "endCall", callId: id })), answer];
    case "decline":
    case "end":
      return [{ kind: "endCall", callId }];
    case "setHeld":
      return [{ kind: "setHeld", callId, isOnHold: gesture.isOnHold }];
    case "swap":
      return [...roomFor(turn, inFront, true), { kind: "setHeld", callId, isOnHold: false }];
    case "setMuted":
      return [{ kind: "setMuted", callId, isMuted: gesture.isMuted }];
    case "playDtmf":
      return [{ kind: "playDtmf", callId, digits: gesture.digit, type: "singleTone" }];
  }
}
