import type { ActionRequest } from "../../actions/mod.ts";
import { commit, roomFor } from "./commit.ts";
import { connect, takeFront } from "./connect.ts";
import { endCall } from "./ending.ts";
import { othersInFront } from "./gesture.ts";
import type { ForeignCall, InputOf } from "./input.ts";
import { callOf, isOwn } from "./state.ts";
import type { Turn } from "./turn.ts";

/** A call rings that is not the app's: on the phone's own line, or another app's. */
export function takeForeignCall(turn: Turn, input: InputOf<"foreignCalled">): void {
  if (callOf(turn.state, input.callId)) return;
  add(turn, input, false);
}

/** The user places a call that is not the app's: what is in front makes room. */
export function takeForeignStart(turn: Turn, input: InputOf<"foreignStarted">): void {
  if (callOf(turn.state, input.callId)) return;
  add(turn, input, true);
  const call = callOf(turn.state, input.callId);
  if (!call) return;
  commit(turn, "system", roomFor(turn, othersInFront(turn.state, call), true));
  connect(turn, call);
}

/** The far side of a call that is not the app's is gone; nothing comes off hold (rule HLD-06). */
export function takeForeignEnd(turn: Turn, { callId }: InputOf<"foreignEnded">): void {
  const call = callOf(turn.state, callId);
  if (call && !isOwn(call)) endCall(turn, callId, "remoteEnded");
}

function add(
  turn: Turn,
  { callId, line, from }: ForeignCall,
  isOutgoing: boolean,
): void {
  const { profile, now } = turn.state;
  turn.set({
    calls: [...turn.state.calls, {
      id: callId,
      owner: line,
      isOutgoing,
      phase: isOutgoing ? "connecting" : "ringing",
      isOnHold: false,
      isMuted: false,
      isTranslating: false,
      group: null,
      info: {
        ...profile.capabilities,
        supportsGrouping: false,
        supportsUngrouping: false,
        remoteHandle: from,
        localizedCallerName: null,
        hasVideo: false,
      },
      begunAt: now,
      connectedAt: null,
      ringDueAt: null,
      isEndOverdue: false,
      isDoomed: false,
      hasInterrupted: false,
    }],
  });
}

/** Does what the phone does by itself, in order. */
export function doByPhone(turn: Turn): void {
  for (let next = turn.byPhone.shift(); next; next = turn.byPhone.shift()) apply(turn, next);
}

function apply(turn: Turn, action: ActionRequest): void {
  const call = callOf(turn.state, action.callId);
  if (!call) return;
  switch (action.kind) {
    case "answerCall":
      return connect(turn, call);
    case "endCall":
      return endCall(turn, call.id, "endAction");
    case "setHeld": {
      turn.setCall(call.id, { isOnHold: action.isOnHold });
      if (!action.isOnHold) takeFront(turn, { ...call, isOnHold: false });
      return;
    }
    case "setMuted":
      return turn.setCall(call.id, { isMuted: action.isMuted });
    default:
      return; // The rest of what a phone does with its own calls no app can see.
  }
}
