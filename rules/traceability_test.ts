import { assertEquals } from "@std/assert";
import { DEFECT_CLASSES } from "./defects.ts";
import { ENTRIES } from "./entries.ts";
import { FREEDOMS, RULES, sideOf, UNTESTABLE } from "./mod.ts";

const refsOfRules = new Set(RULES.flatMap(({ refs }) => refs));
const untestable = new Set(UNTESTABLE.map(({ ref }) => ref));
const freedoms = new Set(FREEDOMS.map(({ ref }) => ref));

Deno.test("ENTRIES has the 195 entries of the contract: 102 of systems, 88 of apps, 5 of both", () => {
  const bound = (...sides: readonly string[]) =>
    ENTRIES.filter((entry) => entry.sides.join() === sides.join()).length;
  assertEquals([bound("system"), bound("app"), bound("app", "system")], [102, 88, 5]);
  assertEquals(new Set(ENTRIES.map(({ ref }) => ref)).size, 195);
});

Deno.test("every entry is a rule's, or a freedom, or untestable for a reason", () => {
  const missing = ENTRIES.map(({ ref }) => ref)
    .filter((ref) => !refsOfRules.has(ref) && !untestable.has(ref) && !freedoms.has(ref));
  assertEquals(missing, []);
});

Deno.test("no rule, freedom or reason is for an entry that there is not", () => {
  const known = new Set(ENTRIES.map(({ ref }) => ref));
  const orphans = [...refsOfRules, ...untestable, ...freedoms].filter((ref) => !known.has(ref));
  assertEquals(orphans, []);
});

Deno.test("no entry is said to be untestable, or free, that a rule judges", () => {
  assertEquals([...untestable].filter((ref) => refsOfRules.has(ref) || freedoms.has(ref)), []);
  assertEquals([...freedoms].filter((ref) => refsOfRules.has(ref)), []);
});

Deno.test("every rule for apps and systems is for an entry that binds its side", () => {
  const sides = new Map(ENTRIES.map(({ ref, sides }) => [ref, sides]));
  const strangers = RULES.filter((rule) => {
    const side = sideOf(rule);
    return side !== "events" && !rule.refs.some((ref) => sides.get(ref)?.includes(side));
  });
  assertEquals(strangers.map(({ id }) => id), []);
});

Deno.test("every class of defects is seen by rules that there are, or out of scope for a reason", () => {
  const known = new Set<string>(RULES.map(({ id }) => id));
  assertEquals(DEFECT_CLASSES.length, 41);
  for (const { id, rules, outOfScope } of DEFECT_CLASSES) {
    assertEquals([id, rules.filter((rule) => !known.has(rule))], [id, []]);
    assertEquals([id, rules.length === 0], [id, outOfScope !== undefined]);
  }
});
