import { assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import type { AppAdapter } from "./adapter.ts";
import { type InvariantName, INVARIANTS, invariants } from "./fast_check.ts";
import { MUTANTS } from "./mutants/mod.ts";
import { referenceApp } from "./reference_adapters.ts";

const NAMES = Object.keys(INVARIANTS) as InvariantName[];

for (const name of NAMES) {
  Deno.test(`${name} holds for the reference app over random scenarios`, async () => {
    await fc.assert(invariants(referenceApp)[name], { seed: 42, numRuns: 150 });
  });

  Deno.test(`${name} fails on the mutant that breaks it, and replays by seed and path`, async () => {
    const mutant = MUTANTS.find(({ breaks }) => INVARIANTS[name].includes(breaks));
    const property = invariants(mutant?.adapter as AppAdapter)[name];
    const failed = await fc.check(property, { seed: 42, numRuns: 500 });
    assertEquals(failed.failed, true);
    const replayed = await fc.check(property, {
      seed: failed.seed,
      path: failed.counterexamplePath ?? "",
      endOnFailure: true,
    });
    assertEquals(replayed.counterexample, failed.counterexample);
    assertEquals(replayed.numRuns, 1);
    assertMatch(String(replayed.errorInstance), new RegExp(INVARIANTS[name][0] ?? ""));
  });
}
