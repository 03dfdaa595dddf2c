import { fulfillTranslation } from "../app/fulfill_translation.ts";
import { hearWhileMuted } from "../app/hear_while_muted.ts";
import { muteByRequest } from "../app/mute_by_request.ts";
import { muteToTheValue } from "../app/mute_to_the_value.ts";
import { noMuteInAnswerToAMute } from "../app/no_mute_in_answer_to_a_mute.ts";
import { streamWhileMutedInTranslation } from "../app/stream_while_muted_in_translation.ts";
import type { Chapter } from "../rule.ts";
import { askForTranslation } from "../system/ask_for_translation.ts";
import { newCallsAreUnmuted } from "../system/new_calls_are_unmuted.ts";

/** Muting and translation. */
export const MUTING: Chapter = {
  title: "Muting and translation",
  rules: [
    muteToTheValue,
    muteByRequest,
    noMuteInAnswerToAMute,
    hearWhileMuted,
    newCallsAreUnmuted,
    askForTranslation,
    fulfillTranslation,
    streamWhileMutedInTranslation,
  ],
};
