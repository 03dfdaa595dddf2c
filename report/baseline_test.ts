import { assertEquals, assertThrows } from "@std/assert";
import { Ajv2020 } from "ajv";
import type { RuleId } from "../rules/mod.ts";
import { jsonSchemaOf } from "../schema/mod.ts";
import { failed, resultOf, untested } from "./given_results_test.ts";
import {
  baselineSchema,
  type KnownFailure,
  readBaseline,
  resultData,
  withBaseline,
} from "./mod.ts";

const issue = "https://issues.example/7";

Deno.test("withBaseline() makes what is known known, what passes mended, and leaves the rest", async () => {
  const law = await failed("app/complete-every-action");
  const other = await failed("app/forget-ended-calls");
  const silent = untested("inconclusive");
  const known: readonly KnownFailure[] = [
    ...[law, silent].map(({ rule }) => ({ rule: rule.id, issue })),
    { rule: "app/start-when-invited", issue, because: "soon" },
  ];
  const data = resultData(resultOf({}, [law, other, silent]));
  const held = withBaseline(data, { schema: 1, known });
  const changed = held.verdicts.filter((verdict, index) => verdict !== data.verdicts[index])
    .map(({ rule, ...rest }) => ({ id: rule.id, ...rest }));
  assertEquals(changed, [
    {
      id: "app/start-when-invited",
      status: "mended",
      exercised: 7,
      known: { rule: "app/start-when-invited", issue, because: "soon" },
    },
    { id: law.rule.id, status: "known", known: { rule: law.rule.id, issue } },
  ]);
  assertEquals(held.findings, data.findings);
});

Deno.test("withBaseline() takes no rule that there is not, and none twice", () => {
  const hold = (...rules: readonly RuleId[]) => () =>
    withBaseline(resultData(resultOf()), {
      schema: 1,
      known: rules.map((rule) => ({ rule, issue })),
    });
  assertThrows(
    hold("app/be-nice"),
    RangeError,
    "Cannot take app/be-nice for a known failure: there is no such rule; docs/rules/ has them all",
  );
  assertThrows(
    hold("app/forget-ended-calls", "app/forget-ended-calls"),
    RangeError,
    "Cannot take app/forget-ended-calls for a known failure twice: put both issues into one entry",
  );
});

const rule = "app/forget-ended-calls";
const FILES: readonly (readonly [file: string, flaw: string | null])[] = [
  [JSON.stringify({ schema: 1, known: [{ rule, issue, because: "soon" }] }), null],
  [JSON.stringify({ schema: 1, known: [] }), null],
  ["{", "Expected property name or '}' in JSON at position 1 (line 1 column 2)"],
  [JSON.stringify({ schema: 2, known: [] }), "$.schema: expected 1, found 2"],
  [
    JSON.stringify({ schema: 1, known: [{ rule }] }),
    "$.known[0].issue: expected a link to the issue that tracks it (https://...), found nothing",
  ],
  [
    JSON.stringify({ schema: 1, known: [{ rule, issue: "#7" }] }),
    '$.known[0].issue: expected a link to the issue that tracks it (https://...), found "#7"',
  ],
  [
    JSON.stringify({ schema: 1, known: [{ rule: "forget", issue }] }),
    '$.known[0].rule: expected the id of a rule, found "forget"',
  ],
];

Deno.test("readBaseline() reads the text of a file, and says where it is none", () => {
  for (const [file, flaw] of FILES) {
    if (flaw === null) assertEquals(readBaseline(file), JSON.parse(file));
    else assertThrows(() => readBaseline(file), SyntaxError, `Cannot read the baseline: ${flaw}`);
  }
});

Deno.test("baselineSchema as JSON Schema judges as readBaseline() does", () => {
  const validate = new Ajv2020({ strict: true }).compile(
    jsonSchemaOf(baselineSchema, "Baseline") as object,
  );
  const files = FILES.filter(([file]) => file !== "{");
  assertEquals(
    files.map(([file]) => validate(JSON.parse(file))),
    files.map(([, flaw]) => flaw === null),
  );
});
