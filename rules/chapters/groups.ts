import type { Chapter } from "../rule.ts";

/** Groups. */
export const GROUPS: Chapter = {
  title: "Groups",
  rules: [],
};
