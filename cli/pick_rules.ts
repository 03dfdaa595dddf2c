import { type RuleId, RULES } from "../rules/mod.ts";
import { EXIT, Refusal } from "./exit_codes.ts";
import { didYouMean } from "./table/did_you_mean.ts";
import type { Disabled } from "./table/options.ts";

const IDS: readonly RuleId[] = RULES.map(({ id }) => id);

/**
 * The rules that some globs select, in the order of reports. A glob that selects nothing is refused:
 * it is a typo, and a run of nothing would look well.
 *
 * @throws {Refusal} where a glob selects nothing
 */
export function pickRules(globs: readonly string[]): readonly RuleId[] {
  const picked = new Set(globs.flatMap((glob) => {
    const found = IDS.filter((id) => patternOf(glob).test(id));
    if (found.length === 0) throw noSuchRule("select", glob);
    return found;
  }));
  return IDS.filter((id) => picked.has(id));
}

/**
 * Finds a rule by its id.
 *
 * @param what what is to be done with it
 * @throws {Refusal} where there is none
 */
export function ruleNamed(word: string, what: string): RuleId {
  const id = IDS.find((each) => each === word);
  if (id === undefined) throw noSuchRule(what, word);
  return id;
}

/**
 * Rules that are not judged, as the campaign takes them.
 *
 * @throws {Refusal} where there is no such rule
 */
export function reasonsOf(disabled: readonly Disabled[]): Partial<Record<RuleId, string>> {
  return Object.fromEntries(
    disabled.map(({ rule, because }) => [ruleNamed(rule, "disable"), because]),
  );
}

function noSuchRule(what: string, word: string): Refusal {
  const hint = didYouMean(word, IDS, "callspec list rules shows all there are");
  return new Refusal(`Cannot ${what} ${word}: there is no such rule; ${hint}`, EXIT.untested);
}

function patternOf(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`);
}
