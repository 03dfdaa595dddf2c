import { assertEquals, assertThrows } from "@std/assert";
import { conform, type ConformanceResult, type Verdict } from "../conformance/mod.ts";
import { failed, mutantOf, resultOf } from "./given_results_test.ts";
import { mergeResults, type ResultData, resultData } from "./mod.ts";

const [first, second] = resultOf().verdicts.map(({ rule }) => rule);
if (!first || !second) throw new Error("Cannot find two rules to merge verdicts on");

const because = "nothing happened";
const passed = (exercised: number): Verdict => ({ status: "passed", rule: first, exercised });
const silent = (status: "inconclusive" | "inapplicable" | "notRun"): Verdict => ({
  status,
  rule: first,
  because,
});

/** A share of two that comes to one verdict. */
function share(index: number, verdict: Verdict, rest: Partial<ConformanceResult> = {}): ResultData {
  return resultData(resultOf({ shard: { index, of: 2 }, verdicts: [verdict], ...rest }));
}

const broken = await failed("app/forget-ended-calls");
const kept: Verdict = { status: "passed", rule: broken.rule, exercised: 3 };

/** What a rule came to in two shares, and in both together. */
const pairs: readonly (readonly [one: Verdict, other: Verdict, together: Verdict])[] = [
  [passed(3), passed(4), passed(7)],
  [passed(3), silent("inconclusive"), passed(3)],
  [silent("inapplicable"), passed(4), passed(4)],
  [silent("inapplicable"), silent("inconclusive"), silent("inconclusive")],
  [silent("notRun"), silent("notRun"), silent("notRun")],
  [kept, broken, broken],
];

for (const [one, other, together] of pairs) {
  Deno.test(`mergeResults makes ${together.status} of ${one.status} and ${other.status}`, () => {
    const { verdicts, shard } = mergeResults([share(1, one), share(2, other)]);
    assertEquals(verdicts, resultData(resultOf({ verdicts: [together] })).verdicts);
    assertEquals(shard, { index: 1, of: 1 });
  });
}

Deno.test("mergeResults keeps of every finding the shortest, and draws the conclusion anew", () => {
  const [own] = share(1, broken).findings;
  if (!own) throw new Error("Cannot find the finding that was given");
  const long = { ...own, steps: [...own.steps, ...own.steps] };
  const merged = mergeResults([{ ...share(1, broken), findings: [long] }, share(2, broken)]);
  assertEquals(merged.findings, [own]);
  assertEquals([merged.outcome.claim, merged.outcome.exitCode], ["notConformant", 1]);
});

Deno.test("mergeResults adds up what was done, and tells every fault once", () => {
  const { faults, effort } = mergeResults([
    share(2, passed(1), { faults: ["b", "a"] }),
    share(1, passed(1), { faults: ["a"] }),
  ]);
  assertEquals(faults, ["a", "b"]);
  assertEquals(effort, {
    walks: 4,
    steps: 60,
    skipped: 8,
    states: 11,
    toured: null,
    paired: null,
  });
});

/** Why shares ended early, and why the whole did. */
const cuts: readonly (readonly ConformanceResult["cutShort"][])[] = [
  [null, null, null],
  ["interrupted", "bailed", "bailed"],
  ["timeIsUp", null, "timeIsUp"],
  ["timeIsUp", "interrupted", "interrupted"],
];

for (const [one = null, other = null, together = null] of cuts) {
  Deno.test(`mergeResults of shares that were cut short by ${one} and ${other}`, () => {
    const shares = [
      share(1, passed(1), { cutShort: one }),
      share(2, passed(1), { cutShort: other }),
    ];
    assertEquals(mergeResults(shares).cutShort, together);
  });
}

Deno.test("mergeResults is of no subject that was dead in one share", () => {
  const life = { isAlive: false, isOpened: true, because: "it slept" };
  const merged = mergeResults([share(1, passed(1)), share(2, passed(1), { life })]);
  assertEquals(merged.life, life);
});

Deno.test("mergeResults of the shares of a campaign has what all of them found", async () => {
  const adapter = mutantOf("app/forget-ended-calls");
  const run = async (index: number, of: number) =>
    resultData(await conform(adapter, { steps: 600, shard: { index, of } }));
  const [merged, whole] = [
    mergeResults([await run(2, 2), await run(1, 2)]),
    await run(1, 1),
  ];
  const lawOf = ({ findings }: ResultData) =>
    findings.filter(({ rule }) => rule.isLaw).map(({ rule }) => rule.id).toSorted();
  assertEquals(lawOf(merged), lawOf(whole));
  assertEquals([merged.effort.steps >= 600, merged.properties], [true, whole.properties]);
});

const one = share(1, passed(1));

/** Results that cannot be merged, and what is said of them. */
const refused: readonly (readonly [results: readonly ResultData[], message: string])[] = [
  [[], "Cannot merge no results: give those of all shares"],
  [[one], "Cannot merge the results: share 2 of 2 is missing"],
  [[one, one, share(2, passed(1))], "Cannot merge the results: share 1 of 2 is there 2 times"],
  [
    [one, { ...share(2, passed(1)), seed: 2 }],
    "Cannot merge results of two campaigns: " +
    "reference app (app), callspec 0.1.0, profile callspec, seed 1, 2 shares; and " +
    "reference app (app), callspec 0.1.0, profile callspec, seed 2, 2 shares",
  ],
];

for (const [results, message] of refused) {
  Deno.test(`mergeResults refuses: ${message}`, () => {
    assertThrows(() => mergeResults(results), RangeError, message);
  });
}
