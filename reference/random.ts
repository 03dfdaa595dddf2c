/** A source of chance that only its seed decides (xorshift32 over a scrambled seed). */
export class Random {
  #state: number;

  /** Starts from a seed: any whole number. */
  constructor(seed: number) {
    this.#state = scramble(seed >>> 0) || 0x9e3779b9;
  }

  /** A number from 0 up to, and without, 1. */
  next(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state >>> 0;
    return this.#state / 0x1_0000_0000;
  }

  /** Whether something happens that has this chance. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of several things. */
  pick<T>(things: readonly T[]): T | undefined {
    return things[Math.floor(this.next() * things.length)];
  }
}

/** The seed of one part of a run: decided by the run's seed and the part's number. */
export function seedOf(seed: number, part: number): number {
  return scramble(scramble(seed >>> 0) ^ Math.imul(part + 1, 0x9e3779b1)) >>> 0;
}

function scramble(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ mixed >>> 16, 0x85ebca6b);
  mixed = Math.imul(mixed ^ mixed >>> 13, 0xc2b2ae35);
  return (mixed ^ mixed >>> 16) >>> 0;
}
