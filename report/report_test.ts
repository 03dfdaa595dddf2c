import { assertEquals, assertMatch, assertRejects, assertStringIncludes } from "@std/assert";
import {
  type Check,
  conform,
  findingsOf,
  playScenario,
  readToken,
  referenceApp,
  type Verdict,
} from "../conformance/mod.ts";
import { MUTANTS } from "../conformance/mutants/mod.ts";
import { rulesFor } from "../rules/mod.ts";
import { failed, findingOf, mutantOf, resultOf, untested } from "./given_results_test.ts";
import {
  assertConforms,
  ConformanceError,
  drawLanes,
  findingData,
  findingTest,
  findingText,
  isConformant,
  resultText,
  scenarioText,
  verdictText,
} from "./mod.ts";

Deno.test("drawLanes draws arrows both ways, notes, and where a rule broke", () => {
  assertEquals(
    drawLanes([
      { from: "User", to: "System", label: "answer a" },
      { from: "System", to: "App", label: "answer a" },
      { from: "App", to: "System", label: "answer a fulfilled", isBreach: true },
      { from: "App", to: "App", label: "(at rest)" },
      { from: "User", to: "App", label: "end a" },
    ]),
    [
      "User                   System                          App                   Remote",
      "  |------ answer a ------>|                             |                       |",
      "  |                       |--------- answer a --------->|                       |",
      "  |                       |<--- answer a fulfilled -----|                       |   <== here",
      "  |                       |                             | (at rest)             |",
      "  |----------------------- end a ---------------------->|                       |",
    ],
  );
});

Deno.test("drawLanes keeps a label that is too long within its arrow", () => {
  const [, row = ""] = drawLanes([{ from: "App", to: "Remote", label: "x".repeat(100) }]);
  assertMatch(row, /\|- x+~ -*>\|$/);
});

Deno.test("findingText is all that is needed: rule, expected, observed, allowed, hint, why, source, diagram, steps, control, ways out, token", async () => {
  const text = findingText(findingData(await findingOf("app/answer-when-connected")));
  assertEquals(text.split("\n"), [
    "app/answer-when-connected  (MUST, documented)",
    "  The app fulfills an answer only once its network leg is connected.",
    "",
    "  expected  the answer fulfilled once the leg is connected, and failed where it cannot be",
    "  observed  fulfilled while the leg is ringing",
    "  allowed   one of: accept a | answer a failed; got: answer a fulfilled",
    "  hint      await the engine's accept in the handler; fulfill after it, fail where it rejects",
    "  why       Fulfilled means that both can talk: the timer runs, and the caller may be gone.",
    "  source    Apple, pushkit/responding-to-voip-notifications-from-pushkit " +
    "<https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit>",
    "  source    WWDC 2016, session 230: Enhancing VoIP Apps with CallKit " +
    "<https://asciiwwdc.com/2016/sessions/230>",
    "",
    "  User                   System                          App                   Remote",
    "    |                       |                             |<---- a incoming ------|",
    "    |                       |<------- incoming a ---------|                       |",
    "    |                       |---- incoming a allowed ---->|                       |",
    "    |------ answer a ------>|                             |                       |",
    "    |                       |--------- answer a --------->|                       |",
    "    |                       |<--- answer a fulfilled -----|                       |   <== here",
    "",
    "  2 steps, shrunk from 9; none is shorter:",
    '    remote calls a from generic "ada"',
    "    user answers a                      any cause",
    "",
    "  replayed  3 of 3 times with the same events",
    "  control   the reference keeps the rule by the same steps",
    "  silent    under the profile apple; where defersCompletion is declared; " +
    'by disable: { "app/answer-when-connected": "the reason" }',
    "  replay    cs1.app/answer-when-connected",
  ]);
});

Deno.test("findingText says what the reference does only as far as it has something to say", async () => {
  const finding = findingData(await findingOf("app/answer-when-connected"));
  const said = (witness: typeof finding.witness) =>
    findingText({ ...finding, witness, readings: [] }).split("\n")
      .filter((line) => /^ {2}(allowed|control|silent) /.test(line));
  const silent = '  silent    by disable: { "app/answer-when-connected": "the reason" }';
  const allowed = { oneOf: [], got: "nothing" };
  assertEquals(said(null), [silent]);
  assertEquals(said({ control: "breaks", allowed }), [
    "  control   the reference breaks the rule by the same steps: the fault is the kit's",
    silent,
  ]);
  assertEquals(said({ control: "cannotFollow", allowed: { oneOf: ["accept a"], got: "x" } }), [
    "  allowed   accept a; got: x",
    "  control   none: the reference has done otherwise before, and cannot take all of these steps",
    silent,
  ]);
});

Deno.test("findingTest is a test that can be pasted, and that finds the breach", async () => {
  const text = findingTest(findingData(await findingOf("app/forget-ended-calls")));
  assertEquals(text.split("\n"), [
    'test("keeps app/forget-ended-calls", async () => {',
    "  const { found } = await playScenario(adapter, `",
    '    scenario "x"',
    '    remote calls a from generic "ada"',
    "    remote ends a hungUp",
    "  `);",
    "  assert.deepEqual(found.map(({ rule }) => rule.id), []);",
    "});",
  ]);
  const scenario = /`\n([\s\S]*)\n {2}`/.exec(text)?.[1] ?? "";
  const { found } = await playScenario(mutantOf("app/forget-ended-calls"), scenario);
  assertEquals(found.map(({ rule }) => rule.id), ["app/forget-ended-calls"]);
});

const law = await failed("app/complete-every-action");
const advice = await failed("app/end-the-call-meant");

Deno.test("resultText has a line for every rule and a card for every finding", () => {
  const text = resultText(resultOf({}, [law, advice, untested("inapplicable")]));
  const finding = advice.status === "failed" ? findingText(findingData(advice.finding)) : "";
  for (const { id } of rulesFor("app")) assertStringIncludes(text, `${id} `);
  assertStringIncludes(text, "  30 steps in 2 walks, 11 states, seed 1\n");
  assertStringIncludes(text, "-    app/unique-call-ids                    inapplicable: nothing");
  assertStringIncludes(text, "ok   app/start-when-invited                 exercised 7 times\n");
  assertStringIncludes(
    text,
    "FAIL app/complete-every-action              nothing by the deadline\n",
  );
  assertStringIncludes(
    text,
    "FAIL app/end-the-call-meant                 (advice) endCall for call b\n",
  );
  assertStringIncludes(text, `-- 2 of 2 ${"-".repeat(70)}\n\n${finding}`);
});

Deno.test("verdictText is the sentence alone, isConformant whether it says so", () => {
  const broken = resultOf({}, [law]);
  assertEquals([verdictText(broken), isConformant(broken)], [
    "reference app: NOT CONFORMANT to callspec 0.1.0, profile callspec: 1 of law broken",
    false,
  ]);
  assertEquals(isConformant(resultOf()), true);
});

Deno.test("resultText names what the subject threw where nobody can throw, up to five", () => {
  const faults = ["one", "two", "three", "four", "five", "six"];
  const lines = resultText(resultOf({ faults })).split("\n");
  assertEquals(lines.slice(lines.indexOf("  thrown where nobody can throw:") + 1), [
    "    one",
    "    two",
    "    three",
    "    four",
    "    five",
  ]);
});

Deno.test("resultText has of each finding of a campaign the token that replays it", async () => {
  // This app reports every incoming call twice: no walk goes far without one.
  const twice = MUTANTS.find(({ breaks }) => breaks === "app/unique-call-ids");
  const adapter = twice?.adapter ?? referenceApp;
  const result = await conform(adapter, { steps: 500 });
  const text = resultText(result);
  const [finding] = findingsOf(result);
  assertStringIncludes(text, `  replay    ${finding?.token}\n`);
  const { scenario, seed } = readToken(finding?.token ?? "");
  const { found } = await playScenario(adapter, scenario, seed);
  assertEquals(found[0]?.rule.id, "app/unique-call-ids");
});

Deno.test("verdictText says of a deaf app that it gives no sign of life", async () => {
  const deaf = await conform({ kit: "app", name: "deaf", open: () => ({ calls: () => [] }) });
  assertMatch(verdictText(deaf), /^deaf: NO SIGN OF LIFE under .*: it completed no action/);
});

Deno.test("scenarioText draws what was played, and names what was broken", async () => {
  const text = scenarioText(
    await playScenario(
      mutantOf("app/forget-ended-calls"),
      `scenario "x"\nremote calls a from generic "ada"\nremote ends a hungUp\nexpect call a is ringing`,
    ),
  );
  assertStringIncludes(text, "x: NOT AS EXPECTED");
  assertStringIncludes(text, "FAIL expect call a is ringing   (call a is gone)");
  assertStringIncludes(text, "breaks app/forget-ended-calls");
});

/** A check that has run already. */
function checked(verdict: Verdict, result = resultOf({}, [verdict])): Check {
  return {
    rule: verdict.rule,
    title: verdict.rule.id,
    result: () => Promise.resolve(result),
    run: () => Promise.resolve(verdict),
  };
}

Deno.test("assertConforms throws where a law is broken, with the whole report", async () => {
  const error = await assertRejects(() => assertConforms(checked(law)), ConformanceError);
  assertEquals(error.rule, "app/complete-every-action");
  assertStringIncludes(error.message, "fulfill() or fail() on setMuted before its deadline");
  assertStringIncludes(error.message, "playScenario(adapter");
});

Deno.test("assertConforms throws where a MUST was never put to the test", async () => {
  const check = checked(untested("inconclusive"));
  await assertRejects(() => assertConforms(check), ConformanceError, "is inconclusive");
});

Deno.test("assertConforms lets advice, and what does not apply, pass", async () => {
  const passing = [
    ...resultOf().verdicts,
    advice,
    untested("inapplicable"),
    untested("inconclusive", false),
  ];
  for (const verdict of passing) await assertConforms(checked(verdict));
});
