import type { Chapter } from "../rule.ts";

/** Keys. */
export const KEYS: Chapter = {
  title: "Keys",
  rules: [],
};
