import type { ActionId } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import { CallDelegate, type CallDelegateParts } from "../../reference/mod.ts";
import {
  callOf,
  type Effect,
  type Input,
  openAction,
  type State,
  type TransactionState,
  transition,
} from "../../reference/system/mod.ts";
import { wrapped, type Wrapper } from "../recorder/mod.ts";
import { appMutant, coreMutant as of, type Mutant, seeded } from "./mutant.ts";

/** The engine is asked for the other state than before, whatever the action says. */
class TurnsTheLegRound extends CallDelegate {
  constructor(parts: CallDelegateParts) {
    const held = new Set<unknown>();
    const turn: Wrapper = (call, [id]) => {
      if (!held.delete(id)) held.add(id);
      return call(id, held.has(id));
    };
    const engine = wrapped(parts.engine, (name) => name === "setHeld" ? turn : undefined);
    super({ ...parts, engine });
  }
}

/** What is asked for is asked for at once. */
class IsImpatient extends CallDelegate {
  override get holding(): null {
    return null;
  }
}

/** A hold of what is on hold is taken for its end. */
function turnsHoldRound(state: State, input: Input): ReturnType<typeof transition> {
  const isFulfilled = input.kind === "completed" && input.outcome === "fulfilled";
  return transition(isFulfilled ? withTurned(state, input.actionId) : state, input);
}

function withTurned(state: State, id: ActionId): State {
  const transactions = state.transactions.map((transaction) => ({
    ...transaction,
    actions: transaction.actions.map((each) => {
      const { action } = each;
      if (action.id !== id || action.kind !== "setHeld") return each;
      const call = callOf(state, action.callId);
      const isHeld = call?.phase === "active" && call.isOnHold;
      return isHeld && action.isOnHold ? { ...each, action: { ...action, isOnHold: false } } : each;
    }),
  }));
  return { ...state, transactions };
}

/** Whether an input is the app's word that it did what a held action asked for. */
function heldBy(state: State, input: Input): CallId | null {
  if (input.kind !== "completed" || input.outcome !== "fulfilled") return null;
  const action = openAction(state, input.actionId)?.action;
  return action?.kind === "setHeld" && action.isOnHold ? action.callId : null;
}

function endsWhatIsHeld(state: State, input: Input): ReturnType<typeof transition> {
  const [after, effects] = transition(state, input);
  const callId = heldBy(state, input);
  const provider = after.calls.find(({ id, phase }) => id === callId && phase === "active")?.owner;
  if (callId === null || typeof provider !== "number") return [after, effects];
  const { at } = input;
  const over = { kind: "callEndReported", at, provider, callId, reason: "failed" } as const;
  const [ended, more] = transition(after, over);
  return [ended, [...effects, ...more]];
}

/** The call on hold comes back by itself when the far side of another hung up. */
function resumesByItself(state: State, input: Input): ReturnType<typeof transition> {
  const [after, effects] = transition(state, input);
  const isOver = input.kind === "callEndReported" && after.calls.length < state.calls.length;
  const held = after.calls.find(({ isOnHold }) => isOnHold);
  if (!isOver || !held) return [after, effects];
  const gesture = { kind: "setHeld", callId: held.id, isOnHold: false } as const;
  const [resumed, more] = transition(after, { kind: "userGestured", at: input.at, gesture });
  return [resumed, [...effects, ...more]];
}

/** Leaves out the transactions of an input that are meant, as if the system had not thought of them. */
function without(
  isMeant: (transaction: TransactionState, input: Input, after: State) => boolean,
): typeof transition {
  return (state, input) => {
    const [after, effects] = transition(state, input);
    const known = new Set(state.transactions.map(({ id }) => id));
    const left = after.transactions.filter((each) =>
      !known.has(each.id) && isMeant(each, input, after)
    );
    const isLeft = (effect: Effect) =>
      effect.kind === "executeAsked" && left.some(({ id }) => id === effect.transactionId);
    const transactions = after.transactions.filter((each) => !left.includes(each));
    const calls = after.calls.map((call) =>
      left.some(({ actions }) => actions.some(({ action }) => action.callId === call.id))
        ? { ...call, isDoomed: false }
        : call
    );
    return [{ ...after, transactions, calls }, effects.filter((effect) => !isLeft(effect))];
  };
}

/** Whatever the app said, no call is one that cannot be held. */
function holdsWhatCannotBeHeld(state: State, input: Input): ReturnType<typeof transition> {
  if (input.kind === "callUpdated") return transition(state, input);
  const [after, effects] = transition(
    withHolding(state, () => true),
    input,
  );
  const before = new Map(state.calls.map(({ id, info }) => [id, info.supportsHolding]));
  return [withHolding(after, (id, can) => before.get(id) ?? can), effects];
}

function withHolding(state: State, canHold: (id: CallId, can: boolean) => boolean): State {
  const calls = state.calls.map((call) => {
    const supportsHolding = canHold(call.id, call.info.supportsHolding);
    return { ...call, info: { ...call.info, supportsHolding } };
  });
  return { ...state, calls };
}

/** What comes to the front does so before the others make room. */
function answersFirst(state: State, input: Input): ReturnType<typeof transition> {
  const [after, effects] = transition(state, input);
  const gesture = input.kind === "userGestured" ? input.gesture.kind : null;
  if (gesture !== "holdAndAccept" && gesture !== "swap") return [after, effects];
  const known = new Set(state.transactions.map(({ id }) => id));
  const transactions = after.transactions.map((each) =>
    known.has(each.id) ? each : { ...each, actions: each.actions.toReversed() }
  );
  const turned = effects.map((effect) =>
    effect.kind === "executeAsked" ? { ...effect, offers: effect.offers.toReversed() } : effect
  );
  return [{ ...after, transactions }, turned];
}

/** The reference with one fault each: holding. */
export const HOLDING_MUTANTS: readonly Mutant[] = [
  of("takes a hold that comes again for its end", "system/hold-as-told", turnsHoldRound),
  of("ends a call once it is on hold", "system/holding-ends-nothing", endsWhatIsHeld),
  of(
    "brings a call back when the other end of another hung up",
    "system/stay-held-when-the-other-end-hangs-up",
    resumesByItself,
  ),
  of(
    "leaves a call on hold when the user ended the other",
    "system/resume-after-own-end",
    without(({ origin, actions }) =>
      origin === "system" &&
      actions.some(({ action }) => action.kind === "setHeld" && !action.isOnHold)
    ),
  ),
  of(
    "leaves a call in front that was to make room",
    "system/one-group-in-front",
    without(({ actions }, _input, { calls }) =>
      actions.some(({ action }) =>
        calls.some(({ id, isDoomed }) => isDoomed && id === action.callId)
      )
    ),
  ),
  seeded(
    of(
      "holds a call that cannot be held",
      "system/no-hold-without-support",
      holdsWhatCannotBeHeld,
    ),
    "K34c",
  ),
  of("answers before it holds", "system/hold-first-then-answer", answersFirst),
  appMutant(
    "resumes one call while the other is being held",
    "app/hold-before-resuming",
    IsImpatient,
  ),
  appMutant("turns the leg round at each held action", "app/hold-to-the-value", TurnsTheLegRound),
];
