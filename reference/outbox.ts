import type { DelegateEffect, Effect, Lane, ProviderNumber } from "./system/mod.ts";

/** Every order in which the lanes may be served. The first is the default. */
export type LaneOrder = readonly Lane[];

/**
 * Effects on their way out, a lane each for completions, observers and every provider's delegate.
 * A lane keeps its order; which lane goes first is a choice (CONTRACT 4.2).
 */
export class Outbox {
  order: LaneOrder;
  readonly #completions: Effect[] = [];
  readonly #observations: Effect[] = [];
  readonly #delegates = new Map<ProviderNumber, DelegateEffect[]>();

  constructor(order: LaneOrder) {
    this.order = order;
  }

  /** Adds effects at the end of their lanes. */
  add(effects: readonly Effect[]): void {
    for (const effect of effects) this.#laneOf(effect).push(effect);
  }

  /**
   * Adds effects, those for delegates at the front of their lanes: what follows from an answer that
   * the delegate just gave comes before what was waiting behind the question.
   */
  addFirst(effects: readonly Effect[]): void {
    this.add(effects.filter(({ lane }) => lane !== "delegate"));
    for (const effect of effects.toReversed()) {
      if (effect.lane === "delegate") this.#laneOf(effect).unshift(effect);
    }
  }

  /** Takes the next effect; those for a provider without a delegate wait. */
  next(hasDelegate: (provider: ProviderNumber) => boolean): Effect | undefined {
    for (const lane of this.order) {
      const next = lane === "completion"
        ? this.#completions.shift()
        : lane === "observer"
        ? this.#observations.shift()
        : this.#nextForDelegate(hasDelegate);
      if (next) return next;
    }
    return undefined;
  }

  /** Forgets what was to be told to a provider's delegate. */
  forget(provider: ProviderNumber): void {
    this.#delegates.delete(provider);
  }

  #nextForDelegate(hasDelegate: (provider: ProviderNumber) => boolean): Effect | undefined {
    for (const [provider, effects] of this.#delegates) {
      if (hasDelegate(provider)) {
        const next = effects.shift();
        if (next) return next;
      } else if (effects[0]?.kind === "didBegin") effects.shift(); // It is lost, as the real one.
    }
    return undefined;
  }

  #laneOf(effect: Effect): Effect[] {
    switch (effect.lane) {
      case "completion":
        return this.#completions;
      case "observer":
        return this.#observations;
      case "delegate": {
        const known = this.#delegates.get(effect.provider);
        if (known) return known;
        const lane: DelegateEffect[] = [];
        this.#delegates.set(effect.provider, lane);
        return lane as Effect[];
      }
    }
  }
}
