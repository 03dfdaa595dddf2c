import { DEFAULT_ORDER } from "../../reference/mod.ts";
import { type State, transition } from "../../reference/system/mod.ts";
import { CALLS, inputsAt } from "./alphabet.ts";
import { explore, start } from "./explore.ts";
import { clock, print, report } from "./explored_test.ts";
import { wrongIn, wrongWith } from "./invariants.ts";

for (
  const lanes of [
    DEFAULT_ORDER,
    ["delegate", "completion", "observer"],
    ["observer", "delegate", "completion"],
  ] as const
) {
  Deno.test(`transition keeps its invariants, and the World agrees, where ${lanes[0]} goes first`, () => {
    report(`one call, one open action, ${lanes[0]} first`, () => explore(1, 1, lanes));
    report(`two calls, one open action, ${lanes[0]} first`, () => explore(2, 1, lanes));
  });
}

Deno.test("transition keeps its invariants along every sequence of four inputs", () => {
  const begun = clock.now();
  const calls = CALLS.slice(0, 2);
  let sequences = 0;
  const walk = (state: State, depth: number) => {
    if (depth === 0) return void sequences++;
    for (const input of inputsAt(state, calls)) {
      const [after, effects] = transition(state, input);
      const wrong = wrongIn(after) ?? wrongWith(effects);
      if (wrong) throw new Error(`${wrong}: not after ${JSON.stringify(input)}`);
      walk(after, depth - 1);
    }
  };
  walk(start().state, 4);
  print(`every sequence of four inputs: ${sequences}, ${clock.now() - begun} ms`);
});
