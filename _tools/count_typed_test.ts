import { assertEquals, assertThrows } from "@std/assert";
import { countTyped } from "./count_typed.ts";

const seeds = { what: "the number of seeds", otherwise: 5 };

Deno.test("countTyped is what was typed, or what is meant where nothing was", () => {
  assertEquals([countTyped("12", seeds), countTyped(undefined, seeds)], [12, 5]);
});

for (const typed of ["", "0", "-1", "1.5", "x", "Infinity"]) {
  Deno.test(`countTyped refuses ${JSON.stringify(typed)}`, () => {
    assertThrows(
      () => countTyped(typed, seeds),
      Error,
      `Cannot take ${JSON.stringify(typed)} for the number of seeds: type a whole number of at ` +
        "least 1, or nothing for 5",
    );
  });
}
