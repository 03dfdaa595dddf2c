import {
  breachesOf,
  FINDINGS_FILE,
  readFindings,
  type RecordedFinding,
  type RecordedSubject,
  type RecordedVerdict,
  SUBJECTS,
} from "../../examples/third_party/mod.ts";
import { type RuleId, RULES } from "../../rules/mod.ts";
import { rulePageFile } from "./rule_page.ts";
import { table } from "./table.ts";

/** The page `docs/third_parties.md`: which rules code that nobody here wrote keeps and breaks. */
export async function thirdPartiesPage(): Promise<string> {
  const { subjects } = readFindings(await Deno.readTextFile(FINDINGS_FILE));
  return [
    HEAD,
    table(
      ["subject", "package", "license", "passed", "broken", "inconclusive", "inapplicable", "took"],
      subjects.map(summaryOf),
    ),
    "## Rules and subjects",
    "A dash: the rule is of another side, or does not apply. Accused wrongly: the fault is the kit's.",
    table(["rule", ...subjects.map(({ subject }) => subject)], matrixOf(subjects)),
    ...subjects.flatMap(chapterOf),
  ].join("\n\n");
}

const HEAD = `# Third parties

Code that nobody here wrote, put to the kits as it is. It is fetched from its registry when it is
judged, and nothing of it is kept here; \`examples/third_party/\` has how each is shown to a kit, and
\`findings.json\` what became of every rule. Each finding was looked up in the code of the subject
before it was recorded: the page says whose it is, and where that can be read. \`deno task third\`
judges all of them again, and fails where one finding more or less is found. \`deno task docs\` writes
this page.`;

function summaryOf({ subject, version, ms, rules }: RecordedSubject): readonly string[] {
  const pin = SUBJECTS.find(({ name }) => name === subject)?.pin;
  const count = (verdict: string) => `${rules.filter((each) => each.verdict === verdict).length}`;
  const counts = ["passed", "finding", "inconclusive", "inapplicable"].map(count);
  return [subject, `\`${pin?.name}\` ${version}`, pin?.license ?? "", ...counts, seconds(ms)];
}

function matrixOf(subjects: readonly RecordedSubject[]): readonly (readonly string[])[] {
  const rowOf = (id: RuleId) =>
    subjects.map(({ rules }) => wordOf(rules.find(({ rule }) => rule === id)));
  return RULES.map(({ id }) => [linkTo(id), ...rowOf(id)])
    .filter(([, ...cells]) => cells.some((cell) => cell !== "-"));
}

function wordOf(verdict: RecordedVerdict | undefined): string {
  switch (verdict?.verdict) {
    case "passed":
      return "passed";
    case "inconclusive":
      return "open";
    case "finding":
      return verdict.whose === "harness" ? "accused wrongly" : "**broken**";
    default:
      return "-";
  }
}

function chapterOf({ subject, rules }: RecordedSubject): readonly string[] {
  const findings = breachesOf(rules);
  const title = SUBJECTS.find(({ name }) => name === subject)?.title;
  return [
    `## ${subject}: ${title}`,
    findings.length === 0 ? "It breaks no rule." : CHAPTER,
    ...findings.flatMap(findingParts),
    ...(findings.length === 0 ? [] : [table(
      ["rule", "length", "seeds", "steps until found", "seconds until found"],
      findings.map(figuresOf),
    )]),
  ];
}

const CHAPTER =
  "What it breaks, each by the fewest steps that were found, and at the end how soon " +
  "walks of five seeds come upon each, without the known stories that a campaign begins with; the " +
  "seconds count what it took to shrink those that came before.";

function findingParts(finding: RecordedFinding): readonly string[] {
  const { rule, expected, observed, steps, token, whose, checked, upstream, follows } = finding;
  return [
    `### ${rule}`,
    `${sentenceOf(rule)} Expected: ${expected}. Observed: ${observed}.`,
    ["```text", ...steps, "```"].join("\n"),
    `Whose: **${whose}**. ${checked}${
      follows ? ` The same steps break ${linkTo(follows)} before.` : ""
    } ${upstream ? `Upstream: ${upstream}.` : "No issue upstream is known."}`,
    `Replay: \`${token}\``,
  ];
}

function figuresOf({ rule, sightings }: RecordedFinding): readonly string[] {
  const between = (values: readonly number[], print: (value: number) => string) =>
    values.length === 0 ? "" : `${print(Math.min(...values))} to ${print(Math.max(...values))}`;
  return [
    linkTo(rule),
    between(sightings.map(({ length }) => length), String),
    `${sightings.length} of 5`,
    between(sightings.map(({ steps }) => steps), String),
    between(sightings.map(({ ms }) => ms), (ms) => (ms / 1_000).toFixed(2)),
  ];
}

function sentenceOf(id: RuleId): string {
  return RULES.find((rule) => rule.id === id)?.statement ?? "";
}

function linkTo(id: RuleId): string {
  return `[${id}](${rulePageFile({ id })})`;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1_000)} s`;
}
