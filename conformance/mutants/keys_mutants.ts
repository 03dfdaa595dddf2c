import type { CallAction } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import { CallDelegate, type CallDelegateParts } from "../../reference/mod.ts";
import {
  type Effect,
  type Input,
  type State,
  type TransactionState,
  transition,
} from "../../reference/system/mod.ts";
import type { Button } from "../../phone/mod.ts";
import { wrapped, type Wrapper } from "../recorder/mod.ts";
import { appMutant, coreMutant, type Mutant, seeded, subjectMutant } from "./mutant.ts";

type Step = ReturnType<typeof transition>;

/** What the engine is asked to send, changed. */
function sending(change: (digits: string) => string) {
  return class extends CallDelegate {
    constructor(parts: CallDelegateParts) {
      const send: Wrapper = (call, [id, digits]) => call(id, change(String(digits)));
      const engine = wrapped(parts.engine, (name) => name === "sendDigits" ? send : undefined);
      super({ ...parts, engine });
    }
  };
}

/** Keys do not wait for those before them. */
function givesKeysAtOnce(state: State, input: Input): Step {
  const [after, effects] = transition(state, input);
  const given: Effect[] = [];
  const transactions = after.transactions.map((transaction) => {
    const { owner: provider, stage } = transaction;
    if (stage !== "performing" || provider === "orphan") return transaction;
    const actions = transaction.actions.map((each) => {
      const { action, isOpen, isGiven, dueAt } = each;
      if (!isOpen || isGiven || action.kind !== "playDtmf") return each;
      const offer = { action, timeoutAt: dueAt };
      given.push({ lane: "delegate", kind: "performed", provider, offer });
      return { ...each, isGiven: true };
    });
    return { ...transaction, actions };
  });
  return [{ ...after, transactions }, [...effects, ...given]];
}

/** What the user keys in becomes other actions: each is changed, or left out. */
function keying(
  change: (digits: string, type: string, pressed: string) => string | null,
): (state: State, input: Input) => Step {
  return (state, input) => {
    const [after, effects] = transition(state, input);
    if (input.kind !== "userGestured" || input.gesture.kind !== "playDtmf") return [after, effects];
    const { digits: pressed } = input.gesture;
    const known = new Set(state.transactions.map(({ id }) => id));
    const made = after.transactions.filter(({ id }) => !known.has(id));
    const changed = new Map<TransactionState, TransactionState | null>();
    let isFirst = true;
    for (const transaction of made) {
      const [each] = transaction.actions;
      if (each?.action.kind !== "playDtmf") continue;
      const { digits, type } = each.action;
      const text = change(digits, isFirst ? "first" : type, pressed);
      isFirst = false;
      const action: CallAction = { ...each.action, digits: text ?? "" };
      const actions = [{ ...each, action }];
      changed.set(transaction, text === null ? null : { ...transaction, actions });
    }
    const of = (each: TransactionState) => changed.has(each) ? changed.get(each) ?? [] : each;
    const transactions = after.transactions.flatMap(of);
    const asked = effects.flatMap((effect): Effect | [] => {
      if (effect.kind !== "executeAsked" || known.has(effect.transactionId)) return effect;
      const its = transactions.find(({ id }) => id === effect.transactionId);
      if (!its) return [];
      const offers = its.actions.map(({ action, dueAt }) => ({ action, timeoutAt: dueAt }));
      return { ...effect, offers };
    });
    return [{ ...after, transactions }, asked];
  };
}

/** The keys before a pause as one tone, as if they had been pressed at once. */
const runsKeysTogether = keying((digits, place, pressed) => {
  if (place === "first") return pressed.replace(/[,;].*$/, "") || digits;
  return place === "singleTone" ? null : digits;
});

/** Of the keys behind a pause the first. */
const cutsOffBehindAPause = keying((digits, place) =>
  place === "softPause" || place === "hardPause" ? digits.slice(0, 1) : digits
);

/** That a call supports no DTMF is not taken in. */
function offersKeypadToAll(state: State, input: Input): Step {
  if (input.kind !== "callUpdated" || input.update.supportsDtmf !== false) {
    return transition(state, input);
  }
  const { supportsDtmf: _, ...update } = input.update;
  return transition(state, { ...input, update });
}

/** The reference with one fault each: keys. */
export const KEYS_MUTANTS: readonly Mutant[] = [
  coreMutant(
    "gives the app the next key before the one before is done",
    "system/one-key-at-a-time",
    givesKeysAtOnce,
  ),
  coreMutant(
    "runs the keys of the user together",
    "system/keys-are-single-tones",
    runsKeysTogether,
  ),
  coreMutant(
    "cuts off the keys behind a pause after the first",
    "system/pauses-as-one-string",
    cutsOffBehindAPause,
  ),
  appMutant(
    "sends the first of several digits only",
    "app/send-every-digit",
    sending((digits) => digits.slice(0, 1)),
  ),
  seeded(
    coreMutant(
      "gives keys to calls that cannot send them",
      "system/no-keypad-without-support",
      offersKeypadToAll,
    ),
    "K34c",
  ),
  subjectMutant(
    "shows a keypad on every call",
    "system/no-keypad-without-support",
    ({ screen, calls }) => ({
      screen() {
        const shown = screen?.() ?? { calls: [] };
        const talking = new Set<CallId>(
          (calls?.() ?? []).filter(({ hasConnected }) => hasConnected).map(({ id }) => id),
        );
        const withKeypad = (buttons: readonly Button[]): readonly Button[] =>
          buttons.includes("keypad") ? buttons : [...buttons, "keypad"];
        return {
          ...shown,
          calls: shown.calls.map((card) =>
            talking.has(card.callId) ? { ...card, buttons: withKeypad(card.buttons) } : card
          ),
        };
      },
    }),
  ),
];
