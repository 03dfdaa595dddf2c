import { type Adapter, conform } from "../conformance/mod.ts";
import { findingData, type ResultData, resultData } from "../report/mod.ts";
import { type RuleId, sideOf } from "../rules/mod.ts";
import { EXIT, Refusal } from "./exit_codes.ts";
import type { Share, ShareListener } from "./share.ts";
import type { Surroundings } from "./surroundings.ts";
import { openTarget } from "./target.ts";

/** Works on a share, from its target to its result. */
export async function workOn(
  { target, kit, chosen: { timeBudgetMs, ...chosen }, sharedBy }: Share,
  surroundings: Pick<
    Surroundings,
    "connect" | "dialedIn" | "loadModule" | "readFile" | "sandbox" | "now"
  >,
  signal: AbortSignal,
  listener: ShareListener,
): Promise<ResultData> {
  const { adapter, permissions, oddities, close } = await openTarget(
    target,
    surroundings,
    kit,
    (text) => listener.log(text),
  );
  const { now } = surroundings;
  try {
    checkSelection(adapter, chosen.rules);
    return resultData(
      await conform(adapter, {
        ...chosen,
        ...(timeBudgetMs !== undefined && { timeBudget: { ms: timeBudgetMs, now } }),
        signal,
        onProgress: (progress) => listener.progress(progress),
        onFinding: (finding) => listener.finding(findingData(finding)),
      }),
      { ...(permissions && { permissions }), ...(sharedBy !== undefined && { sharedBy }) },
    );
  } finally {
    for (const oddity of oddities()) listener.oddity(oddity);
    await close();
  }
}

/** A selection of rules that bind others would look well, and say nothing. */
function checkSelection({ kit, name }: Adapter, rules: readonly RuleId[] | undefined): void {
  if (!rules || rules.some((id) => sideOf({ id }) === kit)) return;
  throw new Refusal(
    `Cannot judge ${name} by ${rules.join(", ")}: it is for the ${kit} kit, and none of these is ` +
      `of that side; callspec list rules --kit ${kit} shows those that are`,
    EXIT.untested,
  );
}
