import type { ActionId, ActionKind, TransactionId } from "../actions/mod.ts";
import type { Call, CallId, CallUpdate } from "../call/mod.ts";
import type { EventOf, PerformedAction } from "./event.ts";
import { leaveGroup } from "./world_groups.ts";
import type { EndedBy, EndedCall, WorldAction, WorldCall, WorldState } from "./world_state.ts";

/** A call appears that may not be allowed yet. */
export function introduce(
  world: WorldState,
  id: CallId,
  isOutgoing: boolean,
  introducedBy: number,
  info: CallUpdate = {},
): void {
  // Under the id of a call that is not the app's it cannot begin one.
  if (world.calls.has(id) || world.foreign.has(id)) return;
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
    isTranslating: false,
    group: null,
    isGroupUnsure: false,
    info,
    isHoldUnsure: false,
    isOrphan: false,
    isLeftover: false,
    isUnsure: false,
    hasOutlivedReset: false,
    seen: null,
  });
}

/** Whether a call was requested and the app was not given its start yet: does the system know it? */
export function isOnlyRequested({ actions }: WorldState, { id, phase }: WorldCall): boolean {
  const isStart = ({ action: { kind, callId } }: WorldAction) =>
    kind === "startCall" && callId === id;
  return phase === "starting" && ![...actions.values()].some(isStart);
}

/** The promise that a call was introduced by settled; a later introduction of it stays as it is. */
export function settleIntroduction(
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
    if (!isAllowed && !ended.call.isAllowed) refuseEnded(world, ended, by);
    ended.call.isAllowed ||= isAllowed;
    if (isAllowed) revive(world, id, true);
  } else if (isAllowed && !call?.isAllowed && isAnother(ended, by)) {
    // Of a start and a report under one id the system takes one, and refuses the other.
    world.calls.delete(id);
    introduceTaken(world, id, isOutgoing, by);
  } else if (isAllowed && call?.isUnsure) {
    // Under the id of a call that may be over another is taken: so it was over.
    end(world, id, "system");
    introduceTaken(world, id, isOutgoing, by);
  }
}

/** A call appears that the system has taken; none, where the id is that of one that is not the app's. */
function introduceTaken(world: WorldState, id: CallId, isOutgoing: boolean, by: number): void {
  introduce(world, id, isOutgoing, by);
  const taken = world.calls.get(id);
  if (taken) taken.isAllowed = true;
}

/** A call that ended before it was refused is none, unless it was reported twice and is taken so. */
function refuseEnded(world: WorldState, { id, call, openAtEnd }: EndedCall, by: number): void {
  const other = openAtEnd.find((each) => each !== by && world.reports.get(each) === id);
  if (other === undefined) world.ended.delete(id);
  else call.introducedBy = other;
}

/** Whether a call that is taken now is none that has ended, as far as is known. */
function isAnother(ended: EndedCall | undefined, by: number): boolean {
  return !ended || ended.isSeenEnded && !ended.openAtEnd.includes(by);
}

/**
 * A call that was introduced just before the app heard of a reset may have been taken before the
 * reset, and is gone, or after it, and lives. What observers are told, and what is listed, decides.
 */
export function revive(world: WorldState, id: CallId, isUnsure: boolean): void {
  const ended = world.ended.get(id);
  if (ended?.by !== "reset" || ended.isSeenEnded) return;
  world.ended.delete(id);
  ended.call.isAllowed = true;
  ended.call.isUnsure = isUnsure;
  ended.call.hasOutlivedReset = true;
  world.calls.set(id, ended.call);
}

/** Observers are told of a call that had ended: it outlived a reset, or its id was taken again. */
export function appearAgain(world: WorldState, { id, isOutgoing }: Call): void {
  const ended = world.ended.get(id);
  if (ended?.isSeenEnded) introduce(world, id, isOutgoing, ended.call.introducedBy);
  else if (ended) revive(world, id, true);
}

/** The app was given an action. */
export function take(
  world: WorldState,
  { action, timeoutAt }: PerformedAction,
  askedIn: TransactionId | null,
): WorldAction {
  if (!world.calls.has(action.callId)) revive(world, action.callId, false);
  if (action.kind === "startCall" && isBegunAnew(world, action.callId)) {
    end(world, action.callId, "system");
  }
  if (!world.calls.has(action.callId)) introduceUnanswered(world, action.callId);
  const call = world.calls.get(action.callId);
  // A transaction is asked of as a whole, also where one of its calls has ended meanwhile.
  const status = !call && world.ended.has(action.callId) ? "dropped" : "open";
  const taken: WorldAction = { action, timeoutAt, askedIn, status, isHandling: false };
  world.actions.set(action.id, taken);
  if (call) {
    call.isAllowed = true;
    call.isUnsure = false;
  }
  return taken;
}

/** Of a report and a start under one id the report was refused, and nobody answers for the start. */
function introduceUnanswered(world: WorldState, id: CallId): void {
  const start = unansweredStart(world, id);
  if (start) introduce(world, id, true, start.request);
}

/** Whether a start that nobody answers for is of another call than the one that may be over. */
function isBegunAnew(world: WorldState, id: CallId): boolean {
  const known = world.calls.get(id);
  const mayBeOver = known?.isUnsure === true && known.phase !== "starting";
  return mayBeOver && unansweredStart(world, id) !== undefined;
}

function unansweredStart({ unanswered }: WorldState, id: CallId): EventOf<"requested"> | undefined {
  return [...unanswered.values()].find(({ actions }) =>
    actions.some(({ kind, callId }) => kind === "startCall" && callId === id)
  );
}

/** Drops what is known of an action once it is complete and its handler is done. */
export function forget(world: WorldState, { action, status, isHandling }: WorldAction): void {
  if (status !== "open" && !isHandling) world.actions.delete(action.id);
}

/**
 * The deadline of an action passed for the system before it heard what the app made of it: what the
 * completion was taken to change may not be so, and observers decide.
 */
export function doubt(world: WorldState, action: ActionKind, id: CallId): void {
  const call = world.calls.get(id);
  if (call && action === "setHeld") {
    call.isHoldUnsure = true;
    call.isOnHold = call.seen?.isOnHold ?? false;
  } else if (action === "setGroup") {
    for (const each of world.calls.values()) each.isGroupUnsure = true;
  }
}

/** The handler of an action is done. */
export function stopHandling(world: WorldState, id: ActionId): void {
  const known = world.actions.get(id);
  if (!known) return;
  known.isHandling = false;
  forget(world, known);
}

/** A call is over: it leaves its group, and its open actions are dropped. */
export function end(world: WorldState, id: CallId, by: EndedBy): void {
  const call = world.calls.get(id);
  if (!call) return;
  leaveGroup(world, call);
  world.calls.delete(id);
  const wasSettled = call.isOutgoing || !world.reports.has(call.introducedBy);
  const openAtEnd = openFor(world, id);
  world.ended.set(id, { id, by, call, wasSettled, openAtEnd, isSeenEnded: false });
  for (const known of world.actions.values()) {
    if (known.action.callId !== id || known.status !== "open") continue;
    known.status = "dropped";
    forget(world, known);
  }
}

/** The reports and requests of a call that are not settled. */
function openFor({ reports, requests }: WorldState, id: CallId): readonly number[] {
  const reported = [...reports].filter(([, callId]) => callId === id).map(([report]) => report);
  const requested = [...requests].filter(([, { actions }]) =>
    actions.some(({ kind, callId }) => kind === "startCall" && callId === id)
  ).map(([request]) => request);
  return [...reported, ...requested];
}

/** Every call and action is over. */
export function endAll(world: WorldState, by: EndedBy): void {
  for (const id of [...world.calls.keys()]) end(world, id, by);
  for (const known of world.actions.values()) {
    if (known.status === "open") known.status = "dropped";
    forget(world, known);
  }
}
