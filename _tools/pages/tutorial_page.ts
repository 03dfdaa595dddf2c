import { conform, findingsOf } from "../../conformance/mod.ts";
import adapter from "../../examples/homing_pigeon_as_printed/adapter.ts";
import { DEFECTS, twoScreens } from "../../examples/homing_pigeon_as_printed/defects.ts";
import { type FindingData, findingData } from "../../report/mod.ts";
import { type RuleId, RULES } from "../../rules/mod.ts";
import { rulePageFile } from "./rule_page.ts";
import { table } from "./table.ts";

/** The page `docs/what_the_kit_finds.md`: the defects of a tutorial, from a run that finds them. */
export async function tutorialPage(): Promise<string> {
  const result = await conform(adapter, { steps: 20_000, seed: 1 });
  const screens = await conform(twoScreens, { steps: 500, seed: 1 });
  const found = new Map(
    [...findingsOf(screens), ...findingsOf(result)].map((each) => [each.rule.id, each]),
  );
  const named = new Set<RuleId>(DEFECTS.flatMap((each) => "rules" in each ? each.rules : []));
  return [
    HEAD,
    ...DEFECTS.flatMap((defect) =>
      "rules" in defect
        ? [`## ${defect.id}: ${defect.printed}`, ...defect.rules.flatMap((id) => shown(id))]
        : []
    ),
    "## What no rule names",
    "Not all that is wrong with an app can be seen where it meets the phone.",
    table(
      ["defect", "what is printed", "why no rule names it"],
      DEFECTS.flatMap((each) => "unseen" in each ? [[each.id, each.printed, each.unseen]] : []),
    ),
    "## Beyond the list",
    "The run finds more than those who read the tutorial did:",
    table(
      ["rule", "sentence", "steps"],
      findingsOf(result).filter(({ rule }) => !named.has(rule.id)).map(findingData)
        .map((finding) => [
          linkTo(finding.rule.id),
          finding.rule.statement,
          finding.steps.map(({ text }) => `\`${text}\``).join(", "),
        ]),
    ),
    `What the app never does is neither kept nor broken: it starts no media, asks for no push, ` +
    `updates no call. ${
      result.verdicts.filter(({ status }) => status === "inapplicable").length
    } rules are inapplicable to it.`,
  ].join("\n\n");

  function shown(id: RuleId): readonly string[] {
    const finding = found.get(id);
    if (!finding) {
      throw new Error(`Cannot show ${id}: the run does not find it; mend the list of defects`);
    }
    return findingParts(findingData(finding));
  }
}

const HEAD = `# What the kit finds in the tutorial

A tutorial for CallKit, carried over as it is printed, is put to the app kit. It stands for what is in many apps, not for a bad tutorial.
Each defect that can be seen at the boundary has here the rule that names it, and the fewest steps
that show it. \`deno task docs\` writes this page from a run; what is printed is listed in
\`examples/homing_pigeon_as_printed/defects.ts\`.`;

/** A finding in the parts of a page: the rule, the steps, and what is seen. */
function findingParts(finding: FindingData): readonly string[] {
  const { rule, expected, observed, witness, steps, diagram } = finding;
  const said = [
    ["expected", expected],
    ["observed", observed],
    ["the reference there", witness?.allowed.oneOf.join(", or ")],
  ].filter(([, what]) => what);
  return [
    `### ${linkTo(rule.id)}${rule.isLaw ? "" : ", as advice"}`,
    rule.statement,
    said.map(([who, what]) => `- ${who}: ${what}`).join("\n"),
    fenced(steps.map(({ text }) => text)),
    fenced(diagram),
  ];
}

function fenced(lines: readonly string[]): string {
  return ["```text", ...lines, "```"].join("\n");
}

function linkTo(id: RuleId): string {
  const rule = RULES.find((each) => each.id === id);
  return rule ? `[${id}](${rulePageFile(rule)})` : id;
}
