import {
  type ActionKind,
  type CallAction,
  type Performing,
  performing,
  transaction,
} from "../actions/mod.ts";
import type { AudioSession, ProviderDelegate } from "../provider/mod.ts";
import { type DelegateEffect, type OfferedAction, openAction } from "./system/mod.ts";
import type { SystemPort } from "./system_port.ts";

/** Brings what the system has to say to a delegate, as the objects that the contract names. */
export class Courier {
  readonly #port: SystemPort;
  readonly #session: AudioSession;
  /** One object an action, as long as anybody holds it. */
  readonly #objects = new WeakMap<CallAction, Performing>();
  readonly #delivered = new WeakSet<CallAction>();

  constructor(port: SystemPort, session: AudioSession) {
    this.#port = port;
    this.#session = session;
  }

  /** Calls the member of the delegate that the effect is for, if it has it. */
  deliver(effect: DelegateEffect, delegate: ProviderDelegate): void {
    switch (effect.kind) {
      case "didBegin":
        return this.#guard(() => delegate.didBegin?.());
      case "didReset":
        return this.#guard(() => delegate.didReset());
      case "executeAsked":
        return this.#ask(effect, delegate);
      case "performed":
        return this.#perform(effect, delegate);
      case "timedOut":
        if (!this.#delivered.has(effect.action)) return;
        if (!delegate.timedOut) this.#port.unheard(effect);
        return this.#guard(() => delegate.timedOut?.(effect.action));
      case "audioActivated":
        return this.#guard(() => delegate.didActivateAudio?.(this.#session));
      case "audioDeactivated":
        return this.#guard(() => delegate.didDeactivateAudio?.(this.#session));
    }
  }

  /** The object that stands for an action while it is performed: always the same one. */
  object({ action, timeoutAt }: OfferedAction): Performing {
    const known = this.#objects.get(action);
    if (known) return known;
    const port = this.#port;
    const { id: actionId } = action;
    const made = performing(action, {
      get timeoutAt() {
        return openAction(port.state(), actionId)?.dueAt ?? timeoutAt;
      },
      isComplete: () => openAction(port.state(), actionId) === undefined,
      complete: (outcome, details) =>
        port.take({ kind: "completed", at: port.now(), actionId, outcome, details }),
    });
    this.#objects.set(action, made);
    return made;
  }

  #ask(
    { transactionId, offers }: DelegateEffect & { readonly kind: "executeAsked" },
    delegate: ProviderDelegate,
  ): void {
    const isLive = offers.some(({ action }) => openAction(this.#port.state(), action.id));
    if (!isLive) return;
    let isExecuting = false;
    if (delegate.execute) {
      for (const { action } of offers) this.#delivered.add(action);
      this.#guard(() => {
        const actions = offers.map((offer) => this.object(offer));
        isExecuting = delegate.execute?.(transaction(transactionId, actions)) === true;
      });
      if (!isExecuting) { for (const { action } of offers) this.#delivered.delete(action); }
    }
    const at = this.#port.now();
    this.#port.takeFirst({ kind: "executeAnswered", at, transactionId, isExecuting });
  }

  #perform(
    effect: DelegateEffect & { readonly kind: "performed" },
    delegate: ProviderDelegate,
  ): void {
    const { offer } = effect;
    const { action } = offer;
    if (!openAction(this.#port.state(), action.id)) return;
    this.#delivered.add(action);
    if (!delegate[action.kind]) this.#port.unheard(effect);
    this.#guard(() => perform(delegate, action.kind, this.object(offer)));
  }

  /** Keeps what a delegate throws, or rejects with, out of the system. */
  #guard(body: () => unknown): void {
    try {
      const result = body();
      if (isThenable(result)) result.then(undefined, (error) => this.#port.fault(error));
    } catch (error) {
      this.#port.fault(error);
    }
  }
}

/** Calls the handler of a kind; the handlers are typed as the table is, so no cast is needed. */
function perform<K extends ActionKind>(
  handlers: { readonly [P in ActionKind]?: (action: Performing<P>) => unknown },
  kind: K,
  action: Performing<K>,
): unknown {
  return handlers[kind]?.(action);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value &&
    typeof value.then === "function";
}
