import type { CallId } from "../../call/mod.ts";
import type { CallState, Input, State } from "../../reference/system/mod.ts";
import { type EndedBy, type NewEvent, Trace, type World } from "../../trace/mod.ts";
import { LOOK } from "./macro_step.ts";

/** A state that was reached, and how. */
export interface Node {
  readonly state: State;
  /** What led here; null: it is the beginning. */
  readonly input: Input | null;
  readonly events: readonly NewEvent[];
  readonly parent: Node | null;
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
    providers: state.providers.map(({ number }) => number),
    unsettled: [], // Everything that follows from an input has happened.
  };
}

/** What the World has, folded from a trace alone. */
function projectionFrom(world: World) {
  return {
    calls: callsOf([...world.calls.values()]),
    open: world.openActions.map(({ action }) => action.id).sort(),
    isAudioActive: world.isAudioActive,
    providers: [...world.providers].filter(([, { service }]) => service === "on")
      .map(([number]) => number),
    unsettled: [...world.reports.keys(), ...world.requests.keys()],
  };
}

/** What an input that ends a call ends it by; null where that is not the first that is heard of it. */
function endedBy({ input, events }: Node, id: CallId): EndedBy | null {
  switch (input?.kind) {
    case "serviceReset": {
      const heard = events.find(({ kind }) => kind === "didReset" || kind === "observed");
      return heard?.kind === "didReset" ? "reset" : null;
    }
    case "invalidated":
      return "invalidation";
    case "callEndReported":
      return input.callId === id ? "report" : null;
    default:
      return null;
  }
}

/** What a World has in another way of the calls that the last input ended. */
function misremembered(node: Node, world: World): string | null {
  const { state, parent } = node;
  const gone = parent?.state.calls.filter(({ id }) => !state.calls.some((call) => call.id === id));
  for (const { id } of gone ?? []) {
    const by = endedBy(node, id);
    const had = world.ended.get(id)?.by;
    if (by !== null && had !== by) return `the World has ${id} ended by ${had}, not by ${by}`;
  }
  return null;
}

/**
 * What a World makes of the way to a state that the reference does not: before anybody looks at what
 * the system lists, and after. Null where they agree.
 */
export function differenceAt(node: Node, world: World): string | null {
  const path: Node[] = [];
  for (let at: Node | null = node; at; at = at.parent) path.unshift(at);
  const trace = new Trace({ now: () => node.state.now });
  trace.subscribe((event) => world.fold(event));
  const so = JSON.stringify(projectionOf(node.state));
  const compare = () => {
    const folded = JSON.stringify(projectionFrom(world));
    return folded === so ? null : `the World has ${folded}, the reference ${so}`;
  };
  const events = path.flatMap(({ events }) => events);
  for (const event of events.slice(0, -LOOK)) trace.append(event);
  const unlooked = compare();
  for (const event of events.slice(-LOOK)) trace.append(event);
  return unlooked ?? compare() ?? misremembered(node, world);
}

/** How a state was come to. */
export function describe(node: Node): string {
  const path: string[] = [];
  for (let at: Node | null = node; at; at = at.parent) {
    path.unshift(...at.events.map(({ kind }) => kind));
  }
  return path.join(" ");
}
