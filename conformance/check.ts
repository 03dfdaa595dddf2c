import { type Rule, rulesFor } from "../rules/mod.ts";
import type { Adapter, AppAdapter, EventsAdapter, SystemAdapter } from "./adapter.ts";
import { type CampaignOptions, conform } from "./campaign.ts";
import type { ConformanceResult, Verdict } from "./result.ts";

/** One rule put to one implementation: data, to be run under any test runner. */
export interface Check {
  /** The rule. */
  readonly rule: Rule;
  /** A name for the test. */
  readonly title: string;
  /** The whole campaign; the checks of one adapter share it, and it runs once. */
  result(): Promise<ConformanceResult>;
  /** What became of the rule. */
  run(): Promise<Verdict>;
}

/**
 * The checks of an app.
 *
 * @example
 * ```ts
 * import { appChecks } from "@callspec/callspec/conformance";
 * import { assertEquals } from "@std/assert";
 *
 * const deaf = { kit: "app", name: "deaf", open: () => ({ calls: () => [] }) } as const;
 * const [first] = appChecks(deaf, { steps: 10 });
 * assertEquals((await first?.run())?.status, "inconclusive");
 * ```
 */
export function appChecks(adapter: AppAdapter, options?: CampaignOptions): readonly Check[] {
  return checks(adapter, options);
}

/** The checks of a call system, or of a bridge to one. */
export function systemChecks(adapter: SystemAdapter, options?: CampaignOptions): readonly Check[] {
  return checks(adapter, options);
}

/** The checks of an event layer. */
export function eventChecks(adapter: EventsAdapter, options?: CampaignOptions): readonly Check[] {
  return checks(adapter, options);
}

function checks(adapter: Adapter, options?: CampaignOptions): readonly Check[] {
  let campaign: Promise<ConformanceResult> | undefined;
  const result = () => campaign ??= conform(adapter, options);
  const selected = options?.rules;
  const rules = rulesFor(adapter.kit).filter(({ id }) => selected?.includes(id) ?? true);
  return rules.map((rule) => ({
    rule,
    title: `${adapter.name}: ${rule.id}`,
    result,
    async run() {
      const { verdicts } = await result();
      const verdict = verdicts.find((each) => each.rule === rule);
      if (!verdict) throw new Error(`Cannot find a verdict on ${rule.id}: the kit lost it`);
      return verdict;
    },
  }));
}
