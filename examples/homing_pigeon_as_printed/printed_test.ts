import { assertEquals } from "@std/assert";
import { conform, findingsOf, playScenario } from "../../conformance/mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import { printLine } from "../../scenario/mod.ts";
import adapter from "./adapter.ts";
import { DEFECTS } from "./defects.ts";
import twoScreens from "./two_screens.ts";

/** The steps that somebody wrote down to show each defect that a rule names. */
const STORIES: readonly (readonly [id: string, rule: RuleId, steps: string])[] = [
  [
    "S3",
    "app/try-again-after-refusal",
    `remote calls a from generic "ada"
     system will refuse end with unknown
     app ends a
     app ends a`,
  ],
  [
    "S4",
    "app/end-the-call-meant",
    `remote calls a from generic "ada"
     remote calls b from generic "bob"
     app ends a`,
  ],
  ["S5", "app/one-provider", `remote calls a from generic "ada"`],
  [
    "S7",
    "app/forget-ended-calls",
    `remote calls a from generic "ada"
     remote ends a hungUp`,
  ],
  [
    "S8",
    "app/answer-when-connected",
    `remote calls a from generic "ada"
     user answers a`,
  ],
  ["S8", "app/start-when-invited", `app starts a to generic "bob"`],
  [
    "S9",
    "app/report-connected",
    `app starts a to generic "bob"
     remote answers a`,
  ],
  ["S10", "app/hear-time-outs", `remote calls a from generic "ada"`],
  [
    "S11",
    "app/ready-from-acceptance",
    `remote calls a from generic "ada"
     at once remote ends a hungUp`,
  ],
  [
    "S14",
    "app/reset-drops-everything",
    `remote calls a from generic "ada"
     system resets`,
  ],
];

for (const { id, printed, ...rest } of DEFECTS) {
  if (!("rules" in rest)) continue;
  const stories = STORIES.filter(([of]) => of === id);
  Deno.test(`playScenario shows ${id}: ${printed}`, async () => {
    const shown: RuleId[] = [];
    for (const [, rule, steps] of stories) {
      const subject = rule === "app/one-provider" ? twoScreens : adapter;
      const { found } = await playScenario(subject, `scenario "${id}"\n${steps}`);
      if (found.some((each) => each.rule.id === rule)) shown.push(rule);
    }
    assertEquals(shown, stories.map(([, rule]) => rule));
    assertEquals(shown.length > 0 && shown.every((rule) => rest.rules.includes(rule)), true);
  });
}

Deno.test("conform finds every one of them by itself, in at most eight steps, on five seeds", async () => {
  const wanted = STORIES.map(([, rule]) => rule).filter((id) => id !== "app/one-provider");
  for (const seed of [1, 2, 3, 4, 5]) {
    const findings = findingsOf(await conform(adapter, { steps: 20_000, seed }));
    const found = findings.map(({ rule }) => rule.id);
    assertEquals([seed, wanted.filter((id) => !found.includes(id))], [seed, []]);
    const long = findings.filter(({ scenario }) => scenario.lines.length > 8);
    assertEquals(long.map(({ scenario }) => scenario.lines.map(printLine)), []);
  }
});
