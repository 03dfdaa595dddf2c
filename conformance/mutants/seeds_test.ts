import { assertEquals } from "@std/assert";
import { DEFECT_CLASSES } from "../../rules/mod.ts";
import { MUTANTS } from "./mod.ts";
import { NOT_SEEDED } from "./not_seeded.ts";

const seeds = MUTANTS.flatMap(({ seeds = [] }) => seeds);
const all = [...new Set([...seeds, ...Object.keys(NOT_SEEDED)])].sort();

Deno.test("every class of real defects has a mutant, or a reason why not", () => {
  const classes = new Set(all.map((seed) => seed.slice(0, 3)));
  assertEquals(DEFECT_CLASSES.map(({ id }) => id).filter((id) => !classes.has(id)), []);
});

Deno.test("no seeding of the catalogue is both in a mutant and excused", () => {
  assertEquals(Object.keys(NOT_SEEDED).filter((seed) => seeds.includes(seed)), []);
});

Deno.test("the seedings of each class are there without a gap", () => {
  const gaps = all.filter((seed) => {
    const before = String.fromCharCode(seed.charCodeAt(3) - 1);
    return before >= "a" && !all.includes(`${seed.slice(0, 3)}${before}`);
  });
  assertEquals([gaps, all.length], [[], 97]);
});

Deno.test("every mutant has a name of its own", () => {
  const names = MUTANTS.map(({ name }) => name);
  assertEquals(names.filter((name, index) => names.indexOf(name) !== index), []);
});
