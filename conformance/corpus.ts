import { isStep, type Kit, parseScenario, type Step } from "../scenario/mod.ts";
import { CORPUS } from "./corpus_steps.ts";
import type { Settings } from "./options.ts";
import { openSession, playOn } from "./player.ts";
import { Reaches } from "./reaches.ts";
import type { Story } from "./stories.ts";
import { finished, type Walk } from "./walk.ts";

/** Decides the ids in a story of the corpus, which leaves nothing else to chance. */
const CORPUS_SEED = 1;

const read = new Map<Kit, readonly Story[]>();

/** The shortest ways to break a rule that were ever found, by kit: a fault that is made once is made again. */
export function corpusOf(kit: Kit): readonly Story[] {
  const stories = read.get(kit) ??
    CORPUS[kit].map((story) => ({ seed: CORPUS_SEED, steps: stepsOf(story) }));
  read.set(kit, stories);
  return stories;
}

/** Steps as they stand in the corpus: one a line, with `; ` for the end of a line. */
function stepsOf(story: string): readonly Step[] {
  const text = ['scenario "corpus"', ...story.split("; ")].join("\n");
  return parseScenario(text).lines.filter(isStep);
}

/** So many stories of a corpus, from all over it. */
export function sampleOf(all: readonly Story[], count: number): readonly Story[] {
  const every = Math.max(1, all.length / count);
  return all.filter((_, place) => Math.floor(place / every) !== Math.floor((place - 1) / every));
}

/** Plays a story on a fresh subject, under all rules. */
export async function playStory(
  settings: Settings,
  { seed, steps: story }: Story,
): Promise<Walk> {
  const rules = [...settings.rules, ...settings.controls];
  const session = await openSession(settings.adapter, { ...settings, seed, rules });
  const reaches = new Reaches(session);
  const steps: Step[] = [];
  let skipped = 0;
  await playOn(session, story, ({ step, isTaken }) => {
    if (isTaken) steps.push(step);
    else skipped++;
    reaches.note(steps.length);
    return settings.cutShort() !== null;
  });
  reaches.note(steps.length);
  return finished(session, { seed, steps, skipped, reaches: reaches.all });
}
