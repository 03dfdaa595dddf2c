import { causesOfAll, inReadingOrder, isOfTheKit, type Origin, PARTS } from "../conformance/mod.ts";
import { RULES, sideOf } from "../rules/mod.ts";
import type { FindingData, ResultData } from "./result_data.ts";

/** A finding, and where it was seen first. */
interface Placed {
  readonly finding: FindingData;
  readonly origin: Origin;
}

/**
 * What all shares found: of each rule the breach that comes first in the whole, in the order in which
 * they come, each with what it follows from among all of them.
 *
 * @param remains findings of shares that did not come to their end: they count where no other is
 */
export function mergeFindings(
  shares: readonly ResultData[],
  remains: readonly FindingData[],
): readonly FindingData[] {
  const placed = shares.flatMap(placedOf).toSorted((one, other) =>
    place(one) - place(other) ||
    one.origin.run - other.origin.run || one.origin.breach - other.origin.breach
  );
  const best = new Map<string, Placed>();
  for (const each of placed) {
    if (!best.has(each.finding.rule.id)) best.set(each.finding.rule.id, each);
  }
  for (const finding of remains) {
    // The last line of a rule counts: it is the one that was shrunk.
    const isKnown = placed.some((each) => each.finding.rule.id === finding.rule.id);
    if (!isKnown) best.set(finding.rule.id, { finding, origin: { ...AT_LAST, follows: null } });
  }
  return grouped([...best.values()]);
}

const AT_LAST = { part: "properties", run: 0, breach: 0 } as const;

function place({ origin }: Placed): number {
  return PARTS.indexOf(origin.part);
}

function placedOf({ findings, control, takings }: ResultData): readonly Placed[] {
  return [...findings, ...control, ...takings?.withheld ?? []].flatMap((finding) => {
    const origin = takings?.origins[finding.rule.id];
    return origin ? [{ finding, origin }] : [];
  });
}

function grouped(placed: readonly Placed[]): readonly FindingData[] {
  const causes = causesOfAll(placed.map(({ finding: { rule, steps, beside }, origin }) => ({
    id: rule.id,
    isLaw: rule.isLaw,
    length: steps.length,
    beside,
    follows: origin.follows,
  })));
  return placed.map(({ finding }, index) => ({ ...finding, follows: causes[index] ?? null }));
}

/** Findings in the order of the rules, then in that in which they are best read. */
export function asRead(findings: readonly FindingData[]): readonly FindingData[] {
  const inOrder = findings.toSorted((one, other) => ordinal(one) - ordinal(other));
  return inReadingOrder(inOrder, ({ follows, rule, steps }) => ({
    isLaw: rule.isLaw,
    isFollowing: follows !== null,
    length: steps.length,
  }));
}

/** What speaks against the kit: rules of the other side, and what the reference breaks as well. */
export function controlOf(
  findings: readonly FindingData[],
  { product: { kit } }: ResultData,
): readonly FindingData[] {
  const others = findings.filter(({ rule }) => sideOf(rule) !== kit)
    .toSorted((one, other) => ordinal(one) - ordinal(other));
  return [...others, ...findings.filter(isOfTheKit)];
}

function ordinal({ rule }: FindingData): number {
  return RULES.findIndex(({ id }) => id === rule.id);
}
