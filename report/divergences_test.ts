import { assertEquals } from "@std/assert";
import { conform, referenceApp } from "../conformance/mod.ts";
import { resultText } from "./mod.ts";

Deno.test("resultText tells a divergence that no rule names, and what was seen in its place", async () => {
  const divergence = {
    from: "",
    step: { kind: "userAnswers", call: "a" },
    expected: "a incoming, answerCall of a",
    observed: "a incoming",
  } as const;
  const result = await conform(referenceApp, { steps: 1, corpus: false });
  const linesOf = (count: number) =>
    resultText({ ...result, divergences: Array.from({ length: count }, () => divergence) })
      .split("\n").filter((line) => line.startsWith("    "));
  const told = [
    "    at no call: user answers a",
    "      the reference comes to a incoming, answerCall of a; seen was a incoming",
  ];
  assertEquals([linesOf(0), linesOf(1)], [[], told]);
  assertEquals(linesOf(7).slice(-3), [...told, "    and 2 more"]);
});
