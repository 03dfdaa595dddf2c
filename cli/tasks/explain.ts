import { MUTANTS } from "../../conformance/mutants/mod.ts";
import { profile, PROFILE_NAMES } from "../../profile/mod.ts";
import { ruleStory } from "../../report/mod.ts";
import { type Rule, RULES } from "../../rules/mod.ts";
import { type Context, print } from "../context.ts";
import { EXIT } from "../exit_codes.ts";
import { ruleNamed } from "../pick_rules.ts";

/** Tells all that is known of a rule. */
export function explain(context: Context): number {
  const id = ruleNamed(context.operands[0] ?? "", "explain");
  print(context, RULES.filter((rule) => rule.id === id).map(ruleText).join("\n"));
  return EXIT.conformant;
}

function ruleText(rule: Rule): string {
  const { facts, kept, broken, breach, defects } = ruleStory(rule);
  const without = PROFILE_NAMES.filter((name) => profile(name).levels[rule.id] === "off");
  const faults = MUTANTS.filter(({ breaks }) => breaks === rule.id);
  return [
    rule.id,
    `  ${rule.statement}`,
    "",
    `  why       ${rule.because}`,
    ...rule.sources.map(({ title, url }) => `  source    ${title}${url ? ` <${url}>` : ""}`),
    "",
    ...facts.map((fact) => `  - ${fact}`),
    ...(without.length > 0 ? [`  - left out by the profiles ${without.join(", ")}`] : []),
    ...part("Kept:", kept),
    ...part("Broken:", broken),
    ...(breach ? ["", `  expected  ${breach.expected}`, `  observed  ${breach.observed}`] : []),
    ...(breach?.hint ? [`  hint      ${breach.hint}`] : []),
    ...part("What the kit finds:", faults.map(({ name }) => `- a subject that ${name}`)),
    ...(defects.length > 0
      ? part("Real defects behind it:", defects.map((each) => `- ${each}`))
      : []),
  ].join("\n");
}

function part(head: string, lines: readonly string[]): readonly string[] {
  return ["", `  ${head}`, "", ...lines.map((line) => `  ${line}`)];
}
