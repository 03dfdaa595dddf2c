import { type ActionKind, type ActionRequest, dtmfRequests } from "../actions/mod.ts";
import {
  type CallId,
  type CallUpdate,
  type Instant,
  instant,
  type ProviderConfiguration,
} from "../call/mod.ts";
import { ENDED_REASON_OF } from "../reference/mod.ts";
import type { ConfigurationChange, Slot, StrangeReport } from "../scenario/mod.ts";
import { recordedConfiguration, SCRIBBLED_NAME } from "../trace/mod.ts";
import type { SystemSubject } from "./adapter.ts";
import { BACKDATED_MS, type KitApp } from "./kit_app.ts";
import type { Takers } from "./takers.ts";
import { WORLD_STEPS, type WorldGround } from "./world_steps.ts";

/** What the steps of a system run act upon. */
export interface SystemGround extends WorldGround {
  readonly app: KitApp;
  readonly subject: SystemSubject;
  /** What its provider was configured with at first. */
  readonly configuration: ProviderConfiguration;
  /** What of it no app can choose. */
  readonly own: Partial<ProviderConfiguration>;
}

/** How each step is taken in a system run. */
export const SYSTEM_STEPS: Takers<SystemGround> = {
  ...WORLD_STEPS,
  remoteCalls(ground, { call, from, isVideo }) {
    // A slot whose call lives is reported again under the same id: the app is awkward.
    const callId = liveIdOf(ground, call) ?? ground.slots.renew(call);
    const update = { remoteHandle: from, hasVideo: isVideo };
    void ground.subject.reportNewIncomingCall(callId, update).catch(() => {});
    Object.assign(update, SCRIBBLE);
    return true;
  },
  remoteRings: (ground, { call }) =>
    outgoing(
      ground,
      call,
      (id) => ground.subject.reportOutgoingCallStartedConnecting?.(id, dateOf(ground, "startCall")),
    ),
  remoteAnswers: (ground, { call }) =>
    outgoing(
      ground,
      call,
      (id) => ground.subject.reportOutgoingCallConnected?.(id, dateOf(ground, "startCall")),
    ),
  remoteEnds(ground, { call, cause }) {
    const callId = ground.slots.idOf(call);
    if (callId === undefined) return false;
    ground.subject.reportCallEnded(callId, ENDED_REASON_OF[cause], dateOf(ground, "endCall"));
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
  appRequestsNonsense({ subject }) {
    void subject.request({ kind: "makeTea" } as never).catch(() => {});
    return true;
  },
  appRequestsBoth(ground, { first, call, second, with: other }) {
    const actions = [requestOf(ground, first, call), requestOf(ground, second, other)];
    return request(ground, ...actions);
  },
  appReportsStranger(ground, { report }) {
    STRANGE[report](ground.subject, ground.slots.mint());
    return true;
  },
  appUpdates: (ground, { call, flag, isOn }) => update(ground, call, { [flag]: isOn }),
  appRenames: (ground, { call, name }) => update(ground, call, { localizedCallerName: name }),
  appConfigures(ground, { change }) {
    const { subject, trace, configuration, own } = ground;
    const isOwn = Object.keys(CHANGES[change]).some((field) => field in own);
    if (!subject.configure || isOwn) return false;
    const given = { ...configuration, ...CHANGES[change] };
    trace.append({
      kind: "configurationSet",
      provider: 1,
      configuration: recordedConfiguration(given),
    });
    subject.configure(given);
    Object.assign(given, SCRIBBLED_CONFIGURATION);
    seeConfiguration(ground);
    return true;
  },
  appInvalidates({ subject, trace }) {
    if (!subject.invalidate) return false;
    trace.append({ kind: "invalidated", provider: 1 });
    subject.invalidate();
    return true;
  },
  appExecutes({ app, subject }, { isOn }) {
    app.executes = isOn;
    subject.willExecute?.(isOn);
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

/** What the kit's app writes upon an update that it has given away (rule UPD-06). */
const SCRIBBLE = { localizedCallerName: SCRIBBLED_NAME, hasVideo: true } as const;

/** What it writes upon a configuration that it has given away (rule PRV-08). */
const SCRIBBLED_CONFIGURATION = { maximumCallGroups: 9, maximumCallsPerCallGroup: 9 } as const;

const CHANGES: Readonly<Record<ConfigurationChange, Partial<ProviderConfiguration>>> = {
  usual: {},
  oneGroup: { maximumCallGroups: 1 },
  noGrouping: { maximumCallsPerCallGroup: 1 },
  noRecents: { includesCallsInRecents: false },
  noVideo: { supportsVideo: false },
  translation: { supportsAudioTranslation: true },
};

const STRANGE: Readonly<Record<StrangeReport, (subject: SystemSubject, id: CallId) => void>> = {
  updated: (subject, id) => subject.reportCallUpdated?.(id, { hasVideo: true }),
  connecting: (subject, id) => subject.reportOutgoingCallStartedConnecting?.(id),
  connected: (subject, id) => subject.reportOutgoingCallConnected?.(id),
  ended: (subject, id) => subject.reportCallEnded(id, "failed"),
};

/** Reads the configuration, writes upon what was read, and reads it again. */
function seeConfiguration({ subject, trace }: SystemGround): void {
  for (const _ of [1, 2]) {
    const read = subject.configuration?.();
    if (!read) return;
    trace.append({
      kind: "configurationSeen",
      provider: 1,
      configuration: recordedConfiguration(read),
    });
    if (!Object.isFrozen(read)) Object.assign(read, SCRIBBLED_CONFIGURATION);
  }
}

function update({ slots, subject }: SystemGround, slot: Slot, fields: CallUpdate): boolean {
  const id = slots.idOf(slot);
  if (id === undefined || !subject.reportCallUpdated) return false;
  const given = { ...fields };
  subject.reportCallUpdated(id, given);
  Object.assign(given, SCRIBBLE);
  return true;
}

/** The date that the kit's app gives with a report; none, unless it was told to. */
function dateOf({ app, clock }: SystemGround, kind: "startCall" | "endCall"): Instant | undefined {
  return app.backdates(kind) ? instant(clock.now() - BACKDATED_MS) : undefined;
}

/** A request of any kind about the newest call of a slot. */
function requestOf({ slots }: SystemGround, kind: ActionKind, slot: Slot): ActionRequest {
  const callId = slots.idOf(slot) ?? slots.renew(slot);
  switch (kind) {
    case "startCall":
      return { kind, callId, handle: { kind: "generic", value: "bob" }, isVideo: false };
    case "setHeld":
      return { kind, callId, isOnHold: true };
    case "setMuted":
      return { kind, callId, isMuted: true };
    case "setGroup":
      return { kind, callId, callIdToGroupWith: null };
    case "playDtmf":
      return { kind, callId, digits: "5", type: "singleTone" };
    case "setTranslating":
      return { kind, callId, isTranslating: true, localLanguage: "en", remoteLanguage: "de" };
    case "answerCall":
    case "endCall":
      return { kind, callId };
  }
}

/** A request about the newest call of a slot; a slot without one stands for an unknown call. */
function ask(ground: SystemGround, slot: Slot, action: (id: CallId) => ActionRequest): boolean {
  return request(ground, action(ground.slots.idOf(slot) ?? ground.slots.renew(slot)));
}

/**
 * The kit's app is awkward: it spells the ids of slot `b` in capitals, and writes upon the actions
 * that it has given away (rules ID-05, TX-15).
 */
function request({ subject, slots }: SystemGround, ...actions: readonly ActionRequest[]): boolean {
  const given = actions.map((action) =>
    slots.slotOf(action.callId) === "b"
      ? { ...action, callId: action.callId.toUpperCase() as CallId }
      : { ...action }
  );
  void subject.request(...given).catch(() => {});
  for (const action of given) Object.assign(action, { callId: slots.mint(), isOnHold: false });
  return true;
}
