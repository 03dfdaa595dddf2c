import { Bench } from "./bench.ts";
import type { Job, Played } from "./job.ts";
import type { Mutant } from "./mutation.ts";
import type { Workshop } from "./workshop.ts";

/** What became of a mutant. */
export interface Fate {
  readonly mutant: Mutant;
  /** Whether a test failed of it, or no test did, or none even came by. */
  readonly outcome: "killed" | "survived" | "notReached";
  /** The test that failed, or how else it was found; empty where it was not. */
  readonly by: string;
  /** How long it took. */
  readonly ms: number;
}

/** How many turns of loops a test may take beyond ten times its own, and how long. */
const SPARE_TURNS = 100_000;
const SPARE_MS = 30_000;

/** Puts mutants to the tests of a workshop, on so many processes; tells each fate as it is known. */
export async function hunt(
  { entry, without }: Workshop,
  mutants: readonly Mutant[],
  processes: number,
  tell: (fate: Fate) => void = () => {},
): Promise<readonly Fate[]> {
  const plan = await makePlan(entry, without);
  const waiting = [...mutants];
  const fates: Fate[] = [];
  const lane = async () => {
    const hunter = new Hunter(entry, plan);
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const begun = performance.now();
      const fate = { mutant, ...await hunter.hunt(mutant), ms: performance.now() - begun };
      fates.push(fate);
      tell(fate);
    }
    await hunter.close();
  };
  await Promise.all(Array.from({ length: processes }, lane));
  return fates.toSorted((one, other) => one.mutant.id - other.mutant.id);
}

/** What is known of the tests where there is no mutant. */
interface Plan {
  readonly names: readonly string[];
  /** The tests, the quickest first. */
  readonly played: readonly Played[];
  /** The mutants that are reached before any test. */
  readonly early: ReadonlySet<number>;
}

async function makePlan(entry: URL, without: RegExp): Promise<Plan> {
  const bench = await Bench.open(entry, null);
  if (!bench) throw new Error("Cannot mutate: the tests cannot be loaded; run them by deno test");
  const { tests, reached } = bench.loaded;
  const all = tests.flatMap((name, index) =>
    without.test(name) ? [] : [{ index, mostTurns: Number.MAX_SAFE_INTEGER }]
  );
  const done = await bench.ask({ mutant: null, tests: all }, 20 * SPARE_MS);
  await bench.close();
  if (!done) throw new Error("Cannot mutate: the tests do not end; run them by deno test");
  const failed = done.played.find(({ failure }) => failure !== null);
  if (failed) {
    const name = tests[failed.index];
    throw new Error(
      `Cannot mutate: without a mutant "${name}" fails (${failed.failure}); mend it first`,
    );
  }
  const played = done.played.toSorted((one, other) => one.ms - other.ms);
  return { names: tests, played, early: new Set(reached) };
}

type Found = Pick<Fate, "outcome" | "by">;

/** Puts one mutant after the other to one process, as long as that is fit for it. */
class Hunter {
  readonly #entry: URL;
  readonly #plan: Plan;
  #bench: Bench | null = null;

  constructor(entry: URL, plan: Plan) {
    this.#entry = entry;
    this.#plan = plan;
  }

  async hunt({ id }: Mutant): Promise<Found> {
    const reaching = this.#plan.played.filter(({ reached }) => reached.includes(id));
    // What is done once, while modules are loaded, a switch that is turned later cannot change.
    if (this.#plan.early.has(id)) return await this.#huntAlone(id, this.#plan.played);
    if (reaching.length === 0) return { outcome: "notReached", by: "" };
    return await this.#huntHere(id, reaching) ?? await this.#huntAlone(id, reaching);
  }

  async close(): Promise<void> {
    await this.#bench?.close();
    this.#bench = null;
  }

  /** Null where one has to look again: what was kept from before hides it, or it left a mess. */
  async #huntHere(id: number, tests: readonly Played[]): Promise<Found | null> {
    this.#bench ??= await Bench.open(this.#entry, null);
    const done = await this.#bench?.ask(jobOf(id, tests), mostMs(tests));
    if (!done) {
      await this.close();
      return { outcome: "killed", by: "it brings the process down, or never ends" };
    }
    if (!done.isClean) {
      await this.close();
      return null;
    }
    const isHidden = done.played.some(({ reached, failure }) => !failure && reached.length === 0);
    return this.#killer(done.played) ?? (isHidden ? null : { outcome: "survived", by: "" });
  }

  /** In a process of its own, with the mutant there from the first line. */
  async #huntAlone(id: number, tests: readonly Played[]): Promise<Found> {
    const bench = await Bench.open(this.#entry, id);
    if (!bench) return { outcome: "killed", by: "it cannot be loaded" };
    const places = new Map(bench.loaded.tests.map((name, index) => [name, index]));
    const there = tests.flatMap((test) => {
      const index = places.get(this.#plan.names[test.index] ?? "");
      return index === undefined ? [] : [{ ...test, index }];
    });
    const done = await bench.ask(jobOf(id, there), mostMs(tests));
    await bench.close();
    if (!done) return { outcome: "killed", by: "it brings the process down, or never ends" };
    return this.#killer(done.played, bench.loaded.tests) ?? { outcome: "survived", by: "" };
  }

  #killer(played: readonly Played[], names: readonly string[] = this.#plan.names): Found | null {
    const failed = played.find(({ failure }) => failure !== null);
    return failed ? { outcome: "killed", by: names[failed.index] ?? "" } : null;
  }
}

function jobOf(mutant: number, tests: readonly Played[]): Job {
  return {
    mutant,
    tests: tests.map(({ index, turns }) => ({ index, mostTurns: 10 * turns + SPARE_TURNS })),
  };
}

function mostMs(tests: readonly Played[]): number {
  return tests.reduce((sum, { ms }) => sum + 10 * ms, SPARE_MS);
}
