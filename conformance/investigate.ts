import { isLaw, type Rule, sideOf } from "../rules/mod.ts";
import type { Scenario, Step } from "../scenario/mod.ts";
import { searchShorter } from "./certificate.ts";
import { explain, type Needs } from "./explain.ts";
import { goOn, Interrupted } from "./interrupted.ts";
import type { Settings } from "./options.ts";
import type { Found } from "./panel.ts";
import { play, type Run } from "./player.ts";
import { readingsOf } from "./readings.ts";
import type { Finding } from "./result.ts";
import { thrownText } from "./recorder/mod.ts";
import type { TraceEvent } from "../trace/mod.ts";
import { shrink } from "./shrinker.ts";
import { replayToken } from "./token.ts";
import { Trials } from "./trials.ts";
import type { Walk } from "./walk.ts";
import { callWitness, type Witness } from "./witness.ts";

/** A finding, and what was odd about making it. */
export interface Investigated {
  /** The finding. */
  readonly finding: Finding;
  /** What was odd; null: nothing. */
  readonly fault: string | null;
}

/**
 * Makes a finding of a breach: the shortest way to it, what of that matters, and how to see it.
 *
 * @throws {Interrupted} where the campaign is
 */
export async function investigate(
  found: Found,
  done: Walk,
  settings: Settings,
): Promise<Investigated> {
  try {
    return await new Investigation(found.rule, done.seed, settings).run(found, done);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    // Its process may be gone for good. What was found is told as it was found.
    const fault = `it could not be opened again to look into ${found.rule.id}: ${
      thrownText(error)
    }`;
    return { finding: asFound(found, done, settings), fault };
  }
}

/** A breach as it was found, before anybody looked into it. */
export function asFound(
  { rule, violation }: Found,
  done: Pick<Walk, "steps" | "seed" | "events" | "slots">,
  settings: Settings,
): Finding {
  const { adapter, profile } = settings;
  const scenario: Scenario = {
    title: `${adapter.name} breaks ${rule.id}`,
    setting: profile.name === "callspec" ? {} : { profile: profile.name },
    lines: done.steps,
  };
  return {
    rule,
    violation,
    scenario,
    events: done.events,
    slots: done.slots,
    token: replayToken(scenario, done.seed),
    shrunk: { from: done.steps.length, runs: 0, executed: 0 },
    certificate: { isShortest: false, upTo: 0, executed: 0 },
    needs: [],
    replays: 0,
    witness: null,
    readings: readingsOf(rule, done.events, settings),
    beside: [rule.id],
    follows: null,
  };
}

class Investigation {
  readonly #rule: Rule;
  readonly #seed: number;
  readonly #settings: Settings;
  readonly #trials: Trials;

  constructor(rule: Rule, seed: number, settings: Settings) {
    this.#trials = new Trials(rule, seed, settings);
    this.#rule = rule;
    this.#seed = seed;
    this.#settings = settings;
  }

  async run(found: Found, done: Walk): Promise<Investigated> {
    const trials = this.#trials;
    const shrunk = await shrink(done.steps, trials);
    const { length } = shrunk.steps;
    const { shorter, certificate } = await searchShorter(length, (steps) => trials.look(steps));
    const steps = shorter ?? shrunk.steps;
    const run = await this.#replay(steps);
    const own = run.found.find((each) => each.rule === this.#rule);
    // Advice is no cause of anything: an app may leave it, and be right in all else.
    const first = run.found.find(({ rule }) => rule === this.#rule || isLaw(rule));
    const finding: Finding = {
      ...asFound(own ?? found, own ? { ...done, ...run, steps } : done, this.#settings),
      shrunk: { from: done.steps.length, runs: shrunk.runs, executed: shrunk.executed },
      certificate,
      needs: own ? await this.#needs(steps) : [],
      replays: agreeing(run, [run, await this.#replay(steps), await this.#replay(steps)]),
      witness: own ? await this.#witness(steps, own.violation.at, run) : null,
      beside: run.found.map(({ rule }) => rule.id),
      follows: first && own && first.rule !== this.#rule ? first.rule : null,
    };
    const fault = own ? null : `it broke ${this.#rule.id} once, and not again by the same steps`;
    return { finding, fault };
  }

  /** Plays some steps to their end, under all rules. */
  #replay(steps: readonly Step[]): Promise<Run> {
    goOn(this.#settings);
    const rules = [...this.#settings.rules, ...this.#settings.controls];
    return play(this.#settings.adapter, steps, { ...this.#settings, seed: this.#seed, rules });
  }

  /** Another system under an app is the kit's own: about that the reference app says nothing. */
  async #witness(steps: readonly Step[], at: TraceEvent, run: Run): Promise<Witness | null> {
    const { adapter } = this.#settings;
    if (sideOf(this.#rule) !== adapter.kit) return null;
    const settings = { ...this.#settings, seed: this.#seed };
    return await callWitness({ rule: this.#rule, steps, at, run }, settings);
  }

  #needs(steps: readonly Step[]): Promise<readonly Needs[]> {
    const isBroken = async (changed: readonly Step[]) =>
      (await this.#trials.attempt(changed)).failing !== null;
    return explain(steps, isBroken);
  }
}

/** How many runs were the same as one of them, event for event. */
function agreeing(one: Run, runs: readonly Run[]): number {
  const textOf = ({ events }: Run) => JSON.stringify(events);
  return runs.filter((run) => textOf(run) === textOf(one)).length;
}
