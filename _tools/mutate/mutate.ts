/**
 * Puts one small fault after the other into our own code, and says which of them no test notices:
 * `deno task mutate [part ...] [--file NAME] [--sample N] [--seed N] [--write]`. A part is a row of
 * `parts.ts`; `--file` takes the files only whose path has that in it; `--sample` takes so many
 * mutants of each part by chance. `--write` writes the page of a whole run.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { Random } from "../../reference/mod.ts";
import { askDeno, say } from "../run_deno.ts";
import { EQUIVALENTS } from "./equivalents.ts";
import { type Fate, hunt } from "./hunt.ts";
import { isEquivalent, mutationPage, type PartResult, scoreOf } from "./mutation_page.ts";
import { inWords, type Mutant } from "./mutation.ts";
import { countTyped } from "../count_typed.ts";
import { type Part, PARTS } from "./parts.ts";
import { equip } from "./workshop.ts";

const ROOT = new URL("../../", import.meta.url);
const PAGE = new URL("docs/mutation.md", ROOT);
const PROCESSES = 2;

const { values: options, positionals: names } = parseArgs({
  args: Deno.args,
  allowPositionals: true,
  options: {
    file: { type: "string", default: "" },
    sample: { type: "string" },
    seed: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const isWhole = names.length === 0 && options.file === "" && options.sample === undefined;
if (options.write && !isWhole) {
  throw new Error("Cannot write the page of a part: leave the rest out");
}
const unknown = names.find((name) => !PARTS.some((part) => part.name === name));
if (unknown) {
  const known = PARTS.map(({ name }) => name).join(", ");
  throw new Error(`Cannot mutate ${unknown}: the parts are ${known}`);
}

const results: PartResult[] = [];
for (const part of PARTS) {
  if (names.length === 0 || names.includes(part.name)) results.push(await mutate(part));
}
for (const result of results) {
  for (const fate of result.fates) if (isLeft(fate)) say(lineOf(fate));
}
for (const { part, fates, ms } of results) {
  const { all, killed, equivalent, survived, percent } = scoreOf(fates);
  say(
    `${part}: ${all} mutants, ${killed} killed, ${equivalent} equivalent, ${survived} survived: ` +
      `${percent.toFixed(1)} %, ${(ms / 1_000).toFixed(0)} s`,
  );
}
const stale = isWhole ? EQUIVALENTS.filter((each) => !excusesAny(each)) : [];
for (const { file, was, now } of stale) {
  say(`wrong: no survivor in ${file} is ${inWords({ was, now })}; take it out of equivalents.ts`);
}
if (stale.length > 0) Deno.exitCode = 1;
if (options.write) {
  await Deno.writeTextFile(PAGE, await askDeno(["fmt", "--ext=md", "-"], mutationPage(results)));
}

async function mutate(part: Part): Promise<PartResult> {
  const scratch = await Deno.makeTempDir();
  try {
    const workshop = await equip(ROOT, new URL(`file://${scratch}/`), part);
    const mutants = chosen(workshop.mutants);
    say(`${part.name}: ${mutants.length} mutants`);
    const begun = performance.now();
    let tried = 0;
    const fates = await hunt(workshop, mutants, PROCESSES, () => {
      if (++tried % 100 === 0) say(`${part.name}: ${tried} of ${mutants.length}`);
    });
    return { part: part.name, fates, ms: performance.now() - begun };
  } finally {
    await Deno.remove(scratch, { recursive: true });
  }
}

/** The mutants that were asked for. */
function chosen(mutants: readonly Mutant[]): readonly Mutant[] {
  const left = mutants.filter(({ file }) => file.includes(options.file));
  const random = new Random(countTyped(options.seed, { what: "the seed", otherwise: 1 }));
  const size = Math.min(
    countTyped(options.sample, { what: "the size of the sample", otherwise: Infinity }),
    left.length,
  );
  return Array.from({ length: left.length - size }).reduce<readonly Mutant[]>(
    (rest) => rest.toSpliced(Math.floor(random.next() * rest.length), 1),
    left,
  );
}

function isLeft(fate: Fate): boolean {
  return fate.outcome !== "killed" && !isEquivalent(fate);
}

function lineOf({ mutant, outcome }: Fate): string {
  const note = outcome === "notReached" ? " (no test comes by)" : "";
  return `${mutant.file}:${mutant.line}: ${inWords(mutant)}${note}`;
}

function excusesAny({ file, was, now }: typeof EQUIVALENTS[number]): boolean {
  return results.some(({ fates }) =>
    fates.some(({ mutant, outcome }) =>
      outcome !== "killed" && mutant.file === file && mutant.was === was && mutant.now === now
    )
  );
}
