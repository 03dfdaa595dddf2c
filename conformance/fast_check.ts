/**
 * The kits at the edge of fast-check, for those who want `fc.assert`: scenarios as an arbitrary, and
 * the invariants of the contract as properties, replayed by `{ seed, path }` alone.
 *
 * @module
 */
import fc from "fast-check";
import type { RuleId } from "../rules/mod.ts";
import type { Kit, Scenario, Step } from "../scenario/mod.ts";
import type { AppAdapter } from "./adapter.ts";
import { kindsOf, stepsOf } from "./alphabet.ts";
import { WEIGHTS } from "./appetite.ts";
import { playScenario } from "./play_scenario.ts";

/** What scenarios are drawn for. */
export interface ScenariosOptions {
  /** Which side is put to the test. */
  readonly kit: Kit;
  /** How many steps a scenario has at most; 40 where no number is given. */
  readonly maxSteps?: number;
}

/**
 * Draws scenarios. A step that cannot be taken where it stands is skipped, so any list of steps is a
 * scenario, and stays one while it is shrunk.
 *
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { scenarios } from "@callspec/callspec/fast-check";
 * import { parseScenario, printScenario } from "@callspec/callspec/scenario";
 * import { assertEquals } from "@std/assert";
 *
 * fc.assert(fc.property(scenarios({ kit: "app" }), (scenario) => {
 *   assertEquals(parseScenario(printScenario(scenario)), scenario);
 * }));
 * ```
 */
export function scenarios({ kit, maxSteps = 40 }: ScenariosOptions): fc.Arbitrary<Scenario> {
  const steps = fc.array(stepOf(kit), { minLength: 1, maxLength: maxSteps, size: "max" });
  return steps.map((lines) => ({ title: "drawn by chance", setting: {}, lines }));
}

/** The kinds of steps as often as walks draw them; of ten, one comes at once. */
function stepOf(kit: Kit): fc.Arbitrary<Step> {
  const step = fc.oneof(
    ...kindsOf(kit).map((kind) => ({
      weight: Math.ceil(WEIGHTS[kind] * 10),
      arbitrary: fc.constantFrom(...stepsOf(kind)),
    })),
  );
  const atOnce = fc.oneof(
    { weight: 9, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  );
  return fc.tuple(step, atOnce).map(([drawn, isAtOnce]): Step =>
    isAtOnce ? { ...drawn, atOnce: true } : drawn
  );
}

/** The four invariants that an app is best known by. */
export type InvariantName =
  | "completedBeforeHandlerSettles"
  | "uniqueCallIds"
  | "endedCallsRemoved"
  | "resetClearsAll";

/** The rules that make each invariant. */
export const INVARIANTS: Readonly<Record<InvariantName, readonly RuleId[]>> = {
  completedBeforeHandlerSettles: ["app/complete-before-handler-settles"],
  uniqueCallIds: ["app/unique-call-ids", "app/never-reuse-an-id"],
  endedCallsRemoved: ["app/forget-ended-calls", "app/ready-from-acceptance"],
  resetClearsAll: ["app/reset-drops-everything"],
};

/**
 * The invariants of an app as asynchronous properties over scenarios.
 *
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { invariants } from "@callspec/callspec/fast-check";
 * import { referenceApp } from "@callspec/callspec/conformance";
 *
 * await fc.assert(invariants(referenceApp).resetClearsAll, { seed: 1 });
 * ```
 */
export function invariants(
  adapter: AppAdapter,
): Readonly<Record<InvariantName, fc.IAsyncProperty<[Scenario]>>> {
  const property = (name: InvariantName) =>
    fc.asyncProperty(scenarios({ kit: "app" }), async (scenario: Scenario) => {
      const { found } = await playScenario(adapter, scenario);
      const broken = found.find(({ rule }) => INVARIANTS[name].includes(rule.id));
      if (!broken) return;
      const { rule, violation } = broken;
      throw new Error(
        `${rule.id}: ${rule.statement} Expected ${violation.expected}, ` +
          `observed ${violation.observed}`,
      );
    });
  return {
    completedBeforeHandlerSettles: property("completedBeforeHandlerSettles"),
    uniqueCallIds: property("uniqueCallIds"),
    endedCallsRemoved: property("endedCallsRemoved"),
    resetClearsAll: property("resetClearsAll"),
  };
}
