import type { ActionId, CallAction, TransactionId } from "../actions/mod.ts";
import type { CallId, Instant } from "../call/mod.ts";
import type { WorldCall } from "../trace/mod.ts";
import type { Bench, Judge } from "./rule.ts";
import { isToCome, type Timing } from "./timing.ts";

/** An action that the app was offered, as far as it has come. */
export interface Offered {
  /** The action. */
  readonly action: CallAction;
  /** The transaction that the app was asked of; null where it was not asked. */
  readonly transactionId: TransactionId | null;
  /** Whether it was completed, or timed out: either way it is complete for sure. */
  isComplete: boolean;
  readonly timeoutAt: Instant;
  /** Its call, as it was then: another may live under its id later. */
  readonly call: WorldCall | undefined;
}

/** The actions that the app was offered, but for those that were complete at the last rest. */
export class OfferedActions {
  readonly #world: Bench["world"];
  readonly #timing: Timing;
  readonly #byId = new Map<ActionId, Offered>();

  /** Follows a trace; `judge` must hear it. */
  constructor({ world, timing }: Pick<Bench, "world" | "timing">) {
    this.#world = world;
    this.#timing = timing;
  }

  /** What it listens to. */
  get judge(): Judge {
    const complete = ({ actionId }: { readonly actionId: ActionId }) => {
      const known = this.#byId.get(actionId);
      if (known) known.isComplete = true;
    };
    const forget = () => this.#byId.clear();
    return {
      executeAsked: ({ transactionId, actions }) => {
        for (const { action, timeoutAt } of actions) this.#take(action, timeoutAt, transactionId);
      },
      performed: ({ action, timeoutAt }) => this.#take(action, timeoutAt, null),
      completed: complete,
      timedOut: complete,
      rested: () => {
        // Whoever looked has seen by now what became of it.
        for (const [id, { isComplete }] of this.#byId) if (isComplete) this.#byId.delete(id);
      },
      didReset: forget,
      invalidated: forget,
      processDied: forget,
    };
  }

  /** All of them. */
  get all(): readonly Offered[] {
    return [...this.#byId.values()];
  }

  /** Finds one. */
  find(id: ActionId): Offered | undefined {
    return this.#byId.get(id);
  }

  /** Whether it is pending for sure: what is left to the system may have closed it in silence. */
  isOpen({ action, isComplete, timeoutAt, call }: Offered, now: Instant): boolean {
    if (isComplete || call === undefined || !isToCome(this.#timing, timeoutAt, now)) return false;
    return this.#world.liveCall(action.callId) === call;
  }

  #take(action: CallAction, timeoutAt: Instant, transactionId: TransactionId | null): void {
    if (this.#byId.has(action.id)) return;
    const call = this.#world.calls.get(action.callId.toLowerCase() as CallId);
    this.#byId.set(action.id, { action, transactionId, timeoutAt, call, isComplete: false });
  }
}
