import { CallError } from "../call/mod.ts";
import type { CompletionEffect } from "./system/mod.ts";

interface Debt {
  readonly resolve: () => void;
  readonly reject: (error: CallError) => void;
}

/** The promises that the system owes for reports and requests, by number. */
export class Promises {
  readonly #debts = new Map<number, Debt>();
  #made = 0;

  /** Owes a promise; `ask` is given its number. */
  owe(ask: (number: number) => void): Promise<void> {
    const number = ++this.#made;
    return new Promise<void>((resolve, reject) => {
      this.#debts.set(number, { resolve, reject });
      ask(number);
    });
  }

  /** Settles the promise that the effect is about. */
  settle(effect: CompletionEffect): void {
    const number = effect.kind === "incomingSettled" ? effect.report : effect.request;
    const debt = this.#debts.get(number);
    this.#debts.delete(number);
    const { refusal } = effect;
    if (!refusal) return debt?.resolve();
    debt?.reject(new CallError(refusal.domain, refusal.code, refusal.message));
  }
}
