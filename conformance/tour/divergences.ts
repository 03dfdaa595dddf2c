import type { Step } from "../../scenario/mod.ts";
import type { Settings } from "../options.ts";
import { openSession, settle, takeStep } from "../player.ts";
import type { Graph } from "./graph.ts";
import { PRELUDE } from "./model.ts";
import { routesOf } from "./routes.ts";
import { sightOfWorld } from "./sight.ts";
import type { Detour } from "./tour.ts";

/** How many detours are gone to again at most. */
const MOST = 200;

/** Until then every deadline has passed, and what was owed at one is judged. */
const LAST_DEADLINE: Step = { kind: "clock", ms: 600_000 };

/**
 * The detours that no rule says anything of. Each is gone to again on a fresh subject, by the shortest
 * way that the reference would go, so that no breach before it speaks for it.
 */
export async function unnamedDivergences(
  graph: Graph,
  detours: readonly (readonly [place: number, step: Step])[],
  settings: Settings,
  seed: number,
): Promise<readonly Detour[]> {
  const routes = routesOf(graph);
  const unnamed = new Map<string, Detour>();
  for (const [place, step] of detours.slice(0, MOST)) {
    if (settings.cutShort() !== null) break;
    const route = routes[place];
    if (!route) continue;
    const detour = await firstUnnamed(graph, [...route, step], settings, seed);
    if (detour) unnamed.set(JSON.stringify(detour), detour);
  }
  return [...unnamed.values()];
}

/** Where a subject first leaves a way; null where it does not, or where a rule was broken by then. */
async function firstUnnamed(
  { nodes }: Graph,
  way: readonly Step[],
  settings: Settings,
  seed: number,
): Promise<Detour | null> {
  const session = await openSession(settings.adapter, { ...settings, seed });
  const { stage, world, panel } = session;
  let taken = 0;
  const go = async (...steps: readonly Step[]) => {
    for (const step of steps) await takeStep(session, step, taken++);
    await settle(session);
  };
  let detour: Detour | null = null;
  let node = nodes[0];
  await go(...PRELUDE);
  for (const step of way) {
    const from = node?.sight ?? "";
    const to = node?.edges.find((edge) => edge.step === step)?.to;
    node = to === undefined ? undefined : nodes[to];
    await go(step);
    const expected = node?.sight ?? "";
    const observed = sightOfWorld(world, stage.slots);
    if (observed === expected) continue;
    detour = { from, step, expected, observed };
    await go(LAST_DEADLINE);
    break;
  }
  stage.close();
  return panel.found.length > 0 ? null : detour;
}
