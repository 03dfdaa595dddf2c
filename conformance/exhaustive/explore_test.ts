import { assertEquals } from "@std/assert";
import { DEFAULT_CONFIGURATION, instant } from "../../call/mod.ts";
import { profile } from "../../profile/mod.ts";
import { RealClock } from "../../reference/mod.ts";
import {
  type CallState,
  initialState,
  keyOf,
  type Lane,
  openActions,
  type State,
  transition,
} from "../../reference/system/mod.ts";
import { type NewEvent, Trace, World } from "../../trace/mod.ts";
import { CALLS, inputsAt } from "./alphabet.ts";
import { wrongIn } from "./invariants.ts";
import { eventsOfStep, macroStep } from "./macro_step.ts";

/** Whose time is measured. */
export const clock: RealClock = new RealClock();

// What the explorations share; there is no test in here.

/** A state that was reached, and how. */
export interface Node {
  readonly state: State;
  readonly events: readonly NewEvent[];
  readonly parent: Node | null;
}

/** A phone with one provider. */
export function start(): Node {
  const fresh = initialState(profile("callspec"), 1, instant(0));
  const [state] = transition(fresh, {
    kind: "providerCreated",
    at: instant(0),
    provider: 1,
    configuration: DEFAULT_CONFIGURATION,
  });
  return { state, events: [], parent: null };
}

type Seen = Pick<
  CallState,
  "id" | "isOutgoing" | "phase" | "isOnHold" | "isMuted" | "isTranslating" | "group"
>;

/** What both know of calls, by their ids; of a group, who is in it. */
function callsOf(calls: readonly Seen[]) {
  return calls
    .map(({ id, isOutgoing, phase, isOnHold, isMuted, isTranslating, group }) => ({
      id,
      isOutgoing,
      phase,
      isOnHold,
      isMuted,
      isTranslating,
      others: calls.filter((other) => group !== null && other.group === group && other.id !== id)
        .map((other) => other.id).sort(),
    }))
    .sort((one, other) => one.id.localeCompare(other.id));
}

/** What the reference says is so. */
function projectionOf(state: State) {
  return {
    calls: callsOf(state.calls),
    open: state.transactions
      .flatMap(({ stage, actions }) =>
        actions.filter(({ isOpen, isGiven }) => stage === "performing" && isOpen && isGiven)
          .map(({ action }) => action.id)
      )
      .sort(),
    isAudioActive: state.audio.holder !== null,
  };
}

/** What the world says is so, folded from the trace alone. */
function projectionFrom(node: Node) {
  const path: Node[] = [];
  for (let at: Node | null = node; at; at = at.parent) path.unshift(at);
  const world = new World();
  const trace = new Trace({ now: () => node.state.now });
  trace.subscribe((event) => world.fold(event));
  for (const { events } of path) for (const event of events) trace.append(event);
  return {
    calls: callsOf([...world.calls.values()]),
    open: world.openActions.map(({ action }) => action.id).sort(),
    isAudioActive: world.isAudioActive,
  };
}

function describe(node: Node): string {
  const path: string[] = [];
  for (let at: Node | null = node; at; at = at.parent) {
    path.unshift(...at.events.map(({ kind }) => kind));
  }
  return path.join(" ");
}

/** Writes a line past the test runner, which keeps what a test that passes says to itself. */
export function print(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

/** What an exploration came to. */
export interface Explored {
  readonly alphabet: number;
  readonly states: number;
  readonly transitions: number;
  readonly refusals: number;
}

/** Tries every input at every state, breadth first, and asks invariants and World at each. */
export function explore(calls: number, maximumOpen: number, lanes: readonly Lane[]): Explored {
  const ids = CALLS.slice(0, calls);
  const seen = new Set<string>();
  const queue: Node[] = [start()];
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
      if (state === node.state) continue;
      const wrong = wrongIn(state);
      if (wrong) throw new Error(`${wrong}: not after ${JSON.stringify(input)}, ${describe(node)}`);
      const key = keyOf(state);
      if (seen.has(key) || openActions(state).length > maximumOpen) continue;
      seen.add(key);
      const next: Node = { state, events: eventsOfStep(node.state, input, lanes), parent: node };
      assertEquals(projectionFrom(next), projectionOf(state), describe(next));
      queue.push(next);
    }
  }
  return { alphabet, states: seen.size, transitions, refusals };
}

/** Explores, and prints what it came to. */
export function report(title: string, body: () => Explored): void {
  const begun = clock.now();
  const { alphabet, states, transitions, refusals } = body();
  print(
    `${title}: alphabet of up to ${alphabet} inputs, ${states} states, ` +
      `${transitions} transitions, ${refusals} of them refused, ` +
      `${clock.now() - begun} ms`,
  );
}
