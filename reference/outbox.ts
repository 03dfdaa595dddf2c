import type { Random } from "./random.ts";
import type { DelegateEffect, Effect, Freedoms, Lane, ProviderNumber } from "./system/mod.ts";

/** Every order in which the lanes may be served. The first is the default. */
export type LaneOrder = readonly Lane[];

/** The order in which lanes are served where none is given. */
export const DEFAULT_ORDER: LaneOrder = ["completion", "delegate", "observer"];

/** Draws how a system uses what is left free besides the order of the lanes. */
export function drawFreedoms(random: Random): Freedoms {
  return {
    performs: random.chance(0.5) ? "together" : "oneByOne",
    begins: random.chance(0.5) ? "atOnce" : "late",
    lapses: random.chance(0.5) ? "first" : "last",
  };
}

/**
 * Effects on their way out, a lane each for completions, observers and every provider's delegate.
 * A lane keeps its order; which lane goes first is a choice (CONTRACT 4.2).
 */
export class Outbox {
  order: LaneOrder;
  readonly #random: Random | null;
  readonly #completions: Effect[] = [];
  readonly #observations: Effect[] = [];
  readonly #delegates = new Map<ProviderNumber, DelegateEffect[]>();

  /** With a source of chance the order is drawn anew each time. */
  constructor(order: LaneOrder = DEFAULT_ORDER, random: Random | null = null) {
    this.order = order;
    this.#random = random;
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
    if (this.#random) this.order = shuffled(this.order, this.#random);
    for (const lane of this.order) {
      const next = lane === "completion"
        ? this.#completions.shift()
        : lane === "observer"
        ? this.#nextObservation(hasDelegate)
        : this.#nextForDelegate(hasDelegate);
      if (next) return next;
    }
    return undefined;
  }

  /** That a call is over comes last: what is still to be said of it goes first (guarantee G10). */
  #nextObservation(hasDelegate: (provider: ProviderNumber) => boolean): Effect | undefined {
    const [next] = this.#observations;
    if (next?.kind === "observed" && next.call.hasEnded) {
      for (const [provider, effects] of this.#delegates) {
        const isOwed = effects.some((effect) =>
          effect.kind === "timedOut" && effect.action.callId === next.call.id
        );
        if (isOwed && hasDelegate(provider)) return undefined;
      }
    }
    return this.#observations.shift();
  }

  /** Forgets what was to be told to a provider's delegate. */
  forget(provider: ProviderNumber): void {
    this.#delegates.delete(provider);
  }

  /** Forgets all that was to be told to a process. */
  forgetProcess(): void {
    this.#delegates.clear();
    this.#completions.length = 0;
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
      case "process":
        return []; // It happens at once, and on no lane.
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

function shuffled(order: LaneOrder, random: Random): LaneOrder {
  const left = [...order];
  return order.map(() => left.splice(Math.floor(random.next() * left.length), 1)).flat();
}
