/** Files of ours that are mutated together, and the tests that are to find it. */
export interface Part {
  /** What it is called on the command line. */
  readonly name: string;
  /**
   * The files that are mutated; a folder, with a slash behind it, stands for all that are no tests,
   * with `*` for those that are in it and not further below.
   */
  readonly files: readonly string[];
  /**
   * The files of tests; a folder stands for all that are, likewise. They are those that are quick,
   * for each is played for every mutant that it comes by.
   */
  readonly tests: readonly string[];
  /** Tests in these files that would take too long. */
  readonly without?: RegExp;
}

/** What visits too many states, or one test more than once. */
const LONG = /where (delegate|observer) goes first|every sequence of four|Pairs |graphOf knows/;

/**
 * What is mutated: that which is trusted to be right when it says of others that they are not, and
 * the fakes, which the tests of apps trust to be as the real ones are.
 */
export const PARTS: readonly Part[] = [
  {
    name: "system",
    files: ["reference/system/"],
    tests: [
      "reference/*",
      "reference/contract/",
      "reference/open_questions/",
      "reference/system/",
      "examples/scenarios/",
      "conformance/properties_test.ts",
      "conformance/tour/tour_test.ts",
      "_tools/mutate/short_campaigns.ts",
    ],
    without: LONG,
  },
  {
    name: "scenario",
    files: [
      "scenario/reader.ts",
      "scenario/parameter.ts",
      "scenario/form.ts",
      "scenario/scenario.ts",
    ],
    tests: ["scenario/", "examples/scenarios/"],
  },
  {
    name: "world",
    files: [
      "trace/consequences.ts",
      "trace/folds.ts",
      "trace/world.ts",
      "trace/world_calls.ts",
      "trace/world_groups.ts",
      "trace/world_state.ts",
    ],
    tests: [
      "trace/",
      "rules/",
      "conformance/judge_trace_test.ts",
      "conformance/exhaustive/exhaustive_test.ts",
      "examples/scenarios/",
      "_tools/mutate/short_campaigns.ts",
    ],
    without: LONG,
  },
  {
    name: "shrinker",
    files: ["conformance/shrinker.ts"],
    tests: ["conformance/shrinker_test.ts"],
  },
  {
    name: "phone",
    files: ["fakes/*"],
    tests: ["fakes/*"],
  },
  {
    name: "callkeep",
    files: ["fakes/callkeep/"],
    tests: ["fakes/callkeep/"],
  },
  {
    name: "expo",
    files: ["fakes/expo/"],
    tests: ["fakes/expo/"],
  },
];
