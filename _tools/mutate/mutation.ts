/** Where something begins in a text, and where it has ended. */
export type Span = readonly [from: number, to: number];

/** One small fault that could be in a file. */
export interface Mutation {
  /** What stands in the text. */
  readonly at: Span;
  /** What stands there instead; empty where it is left out. */
  readonly becomes: string;
  /** The whole expression or statement that is switched for it. */
  readonly host: Span;
  /** Whether that is an expression, or a statement. */
  readonly form: "expression" | "statement";
}

/** A fault with a number, in words for who reads of it. */
export interface Mutant extends Mutation {
  /** What the switch knows it by. */
  readonly id: number;
  /** The path of the file from the root of the project. */
  readonly file: string;
  /** The line in it, from 1. */
  readonly line: number;
  /** The text that is changed, in short. */
  readonly was: string;
  /** What it becomes, in short. */
  readonly now: string;
}

/** How much of a text is shown. */
const SHOWN = 70;

/** Numbers the mutations of a file, and says them in words. */
export function mutantsOf(
  file: string,
  text: string,
  mutations: readonly Mutation[],
  firstId: number,
): readonly Mutant[] {
  return mutations.map((mutation, index) => ({
    ...mutation,
    id: firstId + index,
    file,
    line: text.slice(0, mutation.at[0]).split("\n").length,
    was: inShort(text.slice(...mutation.at)),
    now: inShort(mutation.becomes),
  }));
}

function inShort(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 4)} ...` : line;
}

/** A mutant as one reads of it: `transition.ts:40: "a < b" becomes "a <= b"`. */
export function inWords({ was, now }: Pick<Mutant, "was" | "now">): string {
  return now === "" ? `without \`${was}\`` : `\`${was}\` becomes \`${now}\``;
}
