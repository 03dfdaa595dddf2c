import {
  type ActionId,
  actionId,
  type ActionKind,
  type ActionMap,
  type ActionOutcome,
  type ActionRequest,
  type CallAction,
} from "../actions/mod.ts";
import {
  type Call,
  type CallErrorData,
  type CallId,
  callId,
  type Instant,
  instant,
  type RequestErrorCode,
} from "../call/mod.ts";
import { profile } from "../profile/mod.ts";
import { type NewEvent, Trace, type TraceEvent } from "../trace/mod.ts";

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
  const base = { kind, id: actionIdOf(kind, call), callId: idOf(call), ...EXTRA[kind] };
  return {
    kind: "performed",
    action: base as CallAction,
    timeoutAt: instant(atMs + profile("callspec").deadlinesMs[kind]),
    isHandled: true,
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

/** The app says which calls are ongoing. */
export function lists(...calls: readonly string[]): ExampleLine {
  return { kind: "appListed", callIds: calls.map(idOf) };
}

/** Nothing is under way any more. */
export const rests: ExampleLine = { kind: "rested" };
