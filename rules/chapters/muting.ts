import type { Chapter } from "../rule.ts";

/** Muting and translation. */
export const MUTING: Chapter = {
  title: "Muting and translation",
  rules: [],
};
