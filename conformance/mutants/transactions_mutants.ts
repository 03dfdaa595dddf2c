import type { ActionRequest, Performing } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import {
  type DelegateEffect,
  type Effect,
  type Input,
  type State,
  transition,
} from "../../reference/system/mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import type { Deliver, SystemAdapter, SystemSubject } from "../adapter.ts";
import { systemAdapter } from "../reference_adapters.ts";
import { coreMutant, effectMutant, type Mutant, subjectMutant } from "./mutant.ts";

type Step = ReturnType<typeof transition>;

/** Takes a request in a state that is not the real one, and sets what was changed back. */
function takenIn(state: State, altered: Partial<State>, input: Input): Step {
  const [after, effects] = transition({ ...state, ...altered }, input);
  const kept = Object.keys(altered).map((field) => [field, Reflect.get(state, field)]);
  return [{ ...after, ...Object.fromEntries(kept) }, effects];
}

/** The first action of what it refuses is done all the same. */
function halves(state: State, input: Input): Step {
  const whole = transition(state, input);
  if (input.kind !== "requested" || input.actions.length < 2 || !isRefused(whole[1])) return whole;
  const [after, done] = transition(state, { ...input, actions: input.actions.slice(0, 1) });
  if (isRefused(done)) return whole;
  return [after, [...whole[1], ...done.filter(({ kind }) => kind !== "requestSettled")]];
}

function isRefused(effects: readonly Effect[]): boolean {
  return effects.some((effect) => effect.kind === "requestSettled" && effect.refusal !== null);
}

function asksForOthers(state: State, input: Input): Step {
  if (input.kind !== "userGestured") return transition(state, input);
  const own = state.providers[0]?.number ?? "orphan";
  const [after, effects] = transition({
    ...state,
    calls: state.calls.map((call) => ({ ...call, owner: own })),
  }, input);
  const ownerOf = (id: CallId) => state.calls.find((call) => call.id === id)?.owner;
  const calls = after.calls.map((call) => ({ ...call, owner: ownerOf(call.id) ?? call.owner }));
  return [{ ...after, calls }, effects];
}

/** End and accept as two taps would do it. */
function endsAndAnswersApart(state: State, input: Input): Step {
  if (input.kind !== "userGestured" || input.gesture.kind !== "endAndAccept") {
    return transition(state, input);
  }
  const { callId } = input.gesture;
  let [after, effects]: Step = [state, []];
  for (const { id } of state.calls.filter(({ id, phase }) => id !== callId && phase === "active")) {
    const [next, more] = transition(after, { ...input, gesture: { kind: "end", callId: id } });
    [after, effects] = [next, [...effects, ...more]];
  }
  const [next, more] = transition(after, { ...input, gesture: { kind: "answer", callId } });
  return [next, [...effects, ...more]];
}

const isPerform = (effect: Effect): effect is DelegateEffect => effect.kind === "performed";

/** The reference system with what it says to the app changed, and some of its members. */
function deliveryMutant(
  name: string,
  breaks: RuleId,
  alter: (deliver: Deliver) => {
    readonly deliver?: Partial<Deliver>;
    readonly subject?: (subject: SystemSubject) => Partial<SystemSubject>;
  },
): Mutant {
  const adapter = systemAdapter(name);
  const broken: SystemAdapter = {
    ...adapter,
    async open(options) {
      const { observed, ...rest } = options.deliver;
      const { deliver, subject } = alter(options.deliver);
      const altered = { ...rest, observed, ...deliver } as Deliver;
      const opened = await adapter.open({ ...options, deliver: altered });
      return { ...opened, ...subject?.(opened) };
    },
  };
  return { name, breaks, adapter: broken };
}

/** That it began is kept back, and said in the middle of something else. */
function keptBack({ didBegin }: Deliver) {
  let isKept = false;
  return {
    didBegin() {
      isKept = true;
    },
    say() {
      if (isKept) didBegin();
      isKept = false;
    },
  };
}

function beginsInAReport(deliver: Deliver) {
  const { didBegin, say } = keptBack(deliver);
  const subject = ({ reportNewIncomingCall }: SystemSubject): Partial<SystemSubject> => ({
    reportNewIncomingCall(id, update) {
      say();
      return reportNewIncomingCall(id, update);
    },
  });
  return { deliver: { didBegin }, subject };
}

function beginsInAHandler(deliver: Deliver) {
  const { didBegin, say } = keptBack(deliver);
  const endCall = (action: Performing<"endCall">) => {
    const watched = Object.defineProperties({ ...action }, {
      ...Object.getOwnPropertyDescriptors(action),
      fulfill: {
        value() {
          say();
          action.fulfill();
        },
      },
    });
    return deliver.endCall(watched);
  };
  return { deliver: { didBegin, endCall } };
}

/** A hold as the kit's app leaves it when it has requested it: the system reads it too late. */
function readLate(action: ActionRequest): ActionRequest {
  return action.kind === "setHeld" ? { ...action, isOnHold: false } : action;
}

/** What was listed as pending the last time is listed once more. */
function listsTwice({ pendingTransactions }: SystemSubject): Partial<SystemSubject> {
  let before: ReturnType<NonNullable<typeof pendingTransactions>> = [];
  return {
    pendingTransactions() {
      const now = pendingTransactions?.() ?? [];
      const kept = before.filter(({ id }) => !now.some((each) => each.id === id));
      before = now;
      return [...kept, ...now];
    },
  };
}

const isRefusedWith = (effect: Effect, code: string) =>
  effect.kind === "requestSettled" && effect.refusal?.code === code;

/** The reference system with one fault each: transactions. */
export const TRANSACTIONS_MUTANTS: readonly Mutant[] = [
  effectMutant(
    "accepts a transaction without actions",
    "system/refuse-empty-transactions",
    (effect) => isRefusedWith(effect, "emptyTransaction") ? { ...effect, refusal: null } : effect,
  ),
  effectMutant(
    "accepts what is no action",
    "system/refuse-what-is-no-action",
    (effect, input) =>
      isRefusedWith(effect, "invalidAction") && input.kind === "requested" &&
        input.actions.some((action) => typeof action === "string")
        ? { ...effect, refusal: null }
        : effect,
  ),
  coreMutant(
    "lets an app without the background mode request",
    "system/refuse-without-voip-mode",
    (state, input) =>
      input.kind === "requested"
        ? takenIn(state, { environment: { ...state.environment, hasVoipMode: true } }, input)
        : transition(state, input),
  ),
  effectMutant(
    "refuses an empty transaction with an error for calls that come in",
    "system/documented-errors",
    (effect) =>
      effect.kind === "requestSettled" && effect.refusal?.code === "emptyTransaction"
        ? { ...effect, refusal: { ...effect.refusal, domain: "incomingCall", code: "unknown" } }
        : effect,
  ),
  subjectMutant(
    "refuses what is no action with an error of its own",
    "system/documented-errors",
    ({ request }) => ({
      request: (...actions) =>
        request(...actions).catch((error) => {
          throw error.code === "invalidAction" ? new Error("That is no action") : error;
        }),
    }),
  ),
  deliveryMutant(
    "calls the delegate from within a report",
    "system/return-before-anything-happens",
    beginsInAReport,
  ),
  deliveryMutant(
    "calls the delegate from within a completion",
    "system/one-delegate-call-at-a-time",
    beginsInAHandler,
  ),
  coreMutant(
    "asks the app to hold and end the calls of others",
    "system/actions-to-the-owner",
    asksForOthers,
  ),
  coreMutant("does the first half of what it refuses", "system/all-or-nothing", halves),
  effectMutant(
    "refuses to mute, and mutes all the same",
    "system/perform-nothing-refused",
    (effect, input) =>
      effect.kind === "requestSettled" && input.kind === "requested" &&
        input.actions.length === 1 &&
        input.actions.some((each) => typeof each !== "string" && each.kind === "setMuted")
        ? {
          ...effect,
          refusal: effect.refusal ??
            { domain: "requestTransaction", code: "unknown", message: "Cannot mute: no" },
        }
        : effect,
  ),
  subjectMutant(
    "reads a hold when the app has written upon it",
    "system/actions-as-requested",
    ({ request }) => ({ request: (...actions) => request(...actions.map(readLate)) }),
  ),
  coreMutant(
    "performs what the app executes itself",
    "system/execute-first",
    (state, input) =>
      transition(
        state,
        input.kind === "executeAnswered" ? { ...input, isExecuting: false } : input,
      ),
  ),
  coreMutant(
    "performs the actions of a transaction from the last to the first",
    "system/execute-first",
    (state, input) => {
      const [after, effects] = transition(state, input);
      const performs = effects.filter(isPerform).toReversed();
      return [after, [...effects.filter((effect) => !isPerform(effect)), ...performs]];
    },
  ),
  deliveryMutant(
    "performs without asking whether the app executes",
    "system/execute-first",
    () => ({ deliver: { execute: undefined } as unknown as Partial<Deliver> }),
  ),
  effectMutant(
    "accepts to mute, and never comes back to it",
    "system/execute-first",
    (effect) =>
      effect.kind === "executeAsked" &&
        effect.offers.every(({ action }) => action.kind === "setMuted")
        ? []
        : effect,
  ),
  coreMutant(
    "ends and answers in two transactions",
    "system/end-first-and-then-answer",
    endsAndAnswersApart,
  ),
  subjectMutant(
    "takes a transaction for complete when its first action is",
    "system/complete-with-its-actions",
    ({ pendingTransactions }) => ({
      pendingTransactions: () =>
        (pendingTransactions?.() ?? []).map(({ id, actions }) => ({
          id,
          actions,
          isComplete: actions[0]?.isComplete ?? true,
        })),
    }),
  ),
  subjectMutant(
    "lists a transaction once more when it is complete",
    "system/pending-transactions-exactly",
    listsTwice,
  ),
  subjectMutant(
    "gives the pending actions of a kind on whatever call",
    "system/pending-actions-exactly",
    ({ pendingActions }) => ({
      pendingActions: (kind) => pendingActions?.(kind) ?? [],
    }),
  ),
];
