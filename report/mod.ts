/**
 * What people and programs read of a result, and the one function that throws.
 *
 * @module
 */
export { assertConforms, ConformanceError } from "./assert_conforms.ts";
export { type Baseline, baselineSchema, readBaseline, withBaseline } from "./baseline.ts";
export { findingTest, findingText } from "./finding_text.ts";
export { findingData, resultData, type RunFacts } from "./from_result.ts";
export { drawLanes, LANES, type Row } from "./lanes.ts";
export { claimOf, concluded, exitCodeOf, verdictSentence } from "./outcome.ts";
export { mergeResults, type Remnant } from "./merge.ts";
export { type Reporter, type ReporterName, REPORTERS } from "./reporters.ts";
export {
  causesOf,
  type Claim,
  type DetourData,
  type EffortData,
  type ExitCode,
  type FindingData,
  type KnownFailure,
  type Outcome,
  type ProductData,
  RESULT_VERSION,
  type ResultData,
  type ResultFacts,
  type RuleData,
  type Share,
  type StepData,
  type TakingsData,
  type TouredData,
  type VerdictData,
  type Waited,
} from "./result_data.ts";
export { readFinding, readResult, resultSchema } from "./result_schema.ts";
export { dataText, isConformant, resultText, verdictText } from "./result_text.ts";
export { rowsOf } from "./rows.ts";
export { type RuleStory, ruleStory } from "./rule_story.ts";
export { isMet, scenarioText } from "./scenario_text.ts";
export {
  type VerifyData,
  verifyData,
  type VerifyFinding,
  verifySchema,
  type VerifyVerdict,
} from "./verify_data.ts";
export { VERIFY_REPORTERS, type VerifyReporterName } from "./verify_reporters.ts";
export { verifyExitCode, verifyText } from "./verify_text.ts";
