import { assertEquals } from "@std/assert";
import { DEFAULT_CONFIGURATION, instant } from "../../call/mod.ts";
import { profile } from "../../profile/mod.ts";
import { DEFAULT_ORDER, RealClock } from "../../reference/mod.ts";
import {
  initialState,
  keyOf,
  type Lane,
  openActions,
  type State,
  transition,
} from "../../reference/system/mod.ts";
import { type NewEvent, Trace, World } from "../../trace/mod.ts";
import { inputsAt } from "./alphabet.ts";
import { wrongIn, wrongWith } from "./invariants.ts";
import { eventsOfStep, macroStep } from "./macro_step.ts";

const clock = new RealClock();

/** A state that was reached, and how. */
interface Node {
  readonly state: State;
  readonly events: readonly NewEvent[];
  readonly parent: Node | null;
}

function start(): Node {
  const fresh = initialState(profile("callspec"), 1, instant(0));
  const [state] = transition(fresh, {
    kind: "providerCreated",
    at: instant(0),
    provider: 1,
    configuration: DEFAULT_CONFIGURATION,
  });
  return { state, events: [], parent: null };
}

/** What the reference says is so. */
function projectionOf(state: State) {
  return {
    calls: state.calls
      .map(({ id, isOutgoing, phase, isOnHold, isMuted }) => ({
        id,
        isOutgoing,
        phase,
        isOnHold,
        isMuted,
      }))
      .sort((one, other) => one.id.localeCompare(other.id)),
    open: state.transactions
      .filter(({ stage }) => stage === "performing")
      .flatMap(({ actions }) =>
        actions.filter(({ isOpen }) => isOpen).map(({ action }) => action.id)
      )
      .sort(),
    isAudioActive: state.audio !== null,
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
    calls: [...world.calls.values()]
      .map(({ id, isOutgoing, phase, isOnHold, isMuted }) => ({
        id,
        isOutgoing,
        phase,
        isOnHold,
        isMuted,
      }))
      .sort((one, other) => one.id.localeCompare(other.id)),
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

function print(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

/** What an exploration came to. */
interface Explored {
  readonly alphabet: number;
  readonly states: number;
  readonly transitions: number;
  readonly refusals: number;
}

/** Tries every input at every state, breadth first, and asks invariants and World at each. */
function explore(maximumOpen: number, lanes: readonly Lane[]): Explored {
  const seen = new Set<string>();
  const queue: Node[] = [start()];
  let transitions = 0;
  let refusals = 0;
  let alphabet = 0;
  for (const node of queue) {
    const inputs = inputsAt(node.state);
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

function report(title: string, body: () => Explored): void {
  const begun = clock.now();
  const { alphabet, states, transitions, refusals } = body();
  print(
    `${title}: alphabet of up to ${alphabet} inputs, ${states} states, ` +
      `${transitions} transitions, ${refusals} of them refused, ` +
      `${clock.now() - begun} ms`,
  );
}

Deno.test("transition keeps its invariants, and the World agrees, in every state of two calls and two open actions", () => {
  report("two calls, two open actions", () => explore(2, DEFAULT_ORDER));
});

for (
  const lanes of [["delegate", "completion", "observer"], [
    "observer",
    "delegate",
    "completion",
  ]] as const
) {
  Deno.test(`the World agrees with transition where ${lanes[0]} goes first`, () => {
    report(`two calls, one open action, ${lanes[0]} first`, () => explore(1, lanes));
  });
}

Deno.test("transition keeps its invariants along every sequence of three inputs", () => {
  const begun = clock.now();
  let sequences = 0;
  const walk = (state: State, depth: number) => {
    if (depth === 0) return void sequences++;
    for (const input of inputsAt(state)) {
      const [after, effects] = transition(state, input);
      const wrong = wrongIn(after) ?? wrongWith(effects);
      if (wrong) throw new Error(`${wrong}: not after ${JSON.stringify(input)}`);
      walk(after, depth - 1);
    }
  };
  walk(start().state, 3);
  print(
    `every sequence of three inputs: ${sequences}, ${clock.now() - begun} ms`,
  );
});
