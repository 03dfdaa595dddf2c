import { isOfTheKit, nothingHappened, REFERENCE_BREAKS_IT } from "../conformance/mod.ts";
import { heldTo } from "./baseline.ts";
import type { FindingData, ResultData, VerdictData } from "./result_data.ts";

/**
 * What became of every rule in all shares together.
 *
 * @param pool the finding of each rule that broke anywhere, also where it does not count
 * @param certain the rules of which a finding counts whatever the shares say
 */
export function mergeVerdicts(
  shares: readonly ResultData[],
  pool: readonly FindingData[],
  certain: ReadonlySet<string>,
): readonly VerdictData[] {
  const steps = shares.reduce((sum, { effort }) => sum + effort.steps, 0);
  return (shares[0]?.verdicts ?? []).map((verdict, at) => {
    const { rule } = verdict;
    const said = shares.map(({ verdicts }) => verdicts[at] ?? verdict);
    const known = said.flatMap((each) => "known" in each ? [each.known] : [])[0];
    const isBinding = certain.has(rule.id) || said.some(({ status }) => status !== "inapplicable");
    const settled = said.find(({ status }) => status === "notRun");
    if (settled || !isBinding) return settled ?? verdict;
    const finding = pool.find((each) => each.rule.id === rule.id);
    if (finding) return heldTo(broken(finding, said), known);
    return heldTo(unbroken(rule, shares, said, steps), known);
  });
}

function broken(finding: FindingData, said: readonly VerdictData[]): VerdictData {
  const { rule } = finding;
  if (isOfTheKit(finding)) return { status: "inconclusive", rule, because: REFERENCE_BREAKS_IT };
  return said.find(({ status }) => status === "failed") ?? { status: "failed", rule };
}

function unbroken(
  rule: VerdictData["rule"],
  shares: readonly ResultData[],
  said: readonly VerdictData[],
  steps: number,
): VerdictData {
  const doubt = shares.flatMap(({ takings }) => takings?.doubts[rule.id] ?? [])[0];
  if (doubt !== undefined) return { status: "inconclusive", rule, because: doubt };
  const exercised = shares.reduce(
    (sum, { takings }) => sum + (takings?.exercised[rule.id] ?? 0),
    0,
  );
  const passed = said.find(({ status }) => status === "passed");
  if (passed?.status === "passed") return { ...passed, exercised };
  const open = said.find(({ status }) => status === "inconclusive");
  // On real time it takes several samples in one share.
  const isPassed = said.some(({ status }) => status === "mended") || shares[0]?.realTime === null;
  if (exercised > 0 && isPassed) return { status: "passed", rule, exercised };
  if (open?.status !== "inconclusive") {
    return said[0] ?? { status: "inconclusive", rule, because: "" };
  }
  const own = shares[said.indexOf(open)]?.effort.steps ?? 0;
  const isSilent = open.because === nothingHappened(own);
  return isSilent ? { ...open, because: nothingHappened(steps) } : open;
}
