import type { Profile } from "../profile/mod.ts";
import {
  type Capability,
  EXACT,
  type Judge,
  type Rule,
  type RuleId,
  RULES,
  sideOf,
  type Timing,
  type Violation,
  whyUnmet,
} from "../rules/mod.ts";
import { type EventKind, type EventOf, type TraceEvent, World } from "../trace/mod.ts";

/** A rule that was broken, and how. */
export interface Found {
  /** The rule. */
  readonly rule: Rule;
  /** Where it broke first, what should have been and what was. */
  readonly violation: Violation;
}

/** Under what rules are judged. */
export interface JudgingOptions {
  /** The platform's numbers. */
  readonly profile: Profile;
  /** What the adapter has, by what it declared. */
  readonly has: ReadonlySet<Capability>;
  /** How exactly moments are known; exactly where nothing is said. */
  readonly timing?: Timing | undefined;
}

type Handlers = { readonly [K in EventKind]?: ((event: EventOf<K>) => void)[] };

/** How judges are seated where not all is known. */
export interface Seating {
  /** The World as a rule may see it. */
  worldFor(rule: Rule, world: World): World;
  /** Whether what the judge of a rule says counts. */
  isSure(rule: Rule): boolean;
}

const ALL_IS_KNOWN: Seating = { worldFor: (_rule, world) => world, isSure: () => true };

/** All rules that are put to one trace, each with its judge; they share one world. */
export class Panel {
  /** What was found, in the order of the trace; of each rule the first. */
  readonly found: Found[] = [];
  /** How often each rule had something to say. */
  readonly exercised: Map<RuleId, number> = new Map();
  /** The rules of which was seen what they must see. */
  readonly seen: Set<RuleId> = new Set();
  readonly #watching: ReadonlyMap<EventKind, readonly Rule[]>;
  readonly #profile: Profile;
  readonly #timing: Timing;
  readonly #seating: Seating;
  #rules: readonly Rule[];
  #world: World;
  #isSilent = false;
  #handlers: Handlers = {};
  #appHandlers: Handlers = {};

  /** Seats the judges of some rules. */
  constructor(
    rules: readonly Rule[],
    world: World,
    { profile, timing = EXACT }: Pick<JudgingOptions, "profile" | "timing">,
    seating: Seating = ALL_IS_KNOWN,
  ) {
    this.#seating = seating;
    this.#rules = rules;
    this.#watching = Map.groupBy(
      rules.flatMap((rule) => rule.sees ? [{ ...rule, sees: rule.sees }] : []),
      ({ sees }) => sees,
    );
    this.#world = world;
    this.#profile = profile;
    this.#timing = timing;
    this.seatAnew(rules, world);
  }

  /** Seats new judges, who remember nothing. What was found and exercised stays. */
  seatAnew(rules: readonly Rule[], world: World): void {
    this.#rules = rules;
    this.#world = world;
    this.#handlers = this.#seat((rule) => sideOf(rule) !== "app");
    this.#appHandlers = this.#seat((rule) => sideOf(rule) === "app");
  }

  /** Lets every judge hear what it need not judge any more: nothing is found in it. */
  remind(event: TraceEvent): void {
    this.#isSilent = true;
    this.hear(event);
    this.#isSilent = false;
  }

  /** Lets every judge hear an event; the world takes it in afterwards. */
  hear(event: TraceEvent): void {
    for (const { id, where } of this.#watching.get(event.kind) ?? []) {
      if (!this.seen.has(id) && (where?.(event) ?? true)) this.seen.add(id);
    }
    hear(this.#handlers, event.kind, event);
    hear(this.#appHandlers, event.kind, event);
    // With several providers a trace does not say whose a call is: about the system nothing is sure.
    if (event.kind === "providerCreated" && this.#world.providers.size > 0) {
      this.#handlers = this.#seat((rule) => sideOf(rule) === "events");
    }
    // What a process owed is gone with it: the next one is judged anew.
    if (event.kind === "processDied") {
      this.#appHandlers = this.#seat((rule) => sideOf(rule) === "app");
    }
  }

  #seat(isMeant: (rule: Rule) => boolean): Handlers {
    const handlers: Record<string, unknown[]> = {};
    for (const rule of this.#rules.filter(isMeant)) {
      for (const [kind, handler] of Object.entries(this.#judgeOf(rule))) {
        (handlers[kind] ??= []).push(handler);
      }
    }
    return handlers as Handlers;
  }

  #counts(rule: Rule): boolean {
    return !this.#isSilent && this.#seating.isSure(rule);
  }

  #judgeOf(rule: Rule): Judge {
    return rule.judge({
      world: this.#seating.worldFor(rule, this.#world),
      profile: this.#profile,
      timing: this.#timing,
      exercised: () => {
        if (!this.#counts(rule)) return;
        this.exercised.set(rule.id, (this.exercised.get(rule.id) ?? 0) + 1);
      },
      violated: (violation) => {
        if (!this.#counts(rule)) return;
        if (!this.found.some((each) => each.rule === rule)) this.found.push({ rule, violation });
      },
    });
  }
}

function hear<K extends EventKind>(handlers: Handlers, kind: K, event: EventOf<K>): void {
  const listeners: readonly ((event: EventOf<K>) => void)[] | undefined = handlers[kind];
  if (listeners) { for (const listener of listeners) listener(event); }
}

/** Puts rules to what was recorded, from its beginning to its end. */
export function judged(
  rules: readonly Rule[],
  events: readonly TraceEvent[],
  options: JudgingOptions,
): Panel {
  const world = new World();
  const panel = new Panel(rules, world, options);
  for (const event of events) {
    panel.hear(event);
    world.fold(event);
  }
  return panel;
}

/** Why a rule does not bind an adapter; null where it does. */
export function whyInapplicable(
  rule: Rule,
  { profile, has }: JudgingOptions,
): string | null {
  if (profile.levels[rule.id] === "off") return `the profile ${profile.name} leaves it out`;
  if (rule.unless && has.has(rule.unless)) return `${rule.unless} is declared`;
  return whyUnmet(rule.needs ?? [], has);
}

/** The rules that bind an adapter, of all sides. */
export function applicableRules(options: JudgingOptions): readonly Rule[] {
  return RULES.filter((rule) => whyInapplicable(rule, options) === null);
}
