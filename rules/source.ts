/** Where a sentence of the contract comes from. */
export interface Source {
  /** What it is called. */
  readonly title: string;
  /** Where it can be read; absent where it is not on the web under one address. */
  readonly url?: string;
}

const APPLE = "https://developer.apple.com/documentation";

/** A page of Apple's documentation, by its path below `/documentation`. */
export function apple(path: string): Source {
  return { title: `Apple, ${path}`, url: `${APPLE}/${path}` };
}

/** A thread of Apple's developer forums in which an engineer of Apple answers. */
export function forum(thread: number): Source {
  return {
    title: `Apple Developer Forums, thread ${thread}`,
    url: `https://developer.apple.com/forums/thread/${thread}`,
  };
}

/** A header comment of the SDK, by the class that it is about. */
export function header(name: string): Source {
  return { title: `CallKit SDK header, ${name}`, url: "https://docs.rs/objc2-call-kit" };
}

/** A report of a real defect. */
export function report(repository: string, number: number): Source {
  return {
    title: `${repository} #${number}`,
    url: `https://github.com/${repository}/issues/${number}`,
  };
}

/** The talk in which CallKit's engineers introduced it. */
export const WWDC_2016: Source = {
  title: "WWDC 2016, session 230: Enhancing VoIP Apps with CallKit",
  url: "https://asciiwwdc.com/2016/sessions/230",
};

/** The talk in which it was said what an app owes for a VoIP push. */
export const WWDC_2019: Source = {
  title: "WWDC 2019, session 707: Advances in App Background Execution",
  url: "https://asciiwwdc.com/2019/sessions/707",
};

/** Apple's article on VoIP pushes. */
export const PUSHKIT_ARTICLE: Source = apple(
  "pushkit/responding-to-voip-notifications-from-pushkit",
);

/** Apple's sample app of 2017. */
export const SPEAKERBOX: Source = { title: `Apple sample "Speakerbox" (2017)` };

/** The tutorial that callspec started from. */
export const TUTORIAL: Source = { title: `Sendbird tutorial "Make Local Calls with CallKit"` };

/** The calling SDK of a chat service: what it expects of CallKit. */
export const STREAM_SWIFT: Source = {
  title: "GetStream/stream-video-swift, CallKitService.swift",
  url: "https://github.com/GetStream/stream-video-swift",
};
