import { assert, assertEquals } from "@std/assert";
import { WATCHED } from "./mod.ts";

const sound = WATCHED.filter(({ fault }) => fault === null);
const broken = WATCHED.filter(({ fault }) => fault !== null);

for (const { watched, caught } of sound) {
  Deno.test(`the guards of ${watched} have no objection to it as it is`, async () => {
    assertEquals(await caught(), null);
  });
}

/** One fault of four; `deno task mutants` puts all of them to the guards. */
const SOME = broken.filter((_part, index) => index % 4 === 0);

for (const { watched, fault, caught } of SOME) {
  Deno.test(`the guards of ${watched} object where it ${fault}`, async () => {
    assert(await caught());
  });
}

Deno.test("every fault of a part that is watched has a name of its own", () => {
  const names = broken.map(({ fault }) => fault);
  assertEquals(names.filter((name, index) => names.indexOf(name) !== index), []);
});
