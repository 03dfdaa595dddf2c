import { ACTION_WORDS, type ActionRequest, type CallAction } from "../actions/mod.ts";
import type { CallId } from "../call/mod.ts";
import type { EventKind, EventOf, TraceEvent } from "./event.ts";

/** Calls by the names that a scenario gives them. */
export type NameOf = (id: CallId) => string;

/** Those between whom things are said. */
export type Party = "User" | "System" | "App" | "Remote";

/** An event in a few words: who says it to whom, and what. */
export interface Telling {
  /** Who says it. */
  readonly from: Party;
  /** To whom; the same one where it is a note. */
  readonly to: Party;
  /** What. */
  readonly label: string;
}

type Words = readonly [from: Party, to: Party, label: string] | null;

type Tellings = {
  readonly [K in EventKind]?: (event: EventOf<K>, names: Names) => Words;
};

/** What the events so far said of calls and actions. */
class Names {
  readonly nameOf: NameOf;
  readonly #actions = new Map<string, string>();
  readonly #requests = new Map<number, string>();
  readonly #asks = new Map<number, string>();
  readonly #asked = new Map<string, string>();

  constructor(nameOf: NameOf) {
    this.nameOf = nameOf;
  }

  action(action: CallAction): string {
    const label = this.#labelOf(action);
    this.#actions.set(action.id, label);
    return label;
  }

  actionOf(id: string): string {
    return this.#actions.get(id) ?? "an action";
  }

  request({ request, actions }: EventOf<"requested">): string {
    const label = actions.map((action) => this.#labelOf(action)).join(", ") || "nothing";
    this.#requests.set(request, label);
    return label;
  }

  requestOf(request: number): string {
    return this.#requests.get(request) ?? "request";
  }

  asked(transaction: string, label: string): void {
    this.#asked.set(transaction, label);
  }

  askedOf(transaction: string): string {
    return this.#asked.get(transaction) ?? "a transaction";
  }

  ask({ ask, operation, callId, isOnHold }: EventOf<"engineAsked">): string {
    const label = `${verb(operation, isOnHold)} ${this.nameOf(callId)}`;
    this.#asks.set(ask, label);
    return label;
  }

  askOf({ ask, operation }: EventOf<"engineSettled">): string {
    return this.#asks.get(ask) ?? operation;
  }

  /** What an action wants, and of which call. */
  #labelOf(action: ActionRequest): string {
    const call = this.nameOf(action.callId);
    switch (action.kind) {
      case "setGroup":
        return action.callIdToGroupWith === null
          ? `ungroup ${call}`
          : `group ${call} with ${this.nameOf(action.callIdToGroupWith)}`;
      case "playDtmf":
        return `dtmf ${action.digits} on ${call}`;
      default:
        return `${verb(ACTION_WORDS[action.kind], isOnOf(action))} ${call}`;
    }
  }
}

function isOnOf(action: ActionRequest): boolean | undefined {
  switch (action.kind) {
    case "setHeld":
      return action.isOnHold;
    case "setMuted":
      return action.isMuted;
    case "setTranslating":
      return action.isTranslating;
    default:
      return undefined;
  }
}

const SWITCHED: Readonly<Record<string, string>> = { true: " on", false: " off" };

/** A verb that is one of two. */
function verb(word: string, isOn: boolean | undefined): string {
  const [on, off] = PAIRS[word] ?? [word, word];
  return isOn === false ? off : on;
}

const PAIRS: Readonly<Record<string, readonly [on: string, off: string]>> = {
  hold: ["hold", "resume"],
  setHeld: ["hold", "resume"],
  mute: ["mute", "unmute"],
  setMuted: ["mute", "unmute"],
  translate: ["translate", "stop translating"],
  setTranslating: ["translate", "stop translating"],
};

/** How each kind of event is told; what is missing is told only where it matters. */
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
  // Every app that can is asked, and most decline: only one that does not is worth a line.
  executeAsked({ transactionId, actions }, names) {
    names.asked(transactionId, actions.map(({ action }) => names.action(action)).join(", "));
    return null;
  },
  executeAnswered: ({ transactionId, isExecuting }, names) =>
    isExecuting ? ["App", "System", `executes ${names.askedOf(transactionId)}`] : null,
  handlerReturned: ({ actionId, thrown }, names) =>
    thrown === null ? null : ["App", "App", `${names.actionOf(actionId)} threw ${thrown}`],
  timedOut: ({ actionId }, names) => ["System", "App", `timed out: ${names.actionOf(actionId)}`],
  audioActivated: () => ["System", "App", "audio active"],
  audioDeactivated: () => ["System", "App", "audio inactive"],
  observed: ({ call }, { nameOf }) =>
    call.hasEnded ? ["System", "System", `${nameOf(call.id)} is over`] : null,
  engineAsked: (event, names) => ["App", "Remote", names.ask(event)],
  engineSettled: (event, names) => [
    "Remote",
    "App",
    `${names.askOf(event)} ${event.isSuccess ? "done" : "failed"}`,
  ],
  engineReported: ({ report, callId, cause, isOn }, { nameOf }) => [
    "Remote",
    "App",
    `${nameOf(callId)} ${report}${cause ? ` ${cause}` : ""}${SWITCHED[`${isOn}`] ?? ""}`,
  ],
  mediaStarted: ({ callId }, { nameOf }) => ["App", "Remote", `media of ${nameOf(callId)} on`],
  mediaStopped: ({ callId }, { nameOf }) => ["App", "Remote", `media of ${nameOf(callId)} off`],
  microphoneSet: ({ callId, isMuted }, { nameOf }) => [
    "App",
    "Remote",
    `mic of ${nameOf(callId)} ${isMuted ? "off" : "on"}`,
  ],
  userGestured: ({ gesture, callId, isOn }, { nameOf }) => [
    "User",
    "System",
    `${verb(gesture, isOn)} ${nameOf(callId)}`,
  ],
  appIntended: ({ intent, callId, isOn }, { nameOf }) => [
    "User",
    "App",
    callId === null ? intent : `${verb(intent, isOn)} ${nameOf(callId)}`,
  ],
  headsetPressed: ({ key }) => ["User", "System", `headset ${key}`],
  phoneTurned: ({ setting, isOn }) => ["User", "System", `${setting} ${isOn ? "on" : "off"}`],
  phoneListed: ({ who, list }) => ["User", "System", `${who.value} is ${list}`],
  phoneKnown: ({ who, name }) => ["User", "System", `${who.value} is known as ${name}`],
  foreignActed: ({ act, callId, line }, { nameOf }) => [
    act === "starts" ? "User" : "Remote",
    "System",
    `${line ?? "foreign"} ${act} ${nameOf(callId)}`,
  ],
  quirkTurned: ({ quirk, isOn }) => ["System", "System", `${quirk} ${isOn ? "on" : "off"}`],
  pushDelivered: ({ callId, isOwed }, { nameOf }) => [
    "System",
    "App",
    `push ${nameOf(callId)}${isOwed ? ", report owed" : ""}`,
  ],
  intentHeard: ({ to }) => ["User", "App", `call ${to.value} again`],
  processStarted: ({ index }) => index === 0 ? null : ["System", "App", "launched"],
  processDied: () => ["System", "App", "the process dies"],
  gap: ({ because }) => ["System", "System", `(events are missing: ${because})`],
  nativeEmitted: ({ serial, name }) => ["Remote", "App", `#${serial} ${name}`],
  listenerAttached: ({ listener }) => ["App", "App", `${listener} listens`],
  listenerDetached: ({ listener }) => ["App", "App", `${listener} listens no more`],
  delivered: ({ serial, name, listener }) => ["App", "App", `${listener} hears #${serial} ${name}`],
};

/** Tells events of one trace in a few words each; they are told in order, and all of them. */
export class Teller {
  readonly #names: Names;

  /** Tells of calls by their names. */
  constructor(nameOf: NameOf) {
    this.#names = new Names(nameOf);
  }

  /** Tells the next event; null where it is worth no line. */
  tell(event: TraceEvent): Telling | null {
    const words = wordsOf(event.kind, event, this.#names);
    return words && toldAs(words);
  }

  /** Tells the next event, also where it is worth no line in itself. */
  tellAnyway(event: TraceEvent): Telling {
    return toldAs(wordsOf(event.kind, event, this.#names) ?? restOf(event, this.#names));
  }
}

function toldAs([from, to, label]: NonNullable<Words>): Telling {
  return { from, to, label };
}

/** What is told only where it matters. */
function restOf(event: TraceEvent, names: Names): NonNullable<Words> {
  const list = (ids: readonly CallId[]) => ids.map(names.nameOf).join(", ") || "no call";
  switch (event.kind) {
    case "rested":
      return ["App", "App", "(at rest)"];
    case "handlerReturned":
    case "handlerSettled":
      return ["App", "App", `${names.actionOf(event.actionId)} handler over`];
    case "executeAsked":
      return ["System", "App", `asks about ${names.askedOf(event.transactionId)}`];
    case "observed":
      return ["System", "System", `${names.nameOf(event.call.id)} shown`];
    case "callsListed":
      return ["System", "System", `lists ${list(event.calls.map(({ id }) => id))}`];
    case "appListed":
      return ["App", "App", `lists ${list(event.callIds)}`];
    default:
      return ["System", "System", LOOKS[event.kind] ?? event.kind];
  }
}

/** What was looked at. */
const LOOKS: Readonly<Partial<Record<EventKind, string>>> = {
  pendingListed: "pending",
  screenSeen: "screen",
  recentsSeen: "Recents",
  configurationSeen: "configuration",
};

function wordsOf<K extends EventKind>(kind: K, event: EventOf<K>, names: Names): Words {
  const tellings: Tellings = TELLINGS;
  return tellings[kind]?.(event, names) ?? null;
}
