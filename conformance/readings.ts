import { profile as profileNamed, PROFILE_NAMES, type ProfileName } from "../profile/mod.ts";
import { type Capability, claimsAmong, type Rule } from "../rules/mod.ts";
import type { TraceEvent } from "../trace/mod.ts";
import { judged, type JudgingOptions, whyInapplicable } from "./panel.ts";

/** Another way to read the contract, under which the same events break nothing. */
export type Reading =
  | { readonly kind: "profile"; readonly profile: ProfileName }
  | { readonly kind: "declared"; readonly capability: Capability }
  | { readonly kind: "notDeclared"; readonly capability: Capability };

/** How else a rule can be read that was broken: the profiles and promises under which it is silent. */
export function readingsOf(
  rule: Rule,
  events: readonly TraceEvent[],
  options: JudgingOptions,
): readonly Reading[] {
  const others = PROFILE_NAMES.filter((name) => name !== options.profile.name);
  return [
    ...others.filter((name) => !isBroken(rule, events, { ...options, profile: profileNamed(name) }))
      .map((name): Reading => ({ kind: "profile", profile: name })),
    ...(rule.unless ? [{ kind: "declared", capability: rule.unless } as const] : []),
    ...claimsAmong(rule.needs ?? []).map((capability): Reading => ({
      kind: "notDeclared",
      capability,
    })),
  ];
}

/** Whether events break a rule under other options. */
function isBroken(rule: Rule, events: readonly TraceEvent[], options: JudgingOptions): boolean {
  if (whyInapplicable(rule, options) !== null) return false;
  return judged([rule], events, options).found.length > 0;
}
