import type { RuleId } from "../../rules/mod.ts";
import type { Step } from "../../scenario/mod.ts";
import type { Settings } from "../options.ts";
import { openSession, type Session, settle, takeStep } from "../player.ts";
import { finished, type Walk } from "../walk.ts";
import type { Graph } from "./graph.ts";
import { PRELUDE } from "./model.ts";
import { sightOfWorld } from "./sight.ts";

/** How many steps are taken on one subject before a fresh one is opened. */
const LEG = 1_000;

/** How many steps a tour may take for each that it tries: a subject may lead it in circles. */
const PATIENCE = 4;

/** How much of a graph was tried. */
export interface Toured {
  /** States that the subject was seen in, of all. */
  readonly states: readonly [reached: number, of: number];
  /** Steps to another state that were taken, of all. */
  readonly transitions: readonly [reached: number, of: number];
  /** Steps that change nothing that were tried, of all. */
  readonly refusals: readonly [reached: number, of: number];
  /** Steps that were taken for it, those on the way included. */
  readonly steps: number;
  /** Steps that led elsewhere than the reference says; of many, the first few. */
  readonly detours: readonly Detour[];
}

/** A step that led elsewhere. */
export interface Detour {
  /** What was seen before it. */
  readonly from: string;
  /** The step. */
  readonly step: Step;
  /** What should have been seen after it. */
  readonly expected: string;
  /** What was. */
  readonly observed: string;
}

/** How many detours are told. */
const TOLD = 5;

/** The way through a graph: what is left of it, and where the next of that is. */
export class Tour {
  readonly #graph: Graph;
  /** The steps that are left at each state, those that change nothing first. */
  readonly #left: number[][];
  readonly #places = new Map<string, number>();
  readonly #reached = new Set<number>();
  /** Where steps lead that were seen to lead elsewhere than they should; null: nowhere known. */
  readonly #detours = new Map<number, Map<number, number | null>>();
  /** The steps that lead elsewhere, by state: a search for a way needs no others. */
  readonly #moves: readonly (readonly (readonly [edge: number, to: number])[])[];
  readonly #told: Detour[] = [];
  #steps = 0;
  #isStuck = false;

  /** Begins a tour. */
  constructor(graph: Graph) {
    this.#graph = graph;
    this.#left = graph.nodes.map(({ edges }, place) => {
      const order = edges.keys().toArray();
      const isLoop = (edge: number) => edges[edge]?.to === place;
      return [...order.filter((edge) => !isLoop(edge)), ...order.filter(isLoop)];
    });
    this.#moves = graph.nodes.map(({ edges }, place) =>
      edges.flatMap(({ to }, edge) => to === place ? [] : [[edge, to] as const])
    );
    for (const [place, { sight }] of graph.nodes.entries()) {
      if (!this.#places.has(sight)) this.#places.set(sight, place);
    }
  }

  /** Whether nothing is left that can be come to. */
  get isDone(): boolean {
    const { transitions, refusals } = this.#graph;
    return this.#isStuck || this.#steps > PATIENCE * (transitions + refusals) ||
      this.#left.every((edges) => edges.length === 0);
  }

  /** How much was tried. */
  get toured(): Toured {
    const { nodes, transitions, refusals } = this.#graph;
    let moves = 0;
    let loops = 0;
    for (const [place, edges] of this.#left.entries()) {
      for (const edge of edges) {
        if (nodes[place]?.edges[edge]?.to === place) loops++;
        else moves++;
      }
    }
    return {
      states: [this.#reached.size, nodes.length],
      transitions: [transitions - moves, transitions],
      refusals: [refusals - loops, refusals],
      steps: this.#steps,
      detours: this.#told,
    };
  }

  /** Every step that led elsewhere, and the place in the graph where it was taken. */
  get turnoffs(): readonly (readonly [place: number, step: Step])[] {
    return [...this.#detours].flatMap(([place, edges]) =>
      [...edges.keys()].flatMap((edge) => {
        const step = this.#graph.nodes[place]?.edges[edge]?.step;
        return step ? [[place, step] as const] : [];
      })
    );
  }

  /**
   * Goes on on a fresh subject: until it is seen where the graph has no state, breaks a rule that was
   * not known to be broken, or has come far enough.
   */
  async leg(settings: Settings, seed: number, known: ReadonlySet<RuleId>): Promise<Walk> {
    const rules = [...settings.rules, ...settings.controls];
    const session = await openSession(settings.adapter, { ...settings, seed, rules });
    const { panel, stage } = session;
    const steps: Step[] = [];
    const isOver = () =>
      settings.cutShort() !== null || panel.found.some(({ rule }) => !known.has(rule.id));
    for (const step of PRELUDE) await take(session, step, steps);
    await settle(session);
    let at = 0;
    let route: readonly number[] = [];
    while (steps.length < LEG && !isOver()) {
      this.#reached.add(at);
      if (route.length === 0) route = this.#routeFrom(at);
      const [edge, ...rest] = route;
      const taken = edge === undefined ? undefined : this.#graph.nodes[at]?.edges[edge];
      if (edge === undefined || !taken) {
        this.#isStuck ||= at === 0;
        break;
      }
      this.#try(at, edge);
      await take(session, taken.step, steps);
      await settle(session);
      this.#steps++;
      const sight = sightOfWorld(session.world, stage.slots);
      const seen = this.#anchor(sight, taken.to);
      if (seen !== taken.to) this.#detour(at, edge, sight, seen);
      if (seen === null) break;
      route = seen === taken.to ? rest : [];
      at = seen;
    }
    return finished(session, { seed, steps, skipped: 0, reaches: [] });
  }

  /** Where the subject is seen to be: where it should be, else where it looks like that; or nowhere. */
  #anchor(sight: string, expected: number): number | null {
    if (this.#graph.nodes[expected]?.sight === sight) return expected;
    return this.#places.get(sight) ?? null;
  }

  #detour(place: number, edge: number, observed: string, seen: number | null): void {
    const detours = this.#detours.get(place) ?? new Map<number, number | null>();
    this.#detours.set(place, detours.set(edge, seen));
    const from = this.#graph.nodes[place];
    const taken = from?.edges[edge];
    if (!from || !taken || this.#told.length >= TOLD) return;
    const expected = this.#graph.nodes[taken.to]?.sight ?? "";
    this.#told.push({ from: from.sight, step: taken.step, expected, observed });
  }

  #try(place: number, edge: number): void {
    const left = this.#left[place];
    const index = left?.indexOf(edge) ?? -1;
    if (index >= 0) left?.splice(index, 1);
  }

  /** Where the steps at a state lead, as far as they lead elsewhere: by plan, or as was seen. */
  #waysFrom(place: number): readonly (readonly [edge: number, to: number])[] {
    const detours = this.#detours.get(place);
    if (!detours) return this.#moves[place] ?? [];
    return (this.#graph.nodes[place]?.edges ?? []).flatMap(({ to: planned }, edge) => {
      const detour = detours.get(edge);
      const to = detour === undefined ? planned : detour;
      return to === null ? [] : [[edge, to] as const];
    });
  }

  /** The shortest way to a step that is left, that step included; empty where there is none. */
  #routeFrom(start: number): readonly number[] {
    const cameBy = new Map<number, readonly [from: number, edge: number] | null>([[start, null]]);
    for (const place of cameBy.keys()) {
      const left = this.#left[place]?.at(-1);
      if (left !== undefined) return [...wayTo(place, cameBy), left];
      for (const [edge, to] of this.#waysFrom(place)) {
        if (!cameBy.has(to)) cameBy.set(to, [place, edge]);
      }
    }
    return [];
  }
}

function wayTo(
  place: number,
  cameBy: ReadonlyMap<number, readonly [from: number, edge: number] | null>,
): readonly number[] {
  const way: number[] = [];
  for (let step = cameBy.get(place); step; step = cameBy.get(step[0])) way.unshift(step[1]);
  return way;
}

async function take(session: Session, step: Step, steps: Step[]): Promise<void> {
  // A step that is refused is told as taken: that it was refused is what is judged.
  await takeStep(session, step, steps.length);
  steps.push(step);
}
