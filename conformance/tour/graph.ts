import { DEFAULT_CONFIGURATION, type ProviderConfiguration } from "../../call/mod.ts";
import type { Profile, ProfileName } from "../../profile/mod.ts";
import { keyOf, openActions, type State } from "../../reference/system/mod.ts";
import type { Slot, Step } from "../../scenario/mod.ts";
import { recordedConfiguration } from "../../trace/mod.ts";
import { firstState, idOfSlot, move, sightOf } from "./model.ts";

/** How much of the system a tour sees: so many calls at once, and so many open actions. */
export interface Scope {
  /** Calls at once, 1 to 3. */
  readonly calls: number;
  /** Open actions at once. */
  readonly open: number;
}

/** A step that can be taken at a state, and where it leads. */
export interface Edge {
  /** The step. */
  readonly step: Step;
  /** The place of the state that it leads to; the same where it is refused. */
  readonly to: number;
}

/** A state of the graph. */
export interface GraphNode {
  /** What is seen of it from outside. */
  readonly sight: string;
  /** What can be tried at it. */
  readonly edges: readonly Edge[];
}

/** Everything within a scope. */
export interface Graph {
  /** The states; a tour begins at the first. */
  readonly nodes: readonly GraphNode[];
  /** How many steps lead to another state. */
  readonly transitions: number;
  /** How many are refused, or change nothing. */
  readonly refusals: number;
}

const known = new Map<string, Graph>();

/** The graph of a scope; it is made once. */
export function graphOf(
  { calls, open }: Scope,
  profile: Profile,
  configuration: ProviderConfiguration = DEFAULT_CONFIGURATION,
): Graph {
  const name: `${ProfileName} ${string}` = `${profile.name} ${calls} ${open} ${
    JSON.stringify(recordedConfiguration(configuration))
  }`;
  const graph = known.get(name) ?? build({ calls, open }, firstState(profile, configuration));
  known.set(name, graph);
  return graph;
}

/**
 * What is left of a graph with some of its steps; null where the app cannot complete what it is given,
 * which is what the graph is about.
 */
export function graphWith(
  graph: Graph,
  isMeant: (step: Step) => boolean,
): Graph | null {
  const all = graph.nodes.flatMap(({ edges }) => edges.map(({ step }) => step));
  if (all.every(isMeant)) return graph;
  if (all.some((step) => step.kind === "appFulfills" && !isMeant(step))) return null;
  const places = new Map([[0, 0]]);
  const nodes: GraphNode[] = [];
  let transitions = 0;
  let refusals = 0;
  for (const [former, place] of places) {
    const edges = (graph.nodes[former]?.edges ?? []).filter(({ step }) => isMeant(step))
      .map(({ step, to }) => {
        if (!places.has(to)) places.set(to, places.size);
        return { step, to: places.get(to) ?? 0 };
      });
    const loops = edges.filter(({ to }) => to === place).length;
    refusals += loops;
    transitions += edges.length - loops;
    nodes.push({ sight: graph.nodes[former]?.sight ?? "", edges });
  }
  return { nodes, transitions, refusals };
}

function build({ calls, open }: Scope, first: State): Graph {
  const slots = ["a", "b", "c"].slice(0, calls);
  const places = new Map([[keyIn(first, slots), 0]]);
  const states: State[] = [first];
  const nodes: GraphNode[] = [];
  let transitions = 0;
  let refusals = 0;
  for (const [place, state] of states.entries()) {
    const edges: Edge[] = [];
    for (const step of stepsAt(state, slots)) {
      const after = move(state, step);
      if (after === null || openActions(after).length > open) continue;
      const key = keyIn(after, slots);
      const to = places.get(key) ?? states.push(after) - 1;
      places.set(key, to);
      edges.push({ step, to });
      if (to === place) refusals++;
      else transitions++;
    }
    nodes.push({ sight: sightOf(state, slots), edges });
  }
  return { nodes, transitions, refusals };
}

/** The core of a state, calls told apart by their slots. */
function keyIn(state: State, slots: readonly Slot[]): string {
  const alone = slots.map((slot) => {
    const id = idOfSlot(slot);
    const calls = state.calls.filter((call) => call.id === id);
    const group = calls[0]?.group ?? null;
    const fellows = group === null
      ? []
      : slots.filter((other) =>
        state.calls.some((call) => call.id === idOfSlot(other) && call.group === group)
      );
    return `${slot}${keyOf({ ...state, calls })}${fellows.join("")}`;
  });
  const waiting = openActions(state).map(({ action, isGiven }) =>
    `${action.kind}${action.callId[0]}${isGiven ? "" : "~"}`
  );
  const order = state.calls.map(({ id }) => id[0]).join("");
  return `${alone.join("|")} ${waiting.join(",")} ${order}`;
}

const ADA = { kind: "generic", value: "ada" } as const;

const OF_CALLS = [
  "remoteRings",
  "remoteAnswers",
  "userAnswers",
  "userDeclines",
  "userEnds",
  "userHolds",
  "userResumes",
  "userSwapsTo",
  "userHoldsAndAccepts",
  "userEndsAndAccepts",
  "userMerges",
  "userSplits",
  "appAnswers",
  "appEnds",
  "appHolds",
  "appResumes",
  "appUngroups",
] as const;

/** Every step that is tried at a state. Calls that are not there are alike: one stands for all. */
function stepsAt(state: State, slots: readonly Slot[]): readonly Step[] {
  const isLive = (slot: Slot) => state.calls.some(({ id }) => id === idOfSlot(slot));
  const live = slots.filter(isLive);
  const free = slots.find((slot) => !isLive(slot));
  const tried = free === undefined ? live : [...live, free];
  const steps: Step[] = [{ kind: "systemResets" }, { kind: "appRequestsNothing" }];
  for (const call of tried) {
    steps.push({ kind: "remoteCalls", call, from: ADA, isVideo: false });
    steps.push({ kind: "appStarts", call, to: ADA, isVideo: false });
    if (isLive(call)) steps.push({ kind: "remoteEnds", call, cause: "hungUp" });
    for (const kind of OF_CALLS) steps.push({ kind, call });
    for (const other of tried) {
      if (other !== call) steps.push({ kind: "appGroups", call, with: other });
    }
  }
  for (const { action, isGiven } of openActions(state)) {
    const call = slots.find((slot) => idOfSlot(slot) === action.callId);
    if (!isGiven || call === undefined) continue;
    steps.push({ kind: "appFulfills", action: action.kind, call });
    steps.push({ kind: "appFails", action: action.kind, call });
  }
  return steps;
}
