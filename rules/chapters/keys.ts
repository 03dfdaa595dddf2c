import { sendEveryDigit } from "../app/send_every_digit.ts";
import type { Chapter } from "../rule.ts";
import { keysAreSingleTones } from "../system/keys_are_single_tones.ts";
import { noKeypadWithoutSupport } from "../system/no_keypad_without_support.ts";
import { oneKeyAtATime } from "../system/one_key_at_a_time.ts";
import { pausesAsOneString } from "../system/pauses_as_one_string.ts";

/** Keys. */
export const KEYS: Chapter = {
  title: "Keys",
  rules: [
    oneKeyAtATime,
    keysAreSingleTones,
    pausesAsOneString,
    sendEveryDigit,
    noKeypadWithoutSupport,
  ],
};
