/** Shares of a run, put together, against the run that nobody shared. */
import { assertEquals } from "@std/assert";
import {
  type Adapter,
  type AppAdapter,
  conform,
  referenceApp,
  referenceEvents,
  referenceSystem,
} from "../conformance/mod.ts";
import { MUTANTS } from "../conformance/mutants/mod.ts";
import { Random } from "../reference/mod.ts";
import { mergeResults, readResult, REPORTERS, type ResultData, resultData } from "./mod.ts";

function mutantThat(name: string): Adapter {
  const mutant = MUTANTS.find((each) => each.name === name);
  if (!mutant) throw new Error(`Cannot find a mutant that ${name}`);
  return mutant.adapter;
}

/** An app that throws where nobody can throw, on whatever it is asked to dial. */
const wild: AppAdapter = {
  ...referenceApp,
  async open(phone) {
    const app = await referenceApp.open(phone);
    const start = () => Promise.reject(new Error(`no start, of seed ${phone.seed % 3}`));
    return { ...app, calls: () => app.calls(), intents: { ...app.intents, start } };
  },
};

/** Subjects of every kit: right ones, with one breach, with several, and with faults of their own. */
const SUBJECTS: readonly (readonly [name: string, adapter: Adapter])[] = [
  ["an app that keeps all of the law", referenceApp],
  ["an event layer that does", referenceEvents],
  ["a call system that does", referenceSystem],
  ["an app that throws", wild],
  ...[
    "reports an incoming call twice",
    "keeps the audio session until the next call",
    "waits for its engine without a limit",
    "shows observers who is at the other end",
  ].map((name) => [`a subject that ${name}`, mutantThat(name)] as const),
];

/** A result as it comes back from a file. */
function filed(data: ResultData): ResultData {
  return readResult(REPORTERS.json.render(data));
}

for (const [index, [name, adapter]] of SUBJECTS.entries()) {
  Deno.test(`mergeResults of the shares of ${name} is the result of the whole`, async () => {
    const random = new Random(index + 1);
    const below = (limit: number) => random.pick([...Array(limit).keys()]) ?? 0;
    const [seed, of] = [below(1_000), 2 + below(5)];
    const run = async (shard: ResultData["shard"]) =>
      resultData(await conform(adapter, { steps: 600, seed, shard }));
    const shares = [];
    for (let share = of; share >= 1; share--) shares.push(filed(await run({ index: share, of })));
    assertEquals(mergeResults(shares), await run({ index: 1, of: 1 }));
  });
}
