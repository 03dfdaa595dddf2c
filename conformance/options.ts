import type { Profile, ProfileName } from "../profile/mod.ts";
import { profile } from "../profile/mod.ts";
import {
  capabilitiesOf,
  type Capability,
  type Rule,
  type RuleId,
  RULES,
  sideOf,
} from "../rules/mod.ts";
import type { transition } from "../reference/system/mod.ts";
import type { World } from "../trace/mod.ts";
import type { Adapter } from "./adapter.ts";
import { applicableRules } from "./panel.ts";
import type { drawStep } from "./planner.ts";
import type { Scope } from "./tour/graph.ts";

/** How a campaign is run; everything has a default. */
export interface CampaignOptions {
  /** Under which profile it is judged; `callspec` where none is given. */
  readonly profile?: ProfileName;
  /** Decides everything that is drawn; 1 where none is given. */
  readonly seed?: number;
  /** How many steps are taken in walks; 20,000 where no number is given. */
  readonly steps?: number;
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
  /** How many steps a walk has at most; 200 where no number is given. */
  readonly walkLength?: number;
  /** Rules that are not judged, each with the reason, which reports show. */
  readonly disable?: Readonly<Partial<Record<RuleId, string>>>;
  /** Another call system under an app: how the control is tested. */
  readonly transition?: typeof transition;
  /** Hears how far it is. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a campaign is. */
export interface Progress {
  /** Steps that were taken. */
  readonly steps: number;
  /** Steps that will be. */
  readonly budget: number;
  /** Rules that were found broken. */
  readonly findings: number;
}

/** A campaign with its options read. */
export interface Settings {
  readonly adapter: Adapter;
  /** What the adapter has, by what it declared. */
  readonly has: ReadonlySet<Capability>;
  readonly profile: Profile;
  readonly seed: number;
  readonly budget: number;
  readonly walkLength: number;
  readonly corpus: boolean;
  readonly scope: Scope | null;
  readonly pairs: boolean;
  /** Why rules are not judged, by rule. */
  readonly disabled: ReadonlyMap<string, string>;
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
 * @throws {RangeError} where the adapter declares what there is not, or a rule is to be disabled that
 *   there is not, or without a reason
 */
export function settingsOf(adapter: Adapter, options: CampaignOptions): Settings {
  const chosen = profile(options.profile ?? "callspec");
  const has = capabilitiesOf(adapter);
  const disabled = readDisabled(options.disable ?? {});
  const applicable = applicableRules({ profile: chosen, has })
    .filter(({ id }) => !disabled.has(id));
  return {
    adapter,
    has,
    profile: chosen,
    seed: options.seed ?? 1,
    disabled,
    budget: options.steps ?? 20_000,
    walkLength: options.walkLength ?? 200,
    corpus: options.corpus ?? true,
    pairs: options.pairs ?? false,
    scope: options.scope === undefined ? { calls: 1, open: 1 } : options.scope,
    rules: applicable.filter((rule) => sideOf(rule) === adapter.kit),
    controls: applicable.filter((rule) => adapter.kit === "app" && sideOf(rule) === "system"),
    onProgress: options.onProgress ?? (() => {}),
    ...(options.transition && { transition: options.transition }),
  };
}

function readDisabled(disable: Readonly<Record<string, string | undefined>>): Map<string, string> {
  const known = new Set<string>(RULES.map(({ id }) => id));
  return new Map(
    Object.entries(disable).map(([id, because = ""]) => {
      if (!known.has(id)) {
        throw new RangeError(`Cannot disable ${id}: there is no such rule; RULES has them all`);
      }
      if (because.trim() === "") {
        throw new RangeError(`Cannot disable ${id} without a reason: reports show it to everybody`);
      }
      return [id, because];
    }),
  );
}
