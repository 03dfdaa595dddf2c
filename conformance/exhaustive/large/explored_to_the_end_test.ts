// What both files do; there is no test in here.

import { DEFAULT_ORDER } from "../../../reference/mod.ts";
import { explore } from "../explore.ts";
import { report } from "../explored_test.ts";

/** A test of every state of so many calls and open actions. */
export function exploreToTheEnd(calls: number, open: number): void {
  Deno.test(`transition keeps its invariants, and the World agrees, in every state of ${calls} calls and ${open} open actions`, () => {
    report(`${calls} calls, ${open} open actions`, () => explore(calls, open, DEFAULT_ORDER));
  });
}
