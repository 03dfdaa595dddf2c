import type { CallId } from "../call/mod.ts";
import type { CallSystem } from "../reference/mod.ts";

/** What the hands of a test work on. */
export interface Hand {
  /** The reference system that the phone is. */
  readonly reference: CallSystem;
  /** The call that the app calls by that name. */
  idOf(name: string): CallId;
  /** Lets everything happen that can happen now. */
  settled(): Promise<void>;
}

/**
 * Takes a step at once where it can be taken, else once everything has settled; then lets everything
 * settle. Two steps that are not waited for so cross each other.
 *
 * @param step the step as text, for the error
 * @param attempt takes the step, or says why it cannot be taken, and what the way out is
 * @throws {Error} where it cannot be taken
 */
export async function act(
  hand: Hand,
  step: string,
  attempt: () => string | null,
): Promise<void> {
  if (attempt() !== null) {
    await hand.settled();
    const why = attempt();
    if (why !== null) throw new Error(`Cannot take the step "${step}": ${why}`);
  }
  await hand.settled();
}

/** Takes a step that can be taken at any time, and lets everything settle. */
export async function take(hand: Hand, step: () => void): Promise<void> {
  step();
  await hand.settled();
}

/** What an attempt says where several calls could be meant. */
export function whichOf(ids: readonly CallId[]): string {
  return `it could be of ${ids.join(" or ")}; say of which`;
}
