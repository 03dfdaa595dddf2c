import type { ActionKind, ActionMap, TransactionId } from "../actions/mod.ts";
import type { Call, CallId } from "../call/mod.ts";
import type { EventKind, EventOf, PerformedAction } from "./event.ts";
import type { EndedBy, WorldAction, WorldCall, WorldState } from "./world_state.ts";

type Folds = { readonly [K in EventKind]?: (world: WorldState, event: EventOf<K>) => void };

/** What each kind of event makes so. */
export const FOLDS: Folds = {
  invalidated(world) {
    endAll(world, "invalidation");
    world.isAudioActive = false;
  },
  incomingReported(world, { report, callId }) {
    world.reports.set(report, callId);
    introduce(world, callId, false, report);
  },
  incomingSettled(world, { report, callId, error }) {
    world.reports.delete(report);
    settleIntroduction(world, callId, false, report, error === null);
  },
  outgoingConnecting(world, { callId }) {
    const call = world.calls.get(callId);
    if (call?.isOutgoing && call.phase === "started") call.phase = "connecting";
  },
  outgoingConnected(world, { callId }) {
    const call = world.calls.get(callId);
    if (call?.isOutgoing) call.phase = "active";
  },
  callEndReported: (world, { callId }) => end(world, callId, "report"),
  requested(world, event) {
    world.requests.set(event.request, event);
    for (const action of event.actions) {
      if (action.kind === "startCall") introduce(world, action.callId, true, event.request);
    }
  },
  requestSettled(world, { request, error }) {
    const actions = world.requests.get(request)?.actions ?? [];
    world.requests.delete(request);
    for (const { kind, callId } of actions) {
      if (kind !== "startCall") continue;
      settleIntroduction(world, callId, true, request, error === null);
    }
  },
  completed(world, { actionId, outcome }) {
    const known = world.actions.get(actionId);
    if (known?.status !== "open") return;
    known.status = outcome;
    const call = world.calls.get(known.action.callId);
    if (call) consequence(world, call, known.action, outcome === "fulfilled");
    forget(world, known);
  },
  didReset: (world) => endAll(world, "reset"),
  executeAsked(world, { transactionId, actions }) {
    for (const given of actions) take(world, given, transactionId);
  },
  executeAnswered(world, { transactionId, isExecuting }) {
    if (isExecuting) return;
    for (const [id, { askedIn }] of world.actions) {
      if (askedIn === transactionId) world.actions.delete(id);
    }
  },
  performed(world, event) {
    take(world, event, null).isHandling = event.isHandled;
  },
  handlerReturned(world, { actionId, isAsync }) {
    if (!isAsync) stopHandling(world, actionId);
  },
  handlerSettled: (world, { actionId }) => stopHandling(world, actionId),
  timedOut(world, { actionId, action, callId }) {
    const known = world.actions.get(actionId);
    if (known) {
      known.status = "timedOut";
      forget(world, known);
    }
    const call = world.calls.get(callId);
    if (call && (action === "startCall" || action === "answerCall")) call.isUnsure = true;
  },
  audioActivated(world) {
    world.isAudioActive = true;
  },
  audioDeactivated(world) {
    world.isAudioActive = false;
  },
  observed(world, { call: seen }) {
    if (seen.hasEnded) {
      end(world, seen.id, "system");
      const ended = world.ended.get(seen.id);
      if (ended) ended.isSeenEnded = true;
      return;
    }
    if (!world.calls.has(seen.id)) appearAgain(world, seen);
    const call = world.calls.get(seen.id);
    if (!call) return;
    call.isAllowed = true;
    call.seen = seen;
  },
  engineAsked(world, event) {
    world.asks.set(event.ask, event);
    if (event.operation === "dial") world.legs.set(event.callId, "inviting");
  },
  engineSettled(world, { ask, operation, callId, isSuccess }) {
    world.asks.delete(ask);
    if (!world.legs.has(callId)) return;
    if (operation === "hangUp" || !isSuccess && (operation === "dial" || operation === "accept")) {
      world.legs.delete(callId);
    } else if (operation === "dial") world.legs.set(callId, "invited");
    else if (operation === "accept") world.legs.set(callId, "connected");
  },
  engineReported(world, { report, callId }) {
    if (report === "incoming") world.legs.set(callId, "ringing");
    else if (report === "connected") world.legs.set(callId, "connected");
    else if (report === "ended") world.legs.delete(callId);
  },
  mediaStarted: (world, { callId }) => void world.media.add(callId),
  mediaStopped: (world, { callId }) => void world.media.delete(callId),
  callsListed(world, { calls }) {
    world.systemList = calls;
    const listed = new Set(calls.map(({ id }) => id));
    for (const call of world.calls.values()) {
      if (call.isAllowed && !listed.has(call.id)) end(world, call.id, "system");
    }
    for (const { id } of calls) {
      if (!world.calls.has(id)) revive(world, id, false);
      const call = world.calls.get(id);
      if (call) call.isUnsure = false;
    }
  },
  appListed(world, { callIds }) {
    world.appList = callIds;
  },
};

function introduce(world: WorldState, id: CallId, isOutgoing: boolean, introducedBy: number): void {
  if (world.calls.has(id)) return;
  const before = world.ended.get(id) ?? null;
  world.ended.delete(id);
  world.calls.set(id, {
    id,
    before,
    isOutgoing,
    introducedBy,
    isAllowed: false,
    phase: isOutgoing ? "starting" : "ringing",
    isOnHold: false,
    isMuted: false,
    isUnsure: false,
    hasOutlivedReset: false,
    seen: null,
  });
}

/** The promise that a call was introduced by settled; a later introduction of it stays as it is. */
function settleIntroduction(
  world: WorldState,
  id: CallId,
  isOutgoing: boolean,
  by: number,
  isAllowed: boolean,
): void {
  const isMeant = (call?: WorldCall) => call?.introducedBy === by && call.isOutgoing === isOutgoing;
  const call = world.calls.get(id);
  const ended = world.ended.get(id);
  if (call && isMeant(call)) {
    if (isAllowed) call.isAllowed = true;
    else if (!call.isAllowed) {
      world.calls.delete(id);
      if (call.before) world.ended.set(id, call.before);
    }
  } else if (!call && ended && isMeant(ended.call)) {
    if (!isAllowed && !ended.call.isAllowed) world.ended.delete(id);
    ended.call.isAllowed ||= isAllowed;
    if (isAllowed) revive(world, id, true);
  }
}

/**
 * A call that was introduced just before the app heard of a reset may have been taken before the
 * reset, and is gone, or after it, and lives. What observers are told, and what is listed, decides.
 */
function revive(world: WorldState, id: CallId, isUnsure: boolean): void {
  const ended = world.ended.get(id);
  if (ended?.by !== "reset" || ended.isSeenEnded) return;
  world.ended.delete(id);
  ended.call.isAllowed = true;
  ended.call.isUnsure = isUnsure;
  ended.call.hasOutlivedReset = true;
  world.calls.set(id, ended.call);
}

/** Observers are told of a call that had ended: it outlived a reset, or its id was taken again. */
function appearAgain(world: WorldState, { id, isOutgoing }: Call): void {
  const ended = world.ended.get(id);
  if (ended?.isSeenEnded) introduce(world, id, isOutgoing, ended.call.introducedBy);
  else if (ended) revive(world, id, true);
}

/** The app was given an action. */
function take(
  world: WorldState,
  { action, timeoutAt }: PerformedAction,
  askedIn: TransactionId | null,
): WorldAction {
  const taken: WorldAction = { action, timeoutAt, askedIn, status: "open", isHandling: false };
  world.actions.set(action.id, taken);
  if (!world.calls.has(action.callId)) revive(world, action.callId, false);
  const call = world.calls.get(action.callId);
  if (call) {
    call.isAllowed = true;
    call.isUnsure = false;
  }
  return taken;
}

/** Drops what is known of an action once it is complete and its handler is done. */
function forget(world: WorldState, { action, status, isHandling }: WorldAction): void {
  if (status !== "open" && !isHandling) world.actions.delete(action.id);
}

function stopHandling(world: WorldState, id: WorldAction["action"]["id"]): void {
  const known = world.actions.get(id);
  if (!known) return;
  known.isHandling = false;
  forget(world, known);
}

function end(world: WorldState, id: CallId, by: EndedBy): void {
  const call = world.calls.get(id);
  if (!call) return;
  world.calls.delete(id);
  const wasSettled = call.isOutgoing || !world.reports.has(call.introducedBy);
  world.ended.set(id, { id, by, call, wasSettled, isSeenEnded: false });
  for (const known of world.actions.values()) {
    if (known.action.callId !== id || known.status !== "open") continue;
    known.status = "dropped";
    forget(world, known);
  }
}

function endAll(world: WorldState, by: EndedBy): void {
  for (const id of [...world.calls.keys()]) end(world, id, by);
  for (const known of world.actions.values()) {
    if (known.status === "open") known.status = "dropped";
    forget(world, known);
  }
}

type Consequence<K extends ActionKind> = (
  world: WorldState,
  call: WorldCall,
  action: ActionMap[K],
) => void;
type Consequences = { readonly [K in ActionKind]?: Consequence<K> };

const FULFILLED: Consequences = {
  startCall(_world, call) {
    if (call.phase === "starting") call.phase = "started";
  },
  answerCall(_world, call) {
    call.phase = "active";
  },
  endCall: (world, { id }) => end(world, id, "endAction"),
  setHeld(_world, call, { isOnHold }) {
    call.isOnHold = isOnHold;
  },
  setMuted(_world, call, { isMuted }) {
    call.isMuted = isMuted;
  },
};

const FAILED: Consequences = {
  startCall: (world, { id }) => end(world, id, "failure"),
  answerCall(_world, call) {
    call.isUnsure = true; // That it ends is common, and not law (ACT-08).
  },
};

function consequence<K extends ActionKind>(
  world: WorldState,
  call: WorldCall,
  action: ActionMap[K] & { readonly kind: K },
  isFulfilled: boolean,
): void {
  const consequences: Consequences = isFulfilled ? FULFILLED : FAILED;
  consequences[action.kind]?.(world, call, action);
}
