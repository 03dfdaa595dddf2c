import { resetDropsEverything } from "../app/reset_drops_everything.ts";
import type { Chapter } from "../rule.ts";

/** Resets. */
export const RESETS: Chapter = {
  title: "Resets",
  rules: [
    resetDropsEverything,
  ],
};
