import type { Check } from "../conformance/mod.ts";
import { isLaw } from "../rules/mod.ts";
import { findingTest, findingText } from "./finding_text.ts";
import { findingData } from "./from_result.ts";

/** Thrown by {@linkcode assertConforms}; its message is the whole report of the breach. */
export class ConformanceError extends Error {
  /** Names the rule. */
  readonly rule: string;

  /** Makes the error. */
  constructor(rule: string, message: string) {
    super(message);
    this.name = "ConformanceError";
    this.rule = rule;
  }
}

/**
 * Runs a check and throws where an implementation cannot be called conformant by it: a law is broken,
 * or a MUST was never put to the test. Advice and what does not apply pass. It is the only function
 * of the kits that throws; every runner takes it from here.
 *
 * @throws {ConformanceError}
 *
 * @example
 * ```ts
 * import { appChecks, referenceApp } from "@callspec/callspec/conformance";
 * import { assertConforms } from "@callspec/callspec/report";
 *
 * for (const check of appChecks(referenceApp, { steps: 2_000 })) await assertConforms(check);
 * ```
 */
export async function assertConforms(check: Check): Promise<void> {
  const verdict = await check.run();
  const { rule } = verdict;
  if (verdict.status === "failed" && isLaw(rule)) {
    const finding = findingData(verdict.finding);
    const parts = [findingText(finding), "  as a test:", findingTest(finding)];
    throw new ConformanceError(rule.id, `\n${parts.join("\n\n")}\n`);
  }
  if (verdict.status === "inconclusive" && isLaw(rule)) {
    throw new ConformanceError(rule.id, `${rule.id} is inconclusive: ${verdict.because}`);
  }
}
