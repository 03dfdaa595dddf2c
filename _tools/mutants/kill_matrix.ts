/**
 * Puts every mutant to the kit, and says which rule was named first for each, by how many steps and
 * with how many causes; and every part of the kit that is watched to its guards: `deno task mutants
 * [--seeds N] [--learn | --write]`. With `--learn` it does without the corpus of shortest ways, and
 * writes it anew; with `--write` it writes the page that shows what became of each. It fails where one
 * is not found, where another rule is named first too often, where a call system does what no rule
 * names, and where the page is stale.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { MUTANTS } from "../../conformance/mutants/mod.ts";
import { RULES } from "../../rules/mod.ts";
import { type Kit, KITS } from "../../scenario/mod.ts";
import { countTyped } from "../count_typed.ts";
import { table } from "../pages/table.ts";
import { askDeno, say } from "../run_deno.ts";
import { inThreads } from "../threads.ts";
import { type Kill, type KillTask, lineOf, STEPS } from "./kill.ts";
import { putAllToGuards, type WatchedPart, watchedSection, wrongWith } from "./watched_parts.ts";

/** In how many cases of a hundred the right rule is to be named first. */
const WANTED_FIRST = 90;

/** How many causes a single fault may be told as, in all but a few of a hundred cases. */
const MOST_CAUSES = 2;
const FEW = 5;

const { values: typed } = parseArgs({
  args: Deno.args,
  options: {
    seeds: { type: "string" },
    learn: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const seeds = countTyped(typed.seeds, { what: "the number of seeds", otherwise: 1 });

const CORPUS = new URL("../../conformance/corpus_steps.ts", import.meta.url);
/** Whether the corpus is made anew: then mutants are found without it. */
const isLearning = typed.learn;

const PAGE = new URL("../../docs/rules/mutants.md", import.meta.url);

/** The shortest ways as the first stage of every campaign. */
async function corpusText(): Promise<string> {
  const ways = (kit: Kit) =>
    kills.filter((kill) => kill.kit === kit).map(({ steps }) => steps)
      .filter((steps) => steps !== "");
  const corpus = Object.fromEntries(KITS.map((kit) => [kit, [...new Set(ways(kit))].sort()]));
  const text = `import type { Kit } from "../scenario/mod.ts";

/** Made by \`deno task mutants --write\`: the shortest way to each mutant. */
export const CORPUS: Readonly<Record<Kit, readonly string[]>> = ${JSON.stringify(corpus)};
`;
  return await askDeno(["fmt", "--ext=ts", "-"], text);
}

async function pageOf(kills: readonly Kill[], parts: readonly WatchedPart[]): Promise<string> {
  const rows = kills.map(({ name, breaks, first, length, isShortest }) => [
    breaks,
    name,
    first === breaks ? "yes" : `no: ${first}`,
    `${length}${isShortest ? "" : " or fewer"}`,
  ]);
  const text = [
    "# The kill matrix",
    `Every rule has a mutant: the reference with one fault. The kit puts each to all rules (seed 1, ` +
    `${STEPS} steps), and is to name the right one first. \`deno task mutants --write\` writes this ` +
    "page, and `deno task mutants` holds it to what is so.",
    table(
      ["rule", "a subject that", "named first", "steps"],
      rows.toSorted(([one = ""], [other = ""]) => one < other ? -1 : one > other ? 1 : 0),
    ),
    watchedSection(parts),
  ].join("\n\n");
  return await askDeno(["fmt", "--ext=md", "-"], text);
}

const tasks = [...MUTANTS.keys()].map((index): KillTask => ({ index, seeds, isLearning }));
const kills: Kill[] = [];
const thread = new URL("./kill_thread.ts", import.meta.url);
for await (const done of inThreads<KillTask, readonly Kill[]>(thread, tasks)) {
  kills.push(...done);
  for (const each of done) say(lineOf(each));
}
const wrong: string[] = [];
for (const { name, isKilled, seed, control, unnamed } of kills) {
  if (!isKilled) wrong.push(`seed ${seed} does not find what ${name}`);
  if (unnamed > 0) wrong.push(`no rule names all that is seen where a subject ${name}`);
  if (control > 0) wrong.push(`seed ${seed} blames the kit for what ${name}`);
}
const first = kills.filter(({ breaks, first }) => first === breaks).length;
const share = Math.floor(100 * first / kills.length);
if (share < WANTED_FIRST) wrong.push(`the right rule is named first in ${share} of 100`);
const blurred = kills.filter(({ causes }) => causes > MOST_CAUSES);
for (const { name, causes } of blurred) say(`${causes} causes are told of what ${name}`);
if (100 * blurred.length > FEW * kills.length) wrong.push(`${blurred.length} are told as too many`);
const bare = RULES.filter(({ id }) => !MUTANTS.some(({ breaks }) => breaks === id));
for (const { id } of bare) wrong.push(`${id} has no mutant`);
const parts = await putAllToGuards();
wrong.push(...parts.map(wrongWith).filter((each) => each !== null));
const page = await pageOf(kills.filter(({ seed }) => seed === 1), parts);
if (typed.write) {
  await Deno.writeTextFile(PAGE, page);
} else if (isLearning) {
  await Deno.writeTextFile(CORPUS, await corpusText());
} else if (await Deno.readTextFile(PAGE).catch(() => "") !== page) {
  wrong.push("docs/rules/mutants.md is stale: deno task mutants --write");
}
for (const each of wrong) say(`wrong: ${each}`);
const shortest = kills.filter(({ isShortest }) => isShortest).length;
const lengths = kills.map(({ length }) => length).toSorted((one, other) => one - other);
say(`${MUTANTS.length} mutants, ${seeds} seeds: the right rule first in ${share} of 100`);
say(
  `${shortest} of ${kills.length} counterexamples proven the shortest; longest ${lengths.at(-1)}`,
);
say(`${parts.filter(({ fault }) => fault !== null).length} faults in parts of the kit itself`);
say(`${kills.length + parts.length - wrong.length} passed, ${wrong.length} failed`);
if (wrong.length > 0) Deno.exitCode = 1;
