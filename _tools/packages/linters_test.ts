import { assertEquals } from "@std/assert";
import { isMeant } from "./linters.ts";

/** What attw may find, and whether the package is so on purpose. */
const PROBLEMS: readonly (readonly [
  kind: string,
  entrypoint: string,
  resolutionKind: string,
  isOnPurpose: boolean,
])[] = [
  ["NoResolution", "./rules", "node10", true],
  ["NoResolution", ".", "node10", false],
  ["NoResolution", "./rules", "node16-esm", false],
  ["CJSResolvesToESM", "./wire", "node16-cjs", true],
  ["CJSResolvesToESM", "./rules", "node16-cjs", false],
  ["UntypedResolution", "./rules", "bundler", false],
];

for (const [kind, entrypoint, resolutionKind, isOnPurpose] of PROBLEMS) {
  const title = `${kind} of ${entrypoint} by ${resolutionKind}`;
  Deno.test(`isMeant has ${title} ${isOnPurpose ? "for meant" : "for a fault"}`, () => {
    assertEquals(isMeant({ kind, entrypoint, resolutionKind }), isOnPurpose);
  });
}
