import { ACTION_KINDS, type ActionRequest } from "../../actions/mod.ts";
import { type CallId, callId, instant, type ProviderConfiguration } from "../../call/mod.ts";
import type { Profile } from "../../profile/mod.ts";
import { DEFAULT_ORDER, gestureOf } from "../../reference/mod.ts";
import {
  callOf,
  callSeen,
  initialState,
  type Input,
  openActions,
  type State,
  transition,
  whyNotOffered,
} from "../../reference/system/mod.ts";
import type { Slot, Step, StepKind, StepOf } from "../../scenario/mod.ts";
import { macroStep } from "../exhaustive/macro_step.ts";

/** What a tour begins with: the kit's app defers every action, so that each end is a step. */
export const PRELUDE: readonly Step[] = ACTION_KINDS.map((action) => ({
  kind: "appWill",
  policy: "defer",
  action,
}));

/** A phone with one provider, and no call. */
export function firstState(profile: Profile, configuration: ProviderConfiguration): State {
  const at = instant(0);
  const fresh = initialState(profile, 1, at);
  return transition(fresh, { kind: "providerCreated", at, provider: 1, configuration })[0];
}

/** The id that stands for a slot. */
export function idOfSlot(slot: Slot): CallId {
  return callId(`${slot.repeat(8)}-0000-4000-8000-00000000000${slot}`);
}

/**
 * What a step leads to, everything that follows at once included; null where it cannot be taken. It is
 * the state itself where the step is refused.
 */
export function move(state: State, step: Step): State | null {
  const gesture = gestureOf(step, idOfSlot);
  if (gesture) {
    // What the phone does not offer is tried all the same: the subject must say no.
    if (!callOf(state, gesture.callId)) return null;
    if (whyNotOffered(state, gesture) !== null) return state;
    return enter(state, { kind: "userGestured", at: state.now, gesture });
  }
  const input = inputOf(state, step);
  return input && enter(state, input);
}

function enter(state: State, input: Input): State {
  return macroStep(state, input, DEFAULT_ORDER).state;
}

type Inputs = { readonly [K in StepKind]?: (state: State, step: StepOf<K>) => Input | null };

const INPUTS: Inputs = {
  remoteCalls: ({ now }, { call, from, isVideo }) => ({
    kind: "incomingReported",
    at: now,
    provider: 1,
    report: 0,
    callId: idOfSlot(call),
    update: { remoteHandle: from, hasVideo: isVideo },
  }),
  remoteRings: (state, { call }) => progress(state, call, "outgoingConnecting"),
  remoteAnswers: (state, { call }) => progress(state, call, "outgoingConnected"),
  remoteEnds({ now }, { call }) {
    const id = idOfSlot(call);
    const reason = "remoteEnded";
    return { kind: "callEndReported", at: now, provider: 1, callId: id, reason };
  },
  appStarts: (state, { call, to, isVideo }) =>
    request(state, { kind: "startCall", callId: idOfSlot(call), handle: to, isVideo }),
  appAnswers: (state, { call }) => request(state, { kind: "answerCall", callId: idOfSlot(call) }),
  appEnds: (state, { call }) => request(state, { kind: "endCall", callId: idOfSlot(call) }),
  appHolds: (state, { call }) => hold(state, call, true),
  appResumes: (state, { call }) => hold(state, call, false),
  appGroups: (state, { call, with: other }) => group(state, call, idOfSlot(other)),
  appUngroups: (state, { call }) => group(state, call, null),
  appRequestsNothing: (state) => request(state),
  appFulfills: (state, { action, call }) => complete(state, action, call, "fulfilled"),
  appFails: (state, { action, call }) => complete(state, action, call, "failed"),
  systemResets: ({ now }) => ({ kind: "serviceReset", at: now }),
};

function inputOf<K extends StepKind>(
  state: State,
  step: Step & { readonly kind: K },
): Input | null {
  const inputs: Inputs = INPUTS;
  return inputs[step.kind]?.(state, step as never) ?? null;
}

function request({ now }: State, ...actions: readonly ActionRequest[]): Input {
  return { kind: "requested", at: now, request: 0, actions };
}

function hold(state: State, slot: Slot, isOnHold: boolean): Input {
  return request(state, { kind: "setHeld", callId: idOfSlot(slot), isOnHold });
}

function group(state: State, slot: Slot, callIdToGroupWith: CallId | null): Input {
  return request(state, { kind: "setGroup", callId: idOfSlot(slot), callIdToGroupWith });
}

/** A report about an outgoing call that has been started and is not connected. */
function progress(
  state: State,
  slot: Slot,
  kind: "outgoingConnecting" | "outgoingConnected",
): Input | null {
  const call = callOf(state, idOfSlot(slot));
  if (!call?.isOutgoing || call.phase === "starting" || call.phase === "active") return null;
  return { kind, at: state.now, provider: 1, callId: call.id };
}

function complete(
  state: State,
  kind: StepOf<"appFulfills">["action"],
  slot: Slot,
  outcome: "fulfilled" | "failed",
): Input | null {
  const open = openActions(state).find(({ action, isGiven }) =>
    isGiven && action.kind === kind && action.callId === idOfSlot(slot)
  );
  return open ? { kind: "completed", at: state.now, actionId: open.action.id, outcome } : null;
}

/** A call or an action as it is seen from outside. */
export interface Sight {
  /** The calls, by slot, with their flags. */
  readonly calls: readonly (readonly [slot: Slot, call: ReturnType<typeof callSeen>])[];
  /** The actions that the app was given and has not completed. */
  readonly open: readonly (readonly [slot: Slot, kind: string])[];
}

/** What is seen of a state from outside, in short. */
export function sightOf(state: State, slots: readonly Slot[]): string {
  const slotOf = new Map(slots.map((slot) => [idOfSlot(slot), slot]));
  return textOfSight({
    calls: state.calls.map((call) => [slotOf.get(call.id) ?? "?", callSeen(call)]),
    open: openActions(state).filter(({ isGiven }) => isGiven)
      .map(({ action }) => [slotOf.get(action.callId) ?? "?", action.kind]),
  });
}

/** The short text of what is seen: `a incoming connected, endCall of a`. */
export function textOfSight({ calls, open }: Sight): string {
  const ofCalls = calls.map(([slot, { isOutgoing, isOnHold, hasConnected }]) =>
    `${slot} ${isOutgoing ? "outgoing" : "incoming"}${hasConnected ? " connected" : ""}${
      isOnHold ? " on hold" : ""
    }`
  );
  const ofActions = open.map(([slot, kind]) => `${kind} of ${slot}`);
  return [...ofCalls.sort(), ...ofActions.sort()].join(", ");
}
