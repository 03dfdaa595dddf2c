import { profile } from "../profile/mod.ts";
import { capabilitiesOf, sideOf } from "../rules/mod.ts";
import { isStep, type Line, parseScenario, type Scenario } from "../scenario/mod.ts";
import type { TraceEvent } from "../trace/mod.ts";
import type { Adapter } from "./adapter.ts";
import { unmet } from "./expectations.ts";
import { applicableRules, type Found } from "./panel.ts";
import { openSession, settle, takeStep } from "./player.ts";
import type { Slots } from "./slots.ts";

/** What became of one line of a scenario. */
export interface LineResult {
  /** The step or expectation. */
  readonly line: Line;
  /** A step was taken, or could not be; an expectation was met, or was not. */
  readonly status: "taken" | "skipped" | "met" | "unmet";
  /** What was so instead, where an expectation was not met. */
  readonly because?: string;
}

/** What became of a scenario. */
export interface ScenarioResult {
  /** The scenario that was played. */
  readonly scenario: Scenario;
  /** What became of each of its lines, in order. */
  readonly lines: readonly LineResult[];
  /** The rules of the adapter's side that were broken, each where it broke first. */
  readonly found: readonly Found[];
  /** What was seen. */
  readonly events: readonly TraceEvent[];
  /** Which call is which. */
  readonly slots: Slots;
  /** What the subject threw where nobody can throw. */
  readonly faults: readonly string[];
}

/**
 * Plays one scenario on a fresh subject, and judges it.
 *
 * @param scenario a scenario, or its text
 * @param seed decides ids; 1 where none is given
 * @throws {ScenarioError} where the text is no scenario
 * @throws {RangeError} where it wants another configuration than the adapter says is its own
 *
 * @example
 * ```ts
 * import { playScenario, referenceApp } from "@callspec/callspec/conformance";
 * import { assertEquals } from "@std/assert";
 *
 * const { found, lines } = await playScenario(
 *   referenceApp,
 *   `scenario "declined"
 *    remote calls a from generic "ada"
 *    user declines a
 *    expect app lists nothing`,
 * );
 * assertEquals(found, []);
 * assertEquals(lines.map(({ status }) => status), ["taken", "taken", "met"]);
 * ```
 */
export async function playScenario(
  adapter: Adapter,
  scenario: Scenario | string,
  seed = 1,
): Promise<ScenarioResult> {
  const story = typeof scenario === "string" ? parseScenario(scenario) : scenario;
  const { configuration, policies } = story.setting;
  const judged = { ...profile(story.setting.profile ?? "callspec"), ...policies };
  const session = await openSession(adapter, {
    profile: judged,
    seed,
    rules: applicableRules({ profile: judged, has: capabilitiesOf(adapter) })
      .filter((rule) => sideOf(rule) === adapter.kit),
    ...(configuration && { configuration }),
  });
  const { stage, world, panel } = session;
  const lines: LineResult[] = [];
  for (const [index, line] of story.lines.entries()) {
    if (!isStep(line)) {
      const because = unmet(line, world, stage);
      lines.push(because === null ? { line, status: "met" } : { line, status: "unmet", because });
      continue;
    }
    const taking = takeStep(session, line, index);
    const isTaken = typeof taking === "boolean" ? taking : await taking;
    lines.push({ line, status: isTaken ? "taken" : "skipped" });
    const next = story.lines[index + 1];
    const isFollowedAtOnce = next !== undefined && isStep(next) && next.atOnce;
    if (isTaken && !isFollowedAtOnce) await settle(session);
  }
  stage.close();
  const { trace: { events }, slots, faults } = stage;
  return { scenario: story, lines, found: panel.found, events, slots, faults };
}
