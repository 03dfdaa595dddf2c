/** A JSON Schema of draft 2020-12, as plain data. */
export type JsonSchema = { readonly [key: string]: unknown };

/** Where data are wrong, and how, as a sentence that names what was expected. */
export interface Flaw {
  /** The way to it, as in `$.actions[0].kind`. */
  readonly path: string;
  /** What was expected there, and what was found. */
  readonly message: string;
}

/**
 * What data look like, said once: it checks a value, and it is printed as JSON Schema. The type is
 * checked against it by the compiler: a field that the type has and the schema has not is an error.
 */
export interface Schema<T> {
  /** The same in JSON Schema. */
  readonly json: JsonSchema;
  /** What is wrong with a value; null where nothing is. */
  flawOf(value: unknown, path: string): Flaw | null;
  /** The schemas that it refers to by name. */
  readonly named: ReadonlyMap<string, Schema<unknown>>;
  /** No value: it lets the compiler tell one schema from another. */
  readonly of?: T;
}

/** A field that may be missing. */
export interface Optional<T> {
  /** What it looks like where it is there. */
  readonly optional: Schema<T>;
}

/** What is wrong with a value, as a sentence; null where nothing is. */
export function flawOf<T>(schema: Schema<T>, value: unknown): string | null {
  const flaw = schema.flawOf(value, "$");
  return flaw && `${flaw.path}: ${flaw.message}`;
}

/** Whether a value is what a schema says. */
export function conformsTo<T>(schema: Schema<T>, value: unknown): value is T {
  return schema.flawOf(value, "$") === null;
}

/**
 * Prints a schema as one document of JSON Schema, draft 2020-12, with all that it refers to.
 *
 * @example
 * ```ts
 * import { integer, jsonSchemaOf, object } from "./mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * interface Size { readonly height: number }
 * const size = object<Size>({ height: integer({ about: "In metres." }) });
 * assertEquals(jsonSchemaOf(size, "Size"), {
 *   $schema: "https://json-schema.org/draft/2020-12/schema",
 *   title: "Size",
 *   type: "object",
 *   properties: { height: { type: "integer", description: "In metres." } },
 *   required: ["height"],
 * });
 * ```
 */
export function jsonSchemaOf<T>(schema: Schema<T>, title: string): JsonSchema {
  const names = [...schema.named.keys()].toSorted();
  const defs = Object.fromEntries(names.map((name) => [name, schema.named.get(name)?.json]));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title,
    ...schema.json,
    ...(names.length > 0 && { $defs: defs }),
  };
}

/** A value in JSON; undefined where that is none, or nested too deep to be printed. */
function asJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** How a value is told of in a message: short, whatever it is. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = asJson(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
