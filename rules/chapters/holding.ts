import { holdBeforeResuming } from "../app/hold_before_resuming.ts";
import { holdToTheValue } from "../app/hold_to_the_value.ts";
import { holdAsTold } from "../system/hold_as_told.ts";
import { holdFirstThenAnswer } from "../system/hold_first_then_answer.ts";
import { holdingEndsNothing } from "../system/holding_ends_nothing.ts";
import { noHoldWithoutSupport } from "../system/no_hold_without_support.ts";
import { oneGroupInFront } from "../system/one_group_in_front.ts";
import { resumeAfterOwnEnd } from "../system/resume_after_own_end.ts";
import { stayHeldWhenTheOtherEndHangsUp } from "../system/stay_held_when_the_other_end_hangs_up.ts";
import type { Chapter } from "../rule.ts";

/** Holding. */
export const HOLDING: Chapter = {
  title: "Holding",
  rules: [
    holdFirstThenAnswer,
    noHoldWithoutSupport,
    holdBeforeResuming,
    holdToTheValue,
    holdAsTold,
    holdingEndsNothing,
    stayHeldWhenTheOtherEndHangsUp,
    resumeAfterOwnEnd,
    oneGroupInFront,
  ],
};
