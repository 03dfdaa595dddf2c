import { type CallId, callId } from "../call/mod.ts";
import type { Finding } from "../conformance/mod.ts";
import { isLaw } from "../rules/mod.ts";
import { printLine, printScenario } from "../scenario/mod.ts";
import { drawLanes } from "./lanes.ts";
import { rowsOf } from "./rows.ts";

/** All that is needed to understand a breach, to see it, and to mend it. */
export function findingText(finding: Finding): string {
  const { rule, violation, slots, events } = finding;
  return [
    ...sentence(finding),
    `  why       ${rule.because}`,
    ...rule.sources.map(({ title, url }) => `  source    ${title}${url ? ` <${url}>` : ""}`),
    "",
    ...drawLanes(rowsOf(events, (id) => nameOf(slots, id), violation.at)).map((row) => `  ${row}`),
    "",
    ...steps(finding),
  ].join("\n");
}

/** A breach that comes after another in the same steps: in short. */
export function followerText(finding: Finding): string {
  return [
    ...sentence(finding),
    `  after     ${finding.follows?.id} in the same steps: it may follow from that`,
    "",
    ...steps(finding),
  ].join("\n");
}

function sentence(finding: Finding): readonly string[] {
  const { rule, violation } = finding;
  const law = isLaw(rule) ? rule.level.toUpperCase() : `${rule.level}, advice`;
  return [
    `${rule.id}  (${law}, ${rule.evidence})`,
    `  ${rule.statement}`,
    "",
    `  expected  ${named(finding, violation.expected)}`,
    `  observed  ${named(finding, violation.observed)}`,
    ...(violation.hint ? [`  hint      ${named(finding, violation.hint)}`] : []),
  ];
}

function steps(finding: Finding): readonly string[] {
  const { scenario, shrunk, token, replays, needs } = finding;
  const lines = scenario.lines.map(printLine);
  const width = Math.max(...lines.map(({ length }) => length)) + 3;
  const free = (index: number) => needs[index]?.free.join(", ") ?? "";
  return [
    `  ${plural(scenario.lines.length, "step")}, shrunk from ${shrunk.from}; ${
      minimality(finding)
    }:`,
    ...lines.map((line, index) =>
      `    ${free(index) ? `${line.padEnd(width)}any ${free(index)}` : line}`
    ),
    "",
    `  replayed  ${replays} of 3 times with the same events`,
    `  replay    ${token}`,
  ];
}

/** What is known of shorter ways. */
function minimality({ certificate: { isShortest, upTo } }: Finding): string {
  return isShortest
    ? "none is shorter"
    : `none of up to ${upTo} does it, longer ones not all tried`;
}

/** A text with the calls in it named as the scenario names them. */
export function named({ slots }: Pick<Finding, "slots">, text: string): string {
  return text.replace(UUID, (id) => nameOf(slots, callId(id)));
}

function nameOf(slots: Finding["slots"], id: CallId): string {
  return slots.slotOf(id) ?? id.slice(0, 8);
}

/** The counterexample as a test that can be pasted. */
export function findingTest(finding: Finding): string {
  const { scenario, rule } = finding;
  const text = printScenario(scenario).trimEnd().split("\n").map((line) => `    ${line}`);
  return [
    `test(${JSON.stringify(`keeps ${rule.id}`)}, async () => {`,
    "  const { found } = await playScenario(adapter, `",
    ...text.map((line) => line.replaceAll("\\", "\\\\").replaceAll("`", "\\`")),
    "  `);",
    "  assert.deepEqual(found.map(({ rule }) => rule.id), []);",
    "});",
  ].join("\n");
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
