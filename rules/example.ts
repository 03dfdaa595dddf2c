import {
  type ActionId,
  actionId,
  type ActionKind,
  type ActionMap,
  type ActionOutcome,
  type ActionRequest,
  type CallAction,
  transactionId,
} from "../actions/mod.ts";
import {
  type Call,
  type CallErrorData,
  type CallId,
  callId,
  type CallUpdate,
  type Instant,
  instant,
  type ProviderConfiguration,
  providerConfiguration,
  type RequestErrorCode,
} from "../call/mod.ts";
import { profile } from "../profile/mod.ts";
import {
  type EventMap,
  type NewEvent,
  type PerformedAction,
  recordedConfiguration,
  type ScreenCard,
  Trace,
  type TraceEvent,
} from "../trace/mod.ts";

/** A line of an example: an event, or time that passes. */
export type ExampleLine = NewEvent | { readonly waitMs: number };

/** A smallest trace, as its lines. */
export type Example = readonly ExampleLine[];

/** The events of an example, each with its place and moment. */
export function eventsOf(example: Example): readonly TraceEvent[] {
  let now = instant(0);
  const trace = new Trace({ now: () => now });
  for (const line of example) {
    if ("waitMs" in line) now = now + line.waitMs as Instant;
    else trace.append(line);
  }
  return trace.events;
}

/** The id of the call `a`, `b`, ... in examples. */
export function idOf(call: string): CallId {
  return callId(`${call.repeat(8)}-0000-4000-8000-00000000000${call}`);
}

/** Time passes. */
export function wait(waitMs: number): ExampleLine {
  return { waitMs };
}

/** The app makes a provider, with the usual configuration but for these fields. */
export function makesProvider(
  fields: Partial<ProviderConfiguration> = {},
  provider = 1,
): ExampleLine {
  const configuration = recordedConfiguration(providerConfiguration(fields));
  return { kind: "providerCreated", provider, configuration };
}

/** The app gives the provider the usual configuration but for these fields. */
export function configures(fields: Partial<ProviderConfiguration>): ExampleLine {
  const configuration = recordedConfiguration(providerConfiguration(fields));
  return { kind: "configurationSet", provider: 1, configuration };
}

/** The app sets a delegate that has these members. */
export function setsDelegate(...members: readonly string[]): ExampleLine {
  return { kind: "delegateSet", provider: 1, members };
}

/** The app ends the service of its provider. */
export const invalidates: ExampleLine = { kind: "invalidated", provider: 1 };

/** The app reports an incoming call. */
export function reports(call: string, report = 1): ExampleLine {
  return { kind: "incomingReported", report, callId: idOf(call), update: {} };
}

/** The system allows it, or says why not. */
export function settlesReport(
  call: string,
  error: CallErrorData | null = null,
  report = 1,
): ExampleLine {
  return { kind: "incomingSettled", report, callId: idOf(call), error };
}

/** An incoming call that rings. */
export function rings(call: string, report = 1): Example {
  return [reports(call, report), settlesReport(call, null, report)];
}

/** The app requests an action. */
export function requests(
  action: { [K in ActionKind]: Omit<ActionMap[K], "id" | "callId"> }[ActionKind] | "startCall",
  call: string,
  request = 1,
): ExampleLine {
  const asked: ActionRequest = action === "startCall"
    ? {
      kind: action,
      callId: idOf(call),
      handle: { kind: "generic", value: "bob" },
      isVideo: false,
    }
    : { ...action, callId: idOf(call) };
  return { kind: "requested", request, actions: [asked] };
}

/** The app requests several actions as one transaction. */
export function requestsAll(...actions: readonly ActionRequest[]): ExampleLine {
  return { kind: "requested", request: 1, actions };
}

/** The system accepts the request, or refuses it. */
export function settlesRequest(code: RequestErrorCode | null = null, request = 1): ExampleLine {
  const error = code === null ? null : { domain: "requestTransaction", code } as const;
  return { kind: "requestSettled", request, error };
}

const EXTRA: Partial<Record<ActionKind, object>> = {
  startCall: { handle: { kind: "generic", value: "bob" }, isVideo: false },
  setHeld: { isOnHold: true },
  setMuted: { isMuted: true },
  playDtmf: { digits: "5", type: "singleTone" },
};

/** The id of the action of a kind on a call. */
export function actionIdOf(kind: ActionKind, call: string): ActionId {
  const place = Object.keys(profile("callspec").deadlinesMs).indexOf(kind);
  return actionId(`00000000-0000-4000-9000-0000000${place}000${call}`);
}

/** The system performs an action, under the deadlines of `callspec`. */
export function performs(kind: ActionKind, call: string, atMs = 0): ExampleLine {
  return { kind: "performed", ...actionOf(kind, call, atMs), isHandled: true };
}

function actionOf(kind: ActionKind, call: string, atMs: number): PerformedAction {
  const base = { kind, id: actionIdOf(kind, call), callId: idOf(call), ...EXTRA[kind] };
  return {
    action: base as CallAction,
    timeoutAt: instant(atMs + profile("callspec").deadlinesMs[kind]),
  };
}

/** The system performs an action with details of its own. */
export function performsSo(
  wish: { [K in ActionKind]: Omit<ActionMap[K], "id" | "callId"> }[ActionKind],
  call: string,
): ExampleLine {
  const action: CallAction = { ...wish, id: actionIdOf(wish.kind, call), callId: idOf(call) };
  const timeoutAt = instant(profile("callspec").deadlinesMs[wish.kind]);
  return { kind: "performed", action, timeoutAt, isHandled: true };
}

const TRANSACTION = transactionId("00000000-0000-4000-b000-00000000000a");

/** The app is asked whether it executes a transaction of such actions itself. */
export function asks(...actions: readonly (readonly [ActionKind, string])[]): ExampleLine {
  const offered = actions.map(([kind, call]) => actionOf(kind, call, 0));
  return { kind: "executeAsked", transactionId: TRANSACTION, actions: offered };
}

/** What it answered. */
export function answersAsk(isExecuting: boolean): ExampleLine {
  return { kind: "executeAnswered", transactionId: TRANSACTION, isExecuting };
}

/** The system lists that transaction as pending, with these actions and what else it says. */
export function listsPending(
  actions: readonly (readonly [kind: ActionKind, call: string, isComplete: boolean])[],
  said: Partial<EventMap["pendingListed"]> & { readonly areComplete?: boolean } = {},
): ExampleLine {
  const { areComplete, ...rest } = said;
  const shown = actions.map(([kind, call, isComplete]) => ({
    actionId: actionIdOf(kind, call),
    isComplete,
  }));
  const isComplete = areComplete ?? shown.every((each) => each.isComplete);
  return {
    kind: "pendingListed",
    transactions: [{ transactionId: TRANSACTION, isComplete, actions: shown }],
    actionIds: shown.flatMap((each) => each.isComplete ? [] : each.actionId),
    ofCalls: [],
    ...rest,
  };
}

/** The app completes it. */
export function completes(
  kind: ActionKind,
  call: string,
  outcome: ActionOutcome = "fulfilled",
): ExampleLine {
  return { kind: "completed", actionId: actionIdOf(kind, call), outcome };
}

/** Its handler returns. */
export function returns(kind: ActionKind, call: string): ExampleLine {
  return {
    kind: "handlerReturned",
    actionId: actionIdOf(kind, call),
    isAsync: false,
    thrown: null,
  };
}

/** The system says that its deadline passed. */
export function timesOut(kind: ActionKind, call: string): ExampleLine {
  return {
    kind: "timedOut",
    actionId: actionIdOf(kind, call),
    callId: idOf(call),
    action: kind,
  };
}

/** An observer is told of a call. */
export function observes(call: string, flags: Partial<Call> = {}): ExampleLine {
  const unchanged = { isOutgoing: false, isOnHold: false, hasConnected: false, hasEnded: false };
  return { kind: "observed", call: { id: idOf(call), ...unchanged, ...flags } };
}

/** The app asks the engine for something. */
export function asksEngine(
  operation: EventMap["engineAsked"]["operation"],
  call: string,
  ask = 1,
): ExampleLine {
  return { kind: "engineAsked", ask, operation, callId: idOf(call) };
}

/** The app says that an outgoing call is being connected. */
export function connecting(call: string): ExampleLine {
  return { kind: "outgoingConnecting", callId: idOf(call), startedAt: null };
}

/** The app says that an outgoing call is connected; `atMs`: the date that it gives. */
export function connected(call: string, atMs: number | null = null): ExampleLine {
  const connectedAt = atMs === null ? null : instant(atMs);
  return { kind: "outgoingConnected", callId: idOf(call), connectedAt };
}

/** The app says that a call is over; `atMs`: the date that it gives. */
export function reportsEnd(call: string, atMs: number | null = null): ExampleLine {
  const endedAt = atMs === null ? null : instant(atMs);
  return { kind: "callEndReported", callId: idOf(call), reason: "remoteEnded", endedAt };
}

/** The system lists calls, each as an incoming one that rings but for these flags. */
export function listsCalls(calls: Readonly<Record<string, Partial<Call>>>): ExampleLine {
  const unchanged = { isOutgoing: false, isOnHold: false, hasConnected: false, hasEnded: false };
  const listed = Object.entries(calls).map(([call, flags]) => ({
    id: idOf(call),
    ...unchanged,
    ...flags,
  }));
  return { kind: "callsListed", calls: listed };
}

/** Recents show a call that is new there, connected and ended at these moments. */
export function showsInRecents(
  call: string,
  connectedMs: number | null,
  endedMs: number,
): ExampleLine {
  const added = {
    callId: idOf(call),
    isOutgoing: false,
    outcome: connectedMs === null ? "missed" : "connected",
    connectedAt: connectedMs === null ? null : instant(connectedMs),
    endedAt: instant(endedMs),
    durationMs: connectedMs === null ? null : endedMs - connectedMs,
  } as const;
  return { kind: "recentsSeen", added: [added] };
}

/** An incoming call that both parties talk in, as observers are told. */
export function talks(call: string, report = 1): Example {
  return [
    ...rings(call, report),
    performs("answerCall", call),
    completes("answerCall", call),
    observes(call, { hasConnected: true }),
  ];
}

/** A call that talks is put on hold, as observers are told. */
export function holds(call: string): Example {
  return [
    performs("setHeld", call),
    completes("setHeld", call),
    observes(call, { hasConnected: true, isOnHold: true }),
  ];
}

/** A call that talks joins another. */
export function joins(call: string, other: string): Example {
  return [
    performsSo({ kind: "setGroup", callIdToGroupWith: idOf(other) }, call),
    completes("setGroup", call),
  ];
}

/** The app tells more of a call. */
export function updates(call: string, update: CallUpdate): ExampleLine {
  return { kind: "callUpdated", callId: idOf(call), update };
}

/** A push brings a call; `isOwed`: a report must come before its handler returns. */
export function pushes(call: string, isOwed = true): ExampleLine {
  return { kind: "pushDelivered", push: 1, callId: idOf(call), mustReport: null, isOwed };
}

/** The handler of the push returns. */
export const handlesPush: ExampleLine = { kind: "pushHandled", push: 1 };

/** The user touches the phone's own screens. */
export function gestures(gesture: string, call: string, isOn?: boolean): ExampleLine {
  const said = isOn === undefined ? {} : { isOn };
  return { kind: "userGestured", gesture, callId: idOf(call), ...said };
}

/** Somebody looks at the phone's screen. */
export function shows(cards: Readonly<Record<string, Partial<ScreenCard>>>): ExampleLine {
  const plain = { name: "ada", isVideo: false, isMuted: false, others: 0, buttons: [] };
  return {
    kind: "screenSeen",
    cards: Object.entries(cards).map(([call, card]) => ({
      callId: idOf(call),
      ...plain,
      ...card,
    })),
  };
}

/** The app says which calls are ongoing. */
export function lists(...calls: readonly string[]): ExampleLine {
  return { kind: "appListed", callIds: calls.map(idOf) };
}

/** The app says which calls talk together. */
export function groupsAre(...groups: readonly (readonly string[])[]): ExampleLine {
  return { kind: "appGrouped", groups: groups.map((calls) => calls.map(idOf)) };
}

/** Nothing is under way any more. */
export const rests: ExampleLine = { kind: "rested" };
