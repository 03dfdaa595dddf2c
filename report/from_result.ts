import { type CallId, callId } from "../call/mod.ts";
import {
  type ConformanceResult,
  type Detour,
  type Finding,
  findingsOf,
  type Takings,
  type Verdict,
} from "../conformance/mod.ts";
import { isLaw, type Rule } from "../rules/mod.ts";
import { printLine, printScenario } from "../scenario/mod.ts";
import { recordedConfiguration } from "../trace/mod.ts";
import { digestsOf } from "./digests.ts";
import { drawLanes } from "./lanes.ts";
import { limitationsIn } from "./limitations.ts";
import { concluded } from "./outcome.ts";
import {
  type DetourData,
  type EffortData,
  type FindingData,
  RESULT_VERSION,
  type ResultData,
  type RuleData,
  type Share,
  type TakingsData,
  type VerdictData,
  type Waited,
} from "./result_data.ts";
import { rowsOf } from "./rows.ts";

/** What only those know who ran a campaign. */
export interface RunFacts {
  /** What the process in which the subject ran was allowed to do. */
  readonly permissions?: readonly string[];
  /** What of the environment said which share was to be done. */
  readonly sharedBy?: string;
}

/**
 * A result as plain data: what every report is made from. Two equal runs give equal data: there is no
 * date in it, no duration, and nothing of the machine.
 *
 * @example
 * ```ts
 * import { conform } from "@callspec/callspec/conformance";
 * import { REPORTERS, resultData } from "@callspec/callspec/report";
 * import { assertEquals } from "@std/assert";
 *
 * const deaf = { kit: "app", name: "deaf", open: () => ({ calls: () => [] }) } as const;
 * const data = resultData(await conform(deaf));
 * assertEquals([data.outcome.claim, data.outcome.exitCode], ["none", 2]);
 * assertEquals(JSON.parse(REPORTERS.json.render(data)), data);
 * ```
 */
export function resultData(
  result: ConformanceResult,
  { permissions, sharedBy }: RunFacts = {},
): ResultData {
  const {
    adapter,
    spec,
    profile,
    seed,
    shard,
    cutShort,
    life,
    verdicts,
    control,
    properties,
    faults,
  } = result;
  const own = recordedConfiguration(adapter.kit === "system" ? adapter.configuration ?? {} : {});
  const isOwn = Object.keys(own).length > 0;
  return concluded({
    schema: RESULT_VERSION,
    spec,
    product: {
      name: adapter.name,
      kit: adapter.kit,
      capabilities: adapter.capabilities ?? [],
      lacks: adapter.kit === "system" ? adapter.lacks ?? [] : [],
      ...(isOwn && { configuration: own }),
      ...(permissions && { permissions }),
    },
    profile,
    seed,
    shard,
    ...(sharedBy !== undefined && { sharedBy }),
    cutShort,
    realTime: result.realTime,
    life,
    limitations: limitationsIn(result, own),
    verdicts: verdicts.map(verdictData),
    findings: findingsOf(result).map(findingData),
    control: control.map(findingData),
    properties,
    divergences: result.divergences.map(detourData),
    faults,
    effort: effortData(result.effort),
    ...(shard.of > 1 && { takings: takingsData(result.takings) }),
  });
}

function verdictData(verdict: Verdict): VerdictData {
  const rule = ruleData(verdict.rule);
  switch (verdict.status) {
    case "passed":
      return { status: "passed", rule, exercised: verdict.exercised, ...waited(verdict) };
    case "failed":
      return { status: "failed", rule, ...waited(verdict) };
    case "inconclusive":
    case "inapplicable":
    case "notRun":
      return { status: verdict.status, rule, because: verdict.because };
  }
}

function waited({ withinMs }: Waited): Waited {
  return withinMs === undefined ? {} : { withinMs };
}

function ruleData(rule: Rule): RuleData {
  const { id, level, since, evidence, statement, because, refs, sources } = rule;
  return { id, level, evidence, isLaw: isLaw(rule), since, statement, because, refs, sources };
}

/** A finding as plain data. */
export function findingData(finding: Finding): FindingData {
  const { violation, scenario, events, slots, needs, follows } = finding;
  const { token, certificate, replays, shrunk, beside, witness, readings } = finding;
  const nameOf = (id: CallId) => slots.slotOf(id) ?? id.slice(0, 8);
  const named = (text: string) => text.replace(UUID, (id) => nameOf(callId(id)));
  return {
    rule: ruleData(finding.rule),
    expected: named(violation.expected),
    observed: named(violation.observed),
    ...(violation.hint !== undefined && { hint: named(violation.hint) }),
    at: violation.at.index,
    scenario: printScenario(scenario),
    steps: scenario.lines.map((line, index) => ({
      text: printLine(line),
      free: needs[index]?.free ?? [],
      fixed: needs[index]?.fixed ?? [],
    })),
    token,
    events,
    calls: callsOf(finding),
    diagram: drawLanes(rowsOf(events, nameOf, violation.at)),
    certificate,
    replays,
    shrunk,
    witness,
    readings,
    beside,
    follows: follows?.id ?? null,
  };
}

function callsOf({ events, slots }: Finding): Record<string, string> {
  const ids = new Set(JSON.stringify(events).match(UUID));
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const slot = slots.slotOf(callId(id));
      return slot === undefined ? [] : [[id, slot]];
    }),
  );
}

function effortData({ toured, paired, ...rest }: ConformanceResult["effort"]): EffortData {
  return {
    ...rest,
    toured: toured && {
      states: share(toured.states),
      transitions: share(toured.transitions),
      refusals: share(toured.refusals),
      steps: toured.steps,
      detours: toured.detours.map(detourData),
    },
    paired: paired && { pairs: share(paired.pairs), steps: paired.steps },
  };
}

function takingsData(
  { asked, states, exercised, doubts, origins, withheld }: Takings,
): TakingsData {
  return {
    asked,
    states: digestsOf(states),
    exercised: Object.fromEntries(exercised),
    doubts: Object.fromEntries(doubts),
    origins: Object.fromEntries(origins),
    withheld: withheld.map(findingData),
  };
}

function share([reached, of]: readonly [number, number]): Share {
  return { reached, of };
}

function detourData({ step, ...rest }: Detour): DetourData {
  return { ...rest, step: printLine(step) };
}

/** The ids in a text. */
export const UUID: RegExp = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
