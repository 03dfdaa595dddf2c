import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { parseScenario } from "../scenario/mod.ts";
import { playScenario } from "./play_scenario.ts";
import { Random, seedOf } from "../reference/mod.ts";
import { referenceApp } from "./reference_adapters.ts";
import { Slots } from "./slots.ts";
import { readToken, replayToken } from "./token.ts";
import { scenarios } from "./fast_check.ts";

Deno.test("Random draws the same from the same seed, and evenly", () => {
  const draw = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 1_000 }, () => random.next());
  };
  assertEquals(draw(5), draw(5));
  assertEquals(draw(5)[0] === draw(6)[0], false);
  const mean = draw(0).reduce((sum, each) => sum + each, 0) / 1_000;
  assertEquals(Math.abs(mean - 0.5) < 0.05, true);
});

Deno.test("seedOf gives every part of a run a seed of its own", () => {
  const seeds = Array.from({ length: 10_000 }, (_, part) => seedOf(1, part));
  assertEquals(new Set(seeds).size, seeds.length);
});

Deno.test("Slots give a slot a fresh id each time it is renewed", () => {
  const slots = new Slots(1);
  const first = slots.renew("a");
  const second = slots.renew("a");
  assertEquals(first === second, false);
  assertEquals([slots.idOf("a"), slots.slotOf(first), slots.slotOf(second)], [second, "a", "a"]);
});

Deno.test("a replay token gives back the scenario and the seed that it was made of", () => {
  fc.assert(fc.property(scenarios({ kit: "app" }), fc.string(), fc.nat(), (drawn, title, seed) => {
    const scenario = { ...drawn, title };
    const replay = readToken(replayToken(scenario, seed));
    assertEquals([replay.seed, replay.scenario], [seed, scenario]);
  }));
});

Deno.test("readToken refuses what is no token, and says why", () => {
  const token = replayToken({ title: "x", setting: {}, lines: [{ kind: "systemResets" }] }, 1);
  assertThrows(() => readToken("hello"), SyntaxError, `it does not begin with "cs1."`);
  assertThrows(() => readToken("cs1.$$$"), SyntaxError, "it was cut short or changed");
  assertThrows(() => readToken(token.slice(0, 8)), SyntaxError, "it was cut short or changed");
});

const EXPECTATIONS: readonly (readonly [line: string, because: string])[] = [
  ["expect call a is gone", "call a is active, on hold, muted"],
  ["expect call b is ringing", "call b is gone"],
  ["expect call a is active", "call a is active, on hold, muted"],
  ["expect app lists nothing", "it lists a"],
  ["expect app lists a, b", "it lists a"],
  ["expect audio is active", "it is inactive"],
  ["expect refusal unknownCallId", "nothing was requested"],
];

for (const [line, because] of EXPECTATIONS) {
  Deno.test(`playScenario says what is so instead of "${line}"`, async () => {
    const { lines } = await playScenario(
      referenceApp,
      `scenario "x"
       remote calls a from generic "ada"
       user answers a
       user holds a
       user mutes a
       expect call a is held
       expect call a is muted
       expect no open action
       ${line}`,
    );
    assertEquals(lines.slice(4).map(({ status, because }) => [status, because]), [
      ["met", undefined],
      ["met", undefined],
      ["met", undefined],
      ["unmet", because],
    ]);
  });
}

Deno.test("playScenario shows steps that cannot be taken as skipped", async () => {
  const { lines } = await playScenario(
    referenceApp,
    parseScenario(`scenario "x"\nuser answers a\nremote calls a from generic "ada"`),
  );
  assertEquals(lines.map(({ status }) => status), ["skipped", "taken"]);
});
