/**
 * What data look like, said once: a type that the compiler checks, a check at run time, and JSON
 * Schema for everybody else.
 *
 * @module
 */
export { conformsTo, type Flaw, flawOf, jsonSchemaOf } from "./schema.ts";
export { type JsonSchema, type Optional, type Schema } from "./schema.ts";
export { allOptional, either, type Fields, type Kinds, list, named, nullable } from "./shapes.ts";
export { object, optional, table, tagged } from "./shapes.ts";
export {
  type About,
  anything,
  flag,
  integer,
  literal,
  number,
  type NumberBounds,
} from "./values.ts";
export { text, type TextBounds, word } from "./values.ts";
