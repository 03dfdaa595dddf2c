import { table } from "../pages/table.ts";
import { equivalentOf } from "./equivalents.ts";
import type { Fate } from "./hunt.ts";
import { inWords } from "./mutation.ts";

/** What became of the mutants of a part, and how long it took. */
export interface PartResult {
  readonly part: string;
  readonly fates: readonly Fate[];
  readonly ms: number;
}

/** Counts of mutants. */
export interface Score {
  readonly all: number;
  readonly killed: number;
  readonly equivalent: number;
  readonly survived: number;
  /** How many of a hundred are killed, of those that can be. */
  readonly percent: number;
}

/** Counts fates. One that no test comes by has survived. */
export function scoreOf(fates: readonly Fate[]): Score {
  const killed = fates.filter(({ outcome }) => outcome === "killed").length;
  const equivalent = fates.filter(isEquivalent).length;
  const all = fates.length;
  const survived = all - killed - equivalent;
  return {
    all,
    killed,
    equivalent,
    survived,
    percent: 100 * killed / Math.max(1, all - equivalent),
  };
}

/** Whether a mutant lives because it is none. */
export function isEquivalent({ mutant, outcome }: Fate): boolean {
  return outcome !== "killed" && equivalentOf(mutant) !== undefined;
}

/** The page of a whole run. */
export function mutationPage(results: readonly PartResult[]): string {
  const fates = results.flatMap((result) => result.fates);
  return [
    "# Mutants of our own code",
    "The code that judges others, or stands in for them, is itself put to the test: each row is a " +
    "part of it, in which one small fault after the other is made, and the tests that concern it are " +
    "run. A fault that no test notices has survived. `deno task mutate --write` writes this page; how " +
    "it is done, and why so, is in [decision 0028](decisions/0028_mutants_of_our_own.md).",
    "## By part",
    table([...HEAD("part"), "seconds"], [
      ...results.map(({ part, fates, ms }) => [...cells(part, fates), inSeconds(ms)]),
      [...cells("all", fates), inSeconds(results.reduce((sum, { ms }) => sum + ms, 0))],
    ]),
    "## By file",
    table([...HEAD("file"), "seconds"], byFile(fates)),
    "## Survivors",
    "Each is a test that could be written. `*`: no test comes by.",
    ...survivors(fates),
    "## Equivalents",
    "These change nothing that anybody can see, and so are counted for nothing.",
    equivalents(fates),
  ].join("\n\n");
}

const HEAD = (first: string) => [first, "mutants", "killed", "equivalent", "survived", "score"];

function cells(name: string, fates: readonly Fate[]): readonly string[] {
  const { all, killed, equivalent, survived, percent } = scoreOf(fates);
  return [name, ...[all, killed, equivalent, survived].map(String), `${percent.toFixed(1)} %`];
}

function inSeconds(ms: number): string {
  return (ms / 1_000).toFixed(0);
}

function filesOf(fates: readonly Fate[]): readonly (readonly [string, readonly Fate[]])[] {
  return [...Map.groupBy(fates, ({ mutant }) => mutant.file)];
}

function byFile(fates: readonly Fate[]): readonly (readonly string[])[] {
  return filesOf(fates).map(([file, own]) => [
    ...cells(`\`${file}\``, own),
    inSeconds(own.reduce((sum, { ms }) => sum + ms, 0)),
  ]);
}

function survivors(fates: readonly Fate[]): readonly string[] {
  const left = fates.filter((fate) => fate.outcome !== "killed" && !isEquivalent(fate));
  return filesOf(left).map(([file, own]) =>
    [
      `### \`${file}\`\n`,
      ...own.map(({ mutant, outcome }) =>
        `- ${mutant.line}${outcome === "notReached" ? "*" : ""}: ${inWords(mutant)}`
      ),
    ].join("\n")
  );
}

function equivalents(fates: readonly Fate[]): string {
  return table(
    ["file", "line", "mutation", "why"],
    fates.filter(isEquivalent).map(({ mutant }) => [
      `\`${mutant.file}\``,
      `${mutant.line}`,
      inWords(mutant),
      equivalentOf(mutant)?.because ?? "",
    ]),
  );
}
