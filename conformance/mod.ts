/**
 * The kits: an adapter goes in, and out comes a verdict for every rule, with a counterexample of a few
 * steps for each that breaks.
 *
 * @module
 */
export {
  type Adapter,
  type AdapterBase,
  type AppAdapter,
  type AppIntents,
  type AppSubject,
  type Deliver,
  type EventsAdapter,
  type EventsSubject,
  type NativeEvent,
  type NativeListener,
  type Phone,
  type SystemAdapter,
  type SystemControls,
  type SystemOptions,
  type SystemSubject,
} from "./adapter.ts";
export { type CampaignOptions, conform } from "./campaign.ts";
export { appChecks, type Check, eventChecks, systemChecks } from "./check.ts";
export { type Allowed } from "./allowed.ts";
export { type Certificate } from "./certificate.ts";
export { type Answer, askForLife, type Life, type SignsOfLife } from "./life.ts";
export { type Needs } from "./explain.ts";
export { causesOfAll, type Groupable } from "./grouping.ts";
export { judgeTrace } from "./judge_trace.ts";
export {
  type JudgedTrace,
  judgeLines,
  type TextLine,
  type TraceFinding,
  type TraceGap,
  type TraceOptions,
  type TraceVerdict,
} from "./recorded/mod.ts";
export { fromProvider, type ProviderShaped } from "./from_provider.ts";
export { type Offering, offering, type Settle } from "./offer.ts";
export {
  type Asked,
  type CutShort,
  type Part,
  PARTS,
  type Progress,
  type RunOptions,
  type Shard,
  type TimeBudget,
} from "./options.ts";
export { type RealTime, type RealTimeSettings } from "./pace.ts";
export { type Found } from "./panel.ts";
export { type LineResult, playScenario, type ScenarioResult } from "./play_scenario.ts";
export {
  appAdapter,
  droppingEvents,
  eventsAdapter,
  referenceApp,
  referenceEvents,
  referenceSystem,
  replayingEvents,
  standardIntents,
  systemAdapter,
} from "./reference_adapters.ts";
export { type Reading } from "./readings.ts";
export {
  type ConformanceResult,
  type Finding,
  findingsOf,
  inReadingOrder,
  type Origin,
  type Ranked,
  type Takings,
  type Verdict,
} from "./result.ts";
export { DELEGATE_MEMBERS, type Rejection, rejection, thrownText } from "./recorder/mod.ts";
export { type Property } from "./properties.ts";
export { Slots } from "./slots.ts";
export { type Scope } from "./tour/graph.ts";
export { type Paired } from "./tour/pairs.ts";
export { type Detour, type Toured } from "./tour/tour.ts";
export { readToken, type Replay, replayToken } from "./token.ts";
export { type Witness } from "./witness.ts";
export { isOfTheKit, nothingHappened, REFERENCE_BREAKS_IT } from "./verdicts.ts";
