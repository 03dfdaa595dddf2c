import type { Parameter } from "./parameter.ts";
import type { Reader } from "./reader.ts";

/** A part of a form: words to the letter, a field, or words whose presence sets a flag. */
export type Part<T> =
  | string
  | { readonly [F in keyof T]-?: FieldPart<T, F> }[keyof T];

/** A field of a form. */
export interface FieldPart<T, F extends keyof T> {
  /** Which field it is. */
  readonly field: F;
  /** How it is read and printed. */
  readonly type: Parameter<T[F]>;
}

/** What is said in one line: the one definition from which parser, printer and generators derive. */
export interface Form<T> {
  /** The parts, in the order of the line. */
  readonly parts: readonly Part<T>[];
}

/** Where a form stopped fitting a line, and what it wanted there. */
export interface Mismatch {
  /** The column, from 1. */
  readonly column: number;
  /** What was expected there. */
  readonly expected: string;
}

/** A flag: the words stand for true, their absence for false. */
export function flag(words: string): Parameter<boolean> {
  return {
    expected: words,
    samples: [false, true],
    read(reader) {
      const start = reader.position;
      for (const word of words.split(" ")) {
        if (reader.peek() === word) reader.skip();
        else {
          reader.position = start;
          return false;
        }
      }
      return true;
    },
    print: (value) => value ? words : "",
  };
}

/** A form as a reader sees it: whatever the type of its values. */
export interface ReadableForm {
  /** The parts, in the order of the line. */
  readonly parts: readonly (string | {
    readonly field: PropertyKey;
    readonly type: { readonly expected: string; read(reader: Reader): unknown };
  })[];
}

/** Reads a line by a form. */
export function readForm(form: ReadableForm, reader: Reader): ReadValue | Mismatch {
  const value: Record<PropertyKey, unknown> = {};
  for (const part of form.parts) {
    const { column } = reader;
    if (typeof part === "string") {
      const missing = readWords(part, reader);
      if (missing) return missing;
      continue;
    }
    const read = part.type.read(reader);
    if (read === undefined) return { column, expected: part.type.expected };
    value[part.field] = read;
  }
  return reader.isDone ? value : { column: reader.column, expected: "the end of the line" };
}

/** What was read, by field. */
export type ReadValue = Readonly<Record<PropertyKey, unknown>>;

function readWords(words: string, reader: Reader): Mismatch | null {
  for (const word of words.split(" ")) {
    if (reader.peek() !== word) return { column: reader.column, expected: `"${word}"` };
    reader.skip();
  }
  return null;
}

/** Whether reading by a form failed. */
export function isMismatch(read: object): read is Mismatch {
  return "expected" in read && "column" in read;
}

/** Prints a value by a form. */
export function printForm<T>(form: Form<T>, value: T): string {
  return form.parts
    .map((part) => typeof part === "string" ? part : part.type.print(value[part.field]))
    .filter((text) => text !== "")
    .join(" ");
}

/** Every value that a form can take from the samples of its parameters. */
export function samplesOf<T>(form: Form<T>): readonly T[] {
  let values: readonly Partial<T>[] = [{}];
  for (const part of form.parts) {
    if (typeof part === "string") continue;
    values = values.flatMap((value) =>
      part.type.samples.map((sample) => ({ ...value, [part.field]: sample }))
    );
  }
  return values as readonly T[];
}
