import type { Rule } from "../rules/mod.ts";
import type { Step } from "../scenario/mod.ts";
import type { Outlook } from "./certificate.ts";
import { strongSteps } from "./enabled_steps.ts";
import { goOn } from "./interrupted.ts";
import { keyOf } from "./key.ts";
import type { Settings } from "./options.ts";
import { openSession, playOn, type Session } from "./player.ts";
import type { Trial, Trier } from "./shrinker.ts";

/** Plays steps on fresh subjects, to see whether they break one rule. */
export class Trials implements Trier {
  readonly #rule: Rule;
  readonly #seed: number;
  readonly #settings: Settings;

  /** Tries under the settings of a campaign, with the ids of a seed. */
  constructor(rule: Rule, seed: number, settings: Settings) {
    this.#rule = rule;
    this.#seed = seed;
    this.#settings = settings;
  }

  /** What is seen at the end of some steps. */
  async look(steps: readonly Step[]): Promise<Outlook> {
    const session = await this.#open([this.#rule]);
    const { found } = session.panel;
    await playOn(session, steps, () => found.length > 0);
    const isBroken = found.length > 0;
    const enabled = isBroken ? [] : this.#enabledIn(session);
    session.stage.close();
    return { isBroken, key: keyOf(session.world), enabled };
  }

  /** Plays a candidate until it breaks the rule, and says what of it was needed so far. */
  async attempt(steps: readonly Step[]): Promise<Trial> {
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
  async enabledBefore(steps: readonly Step[]): Promise<readonly (readonly Step[])[]> {
    const session = await this.#open([]);
    const enabled = [this.#enabledIn(session)];
    await playOn(session, steps, () => {
      enabled.push(this.#enabledIn(session));
      return false;
    });
    session.stage.close();
    return enabled;
  }

  #open(rules: readonly Rule[]): Promise<Session> {
    goOn(this.#settings);
    return openSession(this.#settings.adapter, { ...this.#settings, seed: this.#seed, rules });
  }

  #enabledIn({ world, stage, allows }: Session): readonly Step[] {
    const { slots } = stage;
    return strongSteps({ kit: this.#settings.adapter.kit, world, slots, allows });
  }
}
