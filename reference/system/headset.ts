import { commit, roomFor } from "./commit.ts";
import { isBeyondLimit } from "./gesture.ts";
import { takeGesture } from "./gesturing.ts";
import { membersOf } from "./groups.ts";
import { type CallState, isInFront } from "./state.ts";
import type { Turn } from "./turn.ts";

/**
 * The keys of a headset, which know nothing of limits. The hook answers what rings, in the place of
 * what is in front, and ends what is in front otherwise. The hold key answers what rings and holds
 * what is in front, exchanges what is on hold for it, and ends the oldest on hold where there are
 * more groups than are allowed (seen on a device: Apple forum 794277).
 */
export function takeHeadset(turn: Turn, key: "hook" | "hold"): void {
  const { state } = turn;
  const ringing = state.calls.find(({ phase }) => phase === "ringing");
  const front = state.calls.find((call) => isInFront(state, call));
  if (key === "hook") return hook(turn, ringing, front);
  const held = state.calls.find(({ isOnHold }) => isOnHold);
  if (ringing && front) return holdAndAnswer(turn, ringing, front);
  if (!held) {
    if (front) takeGesture(turn, { kind: "setHeld", callId: front.id, isOnHold: true });
  } else if (isBeyondLimit(state, held)) {
    commit(turn, "user", [{ kind: "endCall", callId: held.id }]);
  } else if (front) takeGesture(turn, { kind: "swap", callId: held.id });
  else takeGesture(turn, { kind: "setHeld", callId: held.id, isOnHold: false });
}

function hook(turn: Turn, ringing?: CallState, front?: CallState): void {
  if (ringing) {
    const kind = front ? "endAndAccept" : "answer";
    takeGesture(turn, { kind, callId: ringing.id });
  } else if (front?.group === null) takeGesture(turn, { kind: "end", callId: front.id });
  else if (front) {
    // Whoever talks together is hung up together: one of them alone would leave the others talking.
    const group = membersOf(turn.state, front).filter((call) => isInFront(turn.state, call));
    commit(turn, "user", group.map(({ id }) => ({ kind: "endCall", callId: id })));
  }
}

function holdAndAnswer(turn: Turn, ringing: CallState, front: CallState): void {
  turn.setCall(ringing.id, { ringDueAt: null });
  const others = membersOf(turn.state, front);
  commit(turn, "user", [
    ...roomFor(turn, others, true),
    { kind: "answerCall", callId: ringing.id },
  ]);
}
