import type { Step } from "../../scenario/mod.ts";
import { PASSES, shrink, type Trial } from "../shrinker.ts";
import type { BrokenPart } from "./watch.ts";

type Broken = BrokenPart<typeof shrink>;

/** A shrinker that does without one of its passes. */
function omits(name: string, omitted: (typeof PASSES)[number]): Broken {
  const passes = PASSES.filter((pass) => pass !== omitted);
  return { name, part: (steps, trier) => shrink(steps, trier, passes) };
}

/** A shrinker that takes in another way what became of a candidate, the first of which is the whole. */
function judges(
  name: string,
  judge: (trial: Trial, candidate: readonly Step[], first: Trial, runs: number) => Trial["failing"],
): Broken {
  return {
    name,
    part: (steps, trier) => {
      let first: Trial | null = null;
      let runs = 0;
      return shrink(steps, {
        enabledBefore: (each) => trier.enabledBefore(each),
        attempt: async (candidate) => {
          const trial = await trier.attempt(candidate);
          first ??= trial;
          return { ...trial, failing: judge(trial, candidate, first, runs++) };
        },
      });
    },
  };
}

/** A shrinker that does something to its result and does not try it again. */
function retouches(name: string, retouch: (steps: readonly Step[]) => readonly Step[]): Broken {
  return {
    name,
    part: async (steps, trier) => {
      const shrunk = await shrink(steps, trier);
      return { ...shrunk, steps: retouch(shrunk.steps) };
    },
  };
}

/** The shrinker with one fault each. */
export const SHRINKER_MUTANTS: readonly Broken[] = [
  omits("does not look whether the end alone is enough", "keepTail"),
  omits("keeps the calls that do not matter", "dropSlots"),
  omits("goes round in every circle", "cutCycles"),
  omits("never leaves out a few steps", "dropChunks"),
  omits("leaves what is about no call where it is", "settleFirst"),
  omits("keeps every name and number as it was", "simplify"),
  judges("stops when it came a little further", ({ failing }, _candidate, _first, runs) => {
    return runs < 3 ? failing : null;
  }),
  judges("keeps what fails to break the rule", (_trial, candidate) => candidate),
  judges("goes by where the steps end, and not by the rule", (trial, candidate, first) => {
    return trial.keys.at(-1) === first.keys.at(-1) ? candidate : trial.failing;
  }),
  retouches("leaves out one step more without trying", (steps) => steps.toSpliced(-2, 1)),
  retouches("leaves out the beginning without trying", (steps) => steps.slice(1)),
  retouches("calls every call a", (steps) => {
    return steps.map((step) => "call" in step ? { ...step, call: "a" } : step);
  }),
];
