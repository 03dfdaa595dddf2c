import type { Step } from "../scenario/mod.ts";

/** What a candidate did. */
export interface Trial {
  /** The steps that were taken, up to the one at which it failed; null where it did not fail so. */
  readonly failing: readonly Step[] | null;
  /** The state after each of those steps, in short. */
  readonly keys: readonly string[];
}

/** What became of shrinking. */
export interface Shrunk {
  /** The fewest steps that were found to fail in the same way. */
  readonly steps: readonly Step[];
  /** How many candidates were played. */
  readonly runs: number;
  /** How many steps were played in them. */
  readonly executed: number;
}

/** How many steps may be played to shrink one failure. */
const BUDGET = 30_000;

/** What is as short as this is not worth a search for another way. */
const SHORT = 4;

/** How a candidate is played, and what could have been done instead. */
export interface Trier {
  /** Plays a candidate until it fails. */
  attempt(steps: readonly Step[]): Promise<Trial>;
  /** The steps that could be taken before each of these. */
  enabledBefore(steps: readonly Step[]): Promise<readonly (readonly Step[])[]>;
}

/** The ways in which steps are made fewer and plainer, in order, until none of them does more. */
export const PASSES = [
  "keepTail",
  "dropSlots",
  "cutCycles",
  "dropChunks",
  "dropPairs",
  "settleFirst",
  "simplify",
] as const;

/**
 * Makes a failing sequence shorter while it fails in the same way. Every candidate is played from
 * the start, so what can no longer be taken drops out by itself.
 */
export async function shrink(
  steps: readonly Step[],
  trier: Trier,
  passes: readonly (typeof PASSES)[number][] = PASSES,
): Promise<Shrunk> {
  const work = new Shrinking(trier);
  await work.start(steps);
  do {
    for (let before = ""; work.text !== before;) {
      before = work.text;
      for (const pass of passes) await work[pass]();
    }
  } while (await work.substitute());
  await work.nameInOrder();
  return work.result();
}

class Shrinking {
  readonly #trier: Trier;
  readonly #tried = new Set<string>();
  #best: readonly Step[] = [];
  #keys: readonly string[] = [];
  #runs = 0;
  #executed = 0;

  constructor(trier: Trier) {
    this.#trier = trier;
  }

  get length(): number {
    return this.#best.length;
  }

  get text(): string {
    return JSON.stringify(this.#best);
  }

  result(): Shrunk {
    return { steps: this.#best, runs: this.#runs, executed: this.#executed };
  }

  async start(steps: readonly Step[]): Promise<void> {
    this.#best = steps;
    await this.#try(steps, true);
  }

  /** Often only the end matters. */
  async keepTail(): Promise<void> {
    for (let kept = 1; kept < this.length; kept *= 2) {
      if (await this.#try(this.#best.slice(-kept))) return;
    }
  }

  /** A call that does not matter goes with all its steps. */
  async dropSlots(): Promise<void> {
    for (const slot of new Set(this.#best.flatMap(slotsOf))) {
      await this.#try(this.#best.filter((step) => !slotsOf(step).includes(slot)));
    }
  }

  /** What leads back to a state that was there before is a detour; the longest goes first. */
  async cutCycles(): Promise<void> {
    for (let isCut = true; isCut;) {
      isCut = false;
      const keys = ["", ...this.#keys];
      for (let size = this.length - 1; size >= 1 && !isCut; size--) {
        for (let from = 0; from + size < keys.length - 1 && !isCut; from++) {
          if (keys[from] === keys[from + size]) isCut = await this.#without(from, size);
        }
      }
    }
  }

  /** Delta debugging: halves, quarters, down to single steps. */
  async dropChunks(): Promise<void> {
    for (let size = this.length >> 1; size >= 1; size >>= 1) {
      for (let from = this.length - size; from >= 0; from -= size) await this.#without(from, size);
    }
  }

  /** Some steps can go only together: one undoes what the other did. */
  async dropPairs(): Promise<void> {
    for (let one = this.length - 2; one >= 0; one--) {
      for (let other = this.length - 1; other > one; other--) {
        await this.#try(this.#best.filter((_step, index) => index !== one && index !== other));
      }
    }
  }

  /** What is about no call comes first where it can: it may do more there, and it reads better. */
  async settleFirst(): Promise<void> {
    let place = 0;
    for (const [index, step] of this.#best.entries()) {
      if (slotsOf(step).length > 0 || step.kind === "clock") continue;
      const moved = this.#best.toSpliced(index, 1).toSpliced(place, 0, step);
      if (index === place || await this.#try(moved, true)) place++;
    }
  }

  /**
   * Another step may do the work of two: the shortest way often leads elsewhere, where no deletion
   * leads.
   */
  async substitute(): Promise<boolean> {
    if (this.length <= SHORT) return false;
    const enabled = await this.#trier.enabledBefore(this.#best);
    for (let one = this.length - 2; one >= 0; one--) {
      for (let other = this.length - 1; other > one; other--) {
        for (const step of enabled[one] ?? []) {
          const shorter = this.#best.with(one, step).toSpliced(other, 1);
          if (await this.#try(shorter)) return true;
        }
      }
    }
    return false;
  }

  /** The simplest of what a step can say. */
  async simplify(): Promise<void> {
    for (let index = 0; index < this.length; index++) {
      for (const simplified of simpler(this.#best[index])) {
        if (await this.#try(this.#best.with(index, simplified), true)) break;
      }
    }
  }

  /** Calls are named in the order in which they appear. */
  async nameInOrder(): Promise<void> {
    const names = new Map<string, string>();
    for (const slot of this.#best.flatMap(slotsOf)) {
      if (!names.has(slot)) names.set(slot, "abcdefgh"[names.size] ?? slot);
    }
    const nameOf = (slot: string) => names.get(slot) ?? slot;
    const renamed = this.#best.map((step) => ({
      ...step,
      ...("call" in step && { call: nameOf(step.call) }),
      ...("with" in step && { with: nameOf(step.with) }),
    }));
    await this.#try(renamed, true);
  }

  #without(from: number, size: number): Promise<boolean> {
    return this.#try([...this.#best.slice(0, from), ...this.#best.slice(from + size)]);
  }

  async #try(steps: readonly Step[], mayBeAsLong = false): Promise<boolean> {
    if (steps.length === 0 || this.#executed > BUDGET) return false;
    if (!mayBeAsLong && steps.length >= this.length) return false;
    const text = JSON.stringify(steps);
    if (this.#tried.has(text)) return false;
    this.#tried.add(text);
    this.#runs++;
    this.#executed += steps.length;
    const { failing, keys } = await this.#trier.attempt(steps);
    if (!failing || failing.length > this.length) return false;
    this.#best = failing;
    this.#keys = keys;
    return true;
  }
}

function slotsOf(step: Step): readonly string[] {
  return [...("call" in step ? [step.call] : []), ...("with" in step ? [step.with] : [])];
}

/** The same step with less to say. */
function simpler(step: Step | undefined): readonly Step[] {
  if (!step) return [];
  const { atOnce, ...alone } = step;
  const plain = plainer(step);
  return [...(atOnce ? [alone] : []), ...(plain ? [plain] : [])];
}

function plainer(step: Step): Step | null {
  const plainHandle = { kind: "generic", value: "ada" } as const;
  switch (step.kind) {
    case "remoteCalls":
      return { ...step, from: plainHandle, isVideo: false };
    case "appStarts":
      return { ...step, to: plainHandle, isVideo: false };
    case "pushBrings":
      return { ...step, from: plainHandle, duty: "unmarked", isTooLate: false };
    case "userPresses":
    case "appPresses":
      return { ...step, digits: "5" };
    case "remoteEnds":
      return { ...step, cause: "hungUp" };
    case "clock":
      return { ...step, ms: 60_000 };
    default:
      return null;
  }
}
