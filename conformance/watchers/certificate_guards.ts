import { searchShorter } from "../certificate.ts";
import { printLine } from "../../scenario/mod.ts";
import { CERTIFICATE_MUTANTS } from "./certificate_mutants.ts";
import { STORIES } from "./stories.ts";
import type { Watch } from "./watch.ts";

type Search = typeof searchShorter;

/** The stories whose every shorter way can be tried. */
const SMALL = STORIES.filter(({ short }) => short.length <= 3);

/** A way that is one step too long is taken for the shortest, or what is found in its place is wrong. */
async function overlooked(search: Search): Promise<string | null> {
  for (const { trials, short: { length } } of SMALL) {
    const { shorter } = await search(length + 1, (steps) => trials.look(steps));
    if (shorter === null) return `nothing shorter than ${length + 1} steps`;
    const text = shorter.map(printLine).join("; ");
    const isRight = shorter.length === length && (await trials.look(shorter)).isBroken;
    if (!isRight) return `not the shortest way: ${text}`;
  }
  return null;
}

/** The shortest way is not said to be it. */
async function doubted(search: Search): Promise<string | null> {
  for (const { trials, short: { length } } of SMALL) {
    const { shorter, certificate } = await search(length, (steps) => trials.look(steps));
    if (shorter !== null) return `a way of ${shorter.length} steps in the place of ${length}`;
    if (!certificate.isShortest) return `nothing is proven of ${length} steps`;
    if (certificate.upTo !== length - 1) {
      return `it looked at ${certificate.upTo} of ${length} steps`;
    }
  }
  return null;
}

/** What is far too much to try is said to be proven. */
async function overstated(search: Search): Promise<string | null> {
  const offered = Array.from({ length: 100 }, (_, ms) => ({ kind: "clock", ms }) as const);
  let looks = 0;
  const { certificate } = await search(9, () => {
    // Nothing is ever broken, and no two states are alike.
    return Promise.resolve({ isBroken: false, key: `${looks++}`, enabled: offered });
  });
  return certificate.isShortest ? `${looks} ways of endlessly many were tried` : null;
}

/** What says that no counterexample is shorter. */
export const CERTIFICATE_WATCH: Watch<Search> = {
  watched: "the search for shorter ways",
  sound: searchShorter,
  guards: [
    { name: "hands it more than can be tried", objection: overstated },
    { name: "hands it ways that are a step too long", objection: overlooked },
    { name: "hands it the shortest ways", objection: doubted },
  ],
  broken: CERTIFICATE_MUTANTS,
};
