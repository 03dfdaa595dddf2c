import type { CallId } from "../call/mod.ts";
import type { LineResult, ScenarioResult } from "../conformance/mod.ts";
import { printLine } from "../scenario/mod.ts";
import { drawLanes } from "./lanes.ts";
import { rowsOf } from "./rows.ts";

/** Whether every expectation of a scenario was met. */
export function isMet({ lines }: ScenarioResult): boolean {
  return lines.every(({ status }) => status !== "unmet");
}

/** A scenario that was played, as text: its lines, its diagram, and the rules that were broken. */
export function scenarioText(result: ScenarioResult): string {
  const { scenario, lines, events, slots, found } = result;
  const nameOf = (id: CallId) => slots.slotOf(id) ?? id.slice(0, 8);
  return [
    `${scenario.title}: ${isMet(result) ? "as expected" : "NOT AS EXPECTED"}`,
    "",
    ...lines.map((line) => `  ${lineText(line)}`),
    "",
    ...drawLanes(rowsOf(events, nameOf)).map((line) => `  ${line}`),
    ...found.flatMap(({ rule, violation }) => [
      "",
      `  breaks ${rule.id}: ${rule.statement}`,
      `    observed  ${violation.observed}`,
    ]),
  ].join("\n");
}

const SIGNS: Readonly<Record<LineResult["status"], string>> = {
  taken: "    ",
  skipped: "skip",
  met: "ok  ",
  unmet: "FAIL",
};

function lineText({ line, status, because }: LineResult): string {
  const reason = status === "skipped"
    ? "   (cannot be taken now)"
    : because
    ? `   (${because})`
    : "";
  return `${SIGNS[status]} ${printLine(line)}${reason}`;
}
