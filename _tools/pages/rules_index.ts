import {
  CHAPTERS,
  DEFECT_CLASSES,
  ENTRIES,
  FREEDOMS,
  isLaw,
  type Rule,
  RULES,
  UNTESTABLE,
} from "../../rules/mod.ts";
import { rulePageFile } from "./rule_page.ts";
import { table } from "./table.ts";

/** `docs/rules/README.md`: all rules by chapter. */
export function rulesIndex(): string {
  const laws = RULES.filter(isLaw).length;
  return [
    "# The rules",
    `${RULES.length} rules, a page each: ${laws} of law and ${RULES.length - laws} of advice, in ` +
    `${CHAPTERS.length} chapters. Which entry of the contract and which real defect each is for is ` +
    "in [traceability.md](traceability.md). `deno task docs` writes these pages from `rules/`: " +
    "change that.",
    ...CHAPTERS.flatMap(({ title, rules }) => [
      `## ${title}`,
      table(["rule", "sentence", "weight"], rules.map(rowOf)),
    ]),
  ].join("\n\n") + "\n";
}

function rowOf(rule: Rule): readonly string[] {
  const weight = `${rule.level}, ${rule.evidence}${isLaw(rule) ? "" : " (advice)"}`;
  return [linkTo(rule), rule.statement, weight];
}

/** `docs/rules/traceability.md`: what became of every entry and of every class of defects. */
export function traceabilityPage(): string {
  return [
    "# Traceability",
    "What became of each entry of the contract, and which rule sees each class of real defects. A " +
    "test fails on a gap and on an orphan. `deno task docs` writes this page.",
    `${ENTRIES.length} entries: ${countOf("rule")} judged by rules, ${
      countOf("freedom")
    } freedoms, ` +
    `${countOf("untestable")} that nobody can judge from outside.`,
    "## Entries",
    table(
      ["entry", "binds", "rules", "otherwise"],
      ENTRIES.map(({ ref, sides }) => [
        ref,
        sides.join(" and "),
        RULES.filter(({ refs }) => refs.includes(ref)).map(linkTo).join(", "),
        otherwise(ref),
      ]),
    ),
    "## Classes of real defects",
    table(
      ["class", "what goes wrong", "rules"],
      DEFECT_CLASSES.map(({ id, name, rules, outOfScope }) => [
        id,
        name,
        outOfScope === undefined
          ? RULES.filter((rule) => rules.includes(rule.id)).map(linkTo).join(", ")
          : `out of scope: ${outOfScope}`,
      ]),
    ),
  ].join("\n\n") + "\n";
}

function otherwise(ref: string): string {
  const freedom = FREEDOMS.find((each) => each.ref === ref);
  const untestable = UNTESTABLE.find((each) => each.ref === ref);
  if (freedom) return `free: ${freedom.allows} (\`${freedom.shownBy}\`)`;
  return untestable ? `untestable: ${untestable.because}` : "";
}

function countOf(kind: "rule" | "freedom" | "untestable"): number {
  return ENTRIES.filter(({ ref }) => {
    if (FREEDOMS.some((each) => each.ref === ref)) return kind === "freedom";
    if (UNTESTABLE.some((each) => each.ref === ref)) return kind === "untestable";
    return kind === "rule";
  }).length;
}

function linkTo(rule: Rule): string {
  return `[${rule.id}](${rulePageFile(rule).slice("rules/".length)})`;
}
