import { minimalityText } from "./finding_text.ts";
import { standingOf, troublesOf } from "./outcome.ts";
import { printable } from "./printable.ts";
import type { FindingData, ResultData, VerdictData } from "./result_data.ts";
import { reasonOf } from "./result_text.ts";

/** What GitHub's runner makes of a line that it reads in a log. */
export type Level = "error" | "warning" | "notice";

/**
 * A result as annotations: workflow commands of GitHub, one a line. There is an error for each cause
 * and not for what follows from it, since a page shows no more than ten; advice and known failures
 * are warnings.
 */
export function githubAnnotations(data: ResultData): string {
  const { findings, verdicts, outcome } = data;
  const open = verdicts.filter((verdict) => data.life.isAlive && standingOf(verdict) === "open");
  return [
    ...troublesOf(data).map(({ title, because }) => annotation("error", title, because)),
    ...verdicts.flatMap((verdict) => ruleAnnotation(verdict, data)),
    ...(open.length === 0 ? [] : [
      annotation(
        "error",
        "not put to the test",
        open.map((verdict) => `${verdict.rule.id}: ${reasonOf(verdict, findings)}`).join("\n"),
      ),
    ]),
    annotation("notice", "callspec", outcome.sentence),
  ].map((line) => `${line}\n`).join("");
}

function ruleAnnotation(verdict: VerdictData, data: ResultData): readonly string[] {
  const { rule: { id }, status } = verdict;
  const finding = data.findings.find(({ rule }) => rule.id === id);
  const reason = reasonOf(verdict, data.findings);
  if (status === "mended") return [annotation("error", id, reason)];
  if (!finding) return [];
  if (standingOf(verdict) === "aside") return [annotation("warning", id, reason)];
  const isRed = (other: string) =>
    data.verdicts.some((each) => each.rule.id === other && standingOf(each) === "red");
  if (finding.follows !== null && isRed(finding.follows)) return [];
  const followers = data.findings.filter(({ follows }) => follows === id);
  return [annotation("error", id, causeText(finding, followers))];
}

function causeText(finding: FindingData, followers: readonly FindingData[]): string {
  const { rule, expected, observed, hint, token } = finding;
  return [
    rule.statement,
    `expected: ${expected}`,
    `observed: ${observed}`,
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
    ...(followers.length === 0 ? [] : [
      `broken after it: ${followers.map((follower) => follower.rule.id).join(", ")}`,
    ]),
    minimalityText(finding),
    ...finding.steps.map(({ text }) => `  ${text}`),
    `replay: ${token}`,
  ].join("\n");
}

/** One command: a line end would end it, and `:` and `,` the title. */
export function annotation(
  level: Level,
  title: string,
  message: string,
  place?: { readonly file: string; readonly line: number },
): string {
  const text = (value: string) => printable(value).replaceAll("%", "%25").replaceAll("\n", "%0A");
  const property = (value: string) => text(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const at = place ? `file=${property(place.file)},line=${place.line},` : "";
  return `::${level} ${at}title=${property(title)}::${text(message)}`;
}
