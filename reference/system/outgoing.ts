import type { ActionRequest, StartCallAction } from "../../actions/mod.ts";
import type { CallId, Instant } from "../../call/mod.ts";
import { connect } from "./connect.ts";
import { callOf, isInFront, isOwn, type ProviderNumber } from "./state.ts";
import type { Turn } from "./turn.ts";

/** An accepted start action makes the call: it is starting until the action is fulfilled. */
export function beginOutgoing(turn: Turn, provider: ProviderNumber, start: ActionRequest): void {
  const { callId, handle, isVideo } = start as Omit<StartCallAction, "id">;
  const { state } = turn;
  turn.set({
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
export function takeConnecting(turn: Turn, id: CallId): void {
  const call = callOf(turn.state, id);
  if (call?.isOutgoing && call.phase === "started") turn.setCall(id, { phase: "connecting" });
}

/**
 * The app says that an outgoing call is connected: its duration starts (rule OUT-06). Said of a call
 * whose start is not fulfilled it counts as well; that the app may not say so then is its own rule.
 */
export function takeConnected(turn: Turn, id: CallId, connectedAt?: Instant): void {
  const call = callOf(turn.state, id);
  if (call?.isOutgoing && isOwn(call) && call.phase !== "active") connect(turn, call, connectedAt);
}
