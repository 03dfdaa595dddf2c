import type { RuleId } from "../../rules/mod.ts";
import type { Step } from "../../scenario/mod.ts";
import type { Settings } from "../options.ts";
import { openSession, playOn } from "../player.ts";
import { finished, type Walk } from "../walk.ts";
import type { Graph } from "./graph.ts";
import { PRELUDE } from "./model.ts";
import { routesOf } from "./routes.ts";

/** How many steps are taken on one subject before a fresh one is opened. */
const LEG = 1_000;

/** How many pairs were tried. */
export interface Paired {
  /** Pairs, each in one order, of all. */
  readonly pairs: readonly [tried: number, of: number];
  /** Steps that were taken for it. */
  readonly steps: number;
}

/**
 * Every two steps that mean something at a state, in both orders, with nothing between them: what an
 * asynchronous implementation gets wrong when two things happen at once.
 */
export class Pairs {
  readonly #ways: readonly (readonly Step[])[];
  #next = 0;
  #steps = 0;

  /** Lists the pairs of a graph, each with the way to its state. */
  constructor(graph: Graph) {
    const routes = routesOf(graph);
    this.#ways = graph.nodes.flatMap(({ edges }, place) => {
      const moving = edges.filter(({ to }) => to !== place).map(({ step }) => step);
      const route = routes[place] ?? [];
      return moving.flatMap((one) =>
        moving.filter((other) => other !== one)
          .map((other): readonly Step[] => [...route, one, { ...other, atOnce: true }])
      );
    });
  }

  /** Whether all were tried. */
  get isDone(): boolean {
    return this.#next >= this.#ways.length;
  }

  /** How many were tried. */
  get paired(): Paired {
    return { pairs: [this.#next, this.#ways.length], steps: this.#steps };
  }

  /** Goes on on a fresh subject, which is reset between pairs. */
  async leg(settings: Settings, seed: number, known: ReadonlySet<RuleId>): Promise<Walk> {
    const rules = [...settings.rules, ...settings.controls];
    const session = await openSession(settings.adapter, { ...settings, seed, rules });
    const { panel } = session;
    const steps: Step[] = [];
    const isOver = () =>
      settings.cutShort() !== null || panel.found.some(({ rule }) => !known.has(rule.id));
    const go = async (way: readonly Step[]) => {
      await playOn(session, way, ({ step }) => {
        steps.push(step);
        return false;
      });
    };
    await go(PRELUDE);
    while (steps.length < LEG && !isOver()) {
      const way = this.#ways[this.#next++];
      if (!way) break;
      await go(way);
      await go([{ kind: "systemResets" }]);
    }
    this.#next = Math.min(this.#next, this.#ways.length);
    this.#steps += steps.length;
    return finished(session, { seed, steps, skipped: 0, reaches: [] });
  }
}
