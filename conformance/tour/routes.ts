import type { Step } from "../../scenario/mod.ts";
import type { Graph } from "./graph.ts";

/** The shortest way to each state of a graph from its first. */
export function routesOf({ nodes }: Graph): readonly (readonly Step[])[] {
  const routes: (readonly Step[])[] = [[]];
  const queue = [0];
  for (const place of queue) {
    for (const { step, to } of nodes[place]?.edges ?? []) {
      if (routes[to]) continue;
      routes[to] = [...routes[place] ?? [], step];
      queue.push(to);
    }
  }
  return routes;
}
