import { assertEquals } from "@std/assert";
import type { ConformanceResult } from "../conformance/mod.ts";
import { isLaw, type RuleId, rulesFor } from "../rules/mod.ts";
import { dead, failed, findingOf, resultOf, untested } from "./given_results_test.ts";
import { type Claim, type ExitCode, resultData, withBaseline } from "./mod.ts";

const LAWS = rulesFor("app").filter(isLaw).length;
const UNDER = "callspec 0.1.0, profile callspec";
const law = await failed("app/complete-every-action");
const advice = await failed("app/end-the-call-meant");
const control = [await findingOf("app/forget-ended-calls")];
const faults = ["TypeError: x is undefined"];
const none = resultOf().verdicts.map(({ rule }) =>
  ({ status: "notRun", rule, because: "it was not selected" }) as const
);

/** What a campaign found, what is known of the subject, and what it comes to. */
type Case = readonly [
  result: ConformanceResult,
  known: readonly RuleId[],
  claim: Claim,
  exitCode: ExitCode,
  sentence: string,
];

const CASES: readonly Case[] = [
  // 0: nothing stands against it.
  [resultOf(), [], "conformant", 0, `CONFORMANT to ${UNDER}: ${LAWS} of law exercised and kept`],
  [
    resultOf({}, [untested("inapplicable")]),
    [],
    "conformant",
    0,
    `CONFORMANT to ${UNDER}: ${LAWS - 1} of law exercised and kept`,
  ],
  [
    resultOf({}, [advice, untested("inconclusive", false)]),
    [],
    "conformant",
    0,
    `CONFORMANT to ${UNDER}: ${LAWS} of law exercised and kept, 1 of advice not followed`,
  ],
  [
    resultOf({}, [untested("notRun")]),
    [],
    "none",
    0,
    `NO CLAIM under ${UNDER}: nothing of law broken, 1 not run`,
  ],
  [
    resultOf({}, [law, advice]),
    [law.rule.id, advice.rule.id],
    "notConformant",
    0,
    `NOT CONFORMANT to ${UNDER}: 1 of law broken, 1 of them known, 1 of advice`,
  ],
  // What one share did not try another may; but of a part no claim can be made.
  [
    resultOf({ shard: { index: 1, of: 2 } }, [untested("inconclusive")]),
    [],
    "none",
    0,
    `NO CLAIM under ${UNDER}: nothing of law broken, 1 inconclusive; this is shard 1 of 2`,
  ],
  [
    resultOf({ cutShort: "interrupted" }),
    [],
    "none",
    0,
    `NO CLAIM under ${UNDER}: nothing of law broken; the run was interrupted`,
  ],
  [
    resultOf({ cutShort: "timeIsUp" }),
    [],
    "conformant",
    0,
    `CONFORMANT to ${UNDER}: ${LAWS} of law exercised and kept`,
  ],
  // 1: law is broken, or a known failure passes now.
  [
    resultOf({}, [law]),
    [],
    "notConformant",
    1,
    `NOT CONFORMANT to ${UNDER}: 1 of law broken`,
  ],
  [
    resultOf({ faults }, [law, advice, untested("inconclusive")]),
    [],
    "notConformant",
    1,
    `NOT CONFORMANT to ${UNDER}: 1 of law broken, 1 of advice, 1 inconclusive, 1 fault`,
  ],
  [
    resultOf(),
    [law.rule.id],
    "conformant",
    1,
    `CONFORMANT to ${UNDER}: ${LAWS} of law exercised and kept, 1 known to fail and now kept`,
  ],
  [
    resultOf(),
    [advice.rule.id],
    "conformant",
    1,
    `CONFORMANT to ${UNDER}: ${LAWS} of law exercised and kept, 1 known to fail and now kept`,
  ],
  [
    resultOf({ cutShort: "bailed" }, [law]),
    [],
    "notConformant",
    1,
    `NOT CONFORMANT to ${UNDER}: 1 of law broken; the run ended at the first breach of law`,
  ],
  // 2: law was not put to the test, or nothing was.
  [
    resultOf({}, [advice, untested("inconclusive")]),
    [],
    "none",
    2,
    `NO CLAIM under ${UNDER}: nothing of law broken, 1 of advice, 1 inconclusive`,
  ],
  [
    resultOf({ verdicts: none }),
    [],
    "none",
    2,
    `NO CLAIM under ${UNDER}: nothing of law broken, ${LAWS} not run`,
  ],
  [resultOf({ verdicts: [] }), [], "none", 2, `NO CLAIM under ${UNDER}: nothing of law broken`],
  [
    resultOf({ life: dead }, [untested("inconclusive")]),
    [],
    "none",
    2,
    `NO SIGN OF LIFE under ${UNDER}: it completed no action`,
  ],
  // 3: a fault of the adapter or of the kit.
  [
    resultOf({ life: { ...dead, isOpened: false } }, [untested("inconclusive")]),
    [],
    "none",
    3,
    `NO SIGN OF LIFE under ${UNDER}: it completed no action`,
  ],
  [
    resultOf({ control }, [law]),
    [],
    "none",
    3,
    `NO CLAIM under ${UNDER}: the kit's own side broke app/forget-ended-calls; ` +
    "this is a fault of the kit",
  ],
  [
    resultOf({ faults }, [untested("inconclusive")]),
    [],
    "none",
    3,
    `NO CLAIM under ${UNDER}: nothing of law broken, 1 inconclusive, 1 fault`,
  ],
  [
    resultOf({ faults: [...faults, "another"] }),
    [],
    "none",
    3,
    `NO CLAIM under ${UNDER}: nothing of law broken, 2 faults`,
  ],
];

Deno.test("concluded() says what can be claimed, what a process ends with, and why", () => {
  const issue = "https://issues.example/7";
  assertEquals(
    CASES.map(([result, rules]) => {
      const known = rules.map((rule) => ({ rule, issue }));
      return withBaseline(resultData(result), { schema: 1, known }).outcome;
    }),
    CASES.map(([, , claim, exitCode, sentence]) => ({
      claim,
      exitCode,
      sentence: `reference app: ${sentence}`,
    })),
  );
});
