/** The platforms that a bridge can be on: its native half differs between them in many ways. */
export const PLATFORMS = ["ios", "android"] as const;

/** Whose native half a bridge has. */
export type Platform = typeof PLATFORMS[number];
