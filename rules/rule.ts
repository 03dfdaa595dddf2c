import type { CallId } from "../call/mod.ts";
import type { Profile } from "../profile/mod.ts";
import type { EventKind, EventOf, TraceEvent, World } from "../trace/mod.ts";
import type { Capability, Need } from "./capability.ts";
import type { Example } from "./example.ts";
import type { Side } from "./side.ts";
import type { Source } from "./source.ts";
import type { Timing } from "./timing.ts";

/** Names a rule for good: it is never changed and never used again. */
export type RuleId = `${Side}/${string}`;

/**
 * Where a rule stands. `documented`, `stated` and `derived` are law; `promise` is law for those who
 * make it; `measured` and `community` are advice, whatever the level.
 */
export type Evidence =
  | "documented"
  | "stated"
  | "derived"
  | "promise"
  | "measured"
  | "community";

/** What a judge says of an event that breaks its rule. */
export interface Violation {
  /** The event at which the rule was broken. */
  readonly at: TraceEvent;
  /** The call that it is about, where it is about one. */
  readonly callId?: CallId;
  /** What should have been. */
  readonly expected: string;
  /** What was. */
  readonly observed: string;
  /** How to mend it. */
  readonly hint?: string;
}

/** What a judge works with. */
export interface Bench {
  /** What is so, before the event that is being heard. */
  readonly world: World;
  /** The platform's numbers. */
  readonly profile: Profile;
  /** How exactly moments are known. */
  readonly timing: Timing;
  /** The rule had something to say here: a run in which it never has is not passed. */
  exercised(): void;
  /** The rule is broken. */
  violated(violation: Violation): void;
}

/** Hears the events that it names, in order, each before the world takes it in. */
export type Judge = { readonly [K in EventKind]?: (event: EventOf<K>) => void };

/** One sentence of the contract: its words, its reason, its sources and its judge. */
export interface Rule {
  /** Names it; the part before the slash is the side that it binds. */
  readonly id: RuleId;
  /** How binding it is. */
  readonly level: "must" | "should";
  /** The version of the specification that it came with. */
  readonly since: string;
  /** Where it stands. */
  readonly evidence: Evidence;
  /** Who says so: at least one. */
  readonly sources: readonly [Source, ...Source[]];
  /** The entries of the contract that it is for. */
  readonly refs: readonly string[];
  /** It is judged only where this was recorded: what nobody looked at breaks no rule. */
  readonly sees?: EventKind;
  /** Which of those events count, where not all do: a configuration that offers what it is about. */
  readonly where?: (event: TraceEvent) => boolean;
  /** It binds only those who have all of these; a family is there where one of it is. */
  readonly needs?: readonly Need[];
  /** It does not bind those who declare this. */
  readonly unless?: Capability;
  /** Whether a breach shows only at a deadline: on real time few of them are waited for. */
  readonly isTimed?: true;
  /** The sentence. */
  readonly statement: string;
  /** Why it is so. */
  readonly because: string;
  /** A smallest trace that satisfies it, and one that breaks it. */
  readonly examples: { readonly satisfied: Example; readonly broken: Example };
  /** Makes a judge for one trace. */
  readonly judge: (bench: Bench) => Judge;
}

/** Rules that are about one thing. */
export interface Chapter {
  /** What they are about. */
  readonly title: string;
  /** The rules, in the order of the reports. */
  readonly rules: readonly Rule[];
}

/** Which side a rule binds. */
export function sideOf({ id }: Pick<Rule, "id">): Side {
  return id.slice(0, id.indexOf("/")) as Side;
}

/** Whether breaking the rule makes an implementation non-conformant. */
export function isLaw({ level, evidence }: Pick<Rule, "level" | "evidence">): boolean {
  return level === "must" && evidence !== "measured" && evidence !== "community";
}
