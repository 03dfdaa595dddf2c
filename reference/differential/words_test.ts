import type { ActionId, ActionRequest, CallAction } from "../../actions/mod.ts";
import type { Call, CallErrorData, CallId } from "../../call/mod.ts";
import type { EventKind, EventOf, TraceEvent } from "../../trace/mod.ts";

// What the tests of this folder share: events as short words. There is no test in here.

/** Names a call in words. */
export type NameOf = (id: CallId) => string;

/** What was said, a lane each: CONTRACT 4.2 leaves the order between lanes free. */
export interface Lanes {
  /** Actions, time-outs and resets, in the one order of a delegate (G9). */
  readonly delegate: readonly string[];
  /** The audio session: it goes to the delegate too, but its order against performs is free. */
  readonly audio: readonly string[];
  /** Promises of reports and requests that settled. */
  readonly completion: readonly string[];
  /** Calls as observers were told of them: [isOutgoing isOnHold hasConnected hasEnded]. */
  readonly observer: readonly string[];
  /** What the app did by itself. */
  readonly app: readonly string[];
}

const LANES: Readonly<Record<keyof Lanes, readonly string[]>> = {
  delegate: ["didBegin", "didReset", "executeAsked", "performed", "timedOut"],
  audio: ["audioActivated", "audioDeactivated"],
  completion: ["incomingSettled", "requestSettled"],
  observer: ["observed"],
  app: [
    "audioConfigured",
    "callEndReported",
    "completed",
    "engineAsked",
    "engineSettled",
    "incomingReported",
    "mediaStarted",
    "mediaStopped",
    "outgoingConnected",
    "outgoingConnecting",
    "pushDelivered",
    "pushHandled",
    "requested",
  ],
};

/** Words by lane. */
export function lanesOf(words: readonly string[]): Lanes {
  const lane = (name: keyof Lanes) =>
    words.filter((word) => LANES[name].includes(word.split(" ")[0] ?? ""));
  return {
    delegate: lane("delegate"),
    audio: lane("audio"),
    completion: lane("completion"),
    observer: lane("observer"),
    app: lane("app"),
  };
}

/** An action in words: what it is, about which call, and what it sets. */
export function actionWords(action: CallAction | ActionRequest, nameOf: NameOf): string {
  return [action.kind, nameOf(action.callId), ...valueOf(action, nameOf)].join(" ");
}

function valueOf(action: CallAction | ActionRequest, nameOf: NameOf): readonly string[] {
  switch (action.kind) {
    case "setHeld":
      return [action.isOnHold ? "on" : "off"];
    case "setMuted":
      return [action.isMuted ? "on" : "off"];
    case "setGroup":
      return action.callIdToGroupWith === null
        ? ["alone"]
        : ["with", nameOf(action.callIdToGroupWith)];
    case "playDtmf":
      return [action.digits, action.type];
    default:
      return [];
  }
}

/** How something settled: `ok`, or the code of the error. */
export function errorWord(error: Pick<CallErrorData, "code"> | null): string {
  return error === null ? "ok" : error.code;
}

/** A call as an observer sees it, in words. */
export function callWords(call: Call, nameOf: NameOf): string {
  const { isOutgoing, isOnHold, hasConnected, hasEnded } = call;
  const flags = [isOutgoing, isOnHold, hasConnected, hasEnded].map(Number).join("");
  return `${nameOf(call.id)} ${flags}`;
}

/** What there is to know besides the event itself. */
interface Known {
  readonly nameOf: NameOf;
  readonly actions: Map<ActionId, string>;
  readonly requests: Map<number, string>;
}

type Tellers = { readonly [K in EventKind]?: (event: EventOf<K>, known: Known) => string };

const TELLERS: Tellers = {
  incomingReported: ({ callId }, { nameOf }) => nameOf(callId),
  incomingSettled: ({ callId, error }, { nameOf }) => `${nameOf(callId)} ${errorWord(error)}`,
  outgoingConnecting: ({ callId }, { nameOf }) => nameOf(callId),
  outgoingConnected: ({ callId }, { nameOf }) => nameOf(callId),
  callEndReported: ({ callId, reason }, { nameOf }) => `${nameOf(callId)} ${reason}`,
  requested({ request, actions }, { nameOf, requests }) {
    const words = actions.map((action) => actionWords(action, nameOf)).join(", ") || "nothing";
    requests.set(request, words);
    return words;
  },
  requestSettled: ({ request, error }, { requests }) =>
    `${requests.get(request)} ${errorWord(error)}`,
  completed: ({ actionId, outcome }, { actions }) => `${actions.get(actionId)} ${outcome}`,
  didReset: () => "",
  performed({ action }, { nameOf, actions }) {
    const words = actionWords(action, nameOf);
    actions.set(action.id, words);
    return words;
  },
  timedOut: ({ actionId }, { actions }) => `${actions.get(actionId)}`,
  audioActivated: () => "",
  audioDeactivated: () => "",
  observed: ({ call }, { nameOf }) => callWords(call, nameOf),
  engineAsked: ({ operation, callId }, { nameOf }) => `${operation} ${nameOf(callId)}`,
  engineSettled: ({ operation, callId, isSuccess }, { nameOf }) =>
    `${operation} ${nameOf(callId)} ${isSuccess ? "ok" : "failed"}`,
  mediaStarted: ({ callId }, { nameOf }) => nameOf(callId),
  mediaStopped: ({ callId }, { nameOf }) => nameOf(callId),
  audioConfigured: () => "",
  pushDelivered: ({ callId }, { nameOf }) => nameOf(callId),
  pushHandled: () => "",
};

/** The events of the steps as words, in the order in which they came. */
export function wordsOf(events: readonly TraceEvent[], nameOf: NameOf): readonly string[] {
  const known: Known = { nameOf, actions: new Map(), requests: new Map() };
  return events
    .filter(({ during, kind }) => during !== null && Object.hasOwn(TELLERS, kind))
    .map((event) => `${event.kind} ${tell(event.kind, event, known)}`.trimEnd());
}

function tell<K extends EventKind>(kind: K, event: EventOf<K>, known: Known): string {
  const tellers: Tellers = TELLERS;
  return tellers[kind]?.(event, known) ?? "";
}
