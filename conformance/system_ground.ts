import { type ActionRequest, dtmfRequests } from "../actions/mod.ts";
import type { CallId } from "../call/mod.ts";
import { ENDED_REASON_OF } from "../reference/mod.ts";
import type { Slot } from "../scenario/mod.ts";
import type { SystemSubject } from "./adapter.ts";
import type { KitApp } from "./kit_app.ts";
import type { Takers } from "./takers.ts";
import { WORLD_STEPS, type WorldGround } from "./world_steps.ts";

/** What the steps of a system run act upon. */
export interface SystemGround extends WorldGround {
  readonly app: KitApp;
  readonly subject: SystemSubject;
}

/** How each step is taken in a system run. */
export const SYSTEM_STEPS: Takers<SystemGround> = {
  ...WORLD_STEPS,
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
  appPresses(ground, { call, digits }) {
    const id = ground.slots.idOf(call) ?? ground.slots.renew(call);
    for (const action of dtmfRequests(id, digits)) request(ground, action);
    return true;
  },
  appGroups(ground, { call, with: other }) {
    const callIdToGroupWith = ground.slots.idOf(other) ?? ground.slots.renew(other);
    return ask(ground, call, (callId) => ({ kind: "setGroup", callId, callIdToGroupWith }));
  },
  appUngroups: (ground, { call }) =>
    ask(ground, call, (callId) => ({ kind: "setGroup", callId, callIdToGroupWith: null })),
  appRequestsNothing({ subject }) {
    void subject.request().catch(() => {});
    return true;
  },
  appUpdates({ slots, subject }, { call, flag, isOn }) {
    const id = slots.idOf(call);
    if (id === undefined || !subject.reportCallUpdated) return false;
    subject.reportCallUpdated(id, { [flag]: isOn });
    return true;
  },
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
