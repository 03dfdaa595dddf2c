import { findingText } from "./finding_text.ts";
import { standingOf, type Trouble, troublesOf } from "./outcome.ts";
import type { FindingData, ResultData, VerdictData } from "./result_data.ts";
import { reasonOf } from "./result_text.ts";
import { type Element, printXml } from "./xml.ts";

/**
 * A result as JUnit XML: one case a rule. A failure's type is its cause, so that what follows from
 * one cause can be grouped. What is red here is what makes the exit code: advice and known failures
 * are skipped, with their reason.
 */
export function junitXml(data: ResultData): string {
  const cases = [
    ...troublesOf(data).map((trouble) => troubleCase(trouble, data)),
    ...data.verdicts.map((verdict) => ruleCase(verdict, data)),
  ];
  const count = (name: string) =>
    cases.filter(({ content = [] }) => typeof content !== "string" && content[0]?.name === name)
      .length;
  const counts = { tests: cases.length, failures: count("failure"), errors: count("error") };
  const suite: Element = {
    name: "testsuite",
    attributes: { name: data.product.name, ...counts, skipped: count("skipped") },
    content: [{ name: "properties", content: propertiesOf(data) }, ...cases],
  };
  return printXml({
    name: "testsuites",
    attributes: { name: "callspec", ...counts },
    content: [suite],
  });
}

function propertiesOf({ spec, profile, seed, product, outcome }: ResultData): readonly Element[] {
  const values = {
    spec,
    profile,
    seed,
    kit: product.kit,
    claim: outcome.claim,
    sentence: outcome.sentence,
  };
  return Object.entries(values).map(([name, value]) => ({
    name: "property",
    attributes: { name, value },
  }));
}

/** What went wrong with the run itself is a case of its own, since it belongs to no rule. */
function troubleCase({ kind, title, because }: Trouble, data: ResultData): Element {
  const error = { name: "error", attributes: { type: kind, message: because } };
  return testCase(data, title, [error]);
}

function ruleCase(verdict: VerdictData, data: ResultData): Element {
  const { rule } = verdict;
  const reason = reasonOf(verdict, data.findings);
  const finding = data.findings.find((each) => each.rule.id === rule.id);
  const content = (): readonly Element[] => {
    switch (standingOf(verdict)) {
      case "good":
        return [];
      case "red":
        return [
          finding && verdict.status === "failed" ? failure(finding) : {
            name: "failure",
            attributes: { type: verdict.status, message: reason },
          },
        ];
      case "open":
        // Of one that does not live all rules are open: one cause is one error, that of the run.
        return data.life.isAlive
          ? [{ name: "error", attributes: { type: "inconclusive", message: reason } }]
          : [skipped(reason)];
      case "aside":
        return [skipped(reason)];
    }
  };
  return testCase(data, rule.id, content());
}

function failure(finding: FindingData): Element {
  const { rule, follows, observed } = finding;
  return {
    name: "failure",
    attributes: { type: follows ?? rule.id, message: observed },
    content: `\n${findingText(finding)}\n`,
  };
}

function skipped(message: string): Element {
  return { name: "skipped", attributes: { message } };
}

function testCase(
  { product }: ResultData,
  name: string,
  content: readonly Element[],
): Element {
  return { name: "testcase", attributes: { classname: product.name, name }, content };
}
