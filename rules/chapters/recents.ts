import type { Chapter } from "../rule.ts";

/** Recents. */
export const RECENTS: Chapter = {
  title: "Recents",
  rules: [],
};
