import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import type { ConformanceResult, Origin, Verdict } from "../conformance/mod.ts";
import { failed, resultOf } from "./given_results_test.ts";
import { mergeResults, type Remnant, type ResultData, resultData } from "./mod.ts";

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
  const { takings } = resultOf();
  const { id } = verdict.rule;
  return resultData(resultOf({
    shard: { index, of: 2 },
    verdicts: [verdict],
    takings: {
      ...takings,
      ...(verdict.status === "passed" && { exercised: new Map([[id, verdict.exercised]]) }),
      ...(verdict.status === "failed" && { origins: new Map([[id, firstIn(index)]]) }),
      states: new Set(["a", `of share ${index}`]),
    },
    ...rest,
  }));
}

/** A breach that a share came across in its first run. */
function firstIn(index: number): Origin {
  return { part: "corpus", run: index - 1, breach: 0, follows: null };
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

Deno.test("mergeResults keeps of every rule what comes first in the whole, and concludes anew", () => {
  const [own] = share(1, broken).findings;
  if (!own) throw new Error("Cannot find the finding that was given");
  const later = { ...own, steps: own.steps.slice(1) };
  const merged = mergeResults([{ ...share(2, broken), findings: [later] }, share(1, broken)]);
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
    states: 3,
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

/** Whether all of it is there, and what is told of what is not. */
const absent: readonly (readonly [left: Remnant[], claim: string, code: number, says: string])[] = [
  [[], "none", 2, "share 2 is missing"],
  [[{ index: 2, findings: share(2, broken).findings }], "notConformant", 1, "share 2 is missing"],
];

for (const [left, claim, code, says] of absent) {
  Deno.test(`mergeResults without a share that left ${left.length} findings is no pass`, () => {
    const { outcome, missing, findings } = mergeResults([share(1, kept)], left);
    assertEquals([outcome.claim, outcome.exitCode, missing], [claim, code, [2]]);
    assertEquals(findings, left.flatMap((each) => each.findings));
    assertStringIncludes(outcome.sentence, says);
  });
}

Deno.test("mergeResults says of one result that is the whole what it says", () => {
  const whole = resultData(resultOf());
  assertEquals(mergeResults([whole]), whole);
});

const one = share(1, passed(1));

function differ(what: string): string {
  return `Cannot merge the results: shares 1 and 2 differ in ${what}; run all with the same options`;
}

function asked(share: ResultData, steps: number): ResultData {
  const { takings } = share;
  return takings
    ? { ...share, takings: { ...takings, asked: { steps, scope: null, replays: 0 } } }
    : share;
}

function permitted(share: ResultData): ResultData {
  return { ...share, product: { ...share.product, permissions: ["net"] } };
}

/** Results that cannot be merged, and what is said of them. */
const refused: readonly (readonly [results: readonly ResultData[], message: string])[] = [
  [[], "Cannot merge no results: give those of all shares"],
  [[one, one, share(2, passed(1))], "Cannot merge the results: share 1 of 2 is there 2 times"],
  [
    [one, { ...share(2, passed(1)), seed: 2 }],
    "Cannot merge results of two campaigns: " +
    "reference app (app), callspec 0.1.0, profile callspec, seed 1, 2 shares; and " +
    "reference app (app), callspec 0.1.0, profile callspec, seed 2, 2 shares",
  ],
  [
    [one, { ...share(2, passed(1)), spec: "0.0.9" }],
    "Cannot merge results of two campaigns: " +
    "reference app (app), callspec 0.1.0, profile callspec, seed 1, 2 shares; and " +
    "reference app (app), callspec 0.0.9, profile callspec, seed 1, 2 shares",
  ],
  [[one, share(2, silent("notRun"))], differ("which rules are judged")],
  [[one, asked(share(2, passed(1)), 40)], differ("how much was asked for")],
  [[one, permitted(share(2, passed(1)))], differ("what the adapter is allowed")],
  [
    [share(1, passed(1), { shard: { index: 3, of: 2 } })],
    "Cannot merge the results: share 3 of 2 is no share of a campaign",
  ],
  [
    [mergeResults([one, share(2, passed(1))]), mergeResults([one, share(2, passed(1))])],
    "Cannot merge the results: share 1 of 1 is there 2 times",
  ],
];

for (const [results, message] of refused) {
  Deno.test(`mergeResults refuses: ${message}`, () => {
    assertThrows(() => mergeResults(results), RangeError, message);
  });
}
