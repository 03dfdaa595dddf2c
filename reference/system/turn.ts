import type { ActionId, ActionRequest, TransactionId } from "../../actions/mod.ts";
import type { CallId } from "../../call/mod.ts";
import type { DelegateEffect, Effect, Refusal } from "./effect.ts";
import { mintUuid } from "./mint.ts";
import type { ArmedRefusal, CallState, State, TransactionState } from "./state.ts";

/**
 * One transition under way: the state so far and what it does to the world. The chapters change it
 * in place; to the outside `transition` stays a pure function.
 */
export class Turn {
  state: State;
  readonly effects: Effect[] = [];
  /** What the phone does by itself with calls that are not the app's, when the input is taken in. */
  readonly byPhone: ActionRequest[] = [];

  constructor(state: State) {
    this.state = state;
  }

  /** Adds an effect. */
  emit(effect: Effect): void {
    this.effects.push(effect);
  }

  /** Adds a call of a delegate. */
  tell(effect: DelegateEffect): void {
    this.effects.push(effect);
  }

  /** Replaces some fields of the state. */
  set(fields: Partial<State>): void {
    this.state = { ...this.state, ...fields };
  }

  /** Replaces some fields of a live call; does nothing where it is gone. */
  setCall(id: CallId, fields: Partial<CallState>): void {
    this.set({
      calls: this.state.calls.map((call) => call.id === id ? { ...call, ...fields } : call),
    });
  }

  /** Replaces a transaction, and drops it once none of its actions is open. */
  setTransaction(changed: TransactionState): void {
    const isComplete = !changed.actions.some(({ isOpen }) => isOpen);
    this.set({
      transactions: isComplete
        ? this.state.transactions.filter(({ id }) => id !== changed.id)
        : this.state.transactions.map((each) => each.id === changed.id ? changed : each),
    });
  }

  /** Takes the refusal that the environment has ready for one of these; null where it has none. */
  armedRefusal(on: readonly ArmedRefusal["on"][], what: string): Refusal | null {
    const armed = this.state.refusals.find((each) => on.includes(each.on));
    if (!armed) return null;
    this.set({ refusals: this.state.refusals.filter((each) => each !== armed) });
    const { domain, code } = armed;
    return { domain, code, message: `Cannot ${what}: the environment was told to refuse it` };
  }

  /** A fresh id, decided by the seed and how many were given. */
  mint<Id extends ActionId | TransactionId>(): Id {
    const { seed, given } = this.state.ids;
    this.set({ ids: { seed, given: given + 1 } });
    return mintUuid(seed, given) as Id;
  }
}
