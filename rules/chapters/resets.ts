import { quietAfterAReset } from "../app/quiet_after_a_reset.ts";
import { resetDropsEverything } from "../app/reset_drops_everything.ts";
import { stopMediaFirstAtAReset } from "../app/stop_media_first_at_a_reset.ts";
import { workAfterAReset } from "../app/work_after_a_reset.ts";
import { resetLeavesNothing } from "../system/reset_leaves_nothing.ts";
import type { Chapter } from "../rule.ts";

/** Resets. */
export const RESETS: Chapter = {
  title: "Resets",
  rules: [
    resetDropsEverything,
    stopMediaFirstAtAReset,
    quietAfterAReset,
    workAfterAReset,
    resetLeavesNothing,
  ],
};
