/** The talk in which CallKit's engineers introduced it. */
export const WWDC_230 = "https://asciiwwdc.com/2016/sessions/230";

/** The talk that made the report of a pushed call a duty. */
export const WWDC_707 = "https://asciiwwdc.com/2019/sessions/707";

/** The comments in the SDK's headers, as a binding of them prints them. */
export const HEADERS = "https://docs.rs/objc2-call-kit";

/** Apple's sample app, known as Speakerbox. */
export const SPEAKERBOX =
  "https://developer.apple.com/documentation/callkit/voip-calling-with-callkit";

/** Apple's article on VoIP pushes. */
export const PUSHKIT =
  "https://developer.apple.com/documentation/pushkit/responding-to-voip-notifications-from-pushkit";

/** A page of Apple's documentation, by its path below `/documentation`. */
export function page(path: string): string {
  return `https://developer.apple.com/documentation/${path}`;
}

/** A thread of Apple's developer forums. */
export function forum(thread: number): string {
  return `https://developer.apple.com/forums/thread/${thread}`;
}
