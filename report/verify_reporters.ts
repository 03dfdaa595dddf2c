import type { JudgedTrace } from "../conformance/mod.ts";
import { annotation } from "./github.ts";
import { inline } from "./markdown.ts";
import { printable } from "./printable.ts";
import { directive, type Point, shownOnly, tapOf, yaml } from "./tap.ts";
import {
  type VerifyData,
  verifyData,
  type VerifyFinding,
  type VerifyVerdict,
} from "./verify_data.ts";
import { verifyText } from "./verify_text.ts";
import { type Element, printXml } from "./xml.ts";

/** Names a report on a recorded trace: there is no badge, as no claim is made. */
export type VerifyReporterName = "text" | "json" | "junit" | "tap" | "markdown" | "github";

/** Every form in which it can be written what a recorded trace comes to. */
export const VERIFY_REPORTERS: Readonly<
  Record<VerifyReporterName, (judged: JudgedTrace, name: string) => string>
> = {
  text: (judged, name) => `${verifyText(judged, name)}\n`,
  json: (judged, name) => `${JSON.stringify(verifyData(judged, name), null, 2)}\n`,
  junit: (judged, name) => junit(verifyData(judged, name)),
  tap: (judged, name) => tap(verifyData(judged, name)),
  markdown: (judged, name) => markdown(verifyData(judged, name)),
  github: (judged, name) => github(verifyData(judged, name)),
};

/** What became of a rule, with what broke it. */
interface Told extends VerifyVerdict {
  readonly finding: VerifyFinding | undefined;
  /** Whether it makes the exit code. */
  readonly isRed: boolean;
  readonly reason: string;
}

function told({ verdicts, findings }: VerifyData): readonly Told[] {
  return verdicts.map((verdict) => {
    const finding = findings.find(({ rule }) => rule === verdict.rule);
    const reason = finding ? findingText(finding) : verdict.because ?? "";
    return { ...verdict, finding, isRed: finding !== undefined && verdict.isLaw, reason };
  });
}

function findingText({ line, expected, observed }: VerifyFinding): string {
  return `line ${line}: expected ${expected}; observed ${observed}`;
}

function flawText({ message }: NonNullable<VerifyData["flaw"]>): string {
  return `not read to its end: ${message}`;
}

function junit(data: VerifyData): string {
  const testCase = (name: string, content: readonly Element[]): Element => (
    { name: "testcase", attributes: { classname: data.name, name }, content }
  );
  const flaw = data.flaw && {
    name: "error",
    attributes: { type: "flaw", message: flawText(data.flaw) },
  };
  const ruleCase = ({ rule, status, reason, isRed, finding }: Told) => {
    if (status === "passed") return testCase(rule, []);
    if (!isRed || !finding) {
      return testCase(rule, [{ name: "skipped", attributes: { message: reason } }]);
    }
    const attributes = { type: rule, message: finding.observed };
    return testCase(rule, [{ name: "failure", attributes, content: reason }]);
  };
  const cases = [
    ...(flaw ? [testCase("the trace itself", [flaw])] : []),
    ...told(data).map(ruleCase),
  ];
  const count = (name: string) =>
    cases.filter(({ content = [] }) => typeof content !== "string" && content[0]?.name === name)
      .length;
  const counts = { tests: cases.length, failures: count("failure"), errors: count("error") };
  const suite: Element = {
    name: "testsuite",
    attributes: { name: data.name, ...counts, skipped: count("skipped") },
    content: cases,
  };
  return printXml({
    name: "testsuites",
    attributes: { name: "callspec verify", ...counts },
    content: [suite],
  });
}

function tap(data: VerifyData): string {
  const points = told(data).map(({ rule, status, reason, finding, isRed }): Point => {
    if (status === "passed") return ["ok", rule, "", []];
    if (!finding) return ["ok", rule, directive("SKIP", reason), []];
    const { line, expected, observed } = finding;
    const mute = isRed ? "" : shownOnly("advice");
    return ["not ok", rule, mute, yaml({ line, expected, observed })];
  });
  const flaw: readonly Point[] = data.flaw
    ? [["not ok", "the trace itself", "", yaml({ message: flawText(data.flaw) })]]
    : [];
  return tapOf(data.outcome.sentence, [...flaw, ...points]);
}

function markdown(data: VerifyData): string {
  const { findings, flaw, lines, events } = data;
  return printable(
    [
      `## ${inline(data.outcome.sentence)}`,
      `${lines} lines, ${events} events`,
      ...(flaw ? [`**${inline(flawText(flaw))}**`] : []),
      ...findings.map((finding) =>
        [
          `- **${inline(finding.rule)}** (${finding.isLaw ? "law" : "advice"}): ${
            inline(finding.statement)
          }`,
          `  - ${inline(findingText(finding))}`,
          ...(finding.hint === undefined ? [] : [`  - ${inline(finding.hint)}`]),
        ].join("\n")
      ),
    ].join("\n\n") + "\n",
  );
}

function github({ name, findings, flaw, outcome }: VerifyData): string {
  const place = (line: number) => ({ file: name, line });
  return [
    ...(flaw ? [annotation("error", "the trace itself", flawText(flaw), place(flaw.line))] : []),
    ...findings.map((finding) => {
      const { rule, isLaw, statement, line, hint } = finding;
      const text = [statement, findingText(finding), ...(hint === undefined ? [] : [hint])].join(
        "\n",
      );
      return annotation(isLaw ? "error" : "warning", rule, text, place(line));
    }),
    annotation("notice", "callspec verify", outcome.sentence),
  ].map((line) => `${line}\n`).join("");
}
