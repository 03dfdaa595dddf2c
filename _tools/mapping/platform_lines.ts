/** The platforms, as a doc comment names them: a line of it begins with one and a colon. */
export const PLATFORMS = ["CallKit", "LiveCommunicationKit", "Android Telecom"] as const;

/** The name of a platform. */
export type Platform = typeof PLATFORMS[number];

/** What a doc comment says a name is called elsewhere; a platform of which it is silent is absent. */
export type PlatformLines = Readonly<Partial<Record<Platform, string>>>;

const LABEL = PLATFORMS.join("|");

/** What stands after a label: code in backticks, or anything up to a full stop or the next label. */
const LINE = new RegExp(
  String.raw`\b(${LABEL}):\s((?:\x60[^\x60]*\x60|[^\x60.\n]|\n(?!\n|(?:${LABEL}|Source):))+)`,
  "g",
);

/** Reads what a doc comment says of the platforms. */
export function platformLines(comment: string): PlatformLines {
  return Object.fromEntries(
    [...comment.matchAll(LINE)].map(([, platform, said = ""]) => [
      platform,
      said.trim().replaceAll(/\s+/g, " "),
    ]),
  );
}
