import { assertEquals } from "@std/assert";
import { recordedWalk } from "../conformance/internals.ts";
import { referenceApp, referenceSystem } from "../conformance/mod.ts";
import { EVENT_KINDS, type EventKind, World, WORLD_SOURCES, type WorldPart } from "./mod.ts";

/** Kinds that settle doubts alone: without them the World stays in doubt for longer. */
const SETTLE_DOUBTS: readonly string[] = [
  "appListed of calls",
  "appListed of ended",
  "callsListed of calls",
  "handlerReturned of actions",
  "handlerReturned of openActions",
  "handlerSettled of actions",
  "rested of isOutOfService",
  "rested of providers",
];

function shown(world: World, part: WorldPart): string {
  return JSON.stringify(
    world[part],
    (_key, value) => value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

Deno.test("WORLD_SOURCES names every kind without which a part of the World would be another", async () => {
  const traces = await Promise.all(
    [referenceApp, referenceSystem].flatMap((subject) =>
      Array.from({ length: 3 }, (_walk, seed) => recordedWalk(subject, seed, 50))
    ),
  );
  const missing = new Set<string>();
  for (const { events } of traces) {
    for (const left of EVENT_KINDS) {
      const [all, without] = [new World(), new World()];
      for (const event of events) {
        all.fold(event);
        if (event.kind !== left) without.fold(event);
        if (event.kind === "rested") {
          for (const each of partsThatDiffer(all, without, left)) missing.add(each);
        }
      }
    }
  }
  assertEquals([...missing].filter((each) => !SETTLE_DOUBTS.includes(each)), []);
});

function partsThatDiffer(all: World, without: World, left: EventKind): readonly string[] {
  return (Object.keys(WORLD_SOURCES) as WorldPart[])
    .filter((part) => !WORLD_SOURCES[part].includes(left))
    .filter((part) => shown(all, part) !== shown(without, part))
    .map((part) => `${left} of ${part}`);
}
