import { assertEquals } from "@std/assert";
import { type Call, callId } from "../../call/mod.ts";
import type { CallObserver } from "../../controller/mod.ts";
import { PhoneStateWatch } from "./android_phone_state.ts";
import { ada, bob } from "./set_up_test.ts";

// What the bridge hears of the phone's own line.

/** A call of the phone's own line is as this says; none where it says nothing. */
type Line = Partial<Call> | null;

function watched() {
  const told: string[] = [];
  const world = { calls: [] as Call[], hasConnections: true, listeners: new Set<() => void>() };
  const observer = {
    get calls() {
      return world.calls;
    },
    subscribe(hear: () => void) {
      world.listeners.add(hear);
      return () => void world.listeners.delete(hear);
    },
  } as unknown as CallObserver;
  const watch = new PhoneStateWatch(observer, {
    isManaged: (id) => id !== callId(bob),
    hasConnections: () => world.hasConnections,
    onBoth: () => void told.push("both"),
  });
  const becomes = (line: Line, id = ada) => {
    const call = {
      id: callId(id),
      isOutgoing: false,
      isOnHold: false,
      hasConnected: false,
      hasEnded: false,
      ...line,
    };
    world.calls = line === null ? [] : [call];
    for (const hear of world.listeners) hear();
  };
  return { watch, world, told, becomes };
}

const talks: Line = { hasConnected: true };
const dials: Line = { isOutgoing: true };
const rings: Line = {};

type Story = readonly [what: string, lines: readonly Line[], told: number];

const STORIES: readonly Story[] = [
  ["one call counts for the app's own", [talks, null], 0],
  ["another is one besides, whether it was answered", [talks, null, talks], 1],
  ["or placed", [talks, null, dials], 1],
  ["one that goes on is told once", [talks, null, dials, talks, talks], 1],
  ["one that rings does not count", [talks, null, rings, null, rings], 0],
  ["each counts anew", [talks, null, talks, null, talks], 2],
];

for (const [what, lines, count] of STORIES) {
  Deno.test(`PhoneStateWatch tells of calls on the phone's own line: ${what}`, () => {
    const { watch, told, becomes } = watched();
    watch.start(true);
    lines.forEach((line) => becomes(line));
    assertEquals(told.length, count);
  });
}

Deno.test("PhoneStateWatch listens once, where it may, until it stops", () => {
  const { watch, world } = watched();
  const counts: number[] = [];
  const steps = [
    () => watch.start(false),
    () => watch.start(true),
    () => watch.start(true),
    () => watch.stop(),
    () => watch.stop(),
    () => watch.start(true),
  ];
  for (const step of steps) {
    step();
    counts.push(world.listeners.size);
  }
  assertEquals(counts, [0, 1, 1, 0, 0, 1]);
});

Deno.test("PhoneStateWatch looks as it starts, as if nothing had gone on before", () => {
  const { watch, told, becomes } = watched();
  becomes(talks);
  watch.start(true);
  watch.stop();
  watch.start(true);
  assertEquals(told, ["both"]);
});

Deno.test("PhoneStateWatch forgets the app's call, and has none where the app has none", () => {
  const { watch, world, told, becomes } = watched();
  watch.start(true);
  const line = [talks, null, talks, null] as const;
  line.forEach((each) => becomes(each));
  watch.forget();
  world.hasConnections = false;
  line.forEach((each) => becomes(each));
  assertEquals(told, ["both"]);
});

Deno.test("PhoneStateWatch knows whether a call goes on that the phone shows", () => {
  const { watch, becomes } = watched();
  const answers = [watch.isInManagedCall];
  becomes(rings);
  answers.push(watch.isInManagedCall);
  becomes(rings, bob);
  answers.push(watch.isInManagedCall);
  assertEquals(answers, [false, true, false]);
});
