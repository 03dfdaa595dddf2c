import {
  type Adapter,
  conform,
  type ConformanceResult,
  type Finding,
  readToken,
  type Verdict,
} from "../../conformance/mod.ts";
import { findingData } from "../../report/mod.ts";
import type { Clock } from "../../mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import type { RecordedFinding, RecordedSubject, RecordedVerdict, Sighting } from "./findings.ts";
import type { Subject } from "./subjects.ts";

/** The seeds whose walks are timed. */
const SEEDS = [1, 2, 3, 4, 5];

/**
 * Judges a subject as it is recorded: by what is known to break its rules, and by a campaign of one
 * seed. What nobody has looked at is left open.
 */
export async function judge(
  subject: Subject,
  adapter: Adapter,
  clock: Clock,
  tokens: readonly string[],
): Promise<RecordedSubject> {
  const begun = clock.now();
  const replays = tokens.map(readToken);
  const result = await conform(adapter, { ...subject.options, seed: 1, replays });
  const { life, control, faults } = result;
  const wrong = [
    ...life.isAlive ? [] : [life.because],
    ...control.map(({ rule }) => `the kit's own side breaks ${rule.id}`),
    ...faults,
  ];
  if (wrong.length > 0) throw new Error(`Cannot judge ${subject.name}: ${wrong.join("; ")}`);
  return {
    subject: subject.name,
    version: subject.pin.version,
    ms: clock.now() - begun,
    rules: result.verdicts.map((verdict) => recorded(verdict, result)),
  };
}

/** How walks come upon a breach, and what replays it. */
export interface Sighted {
  readonly token: string;
  readonly sightings: readonly Sighting[];
}

/** How the walks of some seeds come upon each breach, where nothing is known before. */
export async function sightingsOf(
  subject: Subject,
  adapter: Adapter,
  clock: Clock,
): Promise<ReadonlyMap<RuleId, Sighted>> {
  const found = new Map<RuleId, Sighted>();
  for (const seed of SEEDS) {
    const first = new Map<RuleId, Omit<Sighting, "length">>();
    const begun = clock.now();
    let walked = 0;
    const { verdicts } = await conform(adapter, {
      ...subject.options,
      seed,
      corpus: false,
      scope: null,
      onProgress: ({ steps }) => walked = steps,
      onFinding({ rule, shrunk }) {
        if (first.has(rule.id)) return;
        first.set(rule.id, { seed, steps: walked + shrunk.from, ms: clock.now() - begun });
      },
    });
    for (const verdict of verdicts) {
      const sighting = first.get(verdict.rule.id);
      if (verdict.status !== "failed" || !sighting) continue;
      const { token, scenario: { lines: { length } } } = verdict.finding;
      const { sightings = [] } = found.get(verdict.rule.id) ?? {};
      found.set(verdict.rule.id, { token, sightings: [...sightings, { ...sighting, length }] });
    }
  }
  return found;
}

function recorded(verdict: Verdict, result: ConformanceResult): RecordedVerdict {
  const rule = verdict.rule.id;
  switch (verdict.status) {
    case "passed":
      return { rule, verdict: "passed" };
    case "failed":
      return findingOf(verdict.finding);
    case "inconclusive":
      // How many steps there were says nothing of the subject.
      return {
        rule,
        verdict: "inconclusive",
        because: verdict.because.replace(`in ${result.effort.steps} steps `, ""),
      };
    default:
      return { rule, verdict: "inapplicable", because: verdict.because };
  }
}

function findingOf(finding: Finding): RecordedFinding {
  const { rule, expected, observed, steps, token, follows } = findingData(finding);
  return {
    rule: rule.id,
    verdict: "finding",
    expected,
    observed,
    steps: steps.map(({ text }) => text),
    length: steps.length,
    token,
    follows,
    whose: null,
    checked: null,
    upstream: null,
    sightings: [],
  };
}
