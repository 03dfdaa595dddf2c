import { judgeTrace } from "../conformance/mod.ts";
import {
  CHAPTERS,
  claimsAmong,
  DEFECT_CLASSES,
  eventsOf,
  type Example,
  isLaw,
  type Need,
  type Rule,
  sideOf,
  SPEC_VERSION,
  type Violation,
} from "../rules/mod.ts";
import { EVENT_KINDS } from "../trace/mod.ts";
import { drawLanes } from "./lanes.ts";
import { rowsOf } from "./rows.ts";

/** What there is to tell of a rule beside its own words: pages and the command line show it. */
export interface RuleStory {
  /** How far it binds, whom, and where it belongs; each a line. */
  readonly facts: readonly string[];
  /** A smallest trace that keeps it, drawn. */
  readonly kept: readonly string[];
  /** A smallest trace that breaks it, drawn. */
  readonly broken: readonly string[];
  /** What the rule says of that one; calls go by the names in the drawing. */
  readonly breach: Pick<Violation, "expected" | "observed" | "hint"> | null;
  /** The classes of real defects that it sees. */
  readonly defects: readonly string[];
}

/**
 * Tells what there is to tell of a rule.
 *
 * @example
 * ```ts
 * import { ruleStory } from "@callspec/callspec/report";
 * import { RULES } from "@callspec/callspec/rules";
 * import { assertEquals } from "@std/assert";
 *
 * const rule = RULES.find(({ id }) => id === "app/unique-call-ids");
 * const story = rule && ruleStory(rule);
 * assertEquals(story?.facts[1], "chapter: Identity");
 * assertEquals(story?.broken.at(-1)?.endsWith("<== here"), true);
 * ```
 */
export function ruleStory(rule: Rule): RuleStory {
  const { satisfied, broken } = rule.examples;
  const violation = breachOf(rule);
  return {
    facts: factsOf(rule),
    kept: drawn(satisfied),
    broken: drawn(broken, violation),
    breach: violation ? spoken(violation) : null,
    defects: DEFECT_CLASSES.filter(({ rules }) => rules.includes(rule.id))
      .map(({ id, name }) => `${id}: ${name}`),
  };
}

function factsOf(rule: Rule): readonly string[] {
  const chapter = CHAPTERS.find(({ rules }) => rules.includes(rule))?.title ?? "none";
  const weight = isLaw(rule) ? "law" : "advice: it is shown, and fails nobody";
  return [
    `${rule.level}, ${rule.evidence}: ${weight}`,
    `chapter: ${chapter}`,
    ...(rule.refs.length > 0 ? [`entries: ${rule.refs.join(", ")}`] : []),
    ...(rule.needs ?? []).map((need) => `binds only those who ${verbOf(need)} \`${need}\``),
    ...(rule.unless ? [`does not bind those who declare \`${rule.unless}\``] : []),
    ...(rule.sees ? [`judged only where \`${rule.sees}\` is recorded`] : []),
    `since ${rule.since}`,
  ];
}

/** What somebody does about a word who has it: an ability is there where nothing is said. */
function verbOf(need: Need): string {
  return claimsAmong([need]).length > 0 ? "declare" : "do not lack";
}

/** What the rule says of its second example. */
function breachOf(rule: Rule): Violation | undefined {
  const header = { callspec: SPEC_VERSION, clock: "virtual", profile: "callspec" } as const;
  const verdict = judgeTrace({
    header: { ...header, side: sideOf(rule), kinds: EVENT_KINDS },
    events: eventsOf(rule.examples.broken),
  }, { capabilities: claimsAmong(rule.needs ?? []) }).find((each) => each.rule === rule);
  return verdict?.status === "failed" ? verdict.violation : undefined;
}

function drawn(example: Example, violation?: Violation): readonly string[] {
  return drawLanes(rowsOf(eventsOf(example), (id) => id.slice(0, 1), violation?.at));
}

function spoken({ expected, observed, hint }: Violation): RuleStory["breach"] {
  const named = (text: string) => text.replace(/\b([a-f])\1{7}-[\da-f-]{27}\b/g, "$1");
  return {
    expected: named(expected),
    observed: named(observed),
    ...(hint !== undefined && { hint: named(hint) }),
  };
}
