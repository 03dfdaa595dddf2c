import { type Context, say, targetOf } from "../context.ts";
import { workTogether } from "../crew.ts";
import { Refusal } from "../exit_codes.ts";
import { FINDINGS_FILE, FindingsFile } from "../findings_file.ts";
import { interruptible } from "../interruptible.ts";
import { pickRules, reasonsOf } from "../pick_rules.ts";
import { ProgressLine } from "../progress.ts";
import { baselineOf, report } from "../reports.ts";
import type { Chosen } from "../share.ts";

/** Puts an implementation to all rules of its side. */
export async function run(context: Context): Promise<number> {
  const { surroundings, options: { kit, jobs = 1, quiet, shard } } = context;
  if (shard && jobs > 1) {
    throw new Refusal("Cannot do a shard in several jobs: leave out --shard or --jobs");
  }
  baselineOf(context);
  const share = { target: targetOf(context), kit: kit ?? null, chosen: chosenOf(context) };
  const file = findingsFileOf(context);
  const oddities = new Set<string>();
  const progress = quiet ? null : new ProgressLine(surroundings);
  const result = await interruptible(
    surroundings,
    (signal) =>
      workTogether(share, jobs, surroundings, signal, {
        progress: (at) => progress?.tell(at),
        finding: (finding) => file.keep(finding),
        oddity: (oddity) => void oddities.add(oddity),
        log: (text) => say(context, text.trimEnd()),
      }),
  ).finally(() => progress?.end());
  file.end(result);
  for (const oddity of oddities) say(context, `It is odd: ${oddity}`);
  if (file.path !== null) say(context, `The findings are in ${file.path}`);
  return report(result, context);
}

function findingsFileOf(context: Context): FindingsFile {
  const { surroundings, options: { trace, profile, seed } } = context;
  const target = targetOf(context);
  return new FindingsFile(trace ?? FINDINGS_FILE, surroundings, {
    target: target.kind === "program" ? target.words.join(" ") : target.path,
    profile: profile ?? "callspec",
    seed: seed ?? 1,
  });
}

/** The options of a campaign, as they were typed. */
function chosenOf({ options }: Context): Chosen {
  const { profile, rule, disable, seed, steps, timeBudget, scope, bail, shard } = options;
  return {
    ...(profile && { profile }),
    ...(rule && { rules: pickRules(rule) }),
    ...(disable && { disable: reasonsOf(disable) }),
    ...(seed !== undefined && { seed }),
    ...(steps !== undefined && { steps }),
    ...(timeBudget !== undefined && { timeBudgetMs: timeBudget }),
    ...(scope !== undefined && { scope: scope === "none" ? null : scope }),
    ...(bail !== undefined && { bail }),
    ...(shard && { shard }),
  };
}
