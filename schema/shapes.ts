import { type Flaw, type JsonSchema, type Optional, type Schema, shown } from "./schema.ts";
import type { About } from "./values.ts";

/** What fields an object has: all that its type has, and those that may be missing marked so. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? Optional<Exclude<T[K], undefined>>
    : Schema<T[K]>;
};

/** Any fields, whatever the type that they belong to. */
type AnyFields = Readonly<Record<string, Schema<unknown> | Optional<unknown>>>;

/** Marks a field that may be missing. */
export function optional<T>(schema: Schema<T>): Optional<T> {
  return { optional: schema };
}

/** The same fields, each of which may be missing. */
export function allOptional<T>(fields: Fields<T>): Fields<Partial<T>> {
  return Object.fromEntries(
    Object.entries(fields as unknown as AnyFields).map(([name, field]) => [
      name,
      "optional" in field ? field : { optional: field },
    ]),
  ) as unknown as Fields<Partial<T>>;
}

/** An object with fields. Fields that nobody knows are let through: later versions may add some. */
export function object<T extends object>(fields: Fields<T>, { about }: About = {}): Schema<T> {
  const entries = Object.entries(fields as unknown as AnyFields).map(([name, field]) =>
    "optional" in field
      ? { name, schema: field.optional, isOptional: true }
      : { name, schema: field, isOptional: false }
  );
  const required = entries.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
  return {
    named: namedIn(entries.map(({ schema }) => schema)),
    json: {
      type: "object",
      ...described(about),
      properties: Object.fromEntries(entries.map(({ name, schema }) => [name, schema.json])),
      ...(required.length > 0 && { required }),
    },
    flawOf(value, path) {
      if (!isObject(value)) return expected(path, "an object", value);
      for (const { name, schema, isOptional } of entries) {
        const part = Object.hasOwn(value, name) ? value[name] : undefined;
        if (part === undefined && isOptional) continue;
        const flaw = schema.flawOf(part, `${path}.${name}`);
        if (flaw) return flaw;
      }
      return null;
    },
  };
}

/** A list. */
export function list<T>(item: Schema<T>, { about }: About = {}): Schema<readonly T[]> {
  return {
    named: item.named,
    json: { type: "array", ...described(about), items: item.json },
    flawOf(value, path) {
      if (!Array.isArray(value)) return expected(path, "a list", value);
      for (const [index, each] of value.entries()) {
        const flaw = item.flawOf(each, `${path}[${index}]`);
        if (flaw) return flaw;
      }
      return null;
    },
  };
}

/** An object whose fields are all of one kind, under any names. */
export function table<T>(
  item: Schema<T>,
  { about }: About = {},
): Schema<Readonly<Record<string, T>>> {
  return {
    named: item.named,
    json: { type: "object", ...described(about), additionalProperties: item.json },
    flawOf(value, path) {
      if (!isObject(value)) return expected(path, "an object", value);
      for (const [name, each] of Object.entries(value)) {
        const flaw = item.flawOf(each, `${path}.${name}`);
        if (flaw) return flaw;
      }
      return null;
    },
  };
}

/** A value, or null. */
export function nullable<T>(schema: Schema<T>): Schema<T | null> {
  return {
    named: schema.named,
    json: { anyOf: [schema.json, { type: "null" }] },
    flawOf: (value, path) => value === null ? null : schema.flawOf(value, path),
  };
}

/** One of several kinds of values that have nothing in common by which they are told apart. */
export function either<T>(schemas: readonly Schema<T>[], { about }: About = {}): Schema<T> {
  return {
    named: namedIn(schemas),
    json: { ...described(about), anyOf: schemas.map(({ json }) => json) },
    flawOf(value, path) {
      const flaws = schemas.map((schema) => schema.flawOf(value, path));
      return flaws.includes(null) ? null : flaws.at(-1) ?? null;
    },
  };
}

/** The fields of each kind, without the field that tells the kind. */
export type Kinds<T, Tag extends keyof T> = {
  readonly [K in T[Tag] & string]: Fields<Omit<Extract<T, { readonly [P in Tag]: K }>, Tag>>;
};

/** Objects of several kinds, which a field tells apart. */
export function tagged<T extends object, Tag extends keyof T & string>(
  tag: Tag,
  kinds: Kinds<T, Tag>,
  { about }: About = {},
): Schema<T> {
  const schemas = new Map(
    Object.entries(kinds).map(([kind, fields]) =>
      [kind, object(fields as unknown as Fields<object>)] as const
    ),
  );
  return {
    named: namedIn([...schemas.values()]),
    json: {
      ...described(about),
      oneOf: [...schemas].map(([kind, { json }]) => withTag(json, tag, kind)),
    },
    flawOf(value, path) {
      if (!isObject(value)) return expected(path, "an object", value);
      const kind = value[tag];
      const schema = typeof kind === "string" ? schemas.get(kind) : undefined;
      if (schema) return schema.flawOf(value, path);
      return expected(`${path}.${tag}`, `one of ${[...schemas.keys()].join(", ")}`, kind);
    },
  };
}

function withTag(json: JsonSchema, tag: string, kind: string): JsonSchema {
  const { properties, required } = json as { properties: object; required?: readonly string[] };
  return {
    type: "object",
    properties: { [tag]: { const: kind }, ...properties },
    required: [tag, ...(required ?? [])],
  };
}

/** A schema that has a name, by which others refer to it. */
export function named<T>(name: string, schema: Schema<T>): Schema<T> {
  return {
    json: { $ref: `#/$defs/${name}` },
    named: new Map([...schema.named, [name, schema as Schema<unknown>]]),
    flawOf: (value, path) => schema.flawOf(value, path),
  };
}

function namedIn(
  schemas: readonly Pick<Schema<unknown>, "named">[],
): ReadonlyMap<string, Schema<unknown>> {
  return new Map(schemas.flatMap((schema) => [...schema.named]));
}

function described(about: string | undefined): JsonSchema {
  return about === undefined ? {} : { description: about };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function expected(path: string, what: string, value: unknown): Flaw {
  return { path, message: `expected ${what}, found ${shown(value)}` };
}
