import { MUTANTS } from "../../conformance/mutants/mod.ts";
import { ruleStory } from "../../report/mod.ts";
import type { Rule } from "../../rules/mod.ts";

/** The page of a rule: all that is known of one sentence of the contract. */
export function rulePage(rule: Rule): string {
  const { facts, kept, broken, breach, defects } = ruleStory(rule);
  return [
    `# ${rule.id}`,
    `**${rule.statement}**`,
    list(facts),
    rule.because,
    "## Kept",
    diagram(kept),
    "## Broken",
    diagram(broken),
    ...(breach
      ? [`Expected: ${plain(breach.expected)}. Observed: ${plain(breach.observed)}.`]
      : []),
    ...(breach?.hint ? [`To mend it: ${plain(breach.hint)}.`] : []),
    "## What the kit finds",
    list(
      MUTANTS.filter(({ breaks }) => breaks === rule.id)
        .map(({ name }) => `a subject that ${plain(name)}`),
    ),
    ...(defects.length > 0 ? ["## Real defects behind it", list(defects)] : []),
    "## Sources",
    list(rule.sources.map(({ title, url }) => url ? `[${title}](${url})` : title)),
  ].join("\n\n") + "\n";
}

/** Where the page of a rule is kept, below `docs/`. */
export function rulePageFile({ id }: Pick<Rule, "id">): string {
  return `rules/${id.replaceAll("-", "_")}.md`;
}

function diagram(rows: readonly string[]): string {
  return ["```text", ...rows, "```"].join("\n");
}

/** A text without what Markdown would take for marks. */
function plain(text: string): string {
  return text.replace(/[*_<>]/g, "\\$&").replace(/\.$/, "");
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
