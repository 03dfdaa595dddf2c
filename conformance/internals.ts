/**
 * The parts of a campaign, for the tools of the house: what is measured is measured part by part. No
 * entry point of the package; it may change from one day to the next.
 *
 * @module
 */
export { kindsOf, stepsOf } from "./alphabet.ts";
export { enabledSteps } from "./enabled_steps.ts";
export { type Settings, settingsOf } from "./options.ts";
export { openSession, type Session, settle, takeStep } from "./player.ts";
export { SystemLooks } from "./system_looks.ts";
export { graphOf } from "./tour/graph.ts";
export { Pairs } from "./tour/pairs.ts";
export { recordedWalk } from "./recorded/recorded_walk.ts";
export { Tour } from "./tour/tour.ts";
export { walk } from "./walk.ts";
