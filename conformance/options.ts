import type { Profile, ProfileName } from "../profile/mod.ts";
import { profile } from "../profile/mod.ts";
import { type Rule, sideOf } from "../rules/mod.ts";
import type { transition } from "../reference/system/mod.ts";
import type { Adapter } from "./adapter.ts";
import { applicableRules } from "./panel.ts";

/** How a campaign is run; everything has a default. */
export interface CampaignOptions {
  /** Under which profile it is judged; `callspec` where none is given. */
  readonly profile?: ProfileName;
  /** Decides everything that is drawn; 1 where none is given. */
  readonly seed?: number;
  /** How many steps are taken in walks; 20,000 where no number is given. */
  readonly steps?: number;
  /** How many steps a walk has at most; 200 where no number is given. */
  readonly walkLength?: number;
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
  readonly profile: Profile;
  readonly seed: number;
  readonly budget: number;
  readonly walkLength: number;
  /** The rules that bind the subject. */
  readonly rules: readonly Rule[];
  /** The rules that bind the kit's own side, judged as the control. */
  readonly controls: readonly Rule[];
  readonly transition?: typeof transition;
  readonly onProgress: (progress: Progress) => void;
}

/** Reads the options of a campaign. */
export function settingsOf(adapter: Adapter, options: CampaignOptions): Settings {
  const chosen = profile(options.profile ?? "callspec");
  const capabilities = adapter.capabilities ?? [];
  const applicable = applicableRules({ profile: chosen, capabilities });
  return {
    adapter,
    profile: chosen,
    seed: options.seed ?? 1,
    budget: options.steps ?? 20_000,
    walkLength: options.walkLength ?? 200,
    rules: applicable.filter((rule) => sideOf(rule) === adapter.kit),
    controls: applicable.filter((rule) => adapter.kit === "app" && sideOf(rule) === "system"),
    onProgress: options.onProgress ?? (() => {}),
    ...(options.transition && { transition: options.transition }),
  };
}
