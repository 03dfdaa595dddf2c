/**
 * What instrumented code asks at each place: is this mutant the one that is turned on? It is loaded
 * before that code.
 *
 * @module
 */

/** How many mutants a process can have in it. */
const MOST_MUTANTS = 16_384;

/** Which mutant is on, and what is counted meanwhile. */
class Switchboard {
  /** The mutant that is turned on. */
  active: number | null = null;
  /** A mark for each mutant that was come by since the last look. */
  readonly marks: Uint8Array = new Uint8Array(MOST_MUTANTS);
  /** How many turns loops took since the last look. */
  turns = 0;
  /** How many they may take. */
  mostTurns: number = Infinity;

  /** Begins to count anew. */
  reset(active: number | null, mostTurns: number): void {
    this.active = active;
    this.mostTurns = mostTurns;
    this.turns = 0;
    this.marks.fill(0);
  }

  /** The mutants that were come by since the last look; of one that is turned on, only that. */
  get reached(): readonly number[] {
    return this.active === null
      ? [...this.marks.entries()].flatMap(([id, isReached]) => isReached ? [id] : [])
      : this.marks[this.active]
      ? [this.active]
      : [];
  }

  /**
   * Whether a mutant is turned on. It counts as a turn: a loop that has no end because of a mutant
   * may be elsewhere, and comes by here time and again.
   */
  readonly $is = (id: number): boolean => {
    this.marks[id] = 1;
    this.$turn();
    return this.active === id;
  };

  /** Counts the turn of a loop, and stops one that has no end. */
  readonly $turn = (): void => {
    if (++this.turns > this.mostTurns) throw new Error(`${this.mostTurns} turns, and no end`);
  };
}

/** The one that all code asks. */
export const switchboard: Switchboard = new Switchboard();

switchboard.active = Deno.args[0] ? Number(Deno.args[0]) : null;
Object.assign(globalThis, { $mutation: switchboard });
