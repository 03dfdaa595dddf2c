import type { RuleId } from "../../rules/mod.ts";

/** A defect of the tutorial as it is printed: what rules name it, or why none can. */
export type PrintedDefect =
  & {
    /** Names it. */
    readonly id: `S${number}`;
    /** What is printed. */
    readonly printed: string;
  }
  & ({
    /** The rules that name it. */
    readonly rules: readonly RuleId[];
  } | {
    /** Why no rule can. */
    readonly unseen: string;
  });

export { default as twoScreens } from "./two_screens.ts";

/** The defects of the tutorial, in the order in which they are met when reading. */
export const DEFECTS: readonly PrintedDefect[] = [
  {
    id: "S1",
    printed: "the report's completion handler is called only on an error",
    unseen: "not at the boundary: it is between two objects of the app",
  },
  {
    id: "S2",
    printed: "a variable that is not there",
    unseen: "not by a run: the compiler finds it; mended here",
  },
  {
    id: "S3",
    printed: "the end button forgets its call before the end is accepted",
    rules: ["app/try-again-after-refusal"],
  },
  {
    id: "S4",
    printed: "one variable holds the id of all calls",
    rules: ["app/end-the-call-meant", "app/end-by-request"],
  },
  {
    // It is seen where the screen is opened twice: in `twoScreens`.
    id: "S5",
    printed: "a provider for each screen",
    rules: ["app/one-provider"],
  },
  {
    id: "S6",
    printed: "a call is added to the list without a look whether it is there",
    unseen: "not at the boundary: the system refuses the second report of an id",
  },
  {
    id: "S7",
    printed: "a call that the far side ended stays in the list",
    rules: ["app/forget-ended-calls", "app/end-however-asked"],
  },
  {
    id: "S8",
    printed: "start and answer are fulfilled whatever happened",
    rules: [
      "app/start-when-invited",
      "app/answer-when-connected",
      "app/get-every-call-to-its-end",
    ],
  },
  {
    id: "S9",
    printed: "nothing ever reports an outgoing call as connected",
    rules: ["app/report-connected"],
  },
  {
    id: "S10",
    printed: "the handler for time-outs is named and left out",
    rules: ["app/hear-time-outs"],
  },
  {
    id: "S11",
    printed: "a call is known only from when the promise of its report settles",
    rules: ["app/ready-from-acceptance"],
  },
  {
    id: "S12",
    printed: "mute and hold by the app's own screen are described, and no screen has them",
    unseen: "not at the boundary: there is no button to tap",
  },
  {
    id: "S13",
    printed: 'the table says "mute button" of the answer action',
    unseen: "not by a run: it is a slip in the text",
  },
  {
    id: "S14",
    printed: "a reset empties the list and leaves the calls as they are",
    rules: ["app/reset-drops-everything"],
  },
  {
    id: "S15",
    printed: "the text says that the system lists ended calls",
    unseen: "not in the app: what a system does is for `system/end-calls-for-good`",
  },
];
