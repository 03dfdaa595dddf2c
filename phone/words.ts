/** Whose a call is that is not the app's: the phone's own line's, or another app's. */
export const LINES = ["cellular", "otherApp"] as const;

/** Whose a call is that is not the app's. */
export type Line = typeof LINES[number];

/** The keys of a headset: the one that answers and ends, and the one that holds. */
export const HEADSET_KEYS = ["hook", "hold"] as const;

/** A key of a headset. */
export type HeadsetKey = typeof HEADSET_KEYS[number];

/** What can be turned on and off on a phone, and what an app may do on it. */
export const PHONE_SETTINGS = [
  "doNotDisturb",
  "restrictedSharing",
  "entitlement",
  "voipMode",
  "callService",
  "lock",
  "foreground",
] as const;

/** What can be turned on and off. */
export type PhoneSetting = typeof PHONE_SETTINGS[number];

/** The lists that a phone keeps of people. */
export const PHONE_LISTS = ["vip", "blocked", "protected", "sensitive"] as const;

/** A list of people. */
export type PhoneList = typeof PHONE_LISTS[number];

/** What the phone's own screens can offer on a call. */
export const BUTTONS = [
  "answer",
  "decline",
  "holdAndAccept",
  "endAndAccept",
  "end",
  "hold",
  "resume",
  "swap",
  "merge",
  "split",
  "mute",
  "unmute",
  "keypad",
  "translate",
  "stopTranslating",
  "video",
] as const;

/** What a button of the phone does. */
export type Button = typeof BUTTONS[number];

/** What Recents can say of a call. */
export const RECENTS_OUTCOMES = [
  "connected",
  "missed",
  "declined",
  "answeredElsewhere",
  "declinedElsewhere",
  "notConnected",
] as const;

/** What became of a call, as Recents show it. */
export type RecentsOutcome = typeof RECENTS_OUTCOMES[number];
