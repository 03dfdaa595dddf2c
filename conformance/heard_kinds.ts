import { profile } from "../profile/mod.ts";
import { EXACT, type Rule } from "../rules/mod.ts";
import { type EventKind, World } from "../trace/mod.ts";

const KNOWN = new WeakMap<Rule, readonly EventKind[]>();

/** The kinds of events that the judge of a rule hears. */
export function kindsHeardBy(rule: Rule): readonly EventKind[] {
  const known = KNOWN.get(rule);
  if (known) return known;
  const judge = rule.judge({
    world: new World(),
    profile: profile("callspec"),
    timing: EXACT,
    exercised() {},
    violated() {},
  });
  const kinds = Object.keys(judge) as EventKind[];
  KNOWN.set(rule, kinds);
  return kinds;
}
