import { onUnhandled } from "../reference/mod.ts";
import {
  limitationsOf,
  type Rule,
  type RuleId,
  RULES,
  sideOf,
  SPEC_VERSION,
} from "../rules/mod.ts";
import type { Adapter } from "./adapter.ts";
import { corpusOf, playStory } from "./corpus.ts";
import { investigate } from "./investigate.ts";
import { type Life, signsOfLife } from "./life.ts";
import { type CampaignOptions, type Settings, settingsOf } from "./options.ts";
import { whyInapplicable } from "./panel.ts";
import { furtherProperties, type Property } from "./properties.ts";
import { seedOf } from "../reference/mod.ts";
import { thrownText } from "./recorder/mod.ts";
import { type ConformanceResult, type Finding, grouped, type Verdict } from "./result.ts";
import { isMeant } from "./step_needs.ts";
import { unnamedDivergences } from "./tour/divergences.ts";
import { graphOf, graphWith } from "./tour/graph.ts";
import { type Paired, Pairs } from "./tour/pairs.ts";
import { type Detour, Tour, type Toured } from "./tour/tour.ts";
import { type Walk, walk } from "./walk.ts";

/** Decides the ids on a tour, which leaves nothing else to chance. */
const TOUR_SEED = 1;

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

/** How often in a row a subject may fail to open before the run ends. */
const MAX_FAILURES = 5;

class Campaign {
  readonly faults = new Set<string>();
  readonly #settings: Settings;
  /** How often the adapter had failed before. */
  readonly #failedBefore: number;
  readonly #findings = new Map<RuleId, Finding>();
  readonly #exercised = new Map<RuleId, number>();
  readonly #states = new Set<string>();
  readonly #seen = new Set<RuleId>();
  #paired: Paired | null = null;
  #properties: readonly Property[] = [];
  #toured: Toured | null = null;
  #divergences: readonly Detour[] = [];
  #walks = 0;
  #steps = 0;
  #skipped = 0;
  /** How often in a row the subject could not be opened. */
  #failures = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#failedBefore = settings.adapter.failures?.().length ?? 0;
  }

  async run(): Promise<ConformanceResult> {
    const life = await this.#signsOfLife();
    if (life.isAlive) {
      await this.#playCorpus();
      await this.#tourOn();
      await this.#walkOn();
      await this.#lookFurther(async () => {
        this.#properties = await furtherProperties(this.#settings);
      });
    }
    return this.#result(life);
  }

  /** Looks at what no walk shows, on subjects of its own. */
  async #lookFurther(look: () => Promise<void>): Promise<void> {
    if (this.#isHopeless) return;
    try {
      await look();
    } catch (error) {
      this.faults.add(`it could not be opened: ${thrownText(error)}`);
    }
  }

  async #signsOfLife(): Promise<Life> {
    try {
      return await signsOfLife(this.#settings);
    } catch (error) {
      const because = `it could not be opened: ${thrownText(error)}`;
      return { isAlive: false, isOpened: false, because };
    }
  }

  /** The shortest ways that are known to break a rule, before anything is left to chance. */
  async #playCorpus(): Promise<void> {
    const { corpus, adapter } = this.#settings;
    if (!corpus) return;
    for (const story of corpusOf(adapter.kit)) {
      if (this.#isHopeless) return;
      await this.#attempt(() => playStory(this.#settings, story, new Set(this.#findings.keys())));
    }
    this.#report();
  }

  /**
   * Plays something, and takes in what was seen. A subject that cannot be opened is at fault, and the
   * run goes on: what is in another process may be well again. Where it is not, the run ends.
   */
  async #attempt(play: () => Promise<Walk>): Promise<Walk | null> {
    try {
      const done = await play();
      this.#failures = 0;
      await this.#take(done);
      return done;
    } catch (error) {
      this.faults.add(`it could not be opened: ${thrownText(error)}`);
      this.#failures++;
      return null;
    }
  }

  get #isHopeless(): boolean {
    return this.#failures >= MAX_FAILURES;
  }

  /** Every state, transition and refusal of a small scope of a call system, without chance. */
  async #tourOn(): Promise<void> {
    const { scope, pairs: isPaired, adapter, profile, has } = this.#settings;
    if (!scope || adapter.kit !== "system") return;
    const graph = graphWith(graphOf(scope, profile), (step) => isMeant(step, has));
    if (!graph) return;
    const tour = new Tour(graph);
    await this.#finish(tour);
    this.#toured = tour.toured;
    await this.#lookFurther(async () => {
      const { turnoffs } = tour;
      this.#divergences = await unnamedDivergences(graph, turnoffs, this.#settings, TOUR_SEED);
    });
    if (!isPaired || !has.has("tells.didReset")) return;
    const pairs = new Pairs(graph);
    await this.#finish(pairs);
    this.#paired = pairs.paired;
  }

  /** Goes on leg by leg, until nothing is left. */
  async #finish(stage: Pick<Tour, "isDone" | "leg">): Promise<void> {
    while (!stage.isDone && !this.#isHopeless) {
      await this.#attempt(() =>
        stage.leg(this.#settings, TOUR_SEED, new Set(this.#findings.keys()))
      );
      this.#report();
    }
  }

  async #walkOn(): Promise<void> {
    const { budget, seed } = this.#settings;
    while (this.#steps < budget && !this.#isHopeless) {
      const done = await this.#attempt(() =>
        walk(
          this.#settings,
          seedOf(seed, this.#walks),
          new Set(this.#findings.keys()),
          this.#states,
        )
      );
      this.#walks++;
      this.#steps += Math.max(done?.steps.length ?? 0, 1);
      this.#skipped += done?.skipped ?? 0;
      this.#report();
    }
  }

  #report(): void {
    const { budget, onProgress } = this.#settings;
    onProgress({ steps: this.#steps, budget, findings: this.#findings.size });
  }

  /** Takes in what was seen on a walk or a leg of a tour. */
  async #take(done: Walk): Promise<void> {
    for (const fault of done.faults) this.faults.add(fault);
    for (const id of done.seen) this.#seen.add(id);
    for (const [id, times] of done.exercised) {
      this.#exercised.set(id, (this.#exercised.get(id) ?? 0) + times);
    }
    await this.#explain(done);
  }

  /** Makes a finding of each rule that was not known to be broken. */
  async #explain(done: Walk): Promise<void> {
    for (const found of done.found) {
      if (this.#findings.has(found.rule.id)) continue;
      const { finding, fault } = await investigate(found, done, this.#settings);
      this.#findings.set(found.rule.id, finding);
      if (fault !== null) this.faults.add(fault);
    }
  }

  #result(life: Life): ConformanceResult {
    const { adapter, profile, seed, controls } = this.#settings;
    for (const each of grouped([...this.#findings.values()])) {
      this.#findings.set(each.rule.id, each);
    }
    return {
      adapter,
      spec: SPEC_VERSION,
      profile: profile.name,
      seed,
      life,
      limitations: limitationsOf(adapter.kit, adapter),
      verdicts: RULES.filter((rule) => sideOf(rule) === adapter.kit)
        .map((rule) => this.#verdict(rule, life)),
      control: [
        ...controls.flatMap(({ id }) => this.#findings.get(id) ?? []),
        ...[...this.#findings.values()].filter(isOfTheKit),
      ],
      properties: this.#properties,
      divergences: this.#divergences,
      faults: this.#allFaults(),
      effort: {
        walks: this.#walks,
        steps: this.#steps,
        skipped: this.#skipped,
        states: this.#states.size,
        toured: this.#toured,
        paired: this.#paired,
      },
    };
  }

  /** With what failed where nobody could be told, as when a session was closed. */
  #allFaults(): readonly string[] {
    const told = [...this.faults];
    const failures = new Set(this.#settings.adapter.failures?.().slice(this.#failedBefore));
    return [...told, ...[...failures].filter((one) => !told.some((each) => each.includes(one)))];
  }

  #verdict(rule: Rule, life: Life): Verdict {
    const { profile, has, disabled } = this.#settings;
    const reason = disabled.get(rule.id);
    if (reason !== undefined) {
      return { status: "notRun", rule, because: `disabled: ${reason}` };
    }
    const because = whyInapplicable(rule, { profile, has });
    if (because !== null) return { status: "inapplicable", rule, because };
    if (!life.isAlive) {
      return { status: "inconclusive", rule, because: `no sign of life: ${life.because}` };
    }
    if (rule.sees && !this.#seen.has(rule.id)) {
      return { status: "inapplicable", rule, because: `it shows no ${rule.sees} that it is about` };
    }
    const finding = this.#findings.get(rule.id);
    if (finding && isOfTheKit(finding)) {
      return { status: "inconclusive", rule, because: "the reference breaks it by the same steps" };
    }
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

/** Whether a breach says nothing of the subject: the reference, in its place, breaks the rule as well. */
function isOfTheKit({ witness }: Finding): boolean {
  return witness?.control === "breaks";
}
