import type { ActionRequest } from "../../actions/mod.ts";
import type { RequestErrorCode } from "../../call/mod.ts";
import { commit, roomFor } from "./commit.ts";
import type { Refusal } from "./effect.ts";
import { isBeyondLimit, othersInFront } from "./gesture.ts";
import type { InputOf } from "./input.ts";
import { beginOutgoing } from "./outgoing.ts";
import { callOf, hasOpen, type ProviderState, type State } from "./state.ts";
import type { Turn } from "./turn.ts";

/** A request of the app: accepted or refused as a unit (rules TX-01 to TX-05). */
export function takeRequest(turn: Turn, { request, actions }: InputOf<"requested">): void {
  const refusal = armedRefusal(turn, actions) ?? refusalOf(turn.state, actions);
  turn.emit({ lane: "completion", kind: "requestSettled", request, refusal });
  if (!refusal) accept(turn, actions as readonly ActionRequest[]);
}

function accept(turn: Turn, actions: readonly ActionRequest[]): void {
  const first = actions[0];
  const provider = first &&
    (callOf(turn.state, first.callId)?.provider ?? newest(turn.state)?.number);
  if (provider === undefined) return;
  for (const action of actions) {
    if (action.kind === "startCall") beginOutgoing(turn, provider, action);
    if (action.kind === "answerCall") stopRinging(turn, action);
  }
  const room = actions.flatMap((action) => {
    const call = callOf(turn.state, action.callId);
    const isComingToFront = action.kind === "startCall" || action.kind === "answerCall" ||
      action.kind === "setHeld" && !action.isOnHold;
    if (!call || !isComingToFront) return [];
    const inFront = othersInFront(turn.state, call).filter(({ id }) => !isLeaving(actions, id));
    return roomFor(turn, inFront, !isBeyondLimit(turn.state, call));
  });
  if (room.length > 0) commit(turn, provider, "system", room);
  commit(turn, provider, "app", actions);
}

/** Whether the request itself moves the call out of the front. */
function isLeaving(actions: readonly ActionRequest[], id: string): boolean {
  return actions.some((action) =>
    action.callId === id &&
    (action.kind === "endCall" || action.kind === "startCall" || action.kind === "answerCall" ||
      action.kind === "setHeld")
  );
}

function stopRinging(turn: Turn, { callId }: ActionRequest): void {
  turn.setCall(callId, { ringDueAt: null });
}

function newest(state: State): ProviderState | undefined {
  return state.providers.at(-1);
}

/** Takes the refusal that the environment has ready for one of these actions. */
function armedRefusal(
  turn: Turn,
  actions: InputOf<"requested">["actions"],
): Refusal<RequestErrorCode> | null {
  const armed = turn.state.refusals.find(({ action }) =>
    actions.some((each) => typeof each !== "string" && each.kind === action)
  );
  if (!armed) return null;
  turn.set({ refusals: turn.state.refusals.filter((each) => each !== armed) });
  return {
    code: armed.code,
    message:
      `Cannot request ${armed.action}: the environment was told to refuse it with ${armed.code}`,
  };
}

function refusalOf(
  state: State,
  actions: InputOf<"requested">["actions"],
): Refusal<RequestErrorCode> | null {
  if (state.providers.length === 0) {
    return {
      code: "unknownCallProvider",
      message:
        "Cannot request: the app has no provider in service; make one, and do not invalidate it",
    };
  }
  if (actions.length === 0) {
    return {
      code: "emptyTransaction",
      message: "Cannot request: the transaction has no action; give at least one",
    };
  }
  const view = new RequestView(state);
  for (const action of actions) {
    const refusal = typeof action === "string"
      ? { code: "invalidAction" as const, message: `Cannot request: ${action}` }
      : view.refusal(action);
    if (refusal) return refusal;
  }
  return null;
}

/** What the calls will be when the earlier actions of the same transaction are done. */
class RequestView {
  readonly #state: State;
  readonly #started = new Set<string>();
  readonly #ended = new Set<string>();

  constructor(state: State) {
    this.#state = state;
  }

  refusal(action: ActionRequest): Refusal<RequestErrorCode> | null {
    const code = action.kind === "startCall" ? this.#start(action) : this.#other(action);
    return code && {
      code,
      message: `Cannot request ${action.kind} for call ${action.callId}: ${WHY[code]}`,
    };
  }

  #start({ callId }: ActionRequest): ReasonedCode | null {
    if (this.#isLive(callId)) return "callIdAlreadyExists";
    const groups = newest(this.#state)?.configuration.maximumCallGroups ?? 0;
    const live = this.#state.calls.filter(({ id }) =>
      !this.#ended.has(id) && !hasOpen(this.#state, id, "endCall")
    );
    if (live.length + this.#started.size >= groups) return "maximumCallGroupsReached";
    this.#started.add(callId);
    return null;
  }

  #other(action: ActionRequest): ReasonedCode | null {
    if (!this.#isLive(action.callId)) return "unknownCallId";
    if (!this.#isFit(action)) return "invalidAction";
    if (action.kind === "endCall") this.#ended.add(action.callId);
    return null;
  }

  #isLive(id: string): boolean {
    return this.#started.has(id) ||
      !this.#ended.has(id) && this.#state.calls.some((call) => call.id === id);
  }

  /** Whether the call is one that the action can be about. */
  #isFit(action: ActionRequest): boolean {
    const call = callOf(this.#state, action.callId);
    switch (action.kind) {
      case "answerCall":
        return call?.phase === "ringing" && !hasOpen(this.#state, call.id, "answerCall");
      case "setHeld":
        return !action.isOnHold || call === undefined || call.info.supportsHolding;
      case "playDtmf":
        return call === undefined || call.info.supportsDtmf;
      case "setGroup":
        return false; // Groups come with the whole call system.
      case "setTranslating": {
        const provider = this.#state.providers.find(({ number }) => number === call?.provider);
        return provider?.configuration.supportsAudioTranslation ?? false;
      }
      default:
        return true;
    }
  }
}

type ReasonedCode = keyof typeof WHY;

const WHY = {
  callIdAlreadyExists: "a call of that id is live; take a fresh id for each call",
  maximumCallGroupsReached:
    "there are as many groups as the configuration allows; end a call first",
  unknownCallId: "there is no live call of that id; it was never introduced, or has ended",
  invalidAction: "the call cannot do that now; look at its phase and at what its updates support",
} as const;
