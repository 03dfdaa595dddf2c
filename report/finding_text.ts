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

function sentence({ rule, expected, observed, hint }: FindingData): readonly string[] {
  return [
    `${rule.id}  (${bindingOf(rule)}, ${rule.evidence})`,
    `  ${rule.statement}`,
    "",
    `  expected  ${expected}`,
    `  observed  ${observed}`,
    ...(hint ? [`  hint      ${hint}`] : []),
  ];
}

/** How far a rule binds, in a word or two. */
export function bindingOf({ isLaw, level }: FindingData["rule"]): string {
  return isLaw ? level.toUpperCase() : `${level}, advice`;
}

function steps(finding: FindingData): readonly string[] {
  const { steps, token, replays } = finding;
  const width = Math.max(...steps.map(({ text }) => text.length)) + 3;
  return [
    `  ${minimalityText(finding)}:`,
    ...steps.map(({ text, free }) =>
      `    ${free.length > 0 ? `${text.padEnd(width)}any ${free.join(", ")}` : text}`
    ),
    "",
    `  replayed  ${replays} of 3 times with the same events`,
    `  replay    ${token}`,
  ];
}

/** How many steps it took, of how many, and what is known of shorter ways. */
export function minimalityText({ steps, shrunk, certificate }: FindingData): string {
  const count = `${steps.length} step${steps.length === 1 ? "" : "s"}`;
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
