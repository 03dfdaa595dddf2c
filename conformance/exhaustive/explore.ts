import { DEFAULT_CONFIGURATION, instant } from "../../call/mod.ts";
import { profile } from "../../profile/mod.ts";
import {
  initialState,
  keyOf,
  type Lane,
  openActions,
  type State,
  transition,
} from "../../reference/system/mod.ts";
import { recordedConfiguration, World } from "../../trace/mod.ts";
import { CALLS, inputsAt } from "./alphabet.ts";
import { wrongIn } from "./invariants.ts";
import { describe, differenceAt, type Node } from "./projections.ts";
import { eventsOfStep, macroStep } from "./macro_step.ts";

/** A phone with one provider. */
export function start(): Node {
  const fresh = initialState(profile("callspec"), 1, instant(0));
  const configuration = DEFAULT_CONFIGURATION;
  const created = { kind: "providerCreated", provider: 1 } as const;
  const [state] = transition(fresh, { ...created, at: instant(0), configuration });
  const seen = { ...created, configuration: recordedConfiguration(configuration) };
  return { state, input: null, events: [seen], parent: null };
}

/** What an exploration came to. */
export interface Explored {
  readonly alphabet: number;
  readonly states: number;
  readonly transitions: number;
  readonly refusals: number;
}

/**
 * Tries every input at every state, breadth first, and asks invariants and World at each; with one call
 * the World is asked after every input, also where it is refused, or leads where others led.
 *
 * @throws {Error} where an invariant does not hold, or the World is not what the reference is
 */
export function explore(
  calls: number,
  maximumOpen: number,
  lanes: readonly Lane[],
  newWorld: () => World = () => new World(),
): Explored {
  const ids = CALLS.slice(0, calls);
  const seen = new Set<string>();
  const queue: Node[] = [start()];
  const isWanted = (state: State) => {
    const key = keyOf(state);
    if (seen.has(key) || openActions(state).length > maximumOpen) return false;
    seen.add(key);
    return true;
  };
  let transitions = 0;
  let refusals = 0;
  let alphabet = 0;
  for (const node of queue) {
    const inputs = inputsAt(node.state, ids);
    alphabet = Math.max(alphabet, inputs.length);
    for (const input of inputs) {
      const { state, isRefused } = macroStep(node.state, input, lanes);
      transitions++;
      if (isRefused) refusals++;
      const isOther = state !== node.state;
      const isNew = isOther && isWanted(state);
      const events = isNew || calls === 1 ? eventsOfStep(node.state, input, lanes) : null;
      const next = events && { state, input, events, parent: node };
      const wrong = (isOther ? wrongIn(state) : null) ?? (next && differenceAt(next, newWorld()));
      if (wrong) throw new Error(`${wrong}: not after ${JSON.stringify(input)}, ${describe(node)}`);
      if (isNew && next) queue.push(next);
    }
  }
  return { alphabet, states: seen.size, transitions, refusals };
}
