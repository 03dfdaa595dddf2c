import type { ActionRequest } from "../actions/mod.ts";
import type { CallId } from "../call/mod.ts";
import { ENDED_REASON_OF, type VirtualClock } from "../reference/mod.ts";
import type { Slot, StepKind, StepOf } from "../scenario/mod.ts";
import type { World } from "../trace/mod.ts";
import type { SystemSubject } from "./adapter.ts";
import type { KitApp } from "./kit_app.ts";
import type { Slots } from "./slots.ts";

/** What the steps of a system run act upon. */
export interface SystemGround {
  readonly world: World;
  readonly slots: Slots;
  readonly clock: VirtualClock;
  readonly app: KitApp;
  readonly subject: SystemSubject;
}

type Takers = {
  readonly [K in StepKind]?: (
    ground: SystemGround,
    step: StepOf<K>,
  ) => boolean | Promise<boolean>;
};

/** How each step is taken in a system run; what is missing cannot be taken in one. */
export const SYSTEM_STEPS: Takers = {
  remoteCalls(ground, { call, from, isVideo }) {
    // A slot whose call lives is reported again under the same id: the app is awkward.
    const callId = liveIdOf(ground, call) ?? ground.slots.renew(call);
    void ground.subject.reportNewIncomingCall(callId, { remoteHandle: from, hasVideo: isVideo })
      .catch(() => {});
    return true;
  },
  remoteRings: (ground, { call }) =>
    outgoing(ground, call, (id) => ground.subject.reportOutgoingCallStartedConnecting?.(id)),
  remoteAnswers: (ground, { call }) =>
    outgoing(ground, call, (id) => ground.subject.reportOutgoingCallConnected?.(id)),
  remoteEnds(ground, { call, cause }) {
    const callId = ground.slots.idOf(call);
    if (callId === undefined) return false;
    ground.subject.reportCallEnded(callId, ENDED_REASON_OF[cause]);
    return true;
  },
  appStarts: (ground, { call, to, isVideo }) => {
    const callId = liveIdOf(ground, call) ?? ground.slots.renew(call);
    return request(ground, { kind: "startCall", callId, handle: to, isVideo });
  },
  appAnswers: (ground, { call }) => ask(ground, call, (callId) => ({ kind: "answerCall", callId })),
  appEnds: (ground, { call }) => ask(ground, call, (callId) => ({ kind: "endCall", callId })),
  appHolds: (ground, { call }) =>
    ask(ground, call, (callId) => ({ kind: "setHeld", callId, isOnHold: true })),
  appResumes: (ground, { call }) =>
    ask(ground, call, (callId) => ({ kind: "setHeld", callId, isOnHold: false })),
  appMutes: (ground, { call }) =>
    ask(ground, call, (callId) => ({ kind: "setMuted", callId, isMuted: true })),
  appUnmutes: (ground, { call }) =>
    ask(ground, call, (callId) => ({ kind: "setMuted", callId, isMuted: false })),
  appPresses: (ground, { call, digit }) =>
    ask(ground, call, (callId) => ({
      kind: "playDtmf",
      callId,
      digits: digit,
      type: "singleTone",
    })),
  appWill({ app }, { policy, action }) {
    app.will(policy, action);
    return true;
  },
  appFulfills: (ground, { action, call }) => {
    const id = ground.slots.idOf(call);
    return id !== undefined && ground.app.complete(action, id, "fulfilled");
  },
  appFails: (ground, { action, call }) => {
    const id = ground.slots.idOf(call);
    return id !== undefined && ground.app.complete(action, id, "failed");
  },
  systemResets({ subject }) {
    subject.reset?.();
    return subject.reset !== undefined;
  },
  systemSpeaks({ subject }, { order }) {
    subject.setOrder?.(order);
    return subject.setOrder !== undefined;
  },
  async clock({ clock }, { ms }) {
    await clock.advance(ms);
    return true;
  },
};

function liveIdOf({ slots, world }: SystemGround, slot: Slot): CallId | undefined {
  const id = slots.idOf(slot);
  return id !== undefined && world.calls.has(id) ? id : undefined;
}

/** A report about an outgoing call that has been started and is not connected. */
function outgoing({ slots, world }: SystemGround, slot: Slot, report: (id: CallId) => void) {
  const id = slots.idOf(slot);
  const call = id === undefined ? undefined : world.calls.get(id);
  if (!call?.isOutgoing || call.phase === "starting" || call.phase === "active") return false;
  report(call.id);
  return true;
}

/** A request about the newest call of a slot; a slot without one stands for an unknown call. */
function ask(ground: SystemGround, slot: Slot, action: (id: CallId) => ActionRequest): boolean {
  return request(ground, action(ground.slots.idOf(slot) ?? ground.slots.renew(slot)));
}

function request({ subject }: SystemGround, action: ActionRequest): boolean {
  void subject.request(action).catch(() => {});
  return true;
}
