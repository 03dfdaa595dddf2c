import type { ProfileName } from "../profile/mod.ts";
import { isStep, type Kit, kitsOf, type Step } from "../scenario/mod.ts";
import type { Replay } from "./token.ts";

/** Steps that are played as they are, and what decides the ids in them. */
export interface Story {
  readonly seed: number;
  readonly steps: readonly Step[];
}

/** What failed in earlier runs and can be played in this one: others are of another kit or profile. */
export function storiesOf(
  replays: readonly Replay[],
  kit: Kit,
  profile: ProfileName,
): readonly Story[] {
  return replays
    .filter(({ scenario }) =>
      kitsOf(scenario).includes(kit) && (scenario.setting.profile ?? "callspec") === profile
    )
    .map(({ seed, scenario: { lines } }) => ({ seed, steps: lines.filter(isStep) }));
}
