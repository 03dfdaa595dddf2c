/**
 * Finds per million executed steps, of walks as the kit takes them and of `fc.commands` as its
 * documentation advises, with the same steps and the same rules: `deno task bench:finds`. Neither has
 * the corpus or a tour. Counts of steps do not depend on the machine.
 *
 * @module
 */
import fc from "fast-check";
import {
  enabledSteps,
  kindsOf,
  openSession,
  type Session,
  type Settings,
  settingsOf,
  settle,
  stepsOf,
  takeStep,
  walk,
} from "../../conformance/internals.ts";
import { type Mutant, MUTANTS } from "../../conformance/mutants/mod.ts";
import { seedOf } from "../../reference/mod.ts";
import type { Step } from "../../scenario/mod.ts";
import { say } from "../run_deno.ts";

/** How many steps each engine may execute to find a mutant. */
const BUDGET = 20_000;

/** One mutant of so many is tried. */
const EVERY = 6;

/** How many commands a run of `fc.commands` has at most. */
const LENGTH = 200;

/** Steps that were executed until the rule was named, or the whole budget. */
interface Search {
  readonly executed: number;
  readonly isFound: boolean;
}

async function byWalks(settings: Settings, { breaks }: Mutant): Promise<Search> {
  let executed = 0;
  for (let number = 0; executed < BUDGET; number++) {
    const done = await walk(settings, seedOf(1, number), new Set());
    const breach = done.found.findIndex(({ rule }) => rule.id === breaks);
    executed += done.reaches[breach]?.steps ?? Math.max(done.steps.length, 1);
    if (breach >= 0) return { executed, isFound: true };
  }
  return { executed, isFound: false };
}

/** What a run of commands shares: the subject, and how much was executed in all runs. */
class Run {
  readonly session: Session;
  readonly settings: Settings;
  readonly count: { executed: number };

  constructor(session: Session, settings: Settings, count: { executed: number }) {
    this.session = session;
    this.settings = settings;
    this.count = count;
  }
}

class StepCommand implements fc.AsyncCommand<Run, Run> {
  readonly #step: Step;

  constructor(step: Step) {
    this.#step = step;
  }

  check({ session: { world, stage }, settings }: Readonly<Run>): boolean {
    const situation = { kit: settings.adapter.kit, world, slots: stage.slots };
    const text = JSON.stringify(this.#step);
    return enabledSteps(situation).get(this.#step.kind)
      ?.some((each) => JSON.stringify(each) === text) ?? false;
  }

  async run(_model: Run, { session, count }: Run): Promise<void> {
    count.executed++;
    await takeStep(session, this.#step, count.executed);
    await settle(session);
    if (session.panel.found.length > 0) throw new Error("a rule is broken");
  }

  toString(): string {
    return this.#step.kind;
  }
}

async function byCommands(settings: Settings, mutant: Mutant): Promise<Search> {
  const count = { executed: 0 };
  const steps = kindsOf(settings.adapter.kit).filter((kind) => kind !== "quirkTurns");
  const commands = fc.commands(
    steps.map((kind) => fc.constantFrom(...stepsOf(kind)).map((step) => new StepCommand(step))),
    { maxCommands: LENGTH, size: "max" },
  );
  let isFound = false;
  const rules = [...settings.rules, ...settings.controls];
  for (let seed = 1; count.executed < BUDGET && !isFound; seed++) {
    const before = count.executed;
    await fc.check(
      fc.asyncProperty(commands, async (sequence) => {
        if (isFound || count.executed >= BUDGET) return;
        const session = await openSession(settings.adapter, { ...settings, seed, rules });
        const run = new Run(session, settings, count);
        try {
          await fc.asyncModelRun(() => ({ model: run, real: run }), sequence);
        } catch {
          isFound ||= session.panel.found.some(({ rule }) => rule.id === mutant.breaks);
        }
        session.stage.close();
      }),
      { seed, numRuns: 20, endOnFailure: true },
    );
    if (count.executed === before) count.executed += 1;
  }
  return { executed: count.executed, isFound };
}

const chosen = MUTANTS.filter(({ transition }, index) => !transition && index % EVERY === 0);
const total = { walks: { executed: 0, found: 0 }, commands: { executed: 0, found: 0 } };
for (const mutant of chosen) {
  const settings = settingsOf(mutant.adapter, {});
  for (const [name, search] of [["walks", byWalks], ["commands", byCommands]] as const) {
    const { executed, isFound } = await search(settings, mutant);
    total[name].executed += executed;
    if (isFound) total[name].found++;
  }
}
const rate = ({ executed, found }: { readonly executed: number; readonly found: number }) =>
  1e6 * found / executed;
for (const [name, { executed, found }] of Object.entries(total)) {
  const finds = rate({ executed, found }).toFixed(0);
  say(`${name}: ${found} of ${chosen.length} in ${executed} steps, ${finds} a million`);
}
const ratio = rate(total.walks) / rate(total.commands);
say(
  `ratio ${ratio.toFixed(1)}, goal 5: ${ratio >= 5 ? "met" : `short by ${(5 - ratio).toFixed(1)}`}`,
);
