import { CALL_ENDED_REASONS } from "../call/mod.ts";
import type { PhoneSetting } from "../phone/mod.ts";
import { consequence, LEAVES_OPEN } from "./consequences.ts";
import type { EventKind, EventOf } from "./event.ts";
import {
  appearAgain,
  doubt,
  end,
  endAll,
  forget,
  introduce,
  isOnlyRequested,
  revive,
  settleIntroduction,
  stopHandling,
  take,
} from "./world_calls.ts";
import type { WorldState } from "./world_state.ts";

type Folds = { readonly [K in EventKind]?: (world: WorldState, event: EventOf<K>) => void };

/** What each kind of event makes so. */
export const FOLDS: Folds = {
  providerCreated(world, { provider, configuration }) {
    world.providers.set(provider, { configuration, hadDelegate: false, service: "on" });
  },
  configurationSet(world, { provider, configuration }) {
    const known = world.providers.get(provider);
    if (known) known.configuration = configuration;
  },
  delegateSet(world, { provider, members }) {
    const known = world.providers.get(provider);
    if (known && members) known.hadDelegate = true;
  },
  invalidated(world, { provider }) {
    const known = world.providers.get(provider);
    if (known?.service === "on") known.service = "ending";
    endAll(world, "invalidation");
    world.isAudioActive = false;
  },
  incomingReported(world, { report, callId, update }) {
    world.reports.set(report, callId);
    introduce(world, callId, false, report, update);
  },
  incomingSettled(world, { report, callId, error }) {
    world.reports.delete(report);
    settleIntroduction(world, callId, false, report, error === null);
  },
  callUpdated(world, { callId, update }) {
    const call = world.calls.get(callId);
    if (!call) return;
    // What is said of a call that the system may not know yet may be lost, or stay: nobody says.
    const others = Object.entries(call.info).filter(([field]) => !(field in update));
    const isLost = isOnlyRequested(world, call);
    call.info = { ...Object.fromEntries(others), ...isLost ? {} : update };
  },
  outgoingConnecting(world, { callId }) {
    const call = world.calls.get(callId);
    if (call?.isOutgoing && call.phase === "started") call.phase = "connecting";
  },
  outgoingConnected(world, { callId }) {
    const call = world.calls.get(callId);
    if (!call?.isOutgoing) return;
    // Its start may have come to nothing without a word, as where another could not be put on hold.
    call.isUnsure ||= isOnlyRequested(world, call);
    call.phase = "active";
  },
  callEndReported(world, { callId, reason }) {
    // What is no reason the system does not take: the call lives on.
    if (Object.hasOwn(CALL_ENDED_REASONS, reason)) end(world, callId, "report");
  },
  requested(world, event) {
    (event.isUnanswered ? world.unanswered : world.requests).set(event.request, event);
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
  processStarted(world) {
    world.isRunning = true;
  },
  processDied: (world) => die(world),
  remoteActed(world, { act, callId }) {
    if (act === "waits") world.legs.set(callId, "waiting");
    else if (act === "ends" && !world.isRunning) world.legs.delete(callId);
  },
  phoneTurned(world, { setting, isOn }) {
    const isHurdle = HURDLES[setting] === isOn;
    if (isHurdle) world.hurdles.add(setting);
    else world.hurdles.delete(setting);
  },
  phoneListed(world, { who, list }) {
    if (list !== "vip") world.hurdles.add(`${list} ${who.kind} ${who.value}`);
  },
  pushDelivered(world, { callId }) {
    if (world.legs.get(callId) === "waiting") world.legs.set(callId, "ringing");
  },
  foreignActed(world, { act, callId }) {
    if (act === "ends") world.foreign.delete(callId);
    else world.foreign.add(callId);
  },
  didReset: (world) => endAll(world, "reset"),
  executeAsked(world, { transactionId, actions }) {
    for (const given of actions) forget(world, take(world, given, transactionId));
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
    if (known?.status !== "open") doubt(world, action, callId);
    if (known) {
      known.status = "timedOut";
      forget(world, known);
    }
    const call = world.calls.get(callId);
    if (call && LEAVES_OPEN.has(action)) call.isUnsure = true;
  },
  audioActivated(world) {
    world.isAudioActive = true;
  },
  audioDeactivated(world) {
    world.isAudioActive = false;
  },
  observed(world, { call: seen }) {
    if (seen.hasEnded) {
      world.foreign.delete(seen.id);
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
    if (call.isHoldUnsure) call.isOnHold = seen.isOnHold;
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
      if (listed.has(call.id)) {
        call.isAllowed ||= call.isOrphan || world.unanswered.has(call.introducedBy);
      } else if (call.isAllowed) end(world, call.id, "system");
      else if (call.isOrphan) world.calls.delete(call.id); // It was never taken.
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
  rested(world) {
    dropUnanswered(world);
    for (const provider of world.providers.values()) {
      if (provider.service === "ending") provider.service = "over";
    }
  },
};

/** How each setting stands when it is in the way of calls; what is missing never is. */
export const HURDLES: { readonly [S in PhoneSetting]?: boolean } = {
  doNotDisturb: true,
  restrictedSharing: true,
  entitlement: false,
  voipMode: false,
  callService: false,
};

/**
 * Nobody said whether the calls were taken that such requests begin. Where nothing is under way that
 * they might wait for, one that came to nothing was not.
 */
function dropUnanswered(world: WorldState): void {
  if ([...world.actions.values()].some(({ status }) => status === "open")) return;
  for (const [request, { actions }] of world.unanswered) {
    for (const { kind, callId } of actions) {
      if (kind === "startCall") settleIntroduction(world, callId, true, request, false);
    }
  }
  world.unanswered.clear();
}

/**
 * The app's process is gone, with all that it was at. Whether its calls live on is the system's to
 * say, and it shows it when it lists them (open question OQ-17).
 */
function die(world: WorldState): void {
  world.isRunning = false;
  world.isAudioActive = false;
  world.providers.clear();
  world.actions.clear();
  world.requests.clear();
  world.unanswered.clear();
  world.reports.clear();
  world.asks.clear();
  world.media.clear();
  const listed = new Set(world.appList);
  world.appList = [];
  for (const [id, leg] of world.legs) {
    if (leg === "ringing") world.legs.set(id, "waiting");
    else if (leg !== "waiting") world.legs.delete(id);
  }
  for (const call of world.calls.values()) {
    call.isOrphan = true;
    call.isLeftover = listed.has(call.id);
    call.isUnsure = true;
  }
}
