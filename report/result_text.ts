import {
  type ConformanceResult,
  findingsOf,
  type Toured,
  type Verdict,
} from "../conformance/mod.ts";
import { isLaw } from "../rules/mod.ts";
import { findingTest, findingText, followerText, named } from "./finding_text.ts";

/** Words for each status; the sign before it is never the only one to say it. */
const SIGNS: Readonly<Record<Verdict["status"], string>> = {
  passed: "ok  ",
  failed: "FAIL",
  inconclusive: "?   ",
  inapplicable: "-   ",
};

/** Whether a result lets an implementation be called conformant: no law broken, each put to the test. */
export function isConformant(result: ConformanceResult): boolean {
  return result.life.isAlive && result.control.length === 0 &&
    result.verdicts.filter(({ rule }) => isLaw(rule))
      .every(({ status }) => status === "passed" || status === "inapplicable");
}

/** One sentence: what the campaign came to. */
export function verdictText(result: ConformanceResult): string {
  const { adapter, verdicts, life, spec, profile, control } = result;
  const under = `callspec ${spec}, profile ${profile}`;
  const laws = (wanted: Verdict["status"]) =>
    verdicts.filter(({ status, rule }) => status === wanted && isLaw(rule)).length;
  const advice = verdicts.filter(({ status, rule }) => status === "failed" && !isLaw(rule)).length;
  const besides = (count: number, what: string) => count === 0 ? "" : `, ${count} ${what}`;
  if (!life.isAlive) return `${adapter.name}: NO SIGN OF LIFE under ${under}: ${life.because}`;
  if (control.length > 0) {
    const broken = control.map(({ rule }) => rule.id).join(", ");
    return `${adapter.name}: NO CLAIM under ${under}: the kit's own side broke ${broken}; ` +
      "this is a fault of the kit";
  }
  const rest = besides(advice, "of advice") + besides(laws("inconclusive"), "inconclusive");
  if (laws("failed") > 0) {
    return `${adapter.name}: NOT CONFORMANT to ${under}: ${laws("failed")} of law broken${rest}`;
  }
  if (laws("inconclusive") > 0) {
    return `${adapter.name}: NO CLAIM under ${under}: nothing of law broken${rest}`;
  }
  return `${adapter.name}: CONFORMANT to ${under}: ${laws("passed")} of law exercised and kept` +
    besides(advice, "of advice not followed");
}

/** The whole result as text: the sentence, every rule, and a card for every cause. */
export function resultText(result: ConformanceResult): string {
  const findings = [...findingsOf(result), ...result.control];
  const causes = findings.filter(({ follows }) => follows === null);
  const followers = findings.filter(({ follows }) => follows !== null);
  const { effort, seed, faults } = result;
  return [
    verdictText(result),
    `  ${effort.steps} steps in ${effort.walks} walks, ${effort.states} states, seed ${seed}`,
    ...touredText(effort.toured),
    "",
    ...result.verdicts.map((verdict) => `  ${verdictLine(verdict)}`),
    ...causes.flatMap((finding, index) => [
      "",
      `-- ${index + 1} of ${causes.length} ${"-".repeat(70)}`,
      "",
      findingText(finding),
    ]),
    ...(causes[0] ? ["", "  the first one as a test:", "", indent(findingTest(causes[0]))] : []),
    ...followers.flatMap((finding) => ["", "-".repeat(80), "", followerText(finding)]),
    ...propertiesText(result),
    ...(faults.length > 0 ? ["", "  thrown where nobody can throw:"] : []),
    ...faults.slice(0, 5).map((fault) => `    ${fault}`),
  ].join("\n");
}

function verdictLine(verdict: Verdict): string {
  const { rule, status } = verdict;
  const head = `${SIGNS[status]} ${rule.id.padEnd(38)}`;
  switch (verdict.status) {
    case "passed":
      return `${head} exercised ${verdict.exercised} times`;
    case "failed":
      return `${head} ${isLaw(rule) ? "" : "(advice) "}${
        named(verdict.finding, verdict.finding.violation.observed)
      }`;
    case "inconclusive":
      return `${head} inconclusive: ${verdict.because}`;
    case "inapplicable":
      return `${head} inapplicable: ${verdict.because}`;
  }
}

function indent(text: string): string {
  return text.split("\n").map((line) => `    ${line}`).join("\n");
}

/** What no single trace shows, where it does not hold. */
function propertiesText({ properties }: ConformanceResult): readonly string[] {
  const broken = properties.filter(({ holds }) => !holds);
  if (broken.length === 0) return [];
  return [
    "",
    "  beside the rules, as advice:",
    ...broken.map(({ name, because }) => `    not so: ${name}: ${because}`),
  ];
}

/** What was toured without chance, of all that the scope has. */
function touredText(toured: Toured | null): readonly string[] {
  if (!toured) return [];
  const of = ([reached, all]: readonly [number, number], what: string) =>
    `${reached}/${all} ${what}`;
  const { states, transitions, refusals, steps } = toured;
  const parts = [of(states, "states"), of(transitions, "transitions"), of(refusals, "refusals")];
  return [`  toured ${parts.join(", ")} in ${steps} steps`];
}
