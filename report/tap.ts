import { standingOf, troublesOf } from "./outcome.ts";
import { printable } from "./printable.ts";
import type { FindingData, ResultData, VerdictData } from "./result_data.ts";
import { reasonOf } from "./result_text.ts";

/**
 * A result in the Test Anything Protocol, version 14: one point a rule. Advice and known failures are
 * marked TODO: consumers show them, and do not count them as failures.
 */
export function tapText(data: ResultData): string {
  const points = [
    ...troublesOf(data).map((
      { title, because },
    ): Point => ["not ok", title, "", yaml({ message: because })]),
    ...data.verdicts.map((verdict) => pointOf(verdict, data)),
  ];
  return tapOf(data.outcome.sentence, points);
}

/** Points under one sentence. */
export function tapOf(sentence: string, points: readonly Point[]): string {
  const lines = [
    "TAP version 14",
    `# ${oneLine(sentence)}`,
    `1..${points.length}`,
    ...points.flatMap(([status, name, directive, more], index) => [
      `${status} ${index + 1} - ${escaped(name)}${directive}`,
      ...more,
    ]),
  ];
  return printable(`${lines.join("\n")}\n`);
}

/** What became of one thing: whether it is well, its name, what mutes it, and what else is known. */
export type Point = readonly [
  status: string,
  name: string,
  directive: string,
  more: readonly string[],
];

function pointOf(verdict: VerdictData, data: ResultData): Point {
  const { rule: { id }, status } = verdict;
  const reason = reasonOf(verdict, data.findings);
  const finding = data.findings.find(({ rule }) => rule.id === id);
  const more = finding ? yaml(diagnosticsOf(finding)) : [];
  switch (standingOf(verdict)) {
    case "good":
      return ["ok", id, "", []];
    case "red":
      return ["not ok", id, "", finding ? more : yaml({ message: reason })];
    case "open":
      if (!data.life.isAlive) return ["ok", id, directive("SKIP", reason), []];
      return ["not ok", id, "", yaml({ message: reason })];
    case "aside":
      if (status === "failed" || status === "known") {
        return ["not ok", id, shownOnly(reason), more];
      }
      return ["ok", id, directive("SKIP", reason), []];
  }
}

function diagnosticsOf(finding: FindingData): Readonly<Record<string, unknown>> {
  const { rule, expected, observed, hint, follows, steps, token, diagram } = finding;
  return {
    cause: follows ?? rule.id,
    statement: rule.statement,
    expected,
    observed,
    ...(hint !== undefined && { hint }),
    steps: steps.map(({ text }) => text),
    replay: token,
    diagram,
  };
}

/** A block of YAML: what JSON says of a text or a list is YAML too. */
export function yaml(values: Readonly<Record<string, unknown>>): readonly string[] {
  return [
    "  ---",
    ...Object.entries(values).flatMap(([key, value]) =>
      Array.isArray(value)
        ? [`  ${key}:`, ...value.map((item) => `    - ${JSON.stringify(item)}`)]
        : [`  ${key}: ${JSON.stringify(value)}`]
    ),
    "  ...",
  ];
}

/** What keeps a point that is not well from counting: consumers show it. */
export function shownOnly(reason: string): string {
  return directive("TODO", reason);
}

/** What keeps a point from counting, and why. */
export function directive(word: "SKIP" | "TODO", reason: string): string {
  return ` # ${word} ${escaped(reason)}`;
}

/** A text in which no sign is taken for a directive, on one line. */
function escaped(text: string): string {
  return oneLine(text).replaceAll("\\", "\\\\").replaceAll("#", "\\#");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
