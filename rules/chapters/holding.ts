import type { Chapter } from "../rule.ts";

/** Holding. */
export const HOLDING: Chapter = {
  title: "Holding",
  rules: [],
};
