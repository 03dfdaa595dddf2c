import { checkShares, missingShares } from "./check_shares.ts";
import { countDigests } from "./digests.ts";
import { asRead, controlOf, mergeFindings } from "./merge_findings.ts";
import { mergeVerdicts } from "./merge_verdicts.ts";
import { concluded } from "./outcome.ts";
import type { EffortData, FindingData, ResultData } from "./result_data.ts";

/** What a share left behind that did not come to its end. */
export interface Remnant {
  /** Which share, from 1. */
  readonly index: number;
  /** What it had found. */
  readonly findings: readonly FindingData[];
}

/**
 * Puts the results of the shares of one campaign together: the result is that of the whole, as if one
 * had done all of it. What is cut short has no such result, nor what runs on real time. Where shares
 * are missing all that was found is told, and no claim is made.
 *
 * @param remnants what is left of shares that are missing
 * @throws {RangeError} where they are not shares of one campaign, or one is there twice
 */
export function mergeResults(
  results: readonly ResultData[],
  remnants: readonly Remnant[] = [],
): ResultData {
  const shares = results.toSorted((one, other) => one.shard.index - other.shard.index);
  const [first] = shares;
  if (!first) throw new RangeError("Cannot merge no results: give those of all shares");
  checkShares(first, shares);
  if (first.shard.of === 1) return first;
  const missing = missingShares(shares);
  const { takings: _takings, sharedBy: _by, ...rest } = first;
  const left = remnants.filter(({ index }) => missing.includes(index));
  const remains = left.flatMap(({ findings }) => findings);
  const pool = mergeFindings(shares, remains);
  const verdicts = mergeVerdicts(shares, pool, new Set(remains.map(({ rule }) => rule.id)));
  const broken = verdicts.filter(({ status }) => status === "failed" || status === "known");
  return concluded({
    ...rest,
    shard: { index: 1, of: 1 },
    cutShort: CUTS.find((each) => shares.some(({ cutShort }) => cutShort === each)) ?? null,
    life: (shares.find(({ life }) => !life.isAlive) ?? first).life,
    verdicts,
    findings: asRead(pool.filter(({ rule }) => broken.some((each) => each.rule.id === rule.id))),
    control: controlOf(pool, first),
    properties: shares.flatMap(({ properties }) => properties),
    divergences: unlike(shares.flatMap(({ divergences }) => divergences)),
    faults: unlike(shares.flatMap(({ faults }) => faults)).toSorted(),
    effort: {
      ...shares.map(({ effort }) => effort).reduce(together),
      states: countDigests(shares.map(({ takings }) => takings?.states ?? "")),
    },
    ...(missing.length > 0 && { missing }),
  });
}

/** Why a campaign ended early; where shares differ, the first of these is so for all. */
const CUTS = ["bailed", "interrupted", "timeIsUp"] as const;

/** Each value once. */
function unlike<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function together(one: EffortData, other: EffortData): EffortData {
  return {
    walks: one.walks + other.walks,
    steps: one.steps + other.steps,
    skipped: one.skipped + other.skipped,
    states: 0, // Two shares may have seen the same: they are counted apart.
    toured: one.toured ?? other.toured,
    paired: one.paired ?? other.paired,
  };
}
