import type { Rule, RuleId } from "../../rules/mod.ts";
import {
  type EventKind,
  type TraceEvent,
  World,
  WORLD_SOURCES,
  type WorldPart,
} from "../../trace/mod.ts";
import { type JudgingOptions, Panel } from "../panel.ts";
import { kindsHeardBy } from "../heard_kinds.ts";
import { Lasting, lifeOf } from "./lasting.ts";
import { namesIn, namesIntroducedBy } from "./names.ts";
import { watchedWorld } from "./watched_world.ts";

/** How a trace is heard. */
export interface HearingOptions extends JudgingOptions {
  /** The kinds of events that were recorded. */
  readonly kinds: ReadonlySet<EventKind>;
  /** After how many events what is over may be forgotten. */
  readonly chapter: number;
  /** After how many events it must be: what is not at rest by then is in doubt. */
  readonly longest: number;
}

/** What of the World a gap leaves unknown, and for how long. */
const LOST_IN_GAPS: { readonly [P in WorldPart]?: "process" | "phone" } = {
  providers: "process",
  isOutOfService: "process",
  hurdles: "phone",
};

/**
 * The judges of a recorded trace, and what they need to know. They are right also where the trace is
 * too long to be remembered, where events are missing from it, and where some kinds were not recorded.
 *
 * After a gap nothing is judged until the system lists no call: then what is so is known again. Where
 * nothing is under way, all that is over is forgotten once in a while. From then on an event that
 * speaks of something from before makes everything doubtful until the next such moment.
 */
export class Hearing {
  /** How many events were not judged. */
  unheard = 0;
  /** The rules that read of the World what was not recorded, and what that is. */
  readonly blind: Map<RuleId, EventKind> = new Map();
  readonly panel: Panel;
  readonly #rules: readonly Rule[];
  readonly #options: HearingOptions;
  readonly #known = new Set<string>();
  readonly #unsure = new Set<RuleId>();
  #lasting = new Lasting();
  #world = new World();
  /** Whether all that is under way began in this chapter. */
  #isWhole = true;
  #hadGap = false;
  /** Whether the app was started since the last gap: what it set up is known. */
  #isAppKnown = true;
  #isDeaf = false;
  #isListedEmpty = false;
  #length = 0;

  /** Seats the judges. */
  constructor(rules: readonly Rule[], options: HearingOptions) {
    this.#rules = rules;
    this.#options = options;
    this.panel = new Panel(rules, this.#world, options, {
      worldFor: (rule, world) => watchedWorld(world, (part) => this.#read(rule, part)),
      isSure: ({ id }) => !this.blind.has(id) && !this.#unsure.has(id),
    });
  }

  /** Takes the next event of the trace. */
  hear(event: TraceEvent): void {
    this.#length++;
    if (event.kind === "gap") this.#doubt();
    else {
      if (!this.#isWhole && this.#isStrange(event)) this.#isDeaf = true;
      if (this.#isDeaf) this.unheard++;
      else this.panel.hear(event);
      this.#learn(event);
    }
    if (event.kind === "runtimeReloaded") this.#hadGap = false; // Its listeners are all there is.
    if (this.#isDeaf ? this.#isClear(event) : this.#isTimeToForget(event)) this.#beginChapter();
    else if (this.#length > this.#options.longest) this.#doubt();
  }

  #read({ id }: Rule, part: WorldPart): void {
    const missing = WORLD_SOURCES[part].find((kind) => !this.#options.kinds.has(kind));
    if (missing) this.blind.set(id, missing);
    else if (this.#isLost(LOST_IN_GAPS[part] ?? null)) this.#unsure.add(id);
  }

  /** Whether what lasts so long may have changed in a gap. */
  #isLost(life: ReturnType<typeof lifeOf>): boolean {
    return this.#hadGap && (life === "phone" || life === "process" && !this.#isAppKnown);
  }

  #learn(event: TraceEvent): void {
    this.#world.fold(event);
    this.#lasting.hear(event);
    for (const name of namesIntroducedBy(event)) this.#known.add(name);
    if (event.kind === "processStarted" && this.#hadGap) {
      this.#isAppKnown = true;
      this.#isDeaf = true; // Until the judges of what it sets up are seated again.
    }
    if (event.kind === "callsListed") this.#isListedEmpty = event.calls.length === 0;
    else if (event.kind === "incomingReported" || event.kind === "requested") {
      this.#isListedEmpty = false;
    }
  }

  /** Events are missing, or forgotten while something was under way. */
  #doubt(): void {
    this.#isDeaf = true;
    this.#hadGap = true;
    this.#isAppKnown = false;
    this.#isListedEmpty = false;
    this.#world = new World();
    this.#lasting = new Lasting();
    this.#known.clear();
    this.#length = 0;
  }

  /** Whether an event presupposes what was before this chapter. */
  #isStrange(event: TraceEvent): boolean {
    if (event.kind === "audioDeactivated" && !this.#world.isAudioActive) return true;
    const introduced = namesIntroducedBy(event);
    return namesIn(event).some((name) => !this.#known.has(name) && !introduced.includes(name));
  }

  #isTimeToForget(event: TraceEvent): boolean {
    return this.#length >= this.#options.chapter && this.#isRest(event) && this.#isIdle();
  }

  /** Whether it is known again what is so. */
  #isClear(event: TraceEvent): boolean {
    if (event.kind === "runtimeReloaded") return true;
    return this.#isRest(event) && (this.#hadGap ? this.#isListedEmpty : this.#isIdle());
  }

  /** Whether nothing is on its way, as far as the trace can say so. */
  #isRest({ kind }: TraceEvent): boolean {
    return kind === "rested" || !this.#options.kinds.has("rested") && kind === "callsListed";
  }

  #isIdle(): boolean {
    const { calls, requests, unanswered, reports, asks, media, legs, foreign } = this.#world;
    const underWay = [calls, requests, unanswered, reports, asks, media, legs, foreign];
    return underWay.every(({ size }) => size === 0) && this.#world.openActions.length === 0 &&
      !this.#world.isAudioActive;
  }

  #beginChapter(): void {
    this.#world = new World();
    this.#world.isPartial = this.#isLost("process");
    this.#unsure.clear();
    this.#known.clear();
    this.#length = 0;
    this.#isDeaf = false;
    this.#isWhole = false;
    const isJudged = (rule: Rule) => !kindsHeardBy(rule).some((kind) => this.#isLost(lifeOf(kind)));
    this.panel.seatAnew(this.#rules.filter(isJudged), this.#world);
    for (const event of this.#lasting.events) {
      this.panel.remind(event);
      this.#world.fold(event);
      for (const name of namesIntroducedBy(event)) this.#known.add(name);
    }
  }
}
