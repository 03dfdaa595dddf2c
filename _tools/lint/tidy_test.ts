import { assertEquals } from "@std/assert";
import tidy from "./tidy.ts";

function found(source: string): readonly unknown[] {
  return Deno.lint.runPlugin(tidy, "call/x.ts", source).map(({ id, message, hint }) => ({
    rule: id,
    message,
    hint,
  }));
}

/** A body of a function that is so many lines long from its brace to its brace. */
function body(lines: number): string {
  return `{${"\n".repeat(lines - 1)}}`;
}

const long: readonly (readonly [form: string, source: string, name: string])[] = [
  ["a function", `function walk() ${body(71)}`, "walk"],
  ["an arrow", `const walk = () => ${body(71)};`, "walk"],
  ["a method", `class Planner { walk() ${body(71)} }`, "walk"],
  ["a method of an object", `const planner = { walk() ${body(71)} };`, "walk"],
  ["a callback", `Deno.test("a", () => ${body(71)});`, "a function"],
];

for (const [form, source, name] of long) {
  Deno.test(`tidy/short-function reports ${form} of 71 lines`, () => {
    assertEquals(found(source), [{
      rule: "tidy/short-function",
      message: `Cannot take ${name} of 71 lines: 70 is the most`,
      hint: "Give its steps names: one function a step, or the steps as a list of data",
    }]);
  });
}

Deno.test("tidy/short-function takes 70 lines", () => {
  assertEquals(found(`function walk() ${body(70)}`), []);
});

Deno.test("tidy/short-function takes a chapter of tests of any length", () => {
  assertEquals(found(`describe("walk", () => ${body(100)});`), []);
});
