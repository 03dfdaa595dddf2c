/**
 * The words for what is round an app on a phone: settings, buttons, Recents, other calls, and the
 * oddities of real systems.
 *
 * @module
 */
export { type Quirk, QUIRK_NAMES, type QuirkName, QUIRKS } from "./quirks.ts";
export {
  type Button,
  BUTTONS,
  HEADSET_KEYS,
  type HeadsetKey,
  type Line,
  LINES,
  PHONE_LISTS,
  PHONE_SETTINGS,
  type PhoneList,
  type PhoneSetting,
  RECENTS_OUTCOMES,
  type RecentsOutcome,
} from "./words.ts";
