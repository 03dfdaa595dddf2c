import type { ActionKind } from "../actions/mod.ts";
import { ANDROID_TELECOM } from "./android_telecom.ts";
import type { Profile, ProfileName } from "./profile.ts";

const SECOND = 1_000;

/** One deadline for every kind of action. */
function every(deadlineMs: number): Readonly<Record<ActionKind, number>> {
  return {
    startCall: deadlineMs,
    answerCall: deadlineMs,
    endCall: deadlineMs,
    setHeld: deadlineMs,
    setMuted: deadlineMs,
    setGroup: deadlineMs,
    playDtmf: deadlineMs,
    setTranslating: deadlineMs,
  };
}

const callspec: Profile = {
  name: "callspec",
  summary:
    "CallKit as documented, and the promise to complete an action before its handler is over",
  deadlinesMs: { ...every(5 * SECOND), startCall: 600 * SECOND, answerCall: 60 * SECOND },
  ringTimeoutMs: 60 * SECOND,
  overLimit: "offerEndAndAccept",
  onAppDeath: "keepCalls",
  fulfillAnswer: "onConnect",
  capabilities: {
    supportsHolding: true,
    supportsGrouping: true,
    supportsUngrouping: true,
    supportsDtmf: true,
  },
  levels: {},
};

const PROFILES: Readonly<Record<ProfileName, Profile>> = frozen({
  callspec,
  apple: {
    ...callspec,
    name: "apple",
    summary: "CallKit as documented: an action may be completed at any time before its deadline",
    levels: { "app/complete-before-handler-settles": "off" },
  },
  livecommunicationkit: {
    ...callspec,
    name: "livecommunicationkit",
    summary: "LiveCommunicationKit (experimental): one deadline of 30 s, no execute hook",
    deadlinesMs: every(30 * SECOND),
    levels: { "app/complete-before-handler-settles": "off" },
  },
  "android-telecom": {
    ...callspec,
    name: "android-telecom",
    summary: "Android Telecom (experimental): one deadline of 5 s, calls end with their app",
    deadlinesMs: every(ANDROID_TELECOM.callbackMs),
    ringTimeoutMs: ANDROID_TELECOM.unansweredMs,
    onAppDeath: "endCalls",
    levels: { "app/complete-before-handler-settles": "off" },
  },
});

/** A value that nobody can change, through and through: profiles are shared. */
function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === "object") frozen(part);
  return Object.freeze(value);
}

/** The names of all profiles, the default first. */
export const PROFILE_NAMES: readonly ProfileName[] = Object.keys(PROFILES) as ProfileName[];

/**
 * Finds a profile by name.
 *
 * @throws {TypeError} where there is none of that name; the message lists those there are
 *
 * @example
 * ```ts
 * import { profile } from "@callspec/callspec/reference";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(profile("callspec").deadlinesMs.answerCall, 60_000);
 * ```
 */
export function profile(name: ProfileName): Profile {
  if (Object.hasOwn(PROFILES, name)) return PROFILES[name];
  throw new TypeError(
    `Cannot find a profile named ${JSON.stringify(name)}: there are ${PROFILE_NAMES.join(", ")}`,
  );
}
