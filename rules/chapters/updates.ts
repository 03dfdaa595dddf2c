import type { Chapter } from "../rule.ts";

/** Updates. */
export const UPDATES: Chapter = {
  title: "Updates",
  rules: [],
};
