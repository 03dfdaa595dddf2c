import type { Reading, Witness } from "../conformance/mod.ts";
import type { FindingData } from "./result_data.ts";

/** All that is needed to understand a breach, to see it, and to mend it. */
export function findingText(finding: FindingData): string {
  const { rule, diagram } = finding;
  return [
    ...sentence(finding),
    `  why       ${rule.because}`,
    ...rule.sources.map(({ title, url }) => `  source    ${title}${url ? ` <${url}>` : ""}`),
    "",
    ...diagram.map((row) => `  ${row}`),
    "",
    ...steps(finding),
  ].join("\n");
}

/** A breach that comes after another in the same steps: in short. */
export function followerText(finding: FindingData): string {
  return [
    ...sentence(finding),
    `  after     ${finding.follows} in the same steps: it may follow from that`,
    "",
    ...steps(finding),
  ].join("\n");
}

function sentence(finding: FindingData): readonly string[] {
  const { rule, expected, observed, hint } = finding;
  const allowed = allowedText(finding);
  return [
    `${rule.id}  (${bindingOf(rule)}, ${rule.evidence})`,
    `  ${rule.statement}`,
    "",
    `  expected  ${expected}`,
    `  observed  ${observed}`,
    ...(allowed === null ? [] : [`  allowed   ${allowed}`]),
    ...(hint ? [`  hint      ${hint}`] : []),
  ];
}

/** How far a rule binds, in a word or two. */
export function bindingOf({ isLaw, level }: Pick<FindingData["rule"], "isLaw" | "level">): string {
  return isLaw ? level.toUpperCase() : `${level}, advice`;
}

function steps(finding: FindingData): readonly string[] {
  const { steps, token, replays, shrunk, witness } = finding;
  const width = Math.max(...steps.map(({ text }) => text.length)) + 3;
  return [
    `  ${minimalityText(finding)}:`,
    ...steps.map(({ text, free }) =>
      `    ${free.length > 0 ? `${text.padEnd(width)}any ${free.join(", ")}` : text}`
    ),
    "",
    ...(shrunk.runs > 0 ? [`  replayed  ${replays} of 3 times with the same events`] : []),
    ...(witness ? [`  control   ${CONTROLS[witness.control]}`] : []),
    `  silent    ${silenceText(finding)}`,
    `  replay    ${token}`,
  ];
}

/** What the reference has at the place of the breach; null where that does not tell the two apart. */
export function allowedText({ witness }: Pick<FindingData, "witness">): string | null {
  if (!witness || witness.allowed.oneOf.length === 0) return null;
  const { oneOf: [only = "", ...more], got } = witness.allowed;
  const what = more.length === 0 ? only : `one of: ${[only, ...more].join(" | ")}`;
  return `${what}; got: ${got}`;
}

const CONTROLS: Readonly<Record<Witness["control"], string>> = {
  keeps: "the reference keeps the rule by the same steps",
  breaks: "the reference breaks the rule by the same steps: the fault is the kit's",
  cannotFollow: "none: the reference has done otherwise before, and cannot take all of these steps",
};

/** Under what the rule says nothing, and what is pasted into the options to have it say nothing. */
export function silenceText({ readings, rule }: FindingData): string {
  const off = `by disable: { ${JSON.stringify(rule.id)}: "the reason" }`;
  return [...readings.map(readingText), off].join("; ");
}

function readingText(reading: Reading): string {
  switch (reading.kind) {
    case "profile":
      return `under the profile ${reading.profile}`;
    case "declared":
      return `where ${reading.capability} is declared`;
    case "notDeclared":
      return `where ${reading.capability} is not declared`;
  }
}

/** How many steps it took, of how many, and what is known of shorter ways. */
export function minimalityText({ steps, shrunk, certificate }: FindingData): string {
  const count = `${steps.length} step${steps.length === 1 ? "" : "s"}`;
  if (shrunk.runs === 0) return `${count}, as they were found`;
  const shorter = certificate.isShortest
    ? "none is shorter"
    : `none of up to ${certificate.upTo} does it, longer ones not all tried`;
  return `${count}, shrunk from ${shrunk.from}; ${shorter}`;
}

/** The counterexample as a test that can be pasted. */
export function findingTest({ scenario, rule }: Pick<FindingData, "scenario" | "rule">): string {
  const text = scenario.trimEnd().split("\n").map((line) => `    ${line}`);
  return [
    `test(${JSON.stringify(`keeps ${rule.id}`)}, async () => {`,
    "  const { found } = await playScenario(adapter, `",
    ...text.map((line) => line.replaceAll("\\", "\\\\").replaceAll("`", "\\`")),
    "  `);",
    "  assert.deepEqual(found.map(({ rule }) => rule.id), []);",
    "});",
  ].join("\n");
}
