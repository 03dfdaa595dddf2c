import type { ActionRequest, StartCallAction } from "../../actions/mod.ts";
import { connect } from "./connect.ts";
import type { InputOf } from "./input.ts";
import { callOf, isInFront, isOwn, type ProviderNumber } from "./state.ts";
import type { Turn } from "./turn.ts";

/** An accepted start action makes the call: it is starting until the action is fulfilled. */
export function beginOutgoing(turn: Turn, provider: ProviderNumber, start: ActionRequest): void {
  const { callId, handle, isVideo } = start as Omit<StartCallAction, "id">;
  const { state } = turn;
  turn.set({
    failedCall: null,
    calls: [...state.calls, {
      id: callId,
      owner: provider,
      isOutgoing: true,
      phase: "starting",
      isOnHold: false,
      isMuted: false,
      isTranslating: false,
      group: null,
      info: {
        ...state.profile.capabilities,
        remoteHandle: handle,
        localizedCallerName: null,
        hasVideo: isVideo,
      },
      begunAt: state.now,
      connectedAt: null,
      ringDueAt: null,
      isEndOverdue: false,
      isDoomed: false,
      hasInterrupted: state.calls.some((call) => !isOwn(call) && isInFront(state, call)),
    }],
  });
}

/** The app says that an outgoing call is being connected. */
export function takeConnecting(
  turn: Turn,
  { provider, callId }: InputOf<"outgoingConnecting">,
): void {
  const call = callOf(turn.state, callId);
  if (call?.owner !== provider || !call.isOutgoing || call.phase !== "started") return;
  turn.setCall(callId, { phase: "connecting" });
}

/**
 * The app says that an outgoing call is connected: its duration starts (rule OUT-06). Said of a call
 * whose start is not fulfilled it counts as well; that the app may not say so then is its own rule.
 */
export function takeConnected(
  turn: Turn,
  { provider, callId, connectedAt }: InputOf<"outgoingConnected">,
): void {
  const call = callOf(turn.state, callId);
  if (call?.owner !== provider || !call.isOutgoing || call.phase === "active") return;
  connect(turn, call, connectedAt);
}
