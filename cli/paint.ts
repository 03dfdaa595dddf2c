import type { Outlet } from "./surroundings.ts";

/** Colors a text, or leaves it as it is. */
export type Paint = (text: string) => string;

const RED = 31;
const GREEN = 32;
const YELLOW = 33;
const BOLD = 1;

/** What is colored: color never says what is not written as well. */
const COLORED: readonly (readonly [pattern: RegExp, color: number])[] = [
  [/^ {2}ok {3}/gm, GREEN],
  [/^ {2}FAIL /gm, RED],
  [/^ {2}\? {4}/gm, YELLOW],
  [/NOT CONFORMANT|NO SIGN OF LIFE|NOT AS EXPECTED|<== here/g, RED],
  [/NO CLAIM/g, YELLOW],
  [/(?<!NOT )CONFORMANT/g, GREEN],
  [/^(?:app|system|events)\/[a-z-]+(?= {2}\()/gm, BOLD],
  [/^ {2}(?:expected|observed|hint|why|source|replay|replayed) {2,}/gm, BOLD],
];

/** The paint for an outlet: by what was asked for, else by who looks on. */
export function paintFor(
  { isTerminal }: Pick<Outlet, "isTerminal">,
  { isPlain, color }: { readonly isPlain: boolean; readonly color: boolean | undefined },
): Paint {
  return color ?? (isTerminal && !isPlain) ? paint : (text) => text;
}

function paint(text: string): string {
  let painted = text;
  for (const [pattern, color] of COLORED) {
    painted = painted.replace(pattern, (match) => `\x1b[${color}m${match}\x1b[0m`);
  }
  return painted;
}
