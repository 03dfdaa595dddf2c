import { flag, integer, list, type Schema, text, word } from "../../schema/mod.ts";

/** What the value of an option is: how it is written, read and checked, and what it can be. */
export interface Form<T> {
  /** How help shows it, as in `<n>`; null: the option is a switch and takes none. */
  readonly shown: string | null;
  /** Reads what was written; a text says what is wrong with it. */
  readonly read: (written: string) => T | Misfit;
  /** What it looks like in a configuration file. */
  readonly schema: Schema<unknown>;
  /** What can stand there, where it can be told. */
  readonly source?: Source;
  /** Whether it may be given several times: the value is a list of all. */
  readonly isList?: true;
}

/** What can stand in a place of the command line: a file, a folder, a rule, or one of some words. */
export type Source = "file" | "folder" | "rule" | readonly string[];

/** What is wrong with a value. */
export interface Misfit {
  /** What was expected, as in "a whole number". */
  readonly expected: string;
}

/** Whether a value could not be read. */
export function isMisfit(value: unknown): value is Misfit {
  return typeof value === "object" && value !== null && "expected" in value;
}

/** A switch: it is on where it is given. */
export const SWITCH: Form<boolean> = {
  shown: null,
  read: (written) => written !== "false",
  schema: flag(),
};

/** A whole number of at least so much. */
export function whole(minimum: number, shown = "<n>"): Form<number> {
  const expected = `a whole number of at least ${minimum}`;
  return {
    shown,
    read(written) {
      const number = /^\d+$/.test(written) ? Number(written) : NaN;
      return Number.isSafeInteger(number) && number >= minimum ? number : { expected };
    },
    schema: integer({ minimum }),
  };
}

/** One of some words. */
export function oneOf<T extends string>(words: readonly T[], shown: string): Form<T> {
  return {
    shown,
    read: (written) => words.find((each) => each === written) ?? { expected: words.join(" or ") },
    schema: word(words),
    source: words,
  };
}

/** A file. */
export const FILE: Form<string> = {
  shown: "<file>",
  read: (written) => written === "" ? { expected: "the name of a file" } : written,
  schema: text(),
  source: "file",
};

/** A text that is read into something. */
export function written<T>(
  shown: string,
  expected: string,
  read: (written: string) => T | null,
): Form<T> {
  return { shown, read: (text) => read(text) ?? { expected }, schema: text({ called: expected }) };
}

/** The same, as often as it is given. */
export function several<T>(one: Form<T>): Form<readonly T[]> {
  return {
    ...one,
    isList: true,
    read(written) {
      const value = one.read(written);
      return isMisfit(value) ? value : [value];
    },
    schema: list(one.schema),
  };
}
