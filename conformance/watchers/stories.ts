import { isStep, parseScenario, type Step } from "../../scenario/mod.ts";
import { type Settings, settingsOf } from "../options.ts";
import { Trials } from "../trials.ts";
import { MUTANTS } from "../mutants/mod.ts";

/** A long way to break a rule, and the shortest. */
export interface Story {
  /** Plays steps on the broken subject, and says whether they break its rule. */
  readonly trials: Trials;
  /** How a walk came to it. */
  readonly long: readonly Step[];
  /** All that is needed of it. */
  readonly short: readonly Step[];
}

/** Decides the ids in a story, which leaves nothing else to chance. */
const SEED = 1;

function storyOf(broken: string, long: readonly string[], short: readonly string[]): Story {
  const mutant = MUTANTS.find(({ name }) => name === broken);
  if (!mutant) throw new Error(`Cannot tell a story of what ${broken}: there is no such mutant`);
  const settings: Settings = settingsOf(mutant.adapter, {});
  const rule = settings.rules.find(({ id }) => id === mutant.breaks);
  if (!rule) throw new Error(`Cannot tell a story of what ${broken}: its rule does not bind it`);
  return { trials: new Trials(rule, SEED, settings), long: stepsOf(long), short: stepsOf(short) };
}

function stepsOf(lines: readonly string[]): readonly Step[] {
  return parseScenario(['scenario "story"', ...lines].join("\n")).lines.filter(isStep);
}

/** Stories that were walked once; each needs other passes of the shrinker. */
export const STORIES: readonly Story[] = [
  storyOf("takes a refused end for done", [
    "system will refuse end with callIsProtected",
    'app starts a to generic "bob"',
    "system will refuse hold with unknown",
    "system will refuse end with unknownCallProvider",
    "system will refuse hold with maximumCallGroupsReached",
    "app ends a",
    "system will refuse hold with callIdAlreadyExists",
    "app ends a",
    "at once system will refuse end with invalidAction",
    "system will refuse hold with unknown",
  ], [
    "system will refuse end with unknownCallProvider",
    'app starts a to generic "ada"',
    "app ends a",
    "app ends a",
  ]),
  storyOf("has one hold switch for all its calls", [
    'app starts a to generic "bob"',
    'remote calls b from generic "ada"',
    'at once app starts c to generic "bob"',
    "app ends a",
    'at once remote calls c from generic "ada"',
    "service begins",
    "at once app ends a",
    "app answers c",
    "app ends c",
    'remote calls a from generic "ada"',
    "app answers a",
    "phone turns lock on",
    'user presses "42,20;7" on a',
    "app holds a",
    'at once remote calls c from generic "ada"',
    "app answers b",
    "app answers a",
    "user merges a",
    "user holds and accepts c",
    "app holds c",
  ], [
    'app starts a to generic "ada"',
    'app starts b to generic "ada"',
    "app holds a",
  ]),
  storyOf("keeps its calls at a reset", [
    "app executes off",
    "app will defer hold",
    "clock +4999ms",
    "app will defer end",
    "system performs together",
    'remote calls a from generic "ada"',
    'at once remote calls b from generic "ada"',
    "user answers b",
    "system resets",
    "app configures usual",
  ], ['remote calls a from generic "ada"', "system resets"]),
];
