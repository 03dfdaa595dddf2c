import { assertEquals, assertMatch, assertRejects, assertStringIncludes } from "@std/assert";
import {
  type Check,
  conform,
  type ConformanceResult,
  findingsOf,
  playScenario,
  referenceApp,
  type Verdict,
} from "../conformance/mod.ts";
import { MUTANTS } from "../conformance/mutants/mod.ts";
import {
  assertConforms,
  ConformanceError,
  drawLanes,
  findingTest,
  findingText,
  isConformant,
  resultText,
  scenarioText,
  verdictText,
} from "./mod.ts";

async function resultOf(breaks: string): Promise<ConformanceResult> {
  const mutant = MUTANTS.find((each) => each.breaks === breaks);
  return await conform(mutant?.adapter ?? referenceApp, { steps: 2_000, seed: 1 });
}

async function textOf(breaks: string): Promise<string> {
  const [finding] = findingsOf(await resultOf(breaks));
  return finding ? findingText(finding) : "";
}

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

Deno.test("findingText is all that is needed: rule, expected, observed, hint, why, source, diagram, steps, token", async () => {
  const text = (await textOf("app/answer-when-connected")).replace(/cs1\.\S+/, "cs1.TOKEN");
  assertEquals(text.split("\n"), [
    "app/answer-when-connected  (MUST, documented)",
    "  The app fulfills an answer only once its network leg is connected.",
    "",
    "  expected  the answer fulfilled once the leg is connected, and failed where it cannot be",
    "  observed  fulfilled while the leg is ringing",
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
    text.split("\n")[18] ?? "",
    '    remote calls a from generic "ada"',
    "    user answers a",
    "",
    "  replay    cs1.TOKEN",
  ]);
  assertMatch(text.split("\n")[18] ?? "", /^ {2}2 steps, shrunk from \d+:$/);
});

Deno.test("findingTest is a test that can be pasted, and that finds the breach", async () => {
  const [finding] = findingsOf(await resultOf("app/forget-ended-calls"));
  const text = finding ? findingTest(finding) : "";
  const scenario = /`\n([\s\S]*)\n {2}`/.exec(text)?.[1] ?? "";
  const mutant = MUTANTS.find(({ breaks }) => breaks === "app/forget-ended-calls");
  const { found } = await playScenario(mutant?.adapter ?? referenceApp, scenario);
  assertEquals(found.map(({ rule }) => rule.id), ["app/forget-ended-calls"]);
});

Deno.test("verdictText says in one sentence what a campaign came to", async () => {
  const good = await conform(referenceApp, { steps: 3_000, seed: 4 });
  assertMatch(
    verdictText(good),
    /^reference app: CONFORMANT to callspec 0\.1\.0, profile callspec: \d+ of law exercised/,
  );
  const bad = await resultOf("app/complete-every-action");
  assertMatch(
    verdictText(bad),
    /: NOT CONFORMANT to callspec 0\.1\.0, profile callspec: 1 of law broken/,
  );
  const deaf = await conform({ kit: "app", name: "deaf", open: () => ({ calls: () => [] }) });
  assertMatch(verdictText(deaf), /^deaf: NO SIGN OF LIFE under .*: it completed no action/);
  assertEquals([good, bad, deaf].map(isConformant), [true, false, false]);
});

Deno.test("resultText has a line for every rule and a card for every finding", async () => {
  const result = await resultOf("app/end-the-call-meant");
  const text = resultText(result);
  for (const { rule } of result.verdicts) assertStringIncludes(text, rule.id);
  for (const { token } of findingsOf(result)) assertStringIncludes(text, token);
  assertStringIncludes(text, "(advice) endCall for call b");
});

Deno.test("scenarioText draws what was played, and names what was broken", async () => {
  const mutant = MUTANTS.find(({ breaks }) => breaks === "app/forget-ended-calls");
  const text = scenarioText(
    await playScenario(
      mutant?.adapter ?? referenceApp,
      `scenario "x"\nremote calls a from generic "ada"\nremote ends a hungUp\nexpect call a is ringing`,
    ),
  );
  assertStringIncludes(text, "x: NOT AS EXPECTED");
  assertStringIncludes(text, "FAIL expect call a is ringing   (call a is gone)");
  assertStringIncludes(text, "breaks app/forget-ended-calls");
});

/** A check that has run already. */
function checked(result: ConformanceResult, isMeant: (verdict: Verdict) => boolean): Check {
  const verdict = result.verdicts.find(isMeant);
  if (!verdict) throw new Error("Cannot find the verdict that the test is about");
  return {
    rule: verdict.rule,
    title: verdict.rule.id,
    result: () => Promise.resolve(result),
    run: () => Promise.resolve(verdict),
  };
}

Deno.test("assertConforms throws where a law is broken, with the whole report", async () => {
  const result = await resultOf("app/complete-every-action");
  const check = checked(result, ({ status }) => status === "failed");
  const error = await assertRejects(() => assertConforms(check), ConformanceError);
  assertStringIncludes(error.message, "fulfill() or fail() on setMuted before its deadline");
  assertStringIncludes(error.message, "playScenario(adapter");
});

Deno.test("assertConforms throws where a MUST was never put to the test", async () => {
  const result = await conform({ kit: "app", name: "deaf", open: () => ({ calls: () => [] }) });
  const check = checked(result, ({ rule }) => rule.level === "must");
  await assertRejects(() => assertConforms(check), ConformanceError, "is inconclusive");
});

Deno.test("assertConforms lets advice, and what does not apply, pass", async () => {
  const result = await resultOf("app/end-the-call-meant");
  for (const verdict of result.verdicts) {
    await assertConforms(checked(result, (each) => each === verdict));
  }
});
