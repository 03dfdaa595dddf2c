import { say } from "../run_deno.ts";
import type { Ended } from "./run.ts";

/** How many tests of a run passed and failed. */
export interface Count {
  /** Those that passed. */
  readonly passed: number;
  /** Those that failed. */
  readonly failed: number;
}

/**
 * Counts the lines of TAP that a runner printed, or takes the sum that Jest prints. A run that failed
 * without one counts as one, and so does one that tested nothing, or less than it planned; its text is
 * shown.
 */
export function count(name: string, { code, text }: Pick<Ended, "code" | "text">): Count {
  const lines = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const summed = (word: string) =>
    Number(new RegExp(`^Tests:.* (\\d+) ${word}`, "m").exec(text)?.[1] ?? 0);
  const counted = {
    passed: lines(/^ok /gm) + summed("passed"),
    failed: lines(/^not ok /gm) + summed("failed"),
  };
  const [, planned = `${counted.passed}`] = /^1\.\.(\d+)$/m.exec(text) ?? [];
  const isWhole = counted.passed > 0 && counted.passed === Number(planned);
  if (code === 0 && isWhole && counted.failed === 0) {
    say(`${name}: ${counted.passed} passed`);
    return counted;
  }
  say(`${name}: exit code ${code}\n${text}`);
  return { passed: counted.passed, failed: Math.max(1, counted.failed) };
}

/** Closes with the sum, as `.ci/run` reads it, and has the process fail where a test did. */
export function close(counts: readonly Count[]): void {
  const sum = (of: keyof Count) => counts.reduce((total, each) => total + each[of], 0);
  say(`${sum("passed")} passed, ${sum("failed")} failed`);
  if (sum("failed") > 0) Deno.exitCode = 1;
}

/** Something that must hold, and what speaks against it. */
export type Finding = readonly [what: string, flaws: readonly string[]];

/** Counts what holds; what does not is shown. */
export function countFindings(name: string, findings: readonly Finding[]): Count {
  const text = findings
    .map(([what, flaws]) => [flaws.length === 0 ? "ok" : "not ok", what, ...flaws].join("\n  "))
    .map((lines) => lines.replace("\n  ", " "))
    .join("\n");
  return count(name, { code: text.includes("not ok ") ? 1 : 0, text });
}
