import type { Chapter } from "../rule.ts";

/** Provider and configuration. */
export const PROVIDER: Chapter = {
  title: "Provider and configuration",
  rules: [],
};
