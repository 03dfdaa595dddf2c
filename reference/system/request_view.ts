import type { ActionKind, ActionMap, ActionRequest } from "../../actions/mod.ts";
import type { CallId, RequestErrorCode } from "../../call/mod.ts";
import { includesHandle } from "./environment.ts";
import { leavesRoom, whyNotGroupable } from "./gesture.ts";
import { groupCount } from "./groups.ts";
import { isTornDown } from "./incoming.ts";
import {
  callOf,
  type CallState,
  hasOpen,
  isOwn,
  providerOf,
  type ProviderState,
  type State,
} from "./state.ts";

/** Why an action is refused, and the second half of the sentence that says so. */
export interface RefusedAction {
  readonly code: RequestErrorCode;
  readonly because: string;
}

const KNOWN: RefusedAction = {
  code: "callIdAlreadyExists",
  because: "a call of that id is live; take a fresh id for each call",
};
const UNKNOWN: RefusedAction = {
  code: "unknownCallId",
  because: "there is no live call of the app of that id; it was never introduced, or has ended",
};
const FULL: RefusedAction = {
  code: "maximumCallGroupsReached",
  because: "there are as many groups as the configuration allows; end a call first",
};
const PROTECTED: RefusedAction = {
  code: "callIsProtected",
  because: "calls with that party are protected",
};

function unfit(because: string): RefusedAction {
  return { code: "invalidAction", because };
}

type Fits = {
  readonly [K in ActionKind]?: (
    state: State,
    call: CallState,
    action: Omit<ActionMap[K], "id">,
  ) => RefusedAction | null;
};

/** What makes an action unfit for a live call; what is missing fits every call. */
const FITS: Fits = {
  answerCall(state, { id, phase }) {
    if (phase !== "ringing") return unfit(`it is ${phase}`);
    return hasOpen(state, id, "answerCall") ? unfit("it is being answered") : null;
  },
  endCall: (state, { isOutgoing, hasInterrupted }) =>
    isOutgoing && hasInterrupted && state.quirks.includes("unknownIdForLiveCall") ? UNKNOWN : null,
  setHeld: (_state, { info }, { isOnHold }) =>
    isOnHold && !info.supportsHolding ? unfit("it does not support holding") : null,
  playDtmf: (_state, { info }) => info.supportsDtmf ? null : unfit("it does not support DTMF"),
  setGroup(state, call, { callIdToGroupWith }) {
    if (callIdToGroupWith === null) {
      if (call.group === null) return unfit("it talks together with nobody");
      if (!call.info.supportsUngrouping) return unfit("it does not support ungrouping");
      return leavesRoom(state, call) ? null : FULL;
    }
    const other = callOf(state, callIdToGroupWith);
    if (!other || !isOwn(other)) return UNKNOWN;
    const why = whyNotGroupable(state, call, other);
    if (why === null) return null;
    return why.includes("limit") ? { ...FULL, because: why } : unfit(why);
  },
  setTranslating: (state, { owner }) =>
    providerOf(state, owner)?.configuration.supportsAudioTranslation
      ? null
      : unfit("its provider does not support translation"),
};

/** What makes no sense for a call that the same transaction starts. */
const UNFIT_FOR_STARTED: Partial<Record<ActionKind, RefusedAction>> = {
  answerCall: unfit("it is starting"),
  setGroup: unfit("both must be connected"),
};

/** What the calls will be when the earlier actions of the same transaction are done. */
export class RequestView {
  readonly #state: State;
  readonly #provider: ProviderState;
  readonly #started = new Set<CallId>();
  readonly #answered = new Set<CallId>();
  readonly #ended = new Set<CallId>();

  constructor(state: State, provider: ProviderState) {
    this.#state = state;
    this.#provider = provider;
  }

  /** Why the action is refused; null where it is not. */
  refusal(action: ActionRequest): RefusedAction | null {
    if (action.kind === "startCall") return this.#refusalOfStart(action);
    const { kind, callId } = action;
    if (this.#ended.has(callId)) return UNKNOWN;
    if (kind === "endCall") this.#ended.add(callId);
    if (this.#started.has(callId)) return UNFIT_FOR_STARTED[kind] ?? null;
    const call = callOf(this.#state, callId);
    if (!call || !isOwn(call)) return UNKNOWN;
    if (kind === "answerCall" && this.#answered.has(callId)) return unfit("it is being answered");
    if (kind === "answerCall") this.#answered.add(callId);
    return fit(this.#state, call, kind, action);
  }

  #refusalOfStart(
    { callId, handle }: Omit<ActionMap["startCall"], "id">,
  ): RefusedAction | null {
    const state = this.#state;
    const isLive = callOf(state, callId) !== undefined;
    if (isLive || this.#started.has(callId) || isTornDown(state, callId)) return KNOWN;
    if (includesHandle(state.environment.protected, handle)) return PROTECTED;
    const { number, configuration } = this.#provider;
    const groups = groupCount(
      state,
      ({ id, owner }) => owner === number && !this.#ended.has(id),
      "withEnding",
    );
    if (groups + this.#started.size >= configuration.maximumCallGroups) return FULL;
    this.#started.add(callId);
    return null;
  }
}

function fit<K extends ActionKind>(
  state: State,
  call: CallState,
  kind: K,
  action: Omit<ActionMap[K], "id">,
): RefusedAction | null {
  const fits: Fits = FITS;
  return fits[kind]?.(state, call, action) ?? null;
}
