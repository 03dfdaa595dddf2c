import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { parseScenario, printLine, type Step } from "../scenario/mod.ts";
import { playScenario } from "./play_scenario.ts";
import { Random, seedOf } from "../reference/mod.ts";
import { referenceApp } from "./reference_adapters.ts";
import { shrink, type Trial } from "./shrinker.ts";
import { Slots } from "./slots.ts";
import { readToken, replayToken } from "./token.ts";
import { scenarios } from "./fast_check.ts";

const step = (call: string): Step => ({ kind: "userEnds", call });
const reset: Step = { kind: "systemResets" };

/** Fails where the given steps stand in this order, whatever is between. */
function failsOn(...needed: readonly Step[]) {
  const attempt = (steps: readonly Step[]): Promise<Trial> => {
    let met = 0;
    for (const [index, each] of steps.entries()) {
      const wanted = needed[met];
      if (wanted && printLine(wanted) === printLine(each)) met++;
      if (met === needed.length) {
        return Promise.resolve({ failing: steps.slice(0, index + 1), keys: steps.map(String) });
      }
    }
    return Promise.resolve({ failing: null, keys: [] });
  };
  return { attempt, enabledBefore: () => Promise.resolve([]) };
}

Deno.test("shrink finds the steps that matter among a thousand that do not", async () => {
  const random = new Random(3);
  const noise = Array.from({ length: 1_000 }, () => step(random.pick(["a", "b", "c"]) ?? "a"));
  const { steps, executed } = await shrink(
    noise.toSpliced(200, 0, reset).toSpliced(700, 0, { kind: "clock", ms: 1 }),
    failsOn(reset, { kind: "clock", ms: 1 }),
  );
  assertEquals(steps.map(printLine), ["system resets", "clock +1ms"]);
  assertEquals(executed <= 30_000, true);
});

Deno.test("shrink keeps a sequence of which every step matters", async () => {
  const needed = [step("a"), reset, step("b")];
  const { steps } = await shrink(needed, failsOn(...needed));
  assertEquals(steps, needed);
});

Deno.test("shrink takes one step for two where another step does their work", async () => {
  const long = [step("a"), step("b"), step("a"), step("c"), reset];
  const fails = (steps: readonly Step[]) =>
    steps.at(-1)?.kind === "systemResets" &&
    (steps.length === 5 || steps.some(({ kind }) => kind === "clock") && steps.length === 4);
  const { steps } = await shrink(long, {
    attempt: (tried) => Promise.resolve({ failing: fails(tried) ? tried : null, keys: [] }),
    enabledBefore: (tried) => Promise.resolve(tried.map(() => [{ kind: "clock", ms: 60_000 }])),
  });
  assertEquals(steps.length, 4);
});

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
  const token = replayToken({ title: "x", setting: {}, lines: [reset] }, 1);
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
