/**
 * Code that nobody here wrote, put to the kits, and what was found in it.
 *
 * @module
 */
export {
  breachesOf,
  type Findings,
  FINDINGS_FILE,
  readFindings,
  type RecordedFinding,
  type RecordedSubject,
  type RecordedVerdict,
} from "./findings.ts";
export { type Subject, SUBJECTS } from "./subjects.ts";
