import { type EventKind, type EventOf, idsIn, type TraceEvent } from "../../trace/mod.ts";

/** The fields that hold the number or the name of something that is told of more than once. */
const NUMBERED = ["request", "report", "ask", "push", "serial", "listener"] as const;

/**
 * What an event speaks of, by names that later events use again: ids as they are, and numbers with
 * what they number.
 */
export function namesIn(event: TraceEvent): readonly string[] {
  const names = [...idsIn(event)];
  for (const field of NUMBERED) {
    const value: unknown = Reflect.get(event, field);
    const isName = typeof value === "number" || field === "listener" && typeof value === "string";
    if (isName && Object.hasOwn(event, field)) names.push(`${field} ${value}`);
  }
  if (event.kind === "callReturned") names.push(`${event.of} ${event.number}`);
  return names;
}

type Introductions = {
  readonly [K in EventKind]?: (event: EventOf<K>) => readonly string[];
};

/** What each kind of event tells of for the first time. */
const INTRODUCED: Introductions = {
  incomingReported: ({ report, callId }) => [`report ${report}`, callId],
  requested: ({ request, actions }) => [
    `request ${request}`,
    ...actions.filter(({ kind }) => kind === "startCall").map(({ callId }) => callId),
  ],
  executeAsked: ({ transactionId, actions }) => [
    transactionId,
    ...actions.map(({ action }) => action.id),
  ],
  performed: ({ action }) => [action.id],
  engineAsked: ({ ask, operation, callId }) =>
    operation === "dial" ? [`ask ${ask}`, callId] : [`ask ${ask}`],
  engineReported: ({ report, callId }) => report === "incoming" ? [callId] : [],
  remoteActed: ({ act, callId }) => act === "calls" || act === "waits" ? [callId] : [],
  foreignActed: ({ act, callId }) => act === "ends" ? [] : [callId],
  pushDelivered: ({ push, callId }) => [`push ${push}`, callId],
  nativeEmitted: ({ serial, callId }) => [`serial ${serial}`, callId],
  listenerAttached: ({ listener }) => [`listener ${listener}`],
};

/** What an event tells of for the first time. */
export function namesIntroducedBy(event: TraceEvent): readonly string[] {
  return introducedBy(event.kind, event);
}

function introducedBy<K extends EventKind>(kind: K, event: EventOf<K>): readonly string[] {
  const introductions: Introductions = INTRODUCED;
  return introductions[kind]?.(event) ?? [];
}
