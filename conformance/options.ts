import type { Profile, ProfileName } from "../profile/mod.ts";
import { profile } from "../profile/mod.ts";
import {
  capabilitiesOf,
  type Capability,
  EXACT,
  type Rule,
  type RuleId,
  RULES,
  sideOf,
  type Timing,
} from "../rules/mod.ts";
import type { transition } from "../reference/system/mod.ts";
import type { World } from "../trace/mod.ts";
import type { Adapter } from "./adapter.ts";
import { configurationOf } from "./own_configuration.ts";
import { realPace, type RealTime, realTimeOf, type RealTimeSettings } from "./pace.ts";
import { storiesOf, type Story } from "./stories.ts";
import { applicableRules } from "./panel.ts";
import type { drawStep } from "./planner.ts";
import type { Replay } from "./token.ts";
import type { Scope } from "./tour/graph.ts";

/** What a campaign is to do; everything has a default. */
export interface RunOptions {
  /** Under which profile it is judged; `callspec` where none is given. */
  readonly profile?: ProfileName;
  /** Decides everything that is drawn; 1 where none is given. */
  readonly seed?: number;
  /**
   * How many steps are taken in walks; 20,000 where no number is given. A walk is gone to its end, so
   * that it may be some more.
   */
  readonly steps?: number;
  /** What failed in earlier runs: played first, where it is of the kit and the profile. */
  readonly replays?: readonly Replay[];
  /** Whether the shortest ways that are known to break a rule are played first; yes. */
  readonly corpus?: boolean;
  /**
   * How much of a call system is toured, without chance, before the walks; one call and one open
   * action where nothing is given, and nothing where it is null.
   */
  readonly scope?: Scope | null;
  /**
   * Whether every two steps at each state of that scope are tried at once, in both orders; no where
   * nothing is said: it takes about ten times as many steps as the tour.
   */
  readonly pairs?: boolean;
  /** How many steps a walk has at most; 200 where no number is given, and 12 on real time. */
  readonly walkLength?: number;
  /** The rules that are judged; all where none are named. Of a part no claim can be made. */
  readonly rules?: readonly RuleId[];
  /** Rules that are not judged, each with the reason, which reports show. */
  readonly disable?: Readonly<Partial<Record<RuleId, string>>>;
  /** Which share of the work is done, where several do it; all where nothing is given. */
  readonly shard?: Shard;
  /** Whether it ends as soon as a rule of law is known to be broken; no. */
  readonly bail?: boolean;
  /** Ends it, though steps are left, when so much time is gone; never where nothing is given. */
  readonly timeBudget?: TimeBudget;
  /** Ends it early: what is known by then is the result. */
  readonly signal?: AbortSignal;
  /** Another call system under an app: how the control is tested. */
  readonly transition?: typeof transition;
  /**
   * Whose time it is. The kit moves a clock of its own where nothing is said: nobody waits, every run
   * is the same, and what has timers of its own cannot be judged. On real time it waits for what is
   * to come, and plays dozens of cases in place of walks and tours; see `docs/limits.md`.
   */
  readonly time?: "virtual" | RealTime;
  /** Hears how far it is. */
  readonly onProgress?: (progress: Progress) => void;
}

/** A share of the work: the third of four is `{ index: 3, of: 4 }`. */
export interface Shard {
  /** Which one, from 1. */
  readonly index: number;
  /** How many there are. */
  readonly of: number;
}

/** How long a campaign may take: the same seed may then give another result. */
export interface TimeBudget {
  /** Milliseconds from its beginning. */
  readonly ms: number;
  /** The time, in milliseconds. */
  readonly now: () => number;
}

/** How far a campaign is. */
export interface Progress {
  /** What it is at. */
  readonly part: Part;
  /** How many sequences were played, those that shrink a finding not counted. */
  readonly runs: number;
  /** Steps that were taken in walks. */
  readonly steps: number;
  /** Steps that will be. */
  readonly budget: number;
  /** Rules that had something to say. */
  readonly exercised: number;
  /** Rules that are judged. */
  readonly rules: number;
  /** Rules that were found broken. */
  readonly findings: number;
}

/** The parts of a campaign, in their order. */
export const PARTS = ["replays", "corpus", "tour", "pairs", "walks", "properties"] as const;

/** A part of a campaign. */
export type Part = typeof PARTS[number];

/** Why a campaign ended before its steps were used up. */
export type CutShort = "bailed" | "timeIsUp" | "interrupted";

/** What is toured where nothing is said. */
const SMALLEST: Scope = { calls: 1, open: 1 };

/** How much of a campaign was asked for, whatever a shard does of it. */
export interface Asked {
  /** The steps of all walks. */
  readonly steps: number;
  /** How much of a call system is toured; null: nothing. */
  readonly scope: Scope | null;
  /** How many earlier failures are played first. */
  readonly replays: number;
}

/** A campaign with its options read. */
export interface Settings {
  readonly adapter: Adapter;
  /** What the adapter has, by what it declared. */
  readonly has: ReadonlySet<Capability>;
  readonly profile: Profile;
  readonly seed: number;
  /** How many walks there are in all shares. */
  readonly walks: number;
  /** How many steps the walks of this shard take at most. */
  readonly budget: number;
  readonly walkLength: number;
  /** How much was asked for: the same of all shards. */
  readonly asked: Asked;
  readonly replays: readonly Story[];
  readonly corpus: boolean;
  readonly scope: Scope | null;
  readonly pairs: boolean;
  /** The settings of real time; null where the kit moves the clock. */
  readonly realTime: RealTimeSettings | null;
  /** How exactly moments are known. */
  readonly timing: Timing;
  /** Why rules are not judged, by rule. */
  readonly disabled: ReadonlyMap<string, string>;
  /** The rules that were selected; null: all. */
  readonly selected: ReadonlySet<RuleId> | null;
  readonly shard: Shard;
  readonly bail: boolean;
  /** Why it must end now, whatever is left; null: it goes on. */
  readonly cutShort: () => CutShort | null;
  /** The rules that bind the subject. */
  readonly rules: readonly Rule[];
  /** The rules that bind the kit's own side, judged as the control. */
  readonly controls: readonly Rule[];
  readonly transition?: typeof transition;
  /** Another World in the place of ours: how what watches it is tested. */
  readonly newWorld?: () => World;
  /** What draws the steps of walks in the place of the planner: how what watches it is tested. */
  readonly draw?: typeof drawStep;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Reads the options of a campaign.
 *
 * @throws {InvalidValueError} where the adapter's own configuration is none
 * @throws {RangeError} where the adapter declares what there is not, a rule is named that there is not,
 *   or disabled without a reason, or a shard is none of those there are
 */
export function settingsOf(adapter: Adapter, options: RunOptions): Settings {
  const chosen = profile(options.profile ?? "callspec");
  const has = capabilitiesOf(adapter);
  if (adapter.kit === "system") configurationOf(adapter);
  const { time = "virtual" } = options;
  const realTime = time === "virtual" ? null : realTimeOf(time);
  const disabled = readDisabled(options.disable ?? {});
  const selected = options.rules ? readSelected(options.rules) : null;
  const applicable = applicableRules({ profile: chosen, has })
    .filter(({ id }) => !disabled.has(id));
  const { steps = 20_000, walkLength = realTime ? 12 : 200, scope = SMALLEST } = options;
  const replays = storiesOf(options.replays ?? [], adapter.kit, chosen.name);
  const walks = Math.ceil(steps / walkLength);
  const shard = readShard(options.shard ?? { index: 1, of: 1 });
  return {
    adapter,
    has,
    profile: chosen,
    seed: options.seed ?? 1,
    disabled,
    selected,
    shard,
    bail: options.bail ?? false,
    cutShort: whenCut(options),
    walks,
    budget: Math.max(0, Math.ceil((walks - shard.index + 1) / shard.of)) * walkLength,
    walkLength,
    asked: { steps, scope, replays: replays.length },
    replays,
    realTime,
    timing: realTime ? realPace(realTime).timing : EXACT,
    corpus: options.corpus ?? true,
    pairs: options.pairs ?? false,
    scope,
    rules: applicable.filter((rule) =>
      sideOf(rule) === adapter.kit && (selected?.has(rule.id) ?? true)
    ),
    controls: applicable.filter((rule) => adapter.kit === "app" && sideOf(rule) === "system"),
    onProgress: options.onProgress ?? (() => {}),
    ...(options.transition && { transition: options.transition }),
  };
}

const KNOWN: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

/**
 * The rules that are judged.
 *
 * @throws {RangeError} where there is no such rule
 */
export function readSelected(ids: readonly RuleId[]): ReadonlySet<RuleId> {
  const stranger = ids.find((id) => !KNOWN.has(id));
  if (stranger === undefined) return new Set(ids);
  throw new RangeError(`Cannot select ${stranger}: there is no such rule; RULES has them all`);
}

function readShard({ index, of }: Shard): Shard {
  const isOne = Number.isInteger(index) && Number.isInteger(of) && index >= 1 && index <= of;
  if (isOne) return { index, of };
  throw new RangeError(
    `Cannot do shard ${index} of ${of}: the first of two is { index: 1, of: 2 }`,
  );
}

function whenCut({ signal, timeBudget }: RunOptions): () => CutShort | null {
  const until = timeBudget ? timeBudget.now() + timeBudget.ms : Infinity;
  return () => {
    if (signal?.aborted) return "interrupted";
    return timeBudget && timeBudget.now() >= until ? "timeIsUp" : null;
  };
}

/**
 * Why rules are not judged, by rule.
 *
 * @throws {RangeError} where there is no such rule, or no reason
 */
export function readDisabled(
  disable: Readonly<Record<string, string | undefined>>,
): Map<string, string> {
  return new Map(
    Object.entries(disable).map(([id, because = ""]) => {
      if (!KNOWN.has(id)) {
        throw new RangeError(`Cannot disable ${id}: there is no such rule; RULES has them all`);
      }
      if (because.trim() === "") {
        throw new RangeError(`Cannot disable ${id} without a reason: reports show it to everybody`);
      }
      return [id, because];
    }),
  );
}
