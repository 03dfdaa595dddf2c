import { MUTANTS } from "../../conformance/mutants/mod.ts";
import { judgeTrace } from "../../conformance/mod.ts";
import { drawLanes, rowsOf } from "../../report/mod.ts";
import {
  CHAPTERS,
  claimsAmong,
  DEFECT_CLASSES,
  eventsOf,
  type Example,
  isLaw,
  type Need,
  type Rule,
  sideOf,
  SPEC_VERSION,
  type Violation,
} from "../../rules/mod.ts";
import { EVENT_KINDS } from "../../trace/mod.ts";

/** The page of a rule: all that is known of one sentence of the contract. */
export function rulePage(rule: Rule): string {
  const broken = breachOf(rule);
  return [
    `# ${rule.id}`,
    `**${rule.statement}**`,
    ...facts(rule),
    rule.because,
    "## Kept",
    diagram(rule.examples.satisfied),
    "## Broken",
    diagram(rule.examples.broken, broken),
    ...(broken
      ? [`Expected: ${plain(broken.expected)}. Observed: ${plain(broken.observed)}.`]
      : []),
    ...(broken?.hint ? [`To mend it: ${plain(broken.hint)}.`] : []),
    "## What the kit finds",
    list(
      MUTANTS.filter(({ breaks }) => breaks === rule.id)
        .map(({ name }) => `a subject that ${plain(name)}`),
    ),
    ...defects(rule),
    "## Sources",
    list(rule.sources.map(({ title, url }) => url ? `[${title}](${url})` : title)),
  ].join("\n\n") + "\n";
}

/** Where the page of a rule is kept, below `docs/`. */
export function rulePageFile({ id }: Pick<Rule, "id">): string {
  return `rules/${id.replaceAll("-", "_")}.md`;
}

function facts(rule: Rule): readonly string[] {
  const chapter = CHAPTERS.find(({ rules }) => rules.includes(rule))?.title ?? "none";
  const weight = isLaw(rule) ? "law" : "advice: it is shown, and fails nobody";
  return [
    list([
      `${rule.level}, ${rule.evidence}: ${weight}`,
      `chapter: ${chapter}`,
      ...(rule.refs.length > 0 ? [`entries: ${rule.refs.join(", ")}`] : []),
      ...(rule.needs ?? []).map((need) => `binds only those who ${verbOf(need)} \`${need}\``),
      ...(rule.unless ? [`does not bind those who declare \`${rule.unless}\``] : []),
      ...(rule.sees ? [`judged only where \`${rule.sees}\` is recorded`] : []),
      `since ${rule.since}`,
    ]),
  ];
}

/** What somebody does about a word who has it: an ability is there where nothing is said. */
function verbOf(need: Need): string {
  return claimsAmong([need]).length > 0 ? "declare" : "do not lack";
}

function defects(rule: Rule): readonly string[] {
  const classes = DEFECT_CLASSES.filter(({ rules }) => rules.includes(rule.id));
  if (classes.length === 0) return [];
  return ["## Real defects behind it", list(classes.map(({ id, name }) => `${id}: ${name}`))];
}

function diagram(example: Example, violation?: Violation): string {
  const rows = rowsOf(eventsOf(example), nameOf, violation?.at);
  return ["```text", ...drawLanes(rows), "```"].join("\n");
}

/** Examples name their calls by the first letter of the id. */
const nameOf = (id: string): string => id.slice(0, 1);

/** What the rule says of its second example. */
function breachOf(rule: Rule): Violation | undefined {
  const header = { callspec: SPEC_VERSION, clock: "virtual", profile: "callspec" } as const;
  const verdict = judgeTrace({
    header: { ...header, side: sideOf(rule), kinds: EVENT_KINDS },
    events: eventsOf(rule.examples.broken),
  }, { capabilities: claimsAmong(rule.needs ?? []) }).find((each) => each.rule === rule);
  return verdict?.status === "failed" ? verdict.violation : undefined;
}

/** A text without what Markdown would take for marks; ids of calls by their names. */
function plain(text: string): string {
  return text.replace(/\b([a-f])\1{7}-[\da-f-]{27}\b/g, "$1").replace(/[*_<>]/g, "\\$&")
    .replace(/\.$/, "");
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
