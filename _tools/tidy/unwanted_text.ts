import type { ProjectFile } from "../tree.ts";

/** A text that the house does without. */
export interface Unwanted {
  /** What it is, for the name of the test. */
  readonly what: string;
  readonly pattern: RegExp;
  /** Which files are looked at. */
  readonly where: RegExp;
  /** What to write instead. */
  readonly hint: string;
  /** Files that may have it, each for a reason that is plain in the file. */
  readonly allowed?: readonly string[];
}

const ANYWHERE = /./;
const CODE = /\.tsx?$/;

/** These two have to spell out what they look for. */
const OWN_FILES = ["_tools/tidy/unwanted_text.ts", "_tools/tidy_test.ts"];

/** Words whose British spelling is certain to be one, and verbs in -ise. */
const BRITISH = [
  "fulfil(?!l)",
  "behaviour",
  "colour",
  "favour",
  "honour",
  "neighbour",
  "\\bcentres?\\b",
  "cancelled",
  "labelled",
  "modelled",
  "signalling",
  "artefact",
  "\\blicence",
  "(?:canonical|custom|initial|minim|normal|optim|organ|recogn|serial|summar|synchron)" +
  "is(?:e[ds]?\\b|ing|ation)",
];

/** All that is looked for. */
export const UNWANTED: readonly Unwanted[] = [
  {
    what: "British spelling",
    pattern: new RegExp(BRITISH.join("|"), "i"),
    where: ANYWHERE,
    hint: "spell as CallKit does (fulfill, behavior, canceled)",
  },
  {
    what: "an open point that names nobody and no issue",
    pattern: /\b(?:TODO|FIXME)\b(?!\([@#]\w+\))/,
    where: ANYWHERE,
    hint: "write TODO(#12), or do it",
    // A word of the Test Anything Protocol: what is shown and not counted.
    allowed: [
      "report/tap.ts",
      "docs/reports/broken/callspec.tap",
      "docs/decisions/0039_readers_of_reports_in_tests.md",
    ],
  },
  {
    what: "an example that is not run",
    pattern: /```\w+.*\bignore\b/,
    where: ANYWHERE,
    hint: "make the example work: it is a test",
  },
  {
    what: "a file without lint",
    pattern: /deno-lint-ignore-file/,
    where: CODE,
    hint: "ignore one rule on one line, and say why",
  },
  {
    what: "a cast that gives up on types",
    // Prose says "as any other"; code goes on with a sign or ends.
    pattern: /\bas\s+any(?=\s*(?:[;,.)\]}]|as\b|$))/,
    where: CODE,
    hint: "say which type it is, or start from unknown",
  },
  {
    what: "a sleeping test",
    pattern: /\bsleep\(/,
    where: /_test\.tsx?$/,
    hint: "move a virtual clock on",
  },
];

/** Where a text is found: `path:line: hint, not "..."`. */
export function placesOf(unwanted: Unwanted, files: readonly ProjectFile[]): readonly string[] {
  const allowed = [...OWN_FILES, ...unwanted.allowed ?? []];
  return files
    .filter(({ path }) => unwanted.where.test(path) && !allowed.includes(path))
    .flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) => {
        const match = line.match(unwanted.pattern);
        return match ? [`${path}:${index + 1}: ${unwanted.hint}, not "${match[0]}"`] : [];
      })
    );
}
