/** An oddity of the real system that was seen, and who saw it. */
export interface Quirk {
  /** What the system does. */
  readonly summary: string;
  /** Where it is reported. */
  readonly source: string;
}

/** The name of a quirk. */
export type QuirkName =
  | "activationLost"
  | "unholdWithoutActivation"
  | "swapEndsInstead"
  | "unknownIdForLiveCall"
  | "firstRequestRefused"
  | "slowTearDown"
  | "providerLostAfterReset"
  | "resetAfterInvalidate"
  | "plainAcceptForUnconnected";

/**
 * Oddities of the real system. They are off unless they are switched on: no contract asks for them,
 * and an app should survive them.
 */
export const QUIRKS: Readonly<Record<QuirkName, Quirk>> = {
  activationLost: {
    summary: "the audio session is active, and didActivateAudio never comes",
    source: "https://developer.apple.com/forums/thread/783870",
  },
  unholdWithoutActivation: {
    summary: "a call comes off hold, and didActivateAudio does not come again",
    source: "https://developer.apple.com/forums/thread/749202",
  },
  swapEndsInstead: {
    summary: "a swap ends the call in front instead of putting it on hold",
    source: "https://developer.apple.com/forums/thread/715488",
  },
  unknownIdForLiveCall: {
    summary: "the end of an outgoing call that interrupted a cellular one is refused as unknown",
    source: "https://developer.apple.com/forums/thread/109002",
  },
  firstRequestRefused: {
    summary: "the first request after a provider was made meets maximumCallGroupsReached",
    source: "https://github.com/nextcloud/talk-ios/pull/700",
  },
  slowTearDown: {
    summary: "the id of a call that ended is taken for two seconds more",
    source: "https://github.com/wireapp/wire-ios-sync-engine/pull/638",
  },
  providerLostAfterReset: {
    summary: "after a reset the provider is out of service until another is made",
    source: "https://developer.apple.com/forums/thread/801418",
  },
  resetAfterInvalidate: {
    summary: "an invalidated provider still hears didReset",
    source: "https://developer.apple.com/forums/thread/801418",
  },
  plainAcceptForUnconnected: {
    summary: "a second call is offered a plain answer while the first is not connected",
    source: "https://github.com/signalapp/Signal-iOS/pull/1658",
  },
};

/** The names of all quirks. */
export const QUIRK_NAMES: readonly QuirkName[] = Object.keys(QUIRKS) as QuirkName[];
