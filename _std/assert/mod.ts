/**
 * A stand-in for `@std/assert`: the assertions that the tests and examples here use, with the
 * arguments and messages of the originals.
 *
 * @module
 */
export { AssertionError } from "./assertion_error.ts";
export { assertEquals, assertNotEquals, assertStrictEquals } from "./equality.ts";
export { assertRejects, assertThrows } from "./errors.ts";
export {
  type AnyClass,
  assert,
  assertExists,
  assertInstanceOf,
  assertMatch,
  assertStringIncludes,
  fail,
  unreachable,
} from "./shape.ts";
