import type { ActionRequest } from "../../actions/mod.ts";
import type { CallId, RequestErrorCode } from "../../call/mod.ts";
import { commit, roomFor } from "./commit.ts";
import type { Refusal } from "./effect.ts";
import { isBeyondLimit, othersInFront } from "./gesture.ts";
import { membersOf } from "./groups.ts";
import type { InputOf } from "./input.ts";
import { beginOutgoing } from "./outgoing.ts";
import { RequestView } from "./request_view.ts";
import { callOf, type CallState, type ProviderState, type State } from "./state.ts";
import type { Turn } from "./turn.ts";

/** A request of the app: accepted or refused as a unit (rules TX-01 to TX-05). */
export function takeRequest(turn: Turn, { request, actions }: InputOf<"requested">): void {
  const kinds = actions.flatMap((each) => typeof each === "string" ? [] : [each.kind]);
  const refusal = turn.armedRefusal(kinds, `request ${kinds.join(", ")}`) ??
    refusalOf(turn.state, actions);
  turn.emit({ lane: "completion", kind: "requestSettled", request, refusal });
  if (turn.state.providers.some(({ isFresh }) => isFresh)) {
    turn.set({ providers: turn.state.providers.map((each) => ({ ...each, isFresh: false })) });
  }
  if (!refusal) accept(turn, actions as readonly ActionRequest[]);
}

function accept(turn: Turn, actions: readonly ActionRequest[]): void {
  for (const action of actions) {
    const provider = inService(turn.state).at(-1);
    if (action.kind === "startCall" && provider) beginOutgoing(turn, provider.number, action);
    if (action.kind === "answerCall") turn.setCall(action.callId, { ringDueAt: null });
  }
  const room = actions.flatMap((action) => {
    const call = callOf(turn.state, action.callId);
    return call ? roomOf(turn, call, action, actions) : [];
  });
  if (room.length > 0) commit(turn, "system", room);
  commit(turn, "app", actions);
}

/** What has to make room for an action, but for what the request itself moves. */
function roomOf(
  turn: Turn,
  call: CallState,
  action: ActionRequest,
  actions: readonly ActionRequest[],
): readonly ActionRequest[] {
  const { state } = turn;
  const isLeaving = ({ id }: CallState) =>
    actions.some((each) => MOVES[each.kind] && each.callId === id);
  switch (action.kind) {
    case "startCall":
    case "answerCall":
      return roomFor(
        turn,
        othersInFront(state, call).filter((other) => !isLeaving(other)),
        !isBeyondLimit(state, call),
      );
    case "setHeld":
      if (action.isOnHold) return [];
      return roomFor(turn, othersInFront(state, call).filter((other) => !isLeaving(other)), true);
    case "setGroup": {
      if (action.callIdToGroupWith !== null || call.isOnHold) return [];
      const others = membersOf(state, call).filter((other) =>
        other.id !== call.id && !other.isOnHold && !isLeaving(other)
      );
      return roomFor(turn, others, true);
    }
    default:
      return [];
  }
}

/** The actions by which a request itself says where a call shall be. */
const MOVES: Partial<Record<ActionRequest["kind"], true>> = {
  startCall: true,
  answerCall: true,
  endCall: true,
  setHeld: true,
};

function inService({ providers }: State): readonly ProviderState[] {
  return providers.filter(({ status }) => status !== "lost");
}

function refusalOf(state: State, actions: InputOf<"requested">["actions"]): Refusal | null {
  const { environment } = state;
  if (environment.isRegionOff) {
    return refusal("unknownCallProvider", "calls are switched off in this region");
  }
  if (!environment.isEntitled) return refusal("unentitled", "the app may not use the call service");
  if (!environment.hasVoipMode) {
    return refusal("unentitled", "the app lacks the background mode voip; add it");
  }
  const provider = inService(state).at(-1);
  if (!provider) {
    const wayOut = "make one, and do not invalidate it";
    return refusal("unknownCallProvider", `the app has no provider in service; ${wayOut}`);
  }
  if (provider.isFresh && state.quirks.includes("firstRequestRefused")) {
    return refusal("maximumCallGroupsReached", "the provider is not registered yet; try again");
  }
  if (actions.length === 0) {
    return refusal("emptyTransaction", "the transaction has no action; give at least one");
  }
  const view = new RequestView(state, provider);
  for (const action of actions) {
    if (typeof action === "string") return refusal("invalidAction", action);
    const why = view.refusal(action);
    if (why) return refusal(why.code, why.because, action);
  }
  return null;
}

function refusal(
  code: RequestErrorCode,
  because: string,
  action?: { readonly kind: string; readonly callId: CallId },
): Refusal {
  const what = action ? ` ${action.kind} for call ${action.callId}` : "";
  return { domain: "requestTransaction", code, message: `Cannot request${what}: ${because}` };
}
