import type { JsonSchema } from "../../schema/mod.ts";

/** A field of an object, for a table. */
export interface FieldText {
  readonly name: string;
  readonly form: string;
  readonly about: string;
}

const PLAIN: Readonly<Record<string, string>> = {
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  string: "text",
};

/** A schema in a few words: `CallId`, `list of Call`, `text or null`. */
export function formText(json: JsonSchema): string {
  const { $ref, const: only, enum: words, anyOf, type, items, properties } = json;
  if (typeof $ref === "string") return $ref.split("/").at(-1) ?? "";
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (Array.isArray(words)) return words.map((word) => `\`${word}\``).join(" or ");
  if (Array.isArray(anyOf)) return [...new Set(anyOf.map(formText))].join(" or ");
  if (type === "array") return `list of ${formText(items as JsonSchema)}`;
  if (type === "object" && properties) return `{ ${Object.keys(properties).join(", ")} }`;
  if (type === "null") return "null";
  return PLAIN[String(type)] ?? (type === "object" ? "object" : "any of its kinds");
}

/** The fields of an object; those that may be missing have a `?`. */
export function fieldsOf(json: JsonSchema): readonly FieldText[] {
  const { properties = {}, required = [] } = json as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name: required.includes(name) ? name : `${name}?`,
    form: formText(field),
    about: String(field["description"] ?? ""),
  }));
}
