import type { ConformanceResult } from "../conformance/mod.ts";
import { findingTest, findingText, followerText } from "./finding_text.ts";
import { resultData } from "./from_result.ts";
import { printable } from "./printable.ts";
import type {
  FindingData,
  ResultData,
  Share,
  TouredData,
  VerdictData,
  Waited,
} from "./result_data.ts";

/** Words for each status; the sign before it is never the only one to say it. */
const SIGNS: Readonly<Record<VerdictData["status"], string>> = {
  passed: "ok  ",
  failed: "FAIL",
  known: "fail",
  mended: "NEWS",
  inconclusive: "?   ",
  inapplicable: "-   ",
  notRun: "off ",
};

/** Whether a result lets an implementation be called conformant: no law broken, each put to the test. */
export function isConformant(result: ConformanceResult): boolean {
  return resultData(result).outcome.claim === "conformant";
}

/** One sentence: what the campaign came to. */
export function verdictText(result: ConformanceResult): string {
  return resultData(result).outcome.sentence;
}

/** The whole result as text: the sentence, every rule, and a card for every cause. */
export function resultText(result: ConformanceResult): string {
  return dataText(resultData(result));
}

/** The same, of a result that is data. */
export function dataText(data: ResultData): string {
  const findings = [...data.findings, ...data.control];
  const causes = findings.filter(({ follows }) => follows === null);
  const followers = findings.filter(({ follows }) => follows !== null);
  const { effort, seed, faults } = data;
  const lines = [
    data.outcome.sentence,
    `  ${effort.steps} steps in ${effort.walks} walks, ${effort.states} states, seed ${seed}`,
    ...sharedText(data),
    ...chanceText(data),
    ...touredText(effort.toured),
    ...realTimeText(data.realTime),
    ...data.limitations.map((text) => `  limitation: ${text}`),
    "",
    ...data.verdicts.map((verdict) => `  ${verdictLine(verdict, data.findings)}`),
    ...causes.flatMap((finding, index) => [
      "",
      `-- ${index + 1} of ${causes.length} ${"-".repeat(70)}`,
      "",
      findingText(finding),
    ]),
    ...(causes[0] ? ["", "  the first one as a test:", "", indent(findingTest(causes[0]))] : []),
    ...followers.flatMap((finding) => ["", "-".repeat(80), "", followerText(finding)]),
    ...divergencesText(data),
    ...propertiesText(data),
    ...(faults.length > 0 ? ["", "  thrown where nobody can throw:"] : []),
    ...faults.slice(0, 5).map((fault) => `    ${fault}`),
  ];
  return printable(lines.join("\n"));
}

/** Which share it is, where an engine said so and not somebody who knows. */
function sharedText({ shard: { index, of }, sharedBy }: ResultData): readonly string[] {
  return sharedBy === undefined ? [] : [`  share ${index} of ${of}, by ${sharedBy}`];
}

/** Where it was a matter of time when the run ended. */
function chanceText({ cutShort }: ResultData): readonly string[] {
  if (cutShort !== "timeIsUp" && cutShort !== "interrupted") return [];
  const end = cutShort === "timeIsUp" ? "its time was up" : "it was interrupted";
  return [`  ended when ${end}: the same seed may give another result`];
}

/** How it ran, where the kit did not move the clock. */
function realTimeText(realTime: ResultData["realTime"]): readonly string[] {
  if (!realTime) return [];
  const { cases, patienceMs, toleranceMs, longestMs } = realTime;
  return [
    `  on real time: ${cases} cases, ${patienceMs} ms of patience, ${toleranceMs} ms of tolerance, ` +
    `waits of ${longestMs} ms at most`,
  ];
}

function verdictLine(verdict: VerdictData, findings: readonly FindingData[]): string {
  return `${SIGNS[verdict.status]} ${verdict.rule.id.padEnd(38)} ${reasonOf(verdict, findings)}`;
}

/** On real time nobody can say "never": for how long was waited for what did not come. */
function waitText({ withinMs }: Waited): string {
  return withinMs === undefined ? "" : `; what did not come: not within ${withinMs} ms`;
}

/** What a verdict has to say for itself, in one line. */
export function reasonOf(verdict: VerdictData, findings: readonly FindingData[]): string {
  const observed = findings.find(({ rule }) => rule.id === verdict.rule.id)?.observed ?? "";
  switch (verdict.status) {
    case "passed":
      return `exercised ${verdict.exercised} times${waitText(verdict)}`;
    case "failed":
      return `${verdict.rule.isLaw ? "" : "(advice) "}${observed}${waitText(verdict)}`;
    case "known":
      return `known (${verdict.known.issue}): ${observed}`;
    case "mended":
      return `kept now, and known to fail (${verdict.known.issue}): ` +
        "take it out of the baseline";
    case "inconclusive":
      return `inconclusive: ${verdict.because}`;
    case "inapplicable":
      return `inapplicable: ${verdict.because}`;
    case "notRun":
      return `not run: ${verdict.because}`;
  }
}

function indent(text: string): string {
  return text.split("\n").map((line) => `    ${line}`).join("\n");
}

/** Where the subject went another way than the reference, and no rule says which of them is right. */
function divergencesText({ divergences }: ResultData): readonly string[] {
  if (divergences.length === 0) return [];
  const seen = (sight: string) => sight === "" ? "no call" : sight;
  return [
    "",
    "  divergence that no rule names: the contract may leave it open, or a rule is missing:",
    ...divergences.slice(0, 5).flatMap(({ from, step, expected, observed }) => [
      `    at ${seen(from)}: ${step}`,
      `      the reference comes to ${seen(expected)}; seen was ${seen(observed)}`,
    ]),
    ...(divergences.length > 5 ? [`    and ${divergences.length - 5} more`] : []),
  ];
}

/** What no single trace shows, where it does not hold. */
function propertiesText({ properties }: ResultData): readonly string[] {
  const broken = properties.filter(({ holds }) => !holds);
  if (broken.length === 0) return [];
  return [
    "",
    "  beside the rules, as advice:",
    ...broken.map(({ name, because }) => `    not so: ${name}: ${because}`),
  ];
}

/** What was toured without chance, of all that the scope has. */
function touredText(toured: TouredData | null): readonly string[] {
  if (!toured) return [];
  const part = ({ reached, of }: Share, what: string) => `${reached}/${of} ${what}`;
  const { states, transitions, refusals, steps } = toured;
  const parts = [
    part(states, "states"),
    part(transitions, "transitions"),
    part(refusals, "refusals"),
  ];
  return [`  toured ${parts.join(", ")} in ${steps} steps`];
}
