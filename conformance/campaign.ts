import { onUnhandled } from "../reference/mod.ts";
import { type Rule, type RuleId, RULES, sideOf, SPEC_VERSION } from "../rules/mod.ts";
import type { Scenario, Step } from "../scenario/mod.ts";
import type { EventKind } from "../trace/mod.ts";
import type { Adapter } from "./adapter.ts";
import { keyOf } from "./key.ts";
import { strongSteps } from "./enabled_steps.ts";
import { type Life, signsOfLife } from "./life.ts";
import { type CampaignOptions, type Settings, settingsOf } from "./options.ts";
import { type Found, whyInapplicable } from "./panel.ts";
import { openSession, play, playOn } from "./player.ts";
import { seedOf } from "../reference/mod.ts";
import { thrownText } from "./recorder/mod.ts";
import type { ConformanceResult, Finding, Verdict } from "./result.ts";
import { shrink, type Trial } from "./shrinker.ts";
import { replayToken } from "./token.ts";
import { type Walk, walk } from "./walk.ts";

/**
 * Puts an adapter to all rules of its side at once: signs of life first, then walks until the steps
 * are used up. Every rule that breaks is shrunk on its own. The seed is the whole story.
 */
export async function conform(
  adapter: Adapter,
  options: CampaignOptions = {},
): Promise<ConformanceResult> {
  const campaign = new Campaign(settingsOf(adapter, options));
  const stop = onUnhandled((reason) => campaign.faults.add(thrownText(reason)));
  try {
    return await campaign.run();
  } finally {
    stop();
  }
}

class Campaign {
  readonly faults = new Set<string>();
  readonly #settings: Settings;
  readonly #findings = new Map<RuleId, Finding>();
  readonly #exercised = new Map<RuleId, number>();
  readonly #states = new Set<string>();
  readonly #seen = new Set<EventKind>();
  #walks = 0;
  #steps = 0;
  #skipped = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  async run(): Promise<ConformanceResult> {
    const life = await this.#signsOfLife();
    if (life.isAlive) await this.#walkOn();
    return this.#result(life);
  }

  async #signsOfLife(): Promise<Life> {
    try {
      return await signsOfLife(this.#settings);
    } catch (error) {
      return { isAlive: false, because: `it could not be opened: ${thrownText(error)}` };
    }
  }

  async #walkOn(): Promise<void> {
    const { budget, seed } = this.#settings;
    while (this.#steps < budget) {
      const done = await walk(
        this.#settings,
        seedOf(seed, this.#walks),
        new Set(this.#findings.keys()),
        this.#states,
      );
      this.#walks++;
      this.#steps += Math.max(done.steps.length, 1);
      this.#skipped += done.skipped;
      for (const fault of done.faults) this.faults.add(fault);
      for (const kind of done.seen) this.#seen.add(kind);
      for (const [id, times] of done.exercised) {
        this.#exercised.set(id, (this.#exercised.get(id) ?? 0) + times);
      }
      await this.#explain(done);
      this.#settings.onProgress({ steps: this.#steps, budget, findings: this.#findings.size });
    }
  }

  /** Makes a finding of each rule that was not known to be broken. */
  async #explain(done: Walk): Promise<void> {
    for (const found of done.found) {
      if (this.#findings.has(found.rule.id)) continue;
      this.#findings.set(found.rule.id, await this.#finding(found, done));
    }
  }

  async #finding({ rule, violation }: Found, done: Walk): Promise<Finding> {
    const settings = this.#settings;
    const { seed } = done;
    const shrunk = await shrink(done.steps, {
      attempt: (steps) => this.#attempt(rule, steps, seed),
      enabledBefore: (steps) => this.#enabledBefore(steps, seed),
    });
    const rules = [...settings.rules, ...settings.controls];
    const run = await play(settings.adapter, shrunk.steps, { ...settings, seed, rules });
    const own = run.found.find((each) => each.rule === rule);
    const lines = own ? shrunk.steps : done.steps;
    if (!own) this.faults.add(`it broke ${rule.id} once, and not again by the same steps`);
    const scenario: Scenario = {
      title: `${settings.adapter.name} breaks ${rule.id}`,
      setting: settings.profile.name === "callspec" ? {} : { profile: settings.profile.name },
      lines,
    };
    const [first] = run.found;
    return {
      rule,
      violation: own?.violation ?? violation,
      scenario,
      events: own ? run.events : done.events,
      slots: own ? run.slots : done.slots,
      token: replayToken(scenario, seed),
      shrunk: { from: done.steps.length, runs: shrunk.runs, executed: shrunk.executed },
      follows: first && own && first.rule !== rule ? first.rule : null,
    };
  }

  /** Plays a candidate until it breaks the rule, and says what of it was needed so far. */
  async #attempt(rule: Rule, steps: readonly Step[], seed: number): Promise<Trial> {
    const session = await openSession(this.#settings.adapter, {
      ...this.#settings,
      seed,
      rules: [rule],
    });
    const taken: Step[] = [];
    const keys: string[] = [];
    await playOn(session, steps, ({ step, isTaken }) => {
      if (isTaken) {
        taken.push(step);
        keys.push(keyOf(session.world));
      }
      return session.panel.found.length > 0;
    });
    session.stage.close();
    return { failing: session.panel.found.length > 0 ? taken : null, keys };
  }

  async #enabledBefore(
    steps: readonly Step[],
    seed: number,
  ): Promise<readonly (readonly Step[])[]> {
    const { adapter } = this.#settings;
    const session = await openSession(adapter, { ...this.#settings, seed, rules: [] });
    const look = () =>
      strongSteps({ kit: adapter.kit, world: session.world, slots: session.stage.slots });
    const enabled = [look()];
    await playOn(session, steps, () => {
      enabled.push(look());
      return false;
    });
    session.stage.close();
    return enabled;
  }

  #result(life: Life): ConformanceResult {
    const { adapter, profile, seed, controls } = this.#settings;
    return {
      adapter,
      spec: SPEC_VERSION,
      profile: profile.name,
      seed,
      life,
      verdicts: RULES.filter((rule) => sideOf(rule) === adapter.kit)
        .map((rule) => this.#verdict(rule, life)),
      control: controls.flatMap(({ id }) => this.#findings.get(id) ?? []),
      faults: [...this.faults],
      effort: {
        walks: this.#walks,
        steps: this.#steps,
        skipped: this.#skipped,
        states: this.#states.size,
      },
    };
  }

  #verdict(rule: Rule, life: Life): Verdict {
    const { profile, adapter } = this.#settings;
    const because = whyInapplicable(rule, { profile, capabilities: adapter.capabilities ?? [] });
    if (because !== null) return { status: "inapplicable", rule, because };
    if (!life.isAlive) {
      return { status: "inconclusive", rule, because: `no sign of life: ${life.because}` };
    }
    if (rule.sees && !this.#seen.has(rule.sees)) {
      return { status: "inapplicable", rule, because: `it shows nothing of ${rule.sees}` };
    }
    const finding = this.#findings.get(rule.id);
    if (finding) return { status: "failed", rule, finding };
    const exercised = this.#exercised.get(rule.id) ?? 0;
    if (exercised > 0) return { status: "passed", rule, exercised };
    return {
      status: "inconclusive",
      rule,
      because: `in ${this.#steps} steps nothing happened that it is about`,
    };
  }
}
