import { type Context, say, targetOf } from "../context.ts";
import { workTogether } from "../crew.ts";
import { Refusal } from "../exit_codes.ts";
import type { Replay, Shard } from "../../conformance/mod.ts";
import { readCorpus } from "../corpus.ts";
import { engineHint, type EngineShare, engineShare } from "../engine_share.ts";
import { FindingsFile, findingsPath } from "../findings_file.ts";
import { interruptible } from "../interruptible.ts";
import { pickRules, reasonsOf } from "../pick_rules.ts";
import { ProgressLine } from "../progress.ts";
import { baselineOf, report } from "../reports.ts";
import { type Chosen, nameOfTarget, type Share, type Target } from "../share.ts";

/** Puts an implementation to all rules of its side. */
export function run(context: Context): Promise<number> {
  return judge(context, targetOf(context), (text) => say(context, text.trimEnd()));
}

/**
 * Puts a target to all rules of its side.
 *
 * @param log hears what its program logs
 */
export async function judge(
  context: Context,
  target: Target,
  log: (text: string) => void,
): Promise<number> {
  const { surroundings, options: { kit, jobs = 1, quiet } } = context;
  const engine = shareOf(context);
  const shard = context.options.shard ?? engine?.shard;
  if (shard && jobs > 1) {
    const from = engine ? `, which ${engine.from} ask for` : "";
    throw new Refusal(`Cannot do a shard${from} in several jobs: leave out --shard or --jobs`);
  }
  baselineOf(context);
  const replays = await replaysOf(context);
  const share: Share = {
    target,
    kit: kit ?? null,
    chosen: { ...chosenOf(context), ...(shard && { shard }), replays },
    ...(engine && { sharedBy: engine.from }),
  };
  const file = findingsFileOf(context, target, shard);
  const oddities = new Set<string>();
  const progress = quiet ? null : new ProgressLine(surroundings);
  const result = await interruptible(
    surroundings,
    (signal) =>
      workTogether(share, jobs, surroundings, signal, {
        progress: (at) => progress?.tell(at),
        finding: (finding) => file.keep(finding),
        oddity: (oddity) => void oddities.add(oddity),
        log,
      }),
  ).finally(() => progress?.end());
  file.end(result);
  for (const oddity of oddities) say(context, `It is odd: ${oddity}`);
  if (file.path !== null) say(context, `The findings are in ${file.path}`);
  return await report(result, context);
}

/** What failed in earlier runs; what cannot be read of it is told, and left out. */
async function replaysOf(context: Context): Promise<readonly Replay[]> {
  const { surroundings, options: { corpus } } = context;
  if (corpus === undefined) return [];
  const { replays, flaws } = await readCorpus(corpus, surroundings);
  for (const flaw of flaws) say(context, `${flaw}; it is left out`);
  return replays;
}

/** The share that an engine hands out; null where somebody said which, or nobody does. */
function shareOf(context: Context): EngineShare | null {
  if (context.options.shard) return null;
  const { environment } = context.surroundings;
  const share = engineShare(environment);
  const hint = engineHint(environment);
  if (share) {
    say(context, `This is share ${share.shard.index} of ${share.shard.of}, by ${share.from}`);
  } else if (hint !== null) say(context, hint);
  return share;
}

function findingsFileOf(
  context: Context,
  target: Target,
  shard: Shard | undefined,
): FindingsFile {
  const { surroundings, options: { trace, profile, seed } } = context;
  return new FindingsFile(trace ?? findingsPath(shard), surroundings, {
    target: nameOfTarget(target),
    profile: profile ?? "callspec",
    seed: seed ?? 1,
    ...(shard && { shard }),
  });
}

/** The options of a campaign, as they were typed. */
function chosenOf({ options }: Context): Chosen {
  const { profile, rule, disable, seed, steps, timeBudget, scope, bail } = options;
  return {
    ...(profile && { profile }),
    ...(rule && { rules: pickRules(rule) }),
    ...(disable && { disable: reasonsOf(disable) }),
    ...(seed !== undefined && { seed }),
    ...(steps !== undefined && { steps }),
    ...(timeBudget !== undefined && { timeBudgetMs: timeBudget }),
    ...(scope !== undefined && { scope: scope === "none" ? null : scope }),
    ...(bail !== undefined && { bail }),
  };
}
