import { onUnhandled } from "../reference/mod.ts";
import {
  isLaw,
  limitationsOf,
  type Rule,
  type RuleId,
  RULES,
  sideOf,
  SPEC_VERSION,
} from "../rules/mod.ts";
import type { Adapter } from "./adapter.ts";
import { corpusOf, playStory, sampleOf } from "./corpus.ts";
import type { Story } from "./stories.ts";
import { grouped } from "./grouping.ts";
import { Interrupted } from "./interrupted.ts";
import { asFound, investigate } from "./investigate.ts";
import { type Life, signsOfLife } from "./life.ts";
import { confirm } from "./on_real_time.ts";
import { type CutShort, type Part, type RunOptions, type Settings, settingsOf } from "./options.ts";
import { configurationOf } from "./own_configuration.ts";
import type { RealTimeSettings } from "./pace.ts";
import type { Found } from "./panel.ts";
import { furtherProperties, type Property } from "./properties.ts";
import { seedOf } from "../reference/mod.ts";
import { thrownText } from "./recorder/mod.ts";
import type { ConformanceResult, Finding, Origin, Takings } from "./result.ts";
import { isMeant } from "./step_needs.ts";
import { unnamedDivergences } from "./tour/divergences.ts";
import { graphOf, graphWith } from "./tour/graph.ts";
import { type Paired, Pairs } from "./tour/pairs.ts";
import { type Detour, Tour, type Toured } from "./tour/tour.ts";
import { isOfTheKit, type Known, verdictOn } from "./verdicts.ts";
import { cutBehind, type Walk, walk } from "./walk.ts";

/** Decides the ids on a tour, which leaves nothing else to chance. */
const TOUR_SEED = 1;

/** How a campaign is run; everything has a default. */
export interface CampaignOptions extends RunOptions {
  /** Hears each finding as soon as it stands, and again when it is shrunk. */
  readonly onFinding?: (finding: Finding) => void;
}

/**
 * Puts an adapter to all rules of its side at once: signs of life first, then walks until the steps
 * are used up. Every rule that breaks is shrunk on its own. The seed is the whole story.
 */
export async function conform(
  adapter: Adapter,
  options: CampaignOptions = {},
): Promise<ConformanceResult> {
  const campaign = new Campaign(settingsOf(adapter, options), options.onFinding ?? (() => {}));
  const stop = onUnhandled((reason) => campaign.faults.add(thrownText(reason)));
  try {
    return await campaign.run();
  } finally {
    stop();
  }
}

/** How often in a row a subject may fail to open before the run ends. */
const MAX_FAILURES = 5;

/** How much of the cases of real time is from the corpus. */
const CORPUS_SHARE = 0.75;

class Campaign {
  readonly faults = new Set<string>();
  readonly #settings: Settings;
  /** How often the adapter had failed before. */
  readonly #failedBefore: number;
  readonly #onFinding: (finding: Finding) => void;
  readonly #findings = new Map<RuleId, Finding>();
  readonly #origins = new Map<RuleId, Origin>();
  readonly #exercised = new Map<RuleId, number>();
  /** Why breaches are not believed, by rule. */
  readonly #doubts = new Map<RuleId, string>();
  readonly #states = new Set<string>();
  readonly #seen = new Set<RuleId>();
  #paired: Paired | null = null;
  #properties: readonly Property[] = [];
  #toured: Toured | null = null;
  #divergences: readonly Detour[] = [];
  #walks = 0;
  #steps = 0;
  #skipped = 0;
  #runs = 0;
  #cutShort: CutShort | null = null;
  /** How often in a row the subject could not be opened. */
  #failures = 0;

  constructor(settings: Settings, onFinding: (finding: Finding) => void) {
    this.#settings = settings;
    this.#failedBefore = settings.adapter.failures?.().length ?? 0;
    this.#onFinding = onFinding;
  }

  async run(): Promise<ConformanceResult> {
    const { life } = await signsOfLife(this.#settings);
    const { realTime, replays, corpus, adapter: { kit } } = this.#settings;
    if (life.isAlive) await this.#playStories("replays", replays);
    if (life.isAlive && realTime) await this.#playCases(realTime.cases);
    else if (life.isAlive) {
      await this.#playStories("corpus", corpus ? corpusOf(kit) : []);
      await this.#tourOn();
      await this.#walkOn();
      await this.#tryProperties();
    }
    return this.#result(life);
  }

  /** Looks at what no walk shows, on subjects of its own. */
  async #lookFurther(look: () => Promise<void>): Promise<void> {
    if (this.#isOver()) return;
    try {
      await look();
    } catch (error) {
      this.faults.add(`it could not be opened: ${thrownText(error)}`);
    }
    this.#isOver();
  }

  async #tryProperties(): Promise<void> {
    if (!this.#isMine(0)) return;
    await this.#lookFurther(async () => {
      this.#report("properties");
      this.#properties = await furtherProperties(this.#settings);
    });
  }

  /** On real time: the corpus first, as much of it as there is time for, then short walks. */
  async #playCases(cases: number): Promise<void> {
    const { corpus, adapter, seed } = this.#settings;
    const stories = corpus ? sampleOf(corpusOf(adapter.kit), Math.ceil(cases * CORPUS_SHARE)) : [];
    for (let place = 0; place < cases && !this.#isOver(); place++) {
      if (!this.#isMine(place)) continue;
      const story = stories[place];
      if (!story) this.#walks++;
      await this.#attempt(story ? "corpus" : "walks", place, async () => {
        const done = story
          ? await playStory(this.#settings, story)
          : await walk(this.#settings, seedOf(seed, place), this.#states);
        this.#steps += done.steps.length;
        this.#skipped += done.skipped;
        return done;
      });
    }
  }

  /** Stories that are played before anything is left to chance. */
  async #playStories(part: Part, stories: readonly Story[]): Promise<void> {
    for (const [index, story] of stories.entries()) {
      if (!this.#isMine(index)) continue;
      if (this.#isOver()) return;
      await this.#attempt(part, index, () => playStory(this.#settings, story));
    }
  }

  /** Whether a part of the work is in this shard. */
  #isMine(index: number): boolean {
    const { shard } = this.#settings;
    return index % shard.of === shard.index - 1;
  }

  /** Whether nothing more is begun. */
  #isOver(): boolean {
    const { bail, cutShort } = this.#settings;
    const isBroken = () => this.#standing.some(({ rule }) => isLaw(rule));
    this.#cutShort ??= cutShort() ?? (bail && isBroken() ? "bailed" : null);
    return this.#cutShort !== null || this.#failures >= MAX_FAILURES;
  }

  /**
   * Plays something, and takes in what was seen. A subject that cannot be opened is at fault, and the
   * run goes on: what is in another process may be well again. Where it is not, the run ends.
   */
  async #attempt(part: Part, run: number, play: () => Promise<Walk>): Promise<void> {
    let done: Walk;
    try {
      done = await play();
    } catch (error) {
      this.faults.add(`it could not be opened: ${thrownText(error)}`);
      this.#failures++;
      return;
    }
    this.#failures = 0;
    await this.#take(part, run, done);
  }

  /** Every state, transition and refusal of a small scope of a call system, without chance. */
  async #tourOn(): Promise<void> {
    const { scope, pairs: isPaired, adapter, profile, has } = this.#settings;
    if (!scope || adapter.kit !== "system" || !this.#isMine(0)) return;
    const graph = graphWith(
      graphOf(scope, profile, configurationOf(adapter)),
      (step) => isMeant(step, has),
    );
    if (!graph) return;
    const tour = new Tour(graph);
    await this.#finish("tour", tour);
    this.#toured = tour.toured;
    await this.#lookFurther(async () => {
      const { turnoffs } = tour;
      this.#divergences = await unnamedDivergences(graph, turnoffs, this.#settings, TOUR_SEED);
    });
    if (!isPaired || !has.has("tells.didReset")) return;
    const pairs = new Pairs(graph);
    await this.#finish("pairs", pairs);
    this.#paired = pairs.paired;
  }

  /** Goes on leg by leg, until nothing is left. Of one breach it does not stop twice. */
  async #finish(part: Part, way: Pick<Tour, "isDone" | "leg">): Promise<void> {
    const known = new Set<RuleId>();
    for (let leg = 0; !way.isDone && !this.#isOver(); leg++) {
      await this.#attempt(part, leg, async () => {
        const done = await way.leg(this.#settings, TOUR_SEED, known);
        for (const { rule } of done.found) known.add(rule.id);
        return done;
      });
    }
  }

  async #walkOn(): Promise<void> {
    const { walks, seed } = this.#settings;
    for (let index = 0; index < walks && !this.#isOver(); index++) {
      if (!this.#isMine(index)) continue;
      this.#walks++;
      await this.#attempt("walks", index, async () => {
        const done = await walk(this.#settings, seedOf(seed, index), this.#states);
        this.#steps += done.steps.length;
        this.#skipped += done.skipped;
        return done;
      });
    }
  }

  #report(part: Part): void {
    const { budget, rules, onProgress } = this.#settings;
    onProgress({
      part,
      runs: this.#runs,
      steps: this.#steps,
      budget,
      exercised: rules.filter(({ id }) => this.#exercised.has(id)).length,
      rules: rules.length,
      findings: this.#standing.length,
    });
  }

  /** Takes in what was seen on a walk or a leg of a tour. */
  async #take(part: Part, run: number, done: Walk): Promise<void> {
    this.#runs++;
    for (const fault of done.faults) this.faults.add(fault);
    const before = this.#standing;
    for (const id of done.seen) this.#seen.add(id);
    for (const finding of this.#standing) {
      if (!before.includes(finding)) this.#onFinding(finding);
    }
    for (const [id, times] of done.exercised) {
      this.#exercised.set(id, (this.#exercised.get(id) ?? 0) + times);
    }
    await this.#explain(part, run, done);
    this.#report(part);
  }

  /** Makes a finding of each rule that was not known to be broken. */
  async #explain(part: Part, run: number, done: Walk): Promise<void> {
    for (const [breach, found] of done.found.entries()) {
      const { id } = found.rule;
      if (this.#findings.has(id) || this.#doubts.has(id)) continue;
      this.#origins.set(id, { part, run, breach, follows: null });
      const way = cutBehind(done, found);
      if (this.#settings.realTime) await this.#confirm(found, way);
      else await this.#investigate(found, way);
    }
  }

  async #investigate(found: Found, done: Walk): Promise<void> {
    this.#keep(asFound(found, done, this.#settings));
    try {
      const { finding, fault } = await investigate(found, done, this.#settings);
      this.#keep(finding);
      if (fault !== null) this.faults.add(fault);
    } catch (error) {
      // What was found stays, as it was found.
      if (!(error instanceof Interrupted)) throw error;
    }
  }

  /** On real time a breach may be chance: it stands once it was seen again. */
  async #confirm(found: Found, done: Walk): Promise<void> {
    const { finding, doubt } = await confirm(found, done, this.#settings);
    if (doubt === null) this.#keep(finding);
    else this.#doubts.set(found.rule.id, doubt);
  }

  #keep(finding: Finding): void {
    this.#findings.set(finding.rule.id, finding);
    if (this.#counts(finding)) this.#onFinding(finding);
  }

  /** Whether a finding stands: of some rules nothing is said before it was seen what they are about. */
  #counts({ rule }: Finding): boolean {
    return !rule.sees || this.#seen.has(rule.id);
  }

  /** The findings that stand by now. */
  get #standing(): readonly Finding[] {
    return [...this.#findings.values()].filter((finding) => this.#counts(finding));
  }

  #result(life: Life): ConformanceResult {
    const { adapter, profile, seed, shard, controls, realTime } = this.#settings;
    this.#group();
    const control = [
      ...controls.flatMap(({ id }) => this.#findings.get(id) ?? []),
      ...[...this.#findings.values()].filter(isOfTheKit),
    ];
    return {
      adapter,
      spec: SPEC_VERSION,
      profile: profile.name,
      seed,
      shard,
      cutShort: this.#cutShort,
      realTime: withoutClock(realTime),
      life,
      limitations: limitationsOf(adapter.kit, adapter),
      verdicts: RULES.filter((rule) => sideOf(rule) === adapter.kit)
        .map((rule) => verdictOn(rule, this.#knownOf(rule, life), this.#settings)),
      control,
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
      takings: this.#takings(control),
    };
  }

  /** Says of each finding what it follows from, and keeps what that was by its own steps alone. */
  #group(): void {
    for (const { rule: { id }, follows } of this.#findings.values()) {
      const origin = this.#origins.get(id);
      if (origin) this.#origins.set(id, { ...origin, follows: follows?.id ?? null });
    }
    for (const each of grouped([...this.#findings.values()])) {
      this.#findings.set(each.rule.id, each);
    }
  }

  /** What those need beside all that who put shares together. */
  #takings(control: readonly Finding[]): Takings {
    const { asked } = this.#settings;
    return {
      asked,
      states: this.#states,
      exercised: this.#exercised,
      doubts: this.#doubts,
      origins: this.#origins,
      withheld: [...this.#findings.values()]
        .filter((finding) => !this.#counts(finding) && !control.includes(finding)),
    };
  }

  #knownOf(rule: Rule, life: Life): Known {
    return {
      life,
      isSeen: !rule.sees || this.#seen.has(rule.id),
      finding: this.#findings.get(rule.id),
      doubt: this.#doubts.get(rule.id),
      exercised: this.#exercised.get(rule.id) ?? 0,
      steps: this.#steps,
    };
  }

  /** With what failed where nobody could be told, as when a session was closed. */
  #allFaults(): readonly string[] {
    const told = [...this.faults];
    const failures = new Set(this.#settings.adapter.failures?.().slice(this.#failedBefore));
    const untold = [...failures].filter((one) => !told.some((each) => each.includes(one)));
    return [...told, ...untold].toSorted(); // The same, whatever share comes across them.
  }
}

function withoutClock(realTime: RealTimeSettings | null): ConformanceResult["realTime"] {
  if (!realTime) return null;
  const { clock: _, ...rest } = realTime;
  return rest;
}
