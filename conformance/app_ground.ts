import type { CallId } from "../call/mod.ts";
import type { EngineEndCause, EngineOperation } from "../engine/mod.ts";
import type { CallSystem, EngineDouble } from "../reference/mod.ts";
import type { Slot } from "../scenario/mod.ts";
import type { EventMap } from "../trace/mod.ts";
import type { AppIntents, AppSubject } from "./adapter.ts";
import type { PushFacts } from "./recorder/mod.ts";
import type { Takers } from "./takers.ts";
import { WORLD_STEPS, type WorldGround } from "./world_steps.ts";

/** What the steps of an app run act upon. */
export interface AppGround extends WorldGround {
  readonly system: CallSystem;
  readonly engine: EngineDouble;
  readonly subject: AppSubject;
  /** Whether the app hears that the user wants to call from Recents. */
  readonly hearsIntents: boolean;
  /** The slot whose call the app was asked to begin, until it does. */
  starting: Slot | null;
  /** The push that was handed over last. */
  pushing: Omit<PushFacts, "isOwed"> | null;
  /** Launches the app. */
  launch(): Promise<void>;
  /** Notes what the app threw where nobody can throw. */
  fault(thrown: unknown): void;
}

/** How each step is taken in an app run. */
export const APP_STEPS: Takers<AppGround> = {
  ...WORLD_STEPS,
  remoteCalls(ground, { call, from, isVideo }) {
    if (!ground.engine.isListenedTo || ground.isInUse(call)) return false;
    const callId = ground.slots.renew(call);
    ground.trace.append({ kind: "remoteActed", act: "calls", callId });
    return ground.engine.remote.calls(callId, from, isVideo);
  },
  remoteRings: (ground, { call }) =>
    remote(ground, call, "rings", (id) => ground.engine.remote.rings(id)),
  remoteAnswers: (ground, { call }) =>
    remote(ground, call, "answers", (id) => ground.engine.remote.answers(id)),
  remoteTurnsVideo: (ground, { call, isOn }) =>
    remote(ground, call, "turnsVideo", (id) => ground.engine.remote.turnsVideo(id, isOn)),
  remoteEnds: (ground, { call, cause }) =>
    remote(ground, call, "ends", (id) => ground.engine.remote.ends(id, cause), cause),
  pushBrings(ground, { call, from, duty, isTooLate }) {
    if (ground.isInUse(call)) return false;
    const callId = ground.slots.renew(call);
    if (!isTooLate) {
      ground.trace.append({ kind: "remoteActed", act: "waits", callId });
      ground.engine.remote.waits(callId);
    }
    const data = { id: callId, from, isVideo: false };
    const hand = () => {
      ground.pushing = { push: (ground.pushing?.push ?? 0) + 1, callId };
      ground.system.push({ data, ...(duty !== "unmarked" && { mustReport: duty === "required" }) });
      return true;
    };
    if (ground.system.isRunning) return hand();
    ground.controls.turn?.("foreground", false);
    return ground.launch().then(hand);
  },
  appDies({ system }) {
    if (!system.isRunning) return false;
    system.kill();
    return true;
  },
  appLaunches(ground) {
    if (ground.system.isRunning) return false;
    ground.controls.turn?.("foreground", true);
    return ground.launch().then(() => true);
  },
  userCallsBack(ground, { call }) {
    const id = ground.slots.idOf(call);
    const entry = ground.system.recents().find(({ callId }) => callId === id);
    if (!id || !entry?.handle || ground.isInUse(call)) return false;
    const choose = () => {
      ground.starting = call;
      if (ground.hearsIntents) ground.system.user.callBack(id);
      return true;
    };
    return ground.system.isRunning ? choose() : ground.launch().then(choose);
  },
  appStarts(ground, { call, to, isVideo }) {
    const { start } = ground.subject.intents ?? {};
    if (!start || ground.isInUse(call)) return false;
    ground.trace.append({ kind: "appIntended", intent: "start", callId: null, to });
    ground.starting = call;
    tap(ground, (intents) => intents.start?.(to, isVideo));
    return true;
  },
  appAnswers: (ground, { call }) => intend(ground, call, "answer", (it, id) => it.answer?.(id)),
  appEnds: (ground, { call }) => intend(ground, call, "end", (it, id) => it.end?.(id)),
  appHolds: (ground, { call }) =>
    intend(ground, call, "setHeld", (it, id) => it.setHeld?.(id, true), true),
  appResumes: (ground, { call }) =>
    intend(ground, call, "setHeld", (it, id) => it.setHeld?.(id, false), false),
  appMutes: (ground, { call }) =>
    intend(ground, call, "setMuted", (it, id) => it.setMuted?.(id, true), true),
  appUnmutes: (ground, { call }) =>
    intend(ground, call, "setMuted", (it, id) => it.setMuted?.(id, false), false),
  appGroups(ground, { call, with: other }) {
    const otherId = ground.slots.idOf(other);
    if (otherId === undefined || !ground.subject.calls().includes(otherId)) return false;
    return intend(ground, call, "setGroup", (it, id) => it.setGroup?.(id, otherId));
  },
  appUngroups: (ground, { call }) =>
    intend(ground, call, "setGroup", (it, id) => it.setGroup?.(id, null)),
  appPresses: (ground, { call, digits }) =>
    intend(ground, call, "playDtmf", (it, id) => it.playDtmf?.(id, digits)),
  engineWill({ engine }, { policy, operation }) {
    engine.will(policy, operation);
    return true;
  },
  engineCompletes: (ground, { operation, call }) => finish(ground, operation, call, true),
  engineFails: (ground, { operation, call }) => finish(ground, operation, call, false),
  systemWillRefuse({ system, trace }, { action, error }) {
    trace.append({ kind: "refusalArmed", on: action, error });
    system.refuseNext(action, error.code, error.domain);
    return true;
  },
  systemWillRefuseReport({ system, trace }, { error }) {
    trace.append({ kind: "refusalArmed", on: "report", error });
    system.refuseNext("report", error.code, error.domain);
    return true;
  },
};

function remote(
  { trace, slots, engine, system }: AppGround,
  slot: Slot,
  act: EventMap["remoteActed"]["act"],
  body: (id: CallId) => boolean,
  cause?: EngineEndCause,
): boolean {
  const callId = slots.idOf(slot);
  if (callId === undefined || !canAct(engine, callId, act)) return false;
  // While no process runs a caller can still give up, and nothing else.
  if (!engine.isListenedTo && (act !== "ends" || system.isRunning)) return false;
  trace.append({ kind: "remoteActed", act, callId, ...(cause && { cause }) });
  return body(callId);
}

function canAct(engine: EngineDouble, id: CallId, act: EventMap["remoteActed"]["act"]): boolean {
  const phase = engine.phaseOf(id);
  if (act === "ends") return phase !== null;
  return phase === (act === "turnsVideo" ? "connected" : "invited");
}

/** A tap on the app's own screen: there must be the button, and the call that it is about. */
function intend(
  ground: AppGround,
  slot: Slot,
  intent: Exclude<EventMap["appIntended"]["intent"], "start">,
  body: (intents: AppIntents, id: CallId) => unknown,
  isOn?: boolean,
): boolean {
  const callId = ground.slots.idOf(slot);
  if (callId === undefined || !ground.subject.intents?.[intent]) return false;
  if (!ground.subject.calls().includes(callId)) return false;
  ground.trace.append({ kind: "appIntended", intent, callId, ...(isOn !== undefined && { isOn }) });
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
