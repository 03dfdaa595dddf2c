/**
 * The largest scopes that are explored to the end: `deno task exhaustive`, about a minute.
 *
 * @module
 */
import { DEFAULT_ORDER } from "../../reference/mod.ts";
import { explore } from "./explore.ts";
import { report } from "./explored_test.ts";

for (const [calls, open] of [[2, 2], [3, 1]] as const) {
  Deno.test(`transition keeps its invariants, and the World agrees, in every state of ${calls} calls and ${open} open actions`, () => {
    report(`${calls} calls, ${open} open actions`, () => explore(calls, open, DEFAULT_ORDER));
  });
}
