import { assertEquals } from "@std/assert";
import { resultOf } from "./given_results_test.ts";
import { resultText } from "./mod.ts";

Deno.test("resultText tells a divergence that no rule names, and what was seen in its place", () => {
  const divergence = {
    from: "",
    step: { kind: "userAnswers", call: "a" },
    expected: "a incoming, answerCall of a",
    observed: "a incoming",
  } as const;
  const linesOf = (count: number) =>
    resultText(resultOf({ divergences: Array.from({ length: count }, () => divergence) }))
      .split("\n").filter((line) => line.startsWith("    "));
  const told = [
    "    at no call: user answers a",
    "      the reference comes to a incoming, answerCall of a; seen was a incoming",
  ];
  assertEquals([linesOf(0), linesOf(1)], [[], told]);
  assertEquals(linesOf(7).slice(-3), [...told, "    and 2 more"]);
});
