import { type JsonSchema, type Schema, shown } from "./schema.ts";

/** What can be said of any value. */
export interface About {
  /** A sentence for those who read the schema. */
  readonly about?: string;
}

/** A value that is checked by one question, and refers to nothing. */
function plain<T>(
  json: JsonSchema,
  { about }: About,
  expected: string,
  is: (value: unknown) => boolean,
): Schema<T> {
  return {
    json: { ...json, ...(about !== undefined && { description: about }) },
    named: new Map(),
    flawOf: (value, path) =>
      is(value) ? null : { path, message: `expected ${expected}, found ${shown(value)}` },
  };
}

/** What a text can be bound by. */
export interface TextBounds extends About {
  /** A pattern that all of it must match. */
  readonly pattern?: RegExp;
  /** What the pattern stands for, in words: "a call id". */
  readonly called?: string;
  /** How long it is at most. */
  readonly maxLength?: number;
}

/** A text. */
export function text<T extends string = string>(bounds: TextBounds = {}): Schema<T> {
  const { pattern, called, maxLength } = bounds;
  const most = maxLength === undefined ? "" : ` of at most ${maxLength} characters`;
  return plain(
    {
      type: "string",
      ...(pattern && { pattern: pattern.source }),
      ...(maxLength !== undefined && { maxLength }),
    },
    bounds,
    called ?? (pattern ? `a text like ${pattern.source}` : `a text${most}`),
    (value) =>
      typeof value === "string" && (!pattern || pattern.test(value)) &&
      value.length <= (maxLength ?? Infinity),
  );
}

/** What a number can be bound by. */
export interface NumberBounds extends About {
  /** The least. */
  readonly minimum?: number;
  /** The most. */
  readonly maximum?: number;
}

/** A whole number that every language can hold: of at most 53 bits. */
export function integer<T extends number = number>(bounds: NumberBounds = {}): Schema<T> {
  const { minimum, maximum } = bounds;
  const least = minimum === undefined ? "" : ` of at least ${minimum}`;
  const most = maximum === undefined ? "" : ` of at most ${maximum}`;
  return plain(
    {
      type: "integer",
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
    },
    bounds,
    `a whole number${least}${most}`,
    (value) =>
      Number.isSafeInteger(value) && (value as number) >= (minimum ?? -Infinity) &&
      (value as number) <= (maximum ?? Infinity),
  );
}

/** A number. */
export function number<T extends number = number>(about: About = {}): Schema<T> {
  return plain({ type: "number" }, about, "a number", Number.isFinite);
}

/** Yes or no. */
export function flag<T extends boolean = boolean>(about: About = {}): Schema<T> {
  return plain(
    { type: "boolean" },
    about,
    "true or false",
    (value) => typeof value === "boolean",
  );
}

/** Always this. */
export function literal<const T extends string | number | boolean | null>(
  value: T,
  about: About = {},
): Schema<T> {
  return plain({ const: value }, about, shown(value), (each) => each === value);
}

/** One of some words. */
export function word<const T extends string>(words: readonly T[], about: About = {}): Schema<T> {
  const known = new Set<unknown>(words);
  const expected = words.length === 1 ? shown(words[0]) : `one of ${words.join(", ")}`;
  return plain({ enum: words }, about, expected, (value) => known.has(value));
}

/** Anything that JSON can say. */
export function anything(about: About = {}): Schema<unknown> {
  return plain({}, about, "a value", (value) => value !== undefined);
}
