import type { ResultData } from "./result_data.ts";

/**
 * Sees that results are shares of one campaign, which was asked the same of all of them.
 *
 * @throws {RangeError} where they are not, or one is there twice
 */
export function checkShares(first: ResultData, shares: readonly ResultData[]): void {
  for (const share of shares) {
    const { shard: { index, of }, takings } = share;
    if (storyOf(share) !== storyOf(first)) {
      throw new RangeError(
        `Cannot merge results of two campaigns: ${storyOf(first)}; and ${storyOf(share)}`,
      );
    }
    if (index < 1 || index > of || (of > 1) !== (takings !== undefined)) {
      throw new RangeError(
        `Cannot merge the results: share ${index} of ${of} is no share of a campaign`,
      );
    }
    const times = shares.filter(({ shard }) => shard.index === index).length;
    if (times > 1) {
      throw new RangeError(
        `Cannot merge the results: share ${index} of ${of} is there ${times} times`,
      );
    }
    const differs = (Object.keys(TERMS) as (keyof typeof TERMS)[])
      .find((name) => JSON.stringify(TERMS[name](share)) !== JSON.stringify(TERMS[name](first)));
    if (differs) {
      throw new RangeError(
        `Cannot merge the results: shares ${first.shard.index} and ${index} differ in ${differs}; ` +
          "run all with the same options",
      );
    }
  }
}

/** The shares that are not there. */
export function missingShares(shares: readonly ResultData[]): readonly number[] {
  const of = shares[0]?.shard.of ?? 1;
  const there = new Set(shares.map(({ shard }) => shard.index));
  return Array.from({ length: of }, (_, index) => index + 1).filter((index) => !there.has(index));
}

function storyOf({ spec, product: { name, kit }, profile, seed, shard: { of } }: ResultData) {
  return `${name} (${kit}), callspec ${spec}, profile ${profile}, seed ${seed}, ${of} shares`;
}

/** What must be the same in all shares beside their story. */
const TERMS = {
  "what the adapter declares": (
    { product: { capabilities, lacks, configuration } }: ResultData,
  ) => [
    capabilities,
    lacks,
    configuration ?? {},
  ],
  "what the adapter is allowed": ({ product }: ResultData) => product.permissions ?? null,
  "whose time it is": ({ realTime }: ResultData) => realTime,
  "how much was asked for": ({ takings }: ResultData) => takings?.asked ?? null,
  "which rules are judged": ({ verdicts }: ResultData) =>
    verdicts.map((verdict) => [verdict.rule, verdict.status === "notRun" ? verdict.because : ""]),
} as const;
