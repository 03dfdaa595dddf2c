import type { CallId } from "../call/mod.ts";
import type { EngineEndCause, EngineOperation } from "../engine/mod.ts";
import type { CallSystem, EngineDouble, VirtualClock } from "../reference/mod.ts";
import type { Slot, StepKind, StepOf } from "../scenario/mod.ts";
import type { EventMap, Trace } from "../trace/mod.ts";
import type { AppIntents, AppSubject } from "./adapter.ts";
import type { Slots } from "./slots.ts";

/** What the steps of an app run act upon. */
export interface AppGround {
  readonly trace: Trace;
  readonly slots: Slots;
  readonly clock: VirtualClock;
  readonly system: CallSystem;
  readonly engine: EngineDouble;
  readonly subject: AppSubject;
  /** The slot whose call the app was asked to begin, until it does. */
  starting: Slot | null;
  /** Notes what the app threw where nobody can throw. */
  fault(thrown: unknown): void;
}

type Takers = {
  readonly [K in StepKind]?: (ground: AppGround, step: StepOf<K>) => boolean | Promise<boolean>;
};

/** How each step is taken in an app run; what is missing cannot be taken in one. */
export const APP_STEPS: Takers = {
  remoteCalls(ground, { call, from, isVideo }) {
    if (!ground.engine.isListenedTo || isInUse(ground, call)) return false;
    const callId = ground.slots.renew(call);
    ground.trace.append({ kind: "remoteActed", act: "calls", callId });
    return ground.engine.remote.calls(callId, from, isVideo);
  },
  remoteRings: (ground, { call }) =>
    remote(ground, call, "rings", (id) => ground.engine.remote.rings(id)),
  remoteAnswers: (ground, { call }) =>
    remote(ground, call, "answers", (id) => ground.engine.remote.answers(id)),
  remoteEnds: (ground, { call, cause }) =>
    remote(ground, call, "ends", (id) => ground.engine.remote.ends(id, cause), cause),
  appStarts(ground, { call, to, isVideo }) {
    const { start } = ground.subject.intents ?? {};
    if (!start || isInUse(ground, call)) return false;
    ground.trace.append({ kind: "appIntended", intent: "start", callId: null, to });
    ground.starting = call;
    tap(ground, (intents) => intents.start?.(to, isVideo));
    return true;
  },
  appAnswers: (ground, { call }) => intend(ground, call, "answer", (it, id) => it.answer?.(id)),
  appEnds: (ground, { call }) => intend(ground, call, "end", (it, id) => it.end?.(id)),
  appHolds: (ground, { call }) =>
    intend(ground, call, "setHeld", (it, id) => it.setHeld?.(id, true)),
  appResumes: (ground, { call }) =>
    intend(ground, call, "setHeld", (it, id) => it.setHeld?.(id, false)),
  appMutes: (ground, { call }) =>
    intend(ground, call, "setMuted", (it, id) => it.setMuted?.(id, true)),
  appUnmutes: (ground, { call }) =>
    intend(ground, call, "setMuted", (it, id) => it.setMuted?.(id, false)),
  appPresses: (ground, { call, digit }) =>
    intend(ground, call, "playDtmf", (it, id) => it.playDtmf?.(id, digit)),
  engineWill({ engine }, { policy, operation }) {
    engine.will(policy, operation);
    return true;
  },
  engineCompletes: (ground, { operation, call }) => finish(ground, operation, call, true),
  engineFails: (ground, { operation, call }) => finish(ground, operation, call, false),
  systemWillRefuse({ system, trace }, { action, code }) {
    trace.append({ kind: "refusalArmed", action, code });
    system.refuseNext(action, code);
    return true;
  },
  systemResets({ system }) {
    system.reset();
    return true;
  },
  systemSpeaks({ system }, { order }) {
    system.setOrder(order);
    return true;
  },
  async clock({ clock }, { ms }) {
    await clock.advance(ms);
    return true;
  },
};

/** Whether the newest call of a slot still lives somewhere. */
function isInUse({ slots, system, engine, subject }: AppGround, slot: Slot): boolean {
  const id = slots.idOf(slot);
  if (id === undefined) return false;
  return engine.phaseOf(id) !== null || system.state.calls.some((call) => call.id === id) ||
    subject.calls().includes(id);
}

function remote(
  { trace, slots, engine }: AppGround,
  slot: Slot,
  act: EventMap["remoteActed"]["act"],
  body: (id: CallId) => boolean,
  cause?: EngineEndCause,
): boolean {
  const callId = slots.idOf(slot);
  if (callId === undefined || !engine.isListenedTo || !canAct(engine, callId, act)) return false;
  trace.append({ kind: "remoteActed", act, callId, ...(cause && { cause }) });
  return body(callId);
}

function canAct(engine: EngineDouble, id: CallId, act: EventMap["remoteActed"]["act"]): boolean {
  const phase = engine.phaseOf(id);
  return act === "ends" ? phase !== null : phase === "invited";
}

/** A tap on the app's own screen: there must be the button, and the call that it is about. */
function intend(
  ground: AppGround,
  slot: Slot,
  intent: Exclude<EventMap["appIntended"]["intent"], "start">,
  body: (intents: AppIntents, id: CallId) => unknown,
): boolean {
  const callId = ground.slots.idOf(slot);
  if (callId === undefined || !ground.subject.intents?.[intent]) return false;
  if (!ground.subject.calls().includes(callId)) return false;
  ground.trace.append({ kind: "appIntended", intent, callId });
  tap(ground, (intents) => body(intents, callId));
  return true;
}

/** What an app's own screen throws, or rejects with, is its own affair. */
function tap(ground: AppGround, body: (intents: AppIntents) => unknown): void {
  const { intents } = ground.subject;
  try {
    void Promise.resolve(intents && body(intents)).catch(() => {});
  } catch (error) {
    ground.fault(error);
  }
}

function finish(
  { slots, engine }: AppGround,
  operation: EngineOperation,
  slot: Slot,
  isSuccess: boolean,
): boolean {
  const id = slots.idOf(slot);
  return id !== undefined && engine.finish(operation, id, isSuccess);
}
