import type { CallId } from "../call/mod.ts";
import type { JudgedTrace, TraceFinding, TraceVerdict } from "../conformance/mod.ts";
import { isLaw, SPEC_VERSION } from "../rules/mod.ts";
import type { TraceEvent } from "../trace/mod.ts";
import { bindingOf } from "./finding_text.ts";
import { UUID } from "./from_result.ts";
import { drawLanes } from "./lanes.ts";
import { rowsOf } from "./rows.ts";

/**
 * What the command `verify` exits with: 0 where no law is broken and something was judged, 1 where a
 * law is broken, 2 where nothing was judged, 3 where the text is no trace to its end.
 */
export function verifyExitCode({ flaw, findings, verdicts }: JudgedTrace): 0 | 1 | 2 | 3 {
  if (flaw) return 3;
  if (findings.some(({ rule }) => isLaw(rule))) return 1;
  return verdicts.some(({ status }) => status === "passed" || status === "failed") ? 0 : 2;
}

/** What a recorded trace comes to, as text: the sentence, what was doubtful, and what was found. */
export function verifyText(judged: JudgedTrace, name = "trace"): string {
  const { findings } = judged;
  return [
    `${name}: ${verifySentence(judged)}`,
    ...remarks(judged).map((line) => `  ${line}`),
    ...findings.flatMap((finding, index) => [
      "",
      `-- ${index + 1} of ${findings.length} ${"-".repeat(70)}`,
      "",
      ...findingLines(finding),
    ]),
  ].join("\n");
}

/** What a recorded trace comes to, in one sentence. */
export function verifySentence(judged: JudgedTrace): string {
  const { header, profile, flaw, findings, verdicts } = judged;
  if (!header) return `NO TRACE: ${flaw?.message}`;
  const under = `callspec ${SPEC_VERSION}, profile ${profile}`;
  const laws = findings.filter(({ rule }) => isLaw(rule)).length;
  const kept = verdicts.filter(({ status }) => status === "passed").length;
  const advice = findings.length - laws;
  const besides = advice > 0 ? `, ${advice} of advice not followed` : "";
  if (flaw) return `NOT READ TO ITS END under ${under}: ${flaw.message}`;
  if (laws > 0) return `BREAKS ${laws} of law under ${under}${besides}`;
  if (kept + advice === 0) return `NO CLAIM under ${under}: nothing in it is about any rule`;
  return `breaks no law under ${under}: ${count(kept, "rule")} exercised and kept${besides}`;
}

function remarks(judged: JudgedTrace): readonly string[] {
  const { lines, events, unheard, gaps, skipped, torn, verdicts } = judged;
  const unknown = Object.entries(skipped).map(([kind, times]) => `${kind} (${times})`);
  return [
    `${count(lines, "line")}, ${count(events, "event")}; ${tally(verdicts)}`,
    ...gaps.map(({ line, because }) => `line ${line}: events are missing: ${because}`),
    ...(unheard > 0
      ? [
        `${count(unheard, "event")} not judged: what was so before them is not known; ` +
        "write callsListed after a gap",
      ]
      : []),
    ...(unknown.length > 0 ? [`kinds that are not known, skipped: ${unknown.join(", ")}`] : []),
    ...(torn === null ? [] : [`line ${torn} is cut off: the trace stops before it`]),
  ];
}

function tally(verdicts: readonly TraceVerdict[]): string {
  const of = (wanted: TraceVerdict["status"]) =>
    `${verdicts.filter(({ status }) => status === wanted).length} ${wanted}`;
  const told = ["passed", "failed", "inconclusive", "inapplicable"] as const;
  const left = verdicts.flatMap((each) => each.status === "notRun" ? [each] : []);
  return [
    `rules: ${told.map(of).join(", ")}`,
    ...left.map(({ rule, because }) => `${rule.id} not run: ${because}`),
  ].join("; ");
}

function findingLines({ rule, violation, line, context, around }: TraceFinding): readonly string[] {
  const names = callNames(around);
  const nameOf = (id: CallId) => names.get(id) ?? id.slice(0, 8);
  const named = (text: string) => text.replace(UUID, (id) => nameOf(id as CallId));
  return [
    `${rule.id}  (${bindingOf({ ...rule, isLaw: isLaw(rule) })}, ${rule.evidence})`,
    `  ${rule.statement}`,
    "",
    `  line      ${line}, ${violation.at.kind}${inCall(violation.callId, nameOf)}`,
    `  expected  ${named(violation.expected)}`,
    `  observed  ${named(violation.observed)}`,
    ...(violation.hint ? [`  hint      ${named(violation.hint)}`] : []),
    `  why       ${rule.because}`,
    ...rule.sources.map(({ title, url }) => `  source    ${title}${url ? ` <${url}>` : ""}`),
    "",
    ...context.map((each) =>
      `  ${each.line === line ? ">" : " "} ${String(each.line).padStart(6)}  ${each.text}`
    ),
    "",
    ...drawLanes(rowsOf(around, nameOf, violation.at)).map((row) => `  ${row}`),
  ];
}

function inCall(callId: CallId | undefined, nameOf: (id: CallId) => string): string {
  return callId === undefined ? "" : `, call ${nameOf(callId)} (${callId})`;
}

/** Letters for the calls that are spoken of, in the order in which they come. */
function callNames(events: readonly TraceEvent[]): ReadonlyMap<string, string> {
  const ids = new Set(events.flatMap((event) => "callId" in event && event.callId || []));
  return new Map([...ids].slice(0, 26).map((id, index) => [id, String.fromCharCode(97 + index)]));
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
