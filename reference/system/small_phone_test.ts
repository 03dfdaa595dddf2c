import { assertEquals } from "@std/assert";
import type { ActionRequest, CallAction } from "../../actions/mod.ts";
import {
  type CallId,
  callId,
  DEFAULT_CONFIGURATION,
  type Instant,
  instant,
  type ProviderConfiguration,
} from "../../call/mod.ts";
import { profile } from "../../profile/mod.ts";
import {
  type CallState,
  type Effect,
  type Environment,
  type Gesture,
  INITIAL_ENVIRONMENT,
  initialState,
  type Input,
  type InputKind,
  type InputOf,
  type ProviderState,
  type State,
  type TransactionState,
  transition,
} from "./mod.ts";

// What the tests of this folder share: a phone whose state is written down. There is no test in here.

export const A: CallId = callId("aaaaaaaa-0000-4000-8000-00000000000a");
export const B: CallId = callId("bbbbbbbb-0000-4000-8000-00000000000b");
export const C: CallId = callId("cccccccc-0000-4000-8000-00000000000c");
export const D: CallId = callId("dddddddd-0000-4000-8000-00000000000d");

const NAMES: Readonly<Record<string, string>> = { [A]: "a", [B]: "b", [C]: "c", [D]: "d" };
const CALLSPEC = profile("callspec");

/** The moment at which a phone of these tests is. */
export const NOW: Instant = instant(1_000_000);

/** A moment that does not come in them. */
const FAR = instant(9_000_000);

/** What of a call is not as it is of one that is active, in front, and of the first provider. */
export type CallFields = Partial<Omit<CallState, "info">> & {
  readonly info?: Partial<CallState["info"]>;
};

/** A call. */
export function call(id: CallId, { info, ...fields }: CallFields = {}): CallState {
  return {
    id,
    owner: 1,
    isOutgoing: false,
    phase: "active",
    isOnHold: false,
    isMuted: false,
    isTranslating: false,
    group: null,
    info: {
      ...CALLSPEC.capabilities,
      remoteHandle: { kind: "generic", value: NAMES[id] ?? id },
      localizedCallerName: null,
      hasVideo: false,
      ...info,
    },
    begunAt: NOW,
    connectedAt: fields.phase === undefined || fields.phase === "active" ? NOW : null,
    ringDueAt: null,
    isEndOverdue: false,
    isDoomed: false,
    hasInterrupted: false,
    ...fields,
  };
}

/** What of a phone is not as it is of one with a provider that began. */
export interface PhoneFields extends Partial<Omit<State, "environment" | "providers">> {
  readonly environment?: Partial<Environment>;
  readonly configuration?: Partial<ProviderConfiguration>;
  readonly providers?: readonly ProviderState[];
}

/** A provider in service. */
export function provider(
  number: number,
  configuration: Partial<ProviderConfiguration> = {},
): ProviderState {
  return {
    number,
    configuration: { ...DEFAULT_CONFIGURATION, ...configuration },
    status: "begun",
    beginsAt: null,
    isFresh: false,
  };
}

/** A phone; its audio is with the first provider where a call of that is in front. */
export function phone({ environment, configuration, ...fields }: PhoneFields = {}): State {
  const isHeard = fields.calls?.some(({ owner, phase, isOnHold }) =>
    owner === 1 && phase === "active" && !isOnHold
  );
  return {
    ...initialState(CALLSPEC, 1, NOW),
    providers: [provider(1, configuration)],
    ...(isHeard && { audio: { holder: 1, isTold: true, isPoisoned: false } }),
    ...fields,
    environment: { ...INITIAL_ENVIRONMENT, ...environment },
  };
}

/** Who asked for an action, how far it is, and what it sets. */
export type Opened = Partial<Pick<TransactionState, "origin" | "stage">> & {
  readonly isOnHold?: boolean;
  readonly isMuted?: boolean;
  readonly callIdToGroupWith?: CallId | null;
};

/** An action of a call that is open. */
export function open(
  kind: CallAction["kind"],
  callId: CallId,
  { origin = "user", stage = "performing", ...fields }: Opened = {},
): TransactionState {
  const action = { kind, callId, id: `${kind} ${callId}`, ...fields } as unknown as CallAction;
  return {
    id: `transaction ${callId}` as TransactionState["id"],
    owner: stage === "orphaned" ? "orphan" : 1,
    origin,
    stage,
    actions: [{ action, isOpen: true, isGiven: true, dueAt: FAR }],
  };
}

type Asked = {
  [K in InputKind]: { readonly kind: K } & Omit<InputOf<K>, "at" | "kind">;
}[InputKind];

/** An input, and how much later than the one before it comes. */
export type Act = Asked & { readonly afterMs?: number };

/** What the user does. */
export function user(gesture: Gesture): Act {
  return { kind: "userGestured", gesture };
}

/** What the app asks for. */
export function request(...actions: readonly (ActionRequest | string)[]): Act {
  return { kind: "requested", request: 7, actions };
}

/** Completes the action of that kind which is open for a call. */
export type Completing = {
  readonly completes: CallAction["kind"];
  readonly of: CallId;
  readonly fails?: true;
};

/** What became of a phone, and what it said meanwhile, in short words. */
export interface Outcome {
  readonly state: State;
  readonly said: readonly string[];
}

/** Plays acts one after the other. The app declines to execute what it is asked to. */
export function play(start: State, ...acts: readonly (Act | Completing)[]): Outcome {
  let state = start;
  const said: string[] = [];
  const take = (input: Input) => {
    const [after, effects] = transition(state, input);
    state = after;
    for (const effect of effects) {
      said.push(wordOf(effect));
      if (effect.kind !== "executeAsked") continue;
      const { transactionId } = effect;
      take({ kind: "executeAnswered", at: state.now, transactionId, isExecuting: false });
    }
  };
  for (const act of acts) take("completes" in act ? completionOf(state, act) : inputOf(state, act));
  return { state, said };
}

function inputOf({ now }: State, { afterMs = 0, ...act }: Act): Input {
  return { ...act, at: instant(now + afterMs) } as Input;
}

function completionOf({ now, transactions }: State, { completes, of, fails }: Completing): Input {
  const open = transactions.flatMap(({ actions }) => actions)
    .find(({ isOpen, action }) => isOpen && action.kind === completes && action.callId === of);
  if (!open) throw new Error(`Cannot complete ${completes} of ${NAMES[of]}: it is not open`);
  return {
    kind: "completed",
    at: now,
    actionId: open.action.id,
    outcome: fails ? "failed" : "fulfilled",
  };
}

/** An action in short: its kind, its call, and what it sets. */
export function actionWord(action: CallAction): string {
  const { kind, callId } = action;
  const value = "isOnHold" in action
    ? ` ${action.isOnHold}`
    : "isMuted" in action
    ? ` ${action.isMuted}`
    : "digits" in action
    ? ` ${action.digits}`
    : "callIdToGroupWith" in action
    ? ` ${NAMES[action.callIdToGroupWith ?? ""] ?? "alone"}`
    : "";
  return `${kind} ${NAMES[callId]}${value}`;
}

/** On which lane each effect is, but for what goes to a delegate. */
const LANES: Partial<Record<Effect["kind"], Effect["lane"]>> = {
  requestSettled: "completion",
  incomingSettled: "completion",
  observed: "observer",
  terminated: "process",
};

function wordOf(effect: Effect): string {
  const { kind, lane } = effect;
  if (lane !== (LANES[kind] ?? "delegate")) return `${kind} on the lane ${lane}`;
  switch (effect.kind) {
    case "executeAsked":
      return `asks ${effect.provider}: ${
        effect.offers.map(({ action }) => actionWord(action)).join(", ")
      }`;
    case "performed":
      return `performs ${actionWord(effect.offer.action)} by ${effect.offer.timeoutAt - NOW}`;
    case "timedOut":
      return `times out ${actionWord(effect.action)}`;
    case "requestSettled":
    case "incomingSettled":
      return ("request" in effect ? effect.request : effect.report) !== 7
        ? "settled for another"
        : effect.refusal
        ? `${effect.refusal.domain} ${effect.refusal.code}: ${named(effect.refusal.message)}`
        : "accepted";
    case "observed": {
      const { id, hasConnected, isOnHold, hasEnded } = effect.call;
      const flags = [hasConnected && "connected", isOnHold && "on hold", hasEnded && "ended"];
      return ["sees", NAMES[id], ...flags.filter(Boolean)].join(" ");
    }
    case "terminated":
      return "terminated";
    default:
      return `${effect.kind} ${effect.provider}`;
  }
}

function named(text: string): string {
  return [A, B, C, D].reduce((rest, id) => rest.replaceAll(id, NAMES[id] ?? id), text);
}

/** The calls of a phone in short: phase, and what is not as usual. */
export function callsOf({ calls }: State): readonly string[] {
  return calls.map((call) => {
    const { id, owner, phase, group, isOutgoing } = call;
    const flags = (["isOnHold", "isMuted", "isTranslating", "isDoomed", "isEndOverdue"] as const)
      .filter((flag) => call[flag]);
    return [
      NAMES[id],
      phase,
      ...(owner === 1 ? [] : [`of ${owner}`]),
      ...(isOutgoing ? ["outgoing"] : []),
      ...flags,
      ...(group === null ? [] : [`in ${group}`]),
    ].join(" ");
  });
}

/** The actions that are open, each with who asked for it and how far its transaction is. */
function openOf({ transactions }: State): readonly string[] {
  return transactions.flatMap(({ origin, stage, actions }) =>
    actions.filter(({ isOpen }) => isOpen).map(({ action, isGiven }) =>
      `${actionWord(action)}, ${origin}, ${stage}${isGiven ? "" : ", not given"}`
    )
  );
}

export const held = (id: CallId, isOnHold = true): ActionRequest => ({
  kind: "setHeld",
  callId: id,
  isOnHold,
});
export const ends = (id: CallId): ActionRequest => ({ kind: "endCall", callId: id });
export const answers = (id: CallId): ActionRequest => ({ kind: "answerCall", callId: id });
export const keys = (id: CallId, digits: string): ActionRequest => ({
  kind: "playDtmf",
  callId: id,
  digits,
  type: "singleTone",
});
export const groups = (id: CallId, other: CallId | null): ActionRequest => ({
  kind: "setGroup",
  callId: id,
  callIdToGroupWith: other,
});
export const starts = (id: CallId): ActionRequest => ({
  kind: "startCall",
  callId: id,
  handle: { kind: "generic", value: "bob" },
  isVideo: false,
});
export const fulfills = (of: CallId, completes: Completing["completes"]): Completing => ({
  completes,
  of,
});
export const fails = (of: CallId, completes: Completing["completes"]): Completing => ({
  completes,
  of,
  fails: true,
});
export const passes = (afterMs: number): Act => ({ kind: "timePassed", afterMs });

/** What happens to a phone, what it says, and the calls that it has then. */
export interface Row {
  /** What `transition` does there. */
  readonly what: string;
  readonly on: State;
  readonly acts: readonly (Act | Completing)[];
  readonly says: readonly string[];
  readonly calls: readonly string[];
  /** The actions that are open then; none where nothing is said. */
  readonly open?: readonly string[];
  /** What Recents say then, the newest first; nothing where nothing is said. */
  readonly recents?: readonly string[];
}

/** Makes a test of each row. */
export function testRows(rows: readonly Row[]): void {
  for (const { what, on, acts, ...expected } of rows) {
    Deno.test(`transition ${what}`, () => {
      const { state, said } = play(on, ...acts);
      const recents = state.recents.map(({ callId, outcome }) => `${NAMES[callId]} ${outcome}`);
      assertEquals(
        { says: said, calls: callsOf(state), open: openOf(state), recents },
        { open: [], recents: [], ...expected },
      );
    });
  }
}
