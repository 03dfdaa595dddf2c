import type { Chapter } from "../rule.ts";

/** Observers. */
export const OBSERVERS: Chapter = {
  title: "Observers",
  rules: [],
};
