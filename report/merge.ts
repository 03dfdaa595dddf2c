import { concluded } from "./outcome.ts";
import type { EffortData, FindingData, ResultData, VerdictData } from "./result_data.ts";

/**
 * Puts the results of all shares of one campaign together: what a rule came to in any share, the worst
 * first, and of each finding the shortest.
 *
 * @throws {RangeError} where they are not the shares of one campaign, each there once
 */
export function mergeResults(results: readonly ResultData[]): ResultData {
  const shares = results.toSorted((one, other) => one.shard.index - other.shard.index);
  const [first] = shares;
  if (!first) throw new RangeError("Cannot merge no results: give those of all shares");
  checkShares(first, shares);
  return concluded({
    ...first,
    shard: { index: 1, of: 1 },
    cutShort: CUTS.find((each) => shares.some(({ cutShort }) => cutShort === each)) ?? null,
    life: (shares.find(({ life }) => !life.isAlive) ?? first).life,
    verdicts: first.verdicts.map(({ rule }) =>
      worst(shares.flatMap(({ verdicts }) => verdicts.filter((each) => each.rule.id === rule.id)))
    ),
    findings: shortest(shares.flatMap(({ findings }) => findings)),
    control: shortest(shares.flatMap(({ control }) => control)),
    properties: shares.flatMap(({ properties }) => properties),
    faults: [...new Set(shares.flatMap(({ faults }) => faults))],
    effort: shares.map(({ effort }) => effort).reduce(together),
  });
}

/** Why a campaign ended early; where shares differ, the first of these is so for all. */
const CUTS = ["bailed", "interrupted", "timeIsUp"] as const;

/** How much a verdict weighs against those of other shares. */
const WEIGHTS: readonly VerdictData["status"][] = [
  "failed",
  "known",
  "mended",
  "passed",
  "inconclusive",
  "inapplicable",
  "notRun",
];

function worst(verdicts: readonly VerdictData[]): VerdictData {
  return verdicts.reduce((one, other) => {
    if (one.status === "passed" && other.status === "passed") {
      return { ...one, exercised: one.exercised + other.exercised };
    }
    return WEIGHTS.indexOf(other.status) < WEIGHTS.indexOf(one.status) ? other : one;
  });
}

/** One finding for each rule, in the order in which they are best read. */
function shortest(findings: readonly FindingData[]): readonly FindingData[] {
  const bySteps = findings.toSorted((one, other) => one.steps.length - other.steps.length);
  const best = new Map<string, FindingData>();
  for (const each of bySteps) if (!best.has(each.rule.id)) best.set(each.rule.id, each);
  return [...best.values()].toSorted((one, other) => rank(one) - rank(other));
}

function rank({ follows, rule }: FindingData): number {
  return (follows === null ? 0 : 2) + (rule.isLaw ? 0 : 1);
}

/** States that two shares saw are not told apart here: there were at least as many as the most. */
function together(one: EffortData, other: EffortData): EffortData {
  return {
    walks: one.walks + other.walks,
    steps: one.steps + other.steps,
    skipped: one.skipped + other.skipped,
    states: Math.max(one.states, other.states),
    toured: one.toured ?? other.toured,
    paired: one.paired ?? other.paired,
  };
}

function checkShares(first: ResultData, shares: readonly ResultData[]): void {
  const storyOf = ({ spec, product: { name, kit }, profile, seed, shard: { of } }: ResultData) =>
    `${name} (${kit}), callspec ${spec}, profile ${profile}, seed ${seed}, ${of} shares`;
  const other = shares.find((each) => storyOf(each) !== storyOf(first));
  if (other) {
    throw new RangeError(
      `Cannot merge results of two campaigns: ${storyOf(first)}; and ${storyOf(other)}`,
    );
  }
  const { of } = first.shard;
  const times = (index: number) => shares.filter(({ shard }) => shard.index === index).length;
  for (let index = 1; index <= of; index++) {
    if (times(index) === 1) continue;
    const what = times(index) === 0 ? "is missing" : `is there ${times(index)} times`;
    throw new RangeError(`Cannot merge the results: share ${index} of ${of} ${what}`);
  }
}
