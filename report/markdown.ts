import { allowedText, bindingOf, findingTest, minimalityText } from "./finding_text.ts";
import { type Trouble, troublesOf } from "./outcome.ts";
import { printable } from "./printable.ts";
import type { FindingData, ResultData, VerdictData } from "./result_data.ts";
import { reasonOf } from "./result_text.ts";

/** What stands beside each status, so that no color has to say it. */
const WORDS: Readonly<Record<VerdictData["status"], string>> = {
  failed: "broken",
  mended: "known, and kept now",
  known: "known",
  inconclusive: "inconclusive",
  notRun: "not run",
  inapplicable: "inapplicable",
  passed: "kept",
};

/** How many troubles are told: the rest is in the other reports. */
const MOST_TROUBLES = 5;

/** A result as a summary in Markdown: for the page of a pipeline, or for an issue. */
export function markdownSummary(data: ResultData): string {
  const troubles = troublesOf(data);
  const causes = [...data.findings, ...data.control].filter(({ follows }) => follows === null);
  const parts = [
    `## ${inline(data.outcome.sentence)}`,
    countsTable(data),
    effortText(data),
    ...(troubles.length === 0 ? [] : ["### The run itself", troublesList(troubles)]),
    ...causes.flatMap((finding, index) => card(finding, `${index + 1} of ${causes.length}`, data)),
    ...propertiesList(data),
    ...rulesTable(data),
  ];
  return printable(`${parts.join("\n\n")}\n`);
}

function troublesList(troubles: readonly Trouble[]): string {
  return troubles.slice(0, MOST_TROUBLES)
    .map(({ kind, because }) => `- **${kind}**: ${inline(because)}`).join("\n");
}

/** How many rules there are of each status, law apart from advice. */
function countsTable({ verdicts }: ResultData): string {
  const rows = Object.entries(WORDS).flatMap(([status, what]) => {
    const own = verdicts.filter((verdict) => verdict.status === status);
    const laws = own.filter(({ rule }) => rule.isLaw).length;
    return own.length === 0 ? [] : [[what, `${laws}`, `${own.length - laws}`]];
  });
  return table(["", "law", "advice"], rows);
}

function effortText({ effort, seed, product }: ResultData): string {
  return `${effort.steps} steps in ${effort.walks} walks, ${effort.states} states, seed ${seed}, ` +
    `kit ${product.kit}.`;
}

function card(finding: FindingData, place: string, data: ResultData): readonly string[] {
  const { rule, expected, observed, hint, token, diagram, scenario } = finding;
  const allowed = allowedText(finding);
  const followers = data.findings.filter(({ follows }) => follows === rule.id);
  return [
    `### ${place}: \`${rule.id}\` (${bindingOf(rule)}, ${rule.evidence})`,
    inline(rule.statement),
    [
      `- expected: ${inline(expected)}`,
      `- observed: ${inline(observed)}`,
      ...(allowed === null ? [] : [`- allowed: ${inline(allowed)}`]),
      ...(hint === undefined ? [] : [`- hint: ${inline(hint)}`]),
      `- why: ${inline(rule.because)}`,
      ...rule.sources.map(({ title, url }) =>
        `- source: ${inline(title)}${url === undefined ? "" : ` <${url}>`}`
      ),
      ...followers.map((follower) => `- broken after it: \`${follower.rule.id}\``),
    ].join("\n"),
    fenced(diagram.join("\n")),
    `${minimalityText(finding)}; replayed ${finding.replays} of 3 times with the same events.`,
    fenced(scenario.trimEnd()),
    folded("As a test, and the token that replays it", [
      fenced(findingTest(finding)),
      fenced(token),
    ]),
  ];
}

/** What no single trace shows, where it does not hold. */
function propertiesList({ properties }: ResultData): readonly string[] {
  const broken = properties.filter(({ holds }) => !holds);
  if (broken.length === 0) return [];
  const items = broken.map(({ name, because }) =>
    `- not so: ${inline(name)}: ${inline(because ?? "")}`
  );
  return ["### Beside the rules, as advice", items.join("\n")];
}

function rulesTable({ verdicts, findings }: ResultData): readonly string[] {
  const rowsOf = (wanted: (verdict: VerdictData) => boolean) =>
    verdicts.filter(wanted).map((verdict) => [
      `\`${verdict.rule.id}\``,
      bindingOf(verdict.rule),
      WORDS[verdict.status],
      inline(reasonOf(verdict, findings)),
    ]);
  const head = ["rule", "binds", "verdict", "because"];
  const isKept = ({ status }: VerdictData) => status === "passed";
  const others = rowsOf((verdict) => !isKept(verdict));
  const kept = rowsOf(isKept);
  return [
    ...(others.length > 0
      ? ["### Rules that were not kept, or not tried", table(head, others)]
      : []),
    ...(kept.length > 0
      ? [folded(`${kept.length} of ${verdicts.length} rules were kept`, [table(head, kept)])]
      : []),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function folded(title: string, parts: readonly string[]): string {
  return [`<details><summary>${title}</summary>`, ...parts, "</details>"].join("\n\n");
}

/** A text as it stands, whatever is in it: the fence is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** A text on one line in which nothing is taken for Markdown, HTML, or the end of a cell. */
export function inline(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|#~&]/g, (sign) => `\\${sign}`);
}
