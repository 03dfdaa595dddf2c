import { conform, type ConformanceResult, findingsOf } from "../../conformance/mod.ts";
import { MUTANTS } from "../../conformance/mutants/mod.ts";
import type { RuleId } from "../../rules/mod.ts";
import { type Kit, printLine } from "../../scenario/mod.ts";

/** How many steps of walks a mutant gets. */
export const STEPS = 2_000;

/** What is to be learned may take more luck than one seed has. */
const MOST_SEEDS = 8;

/** A mutant, and how it is put to the kit. */
export interface KillTask {
  /** The place in the list of mutants. */
  readonly index: number;
  /** Under so many seeds. */
  readonly seeds: number;
  /** Whether the corpus is made anew: then it is found without, under the first seed that does. */
  readonly isLearning: boolean;
}

/** What became of a mutant under one seed. */
export interface Kill {
  readonly name: string;
  readonly breaks: RuleId;
  readonly kit: Kit;
  readonly seed: number;
  readonly isKilled: boolean;
  readonly first: string;
  readonly causes: number;
  readonly steps: string;
  readonly length: number;
  readonly isShortest: boolean;
  readonly control: number;
  /** What it does otherwise than the reference without a rule that says so. */
  readonly unnamed: number;
}

/** Puts a mutant to the kit under each seed; where it is to be learned from, until it is found. */
export async function killsOf({ index, seeds, isLearning }: KillTask): Promise<readonly Kill[]> {
  const kills: Kill[] = [];
  for (let seed = 1; seed <= (isLearning ? MOST_SEEDS : seeds); seed++) {
    const kill = await killOf(index, seed, isLearning);
    if (isLearning && kill.isKilled) return [kill];
    kills.push(kill);
  }
  return isLearning ? kills.slice(-1) : kills;
}

async function killOf(index: number, seed: number, isLearning: boolean): Promise<Kill> {
  const mutant = MUTANTS[index];
  if (!mutant) throw new Error(`Cannot take mutant ${index}: there are ${MUTANTS.length}`);
  const { name, breaks, adapter, transition } = mutant;
  const result = await conform(adapter, {
    seed,
    steps: STEPS,
    corpus: !isLearning, // It is made of these.
    ...(transition && { transition }),
  });
  const findings = transition ? result.control : findingsOf(result);
  const own = findings.find(({ rule }) => rule.id === breaks);
  return {
    name,
    breaks,
    kit: adapter.kit,
    seed,
    isKilled: own !== undefined,
    first: findings[0]?.rule.id ?? "nothing",
    causes: causesOf(findings),
    steps: own?.scenario.lines.map(printLine).join("; ") ?? "",
    length: own?.scenario.lines.length ?? 0,
    isShortest: own?.certificate.isShortest ?? false,
    control: transition ? 0 : result.control.length,
    unnamed: result.divergences.length,
  };
}

function causesOf(findings: ConformanceResult["control"]): number {
  return findings.filter(({ follows }) => follows === null).length;
}

/** A line on what became of a mutant. */
export function lineOf(kill: Kill): string {
  const { name, breaks, first, causes, length, isShortest, isKilled } = kill;
  const head = isKilled ? (first === breaks ? "ok    " : "other ") : "MISSED";
  const how = `${length} steps${isShortest ? ", none shorter" : ""}, ${causes} causes`;
  const what = first === breaks ? first : `${breaks}, first ${first}`;
  return `${head} ${name}: ${what} (${how})`;
}
