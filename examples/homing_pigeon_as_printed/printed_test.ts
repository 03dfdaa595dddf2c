import { assertEquals } from "@std/assert";
import { conform, findingsOf, playScenario } from "../../conformance/mod.ts";
import { printLine } from "../../scenario/mod.ts";
import adapter from "./adapter.ts";
import twoScreens from "./two_screens.ts";

/** What the kit finds in the tutorial, by the number of the defect (README.md). */
const DEFECTS: readonly (readonly [defect: string, rules: readonly string[], scenario: string])[] =
  [
    [
      "S3: the id is lost when the end is refused",
      ["app/try-again-after-refusal"],
      `remote calls a from generic "ada"
     system will refuse end with unknown
     app ends a
     app ends a`,
    ],
    [
      "S4: one callID for all calls",
      ["app/end-the-call-meant"],
      `remote calls a from generic "ada"
     remote calls b from generic "bob"
     app ends a`,
    ],
    [
      "S7: a remote end leaves a ghost in the list",
      ["app/forget-ended-calls"],
      `remote calls a from generic "ada"
     remote ends a hungUp`,
    ],
    [
      "S8: an answer is fulfilled whether or not the call is connected",
      ["app/answer-when-connected"],
      `remote calls a from generic "ada"
     user answers a`,
    ],
    [
      "S8: a start is fulfilled whether or not the invitation is sent",
      ["app/start-when-invited"],
      `app starts a to generic "bob"`,
    ],
    [
      "S10: the handler for time-outs is left out",
      ["app/hear-time-outs"],
      `remote calls a from generic "ada"`,
    ],
    [
      "S9: nothing ever reports a call as connected",
      ["app/report-connected"],
      `app starts a to generic "bob"
     remote answers a`,
    ],
    [
      "S11: a call is known only from the completion of its report on",
      ["app/ready-from-acceptance"],
      `remote calls a from generic "ada"
     at once remote ends a hungUp`,
    ],
    [
      "S14: a reset clears the ids only",
      ["app/reset-drops-everything"],
      `remote calls a from generic "ada"
     system resets`,
    ],
  ];

for (const [defect, rules, steps] of DEFECTS) {
  Deno.test(`playScenario shows ${defect}`, async () => {
    const { found } = await playScenario(adapter, `scenario "${defect}"\n${steps}`);
    const broken = found.map(({ rule }) => rule.id as string);
    assertEquals(rules.filter((id) => !broken.includes(id)), []);
  });
}

Deno.test("playScenario shows S5: a provider for each screen", async () => {
  const { found } = await playScenario(
    twoScreens,
    `scenario "two screens"\nremote calls a from generic "ada"`,
  );
  assertEquals(found.some(({ rule }) => rule.id === "app/one-provider"), true);
});

Deno.test("conform finds every one of them by itself, in at most eight steps, on five seeds", async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const findings = findingsOf(await conform(adapter, { steps: 20_000, seed }));
    const found = findings.map(({ rule }) => rule.id as string);
    const wanted = DEFECTS.flatMap(([, rules]) => rules);
    assertEquals([seed, wanted.filter((id) => !found.includes(id))], [seed, []]);
    const long = findings.filter(({ scenario }) => scenario.lines.length > 8);
    assertEquals(long.map(({ scenario }) => scenario.lines.map(printLine)), []);
  }
});
