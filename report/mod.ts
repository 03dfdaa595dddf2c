/**
 * What people read of a result, and the one function that throws.
 *
 * @module
 */
export { assertConforms, ConformanceError } from "./assert_conforms.ts";
export { findingTest, findingText } from "./finding_text.ts";
export { drawLanes, type LaneName, LANES, type Row } from "./lanes.ts";
export { isConformant, resultText, verdictText } from "./result_text.ts";
export { type NameOf, rowsOf } from "./rows.ts";
export { isMet, scenarioText } from "./scenario_text.ts";
