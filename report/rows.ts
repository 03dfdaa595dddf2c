import type { CallAction } from "../actions/mod.ts";
import type { CallId } from "../call/mod.ts";
import { ACTION_WORDS } from "../scenario/mod.ts";
import type { EventKind, EventOf, TraceEvent } from "../trace/mod.ts";
import type { LaneName, Row } from "./lanes.ts";

/** Calls by the names that a scenario gives them. */
export type NameOf = (id: CallId) => string;

type Telling = readonly [from: LaneName, to: LaneName, label: string] | null;

type Tellings = {
  readonly [K in EventKind]?: (event: EventOf<K>, names: Names) => Telling;
};

/** What the events so far said of calls and actions. */
class Names {
  readonly nameOf: NameOf;
  readonly #actions = new Map<string, string>();
  readonly #requests = new Map<number, string>();
  readonly #reports = new Map<number, string>();

  constructor(nameOf: NameOf) {
    this.nameOf = nameOf;
  }

  action(action: CallAction): string {
    const label = `${ACTION_WORDS[action.kind]} ${this.nameOf(action.callId)}`;
    this.#actions.set(action.id, label);
    return label;
  }

  actionOf(id: string): string {
    return this.#actions.get(id) ?? "an action";
  }

  request({ request, actions }: EventOf<"requested">): string {
    const label = actions.map(({ kind, callId }) => `${ACTION_WORDS[kind]} ${this.nameOf(callId)}`)
      .join(", ");
    this.#requests.set(request, label);
    return label || "nothing";
  }

  requestOf(request: number): string {
    return this.#requests.get(request) ?? "request";
  }
}

/** How each kind of event is drawn; what is missing is not drawn. */
const TELLINGS: Tellings = {
  incomingReported: ({ callId }, { nameOf }) => ["App", "System", `incoming ${nameOf(callId)}`],
  incomingSettled: ({ callId, error }, { nameOf }) => [
    "System",
    "App",
    error ? `incoming ${nameOf(callId)}: ${error.code}` : `incoming ${nameOf(callId)} allowed`,
  ],
  outgoingConnecting: ({ callId }, { nameOf }) => ["App", "System", `${nameOf(callId)} connecting`],
  outgoingConnected: ({ callId }, { nameOf }) => ["App", "System", `${nameOf(callId)} connected`],
  callEndReported: ({ callId, reason }, { nameOf }) => [
    "App",
    "System",
    `${nameOf(callId)} ended: ${reason}`,
  ],
  callUpdated: ({ callId }, { nameOf }) => ["App", "System", `update ${nameOf(callId)}`],
  invalidated: () => ["App", "System", "invalidate"],
  requested: (event, names) => ["App", "System", `request ${names.request(event)}`],
  requestSettled: ({ request, error }, names) => [
    "System",
    "App",
    error ? `${names.requestOf(request)}: ${error.code}` : `${names.requestOf(request)} accepted`,
  ],
  completed: ({ actionId, outcome }, names) => [
    "App",
    "System",
    `${names.actionOf(actionId)} ${outcome}`,
  ],
  didReset: () => ["System", "App", "didReset"],
  performed: ({ action, isHandled }, names) => [
    "System",
    "App",
    `${names.action(action)}${isHandled ? "" : " (no handler)"}`,
  ],
  executeAsked: ({ actions }, names) => [
    "System",
    "App",
    `execute ${actions.map(({ action }) => names.action(action)).join(", ")}?`,
  ],
  handlerReturned: ({ actionId, thrown }, names) =>
    thrown === null ? null : ["App", "App", `${names.actionOf(actionId)} threw ${thrown}`],
  timedOut: ({ actionId }, names) => ["System", "App", `timed out: ${names.actionOf(actionId)}`],
  audioActivated: () => ["System", "App", "audio active"],
  audioDeactivated: () => ["System", "App", "audio inactive"],
  observed: ({ call }, { nameOf }) =>
    call.hasEnded ? ["System", "System", `${nameOf(call.id)} is over`] : null,
  engineAsked: ({ operation, callId }, { nameOf }) => [
    "App",
    "Remote",
    `${operation} ${nameOf(callId)}`,
  ],
  engineSettled: ({ operation, callId, isSuccess }, { nameOf }) => [
    "Remote",
    "App",
    `${operation} ${nameOf(callId)} ${isSuccess ? "done" : "failed"}`,
  ],
  engineReported: ({ report, callId, cause }, { nameOf }) => [
    "Remote",
    "App",
    `${nameOf(callId)} ${report}${cause ? ` ${cause}` : ""}`,
  ],
  mediaStarted: ({ callId }, { nameOf }) => ["App", "Remote", `media of ${nameOf(callId)} on`],
  mediaStopped: ({ callId }, { nameOf }) => ["App", "Remote", `media of ${nameOf(callId)} off`],
  microphoneSet: ({ callId, isMuted }, { nameOf }) => [
    "App",
    "Remote",
    `mic of ${nameOf(callId)} ${isMuted ? "off" : "on"}`,
  ],
  userGestured: ({ gesture, callId }, { nameOf }) => [
    "User",
    "System",
    `${gesture} ${nameOf(callId)}`,
  ],
  appIntended: ({ intent, callId }, { nameOf }) => [
    "User",
    "App",
    callId === null ? intent : `${intent} ${nameOf(callId)}`,
  ],
  nativeEmitted: ({ serial, name }) => ["Remote", "App", `#${serial} ${name}`],
  listenerAttached: ({ listener }) => ["App", "App", `${listener} listens`],
  listenerDetached: ({ listener }) => ["App", "App", `${listener} listens no more`],
  delivered: ({ serial, name, listener }) => ["App", "App", `${listener} hears #${serial} ${name}`],
};

/** What was seen, as rows of a diagram. The breach is marked, where it is one of them or comes after. */
export function rowsOf(
  events: readonly TraceEvent[],
  nameOf: NameOf,
  breach?: TraceEvent,
): readonly Row[] {
  const names = new Names(nameOf);
  const rows: Row[] = [];
  for (const event of events) {
    const isBreach = breach !== undefined && event.index === breach.index;
    const row = rowOf(event.kind, event, names) ?? (isBreach ? restOf(event, names) : null);
    if (row) rows.push({ from: row[0], to: row[1], label: row[2], ...(isBreach && { isBreach }) });
    if (isBreach) break;
  }
  return rows;
}

/** What is drawn only where a rule broke at it. */
function restOf(event: TraceEvent, names: Names): Telling {
  switch (event.kind) {
    case "rested":
      return ["App", "App", "(at rest)"];
    case "handlerReturned":
    case "handlerSettled":
      return ["App", "App", `${names.actionOf(event.actionId)} handler over`];
    case "observed":
      return ["System", "System", `${names.nameOf(event.call.id)} shown`];
    default:
      return ["System", "System", event.kind];
  }
}

function rowOf<K extends EventKind>(kind: K, event: EventOf<K>, names: Names): Telling {
  const tellings: Tellings = TELLINGS;
  return tellings[kind]?.(event, names) ?? null;
}
