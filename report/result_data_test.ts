import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { Ajv2020 } from "ajv";
import { conform, type ConformanceResult } from "../conformance/mod.ts";
import { flawOf, jsonSchemaOf } from "../schema/mod.ts";
import { dead, failed, findingOf, mutantOf, resultOf, untested } from "./given_results_test.ts";
import { findingData, readResult, REPORTERS, resultData, resultSchema } from "./mod.ts";

const toured = {
  states: [2, 3],
  transitions: [4, 6],
  refusals: [7, 9],
  steps: 40,
  detours: [{ from: "", step: { kind: "systemResets" }, expected: "", observed: "a ringing" }],
} as const;

/** Every kind of result: what is in one is in no other. */
const RESULTS: readonly ConformanceResult[] = [
  resultOf(),
  resultOf({}, [await failed("app/complete-every-action"), await failed("app/end-the-call-meant")]),
  resultOf({ life: dead }, [untested("inconclusive"), untested("notRun", false)]),
  resultOf({
    control: [await findingOf("app/forget-ended-calls")],
    faults: ["TypeError: x is undefined"],
    divergences: toured.detours,
    properties: [{ name: "no timer is left", holds: false, tried: 3, because: "one was" }],
    effort: {
      walks: 2,
      steps: 30,
      skipped: 4,
      states: 11,
      toured,
      paired: { pairs: [3, 4], steps: 8 },
    },
  }, [untested("inapplicable")]),
];

Deno.test("findingData() is a finding as plain data, in which calls go by their names", async () => {
  const { rule, events, calls, ...rest } = findingData(await findingOf("app/forget-ended-calls"));
  assertEquals(rest, {
    expected: "the ended call gone from the app's list",
    observed: "the app lists a call that ended by a report of the app",
    hint: "remove the call on every way in which it ends, also where you report the end",
    at: 24,
    scenario: 'scenario "x"\nremote calls a from generic "ada"\nremote ends a hungUp\n',
    steps: [
      { text: 'remote calls a from generic "ada"', free: [], fixed: ["from"] },
      { text: "remote ends a hungUp", free: ["cause"], fixed: [] },
    ],
    token: "cs1.app/forget-ended-calls",
    diagram: [
      "User                   System                          App                   Remote",
      "  |                       |                             |<---- a incoming ------|",
      "  |                       |<------- incoming a ---------|                       |",
      "  |                       |---- incoming a allowed ---->|                       |",
      "  |                       |                             |<-- a ended hungUp ----|",
      "  |                       |<-- a ended: remoteEnded ----|                       |",
      "  |                       | a is over                   |                       |",
      "  |                       |                             | (at rest)             |   <== here",
    ],
    certificate: { isShortest: true, upTo: 1, executed: 9 },
    replays: 3,
    shrunk: { from: 9, runs: 20, executed: 60 },
    witness: {
      control: "keeps",
      allowed: { oneOf: ["accept a", "answer a failed"], got: "answer a fulfilled" },
    },
    readings: [
      { kind: "profile", profile: "apple" },
      { kind: "declared", capability: "defersCompletion" },
    ],
    beside: ["app/forget-ended-calls"],
    follows: null,
  });
  assertEquals(Object.values(calls), ["a"]);
  assertEquals(events[rest.at]?.kind, "rested");
  assertEquals([rule.id, rule.level, rule.evidence, rule.isLaw], [
    "app/forget-ended-calls",
    "must",
    "promise",
    true,
  ]);
  const { observed } = findingData(await findingOf("app/end-the-call-meant"));
  assertEquals(observed, "endCall for call b");
});

Deno.test("resultData() is what resultSchema says, here and in JSON Schema", () => {
  const validate = new Ajv2020({ strict: true }).compile(
    jsonSchemaOf(resultSchema, "Result") as object,
  );
  for (const data of RESULTS.map((result) => resultData(result, { permissions: ["net"] }))) {
    assertEquals(flawOf(resultSchema, data), null);
    assertEquals([validate(JSON.parse(REPORTERS.json.render(data))), validate.errors], [
      true,
      null,
    ]);
  }
});

Deno.test("readResult() reads what the JSON report wrote, to the last field", () => {
  for (const data of RESULTS.map((result) => resultData(result))) {
    assertEquals(readResult(REPORTERS.json.render(data)), data);
  }
});

Deno.test("readResult() says where a text is no result", () => {
  const data = resultData(resultOf());
  const flaws = [
    ["[", "Cannot read the result: Unexpected end of JSON input"],
    ["[]", "Cannot read the result: $: expected an object, found []"],
    [
      JSON.stringify({ ...data, schema: 2 }),
      "Cannot read the result: $.schema: expected 1, found 2",
    ],
    [
      JSON.stringify({ ...data, verdicts: [{ status: "fine" }] }),
      "Cannot read the result: $.verdicts[0].status: expected one of passed, failed, known, mended, " +
      'inconclusive, inapplicable, notRun, found "fine"',
    ],
  ] as const;
  for (const [text, message] of flaws) assertThrows(() => readResult(text), SyntaxError, message);
});

Deno.test("readResult() takes no share that was altered since it was written", () => {
  const whole = resultOf({ shard: { index: 1, of: 2 } });
  const data = resultData({ ...whole, verdicts: whole.verdicts.slice(0, 3) });
  const text = REPORTERS.json.render(data);
  const taken = Array.from(text, (letter, at) => {
    // A figure grows by one, a letter becomes the next one.
    const altered = letter === "9" ? "8" : String.fromCharCode(letter.charCodeAt(0) + 1);
    return `${text.slice(0, at)}${altered}${text.slice(at + 1)}`;
  }).filter((altered) => {
    try {
      return readResult(altered) !== null;
    } catch (error) {
      if (error instanceof SyntaxError) return false;
      throw error;
    }
  });
  assertEquals(taken, []);
  assertEquals(readResult(text), data);
});

Deno.test("every report of two equal runs is the same, byte for byte, and of another seed it is not", async () => {
  const reports = async (seed: number) => {
    const data = resultData(
      await conform(mutantOf("app/forget-ended-calls"), { steps: 300, seed, corpus: false }),
    );
    return Object.values(REPORTERS).map(({ render }) => render(data));
  };
  const first = await reports(1);
  assertEquals(await reports(1), first);
  assertNotEquals(await reports(2), first);
});
