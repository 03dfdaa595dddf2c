import type { ActionRequest, StartCallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import { connect } from "./connect.ts";
import { callOf, type ProviderNumber } from "./state.ts";
import type { Turn } from "./turn.ts";

/** An accepted start action makes the call: it is starting until the action is fulfilled. */
export function beginOutgoing(turn: Turn, provider: ProviderNumber, start: ActionRequest): void {
  const { callId, handle, isVideo } = start as Omit<StartCallAction, "id">;
  turn.set({
    calls: [...turn.state.calls, {
      id: callId,
      provider,
      isOutgoing: true,
      phase: "starting",
      isOnHold: false,
      isMuted: false,
      info: {
        ...turn.state.profile.capabilities,
        remoteHandle: handle,
        localizedCallerName: null,
        hasVideo: isVideo,
      },
      ringDueAt: null,
      isEndOverdue: false,
      isDoomed: false,
    }],
  });
}

/** The app says that an outgoing call is being connected. */
export function takeConnecting(turn: Turn, id: CallId): void {
  const call = callOf(turn.state, id);
  if (call?.isOutgoing && call.phase === "started") turn.setCall(id, { phase: "connecting" });
}

/**
 * The app says that an outgoing call is connected: its duration starts (rule OUT-06). Said of a call
 * whose start is not fulfilled it counts as well; that the app may not say so then is its own rule.
 */
export function takeConnected(turn: Turn, id: CallId): void {
  const call = callOf(turn.state, id);
  if (call?.isOutgoing && call.phase !== "active") connect(turn, call);
}
