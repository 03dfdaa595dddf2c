import type { Chapter } from "../rule.ts";

/** VoIP pushes. */
export const PUSHES: Chapter = {
  title: "VoIP pushes",
  rules: [],
};
