import { isLaw, type Rule, sideOf } from "../rules/mod.ts";
import type { Scenario, Step } from "../scenario/mod.ts";
import { type Outlook, searchShorter } from "./certificate.ts";
import { strongSteps } from "./enabled_steps.ts";
import { explain, type Needs } from "./explain.ts";
import { keyOf } from "./key.ts";
import type { Settings } from "./options.ts";
import type { Found } from "./panel.ts";
import { openSession, play, playOn, type Run, type Session } from "./player.ts";
import { type Reading, readingsOf } from "./readings.ts";
import type { Finding } from "./result.ts";
import { thrownText } from "./recorder/mod.ts";
import type { TraceEvent } from "../trace/mod.ts";
import { shrink, type Trial } from "./shrinker.ts";
import { replayToken } from "./token.ts";
import type { Walk } from "./walk.ts";
import { callWitness, type Witness } from "./witness.ts";

/** A finding, and what was odd about making it. */
export interface Investigated {
  /** The finding. */
  readonly finding: Finding;
  /** What was odd; null: nothing. */
  readonly fault: string | null;
}

/** Makes a finding of a breach: the shortest way to it, what of that matters, and how to see it. */
export async function investigate(
  found: Found,
  done: Walk,
  settings: Settings,
): Promise<Investigated> {
  try {
    return await new Investigation(found.rule, done.seed, settings).run(found, done);
  } catch (error) {
    // Its process may be gone for good. What was found is told as it was found.
    const fault = `it could not be opened again to look into ${found.rule.id}: ${
      thrownText(error)
    }`;
    return { finding: asFound(found, done, settings), fault };
  }
}

/** A finding that nobody could look into. */
function asFound({ rule, violation }: Found, done: Walk, settings: Settings): Finding {
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
    readings: readings(rule, done.events, settings),
    beside: [rule.id],
    follows: null,
  };
}

class Investigation {
  readonly #rule: Rule;
  readonly #seed: number;
  readonly #settings: Settings;

  constructor(rule: Rule, seed: number, settings: Settings) {
    this.#rule = rule;
    this.#seed = seed;
    this.#settings = settings;
  }

  async run({ violation }: Found, done: Walk): Promise<Investigated> {
    const { adapter, profile } = this.#settings;
    const shrunk = await shrink(done.steps, {
      attempt: (steps) => this.#attempt(steps),
      enabledBefore: (steps) => this.#enabledBefore(steps),
    });
    const { length } = shrunk.steps;
    const { shorter, certificate } = await searchShorter(length, (steps) => this.#look(steps));
    const steps = shorter ?? shrunk.steps;
    const run = await this.#replay(steps);
    const own = run.found.find((each) => each.rule === this.#rule);
    const scenario: Scenario = {
      title: `${adapter.name} breaks ${this.#rule.id}`,
      setting: profile.name === "callspec" ? {} : { profile: profile.name },
      lines: own ? steps : done.steps,
    };
    // Advice is no cause of anything: an app may leave it, and be right in all else.
    const first = run.found.find(({ rule }) => rule === this.#rule || isLaw(rule));
    const finding: Finding = {
      rule: this.#rule,
      violation: own?.violation ?? violation,
      scenario,
      events: own ? run.events : done.events,
      slots: own ? run.slots : done.slots,
      token: replayToken(scenario, this.#seed),
      shrunk: { from: done.steps.length, runs: shrunk.runs, executed: shrunk.executed },
      certificate,
      needs: own ? await this.#needs(steps) : [],
      replays: agreeing(run, [run, await this.#replay(steps), await this.#replay(steps)]),
      witness: own ? await this.#witness(steps, own.violation.at, run) : null,
      readings: readings(this.#rule, own ? run.events : done.events, this.#settings),
      beside: run.found.map(({ rule }) => rule.id),
      follows: first && own && first.rule !== this.#rule ? first.rule : null,
    };
    const fault = own ? null : `it broke ${this.#rule.id} once, and not again by the same steps`;
    return { finding, fault };
  }

  /** Plays some steps to their end, under all rules. */
  #replay(steps: readonly Step[]): Promise<Run> {
    const rules = [...this.#settings.rules, ...this.#settings.controls];
    return play(this.#settings.adapter, steps, { ...this.#settings, seed: this.#seed, rules });
  }

  #open(rules: readonly Rule[]): Promise<Session> {
    return openSession(this.#settings.adapter, { ...this.#settings, seed: this.#seed, rules });
  }

  #enabled({ world, stage }: Session): readonly Step[] {
    const { slots, allows } = stage;
    return strongSteps({ kit: this.#settings.adapter.kit, world, slots, allows });
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
      (await this.#attempt(changed)).failing !== null;
    return explain(steps, isBroken);
  }

  /** What is seen at the end of some steps. */
  async #look(steps: readonly Step[]): Promise<Outlook> {
    const session = await this.#open([this.#rule]);
    const { found } = session.panel;
    await playOn(session, steps, () => found.length > 0);
    const isBroken = found.length > 0;
    const enabled = isBroken ? [] : this.#enabled(session);
    session.stage.close();
    return { isBroken, key: keyOf(session.world), enabled };
  }

  /** Plays a candidate until it breaks the rule, and says what of it was needed so far. */
  async #attempt(steps: readonly Step[]): Promise<Trial> {
    const session = await this.#open([this.#rule]);
    const { found } = session.panel;
    const taken: Step[] = [];
    const keys: string[] = [];
    await playOn(session, steps, ({ step, isTaken }) => {
      if (isTaken) {
        taken.push(step);
        keys.push(keyOf(session.world));
      }
      return found.length > 0;
    });
    session.stage.close();
    return { failing: found.length > 0 ? taken : null, keys };
  }

  /** The steps that could be taken before each of these, and after the last. */
  async #enabledBefore(steps: readonly Step[]): Promise<readonly (readonly Step[])[]> {
    const session = await this.#open([]);
    const enabled = [this.#enabled(session)];
    await playOn(session, steps, () => {
      enabled.push(this.#enabled(session));
      return false;
    });
    session.stage.close();
    return enabled;
  }
}

/** Under what else the same events would break nothing. */
function readings(
  rule: Rule,
  events: readonly TraceEvent[],
  { profile, adapter }: Settings,
): readonly Reading[] {
  return readingsOf(rule, events, { profile, capabilities: adapter.capabilities ?? [] });
}

/** How many runs were the same as one of them, event for event. */
function agreeing(one: Run, runs: readonly Run[]): number {
  const textOf = ({ events }: Run) => JSON.stringify(events);
  return runs.filter((run) => textOf(run) === textOf(one)).length;
}
