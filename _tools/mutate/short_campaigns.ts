/**
 * What `conformance/campaign_test.ts` holds the reference to, with steps enough for a mutant that
 * breaks something, and so few that thousands of them can be tried. No test runner comes by here.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import {
  conform,
  findingsOf,
  referenceApp,
  referenceEvents,
  referenceSystem,
} from "../../conformance/mod.ts";

const STEPS = 400;

for (const adapter of [referenceEvents, referenceApp, referenceSystem]) {
  Deno.test(`conform finds nothing in the ${adapter.name}, in a few steps`, async () => {
    const result = await conform(adapter, { steps: STEPS, scope: null });
    const found = [...findingsOf(result), ...result.control].map(({ rule }) => rule.id);
    assertEquals([result.life.isAlive, found, result.faults], [true, [], []]);
  });
}
