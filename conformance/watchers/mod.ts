/**
 * What all findings rest on, with a fault each, to show that a guard catches it: the World, what walks
 * are offered, the shrinker, and the search for shorter ways.
 *
 * @module
 */
import { CERTIFICATE_WATCH } from "./certificate_guards.ts";
import { ENABLED_WATCH } from "./enabled_guards.ts";
import { SHRINKER_WATCH } from "./shrinker_guards.ts";
import { type Guarded, guarded } from "./watch.ts";
import { WORLD_WATCH } from "./world_guards.ts";

export { type Caught, type Guarded } from "./watch.ts";

/** Every part of the kit that is watched: sound, and with each fault. */
export const WATCHED: readonly Guarded[] = [
  ...guarded(WORLD_WATCH),
  ...guarded(ENABLED_WATCH),
  ...guarded(SHRINKER_WATCH),
  ...guarded(CERTIFICATE_WATCH),
];
