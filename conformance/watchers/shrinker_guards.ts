import { printLine, type Step } from "../../scenario/mod.ts";
import { shrink } from "../shrinker.ts";
import { SHRINKER_MUTANTS } from "./shrinker_mutants.ts";
import { STORIES } from "./stories.ts";
import type { Watch } from "./watch.ts";

const textOf = (steps: readonly Step[]) => steps.map(printLine).join("; ");

/** A result that does not break the rule that it was made for. */
async function invalid(part: typeof shrink): Promise<string | null> {
  for (const { trials, long } of STORIES) {
    const { steps } = await part(long, trials);
    if (!(await trials.attempt(steps)).failing) return `not broken by: ${textOf(steps)}`;
  }
  return null;
}

/** A result that is not the shortest and plainest that there is. */
async function longer(part: typeof shrink): Promise<string | null> {
  for (const { trials, long, short } of STORIES) {
    const { steps } = await part(long, trials);
    if (textOf(steps) !== textOf(short)) return `${textOf(steps)}, not ${textOf(short)}`;
  }
  return null;
}

/** What makes a counterexample of a walk. */
export const SHRINKER_WATCH: Watch<typeof shrink> = {
  watched: "the shrinker",
  sound: shrink,
  guards: [
    { name: "plays its result again", objection: invalid },
    { name: "knows what should be left", objection: longer },
  ],
  broken: SHRINKER_MUTANTS,
};
