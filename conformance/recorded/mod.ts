/**
 * Traces that somebody recorded, judged line by line.
 *
 * @module
 */
export { type JudgedTrace, judgeLines, type TraceFinding, type TraceGap } from "./judge_lines.ts";
export { type TextLine } from "./surroundings.ts";
export { TraceJudge, type TraceOptions, type TraceVerdict } from "./trace_judge.ts";
