import { callersHaveAHandle } from "../app/callers_have_a_handle.ts";
import { reportVideoUpgrades } from "../app/report_video_upgrades.ts";
import { updateLiveCalls } from "../app/update_live_calls.ts";
import { showTheGivenName } from "../system/show_the_given_name.ts";
import { updatesAreCopied } from "../system/updates_are_copied.ts";
import { updatesMerge } from "../system/updates_merge.ts";
import type { Chapter } from "../rule.ts";

/** Updates. */
export const UPDATES: Chapter = {
  title: "Updates",
  rules: [
    updateLiveCalls,
    reportVideoUpgrades,
    callersHaveAHandle,
    updatesAreCopied,
    updatesMerge,
    showTheGivenName,
  ],
};
