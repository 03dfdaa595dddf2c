/**
 * Puts what is right to the kit, under many seeds: the reference in all orders that the contract
 * leaves free, and apps that use their freedom. Nothing may be found: `deno task neutral [--seeds N]`.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { countTyped } from "../count_typed.ts";
import { say } from "../run_deno.ts";
import { inThreads } from "../threads.ts";
import { type Accused, type AccusingTask, RIGHT } from "./accusations.ts";

/** How many steps of walks each gets under each seed. */
const STEPS = 2_000;

const { values: typed } = parseArgs({ args: Deno.args, options: { seeds: { type: "string" } } });
const seeds = countTyped(typed.seeds, { what: "the number of seeds", otherwise: 5 });
const tasks = RIGHT.flatMap((_, index) =>
  Array.from({ length: seeds }, (_, before): AccusingTask => ({
    index,
    options: { seed: before + 1, steps: STEPS },
  }))
);
const thread = new URL("./accusing_thread.ts", import.meta.url);
const accused = RIGHT.map(() => 0);
let done = 0;
for await (const { accusations } of inThreads<AccusingTask, Accused>(thread, tasks)) {
  const index = Math.floor(done++ / seeds);
  for (const accusation of accusations) say(accusation);
  if (accusations.length > 0) accused[index] = (accused[index] ?? 0) + 1;
  if (done % seeds === 0) {
    say(`${accused[index] === 0 ? "ok    " : "WRONG "} ${RIGHT[index]?.name}`);
  }
}
const sum = accused.reduce((one, other) => one + other, 0);
say(`${RIGHT.length} subjects, ${seeds} seeds of ${STEPS} steps`);
say(`${done - sum} passed, ${sum} failed`);
if (sum > 0 || done === 0) Deno.exitCode = 1;
