import { startMediaAfterActivation } from "../app/start_media_after_activation.ts";
import type { Chapter } from "../rule.ts";

/** Audio. */
export const AUDIO: Chapter = {
  title: "Audio",
  rules: [
    startMediaAfterActivation,
  ],
};
