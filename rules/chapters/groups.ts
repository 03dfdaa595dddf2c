import { leaveAGroupFirst } from "../app/leave_a_group_first.ts";
import { endedCallsLeaveGroups } from "../system/ended_calls_leave_groups.ts";
import { joinAndLeaveGroups } from "../system/join_and_leave_groups.ts";
import { limitGroups } from "../system/limit_groups.ts";
import { offerMergeBySupport } from "../system/offer_merge_by_support.ts";
import { refuseGroupingWithStrangers } from "../system/refuse_grouping_with_strangers.ts";
import type { Chapter } from "../rule.ts";

/** Groups. */
export const GROUPS: Chapter = {
  title: "Groups",
  rules: [
    joinAndLeaveGroups,
    refuseGroupingWithStrangers,
    leaveAGroupFirst,
    limitGroups,
    offerMergeBySupport,
    endedCallsLeaveGroups,
  ],
};
