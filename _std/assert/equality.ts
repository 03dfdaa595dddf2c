import { isDeepStrictEqual } from "node:util";
import { AssertionError } from "./assertion_error.ts";
import { diff } from "./diff.ts";

/** Asserts that two values are equal in depth. */
export function assertEquals<T>(actual: T, expected: T, msg?: string): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new AssertionError(
    difference(`Values are not equal${suffix(msg)}`, ...texts(actual, expected)),
  );
}

/** Asserts that two values are not equal in depth. */
export function assertNotEquals<T>(actual: T, expected: T, msg?: string): void {
  if (!isDeepStrictEqual(actual, expected)) return;
  throw new AssertionError(
    `Expected actual: ${inspected(actual)} not to be: ${inspected(expected)}${suffix(msg)}`,
  );
}

/** Asserts that two values are the very same, by `Object.is`. */
export function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  msg?: string,
): asserts actual is T {
  if (Object.is(actual, expected)) return;
  const [left, right] = texts(actual, expected);
  if (left !== right) {
    throw new AssertionError(
      difference(`Values are not strictly equal${suffix(msg)}`, left, right),
    );
  }
  throw new AssertionError(
    `Values have the same structure but are not reference-equal${suffix(msg)}\n\n${left}\n`,
  );
}

/** A caller's own words at the end of ours. */
export function suffix(msg?: string): string {
  return msg === undefined ? "." : `: ${msg}`;
}

function difference(headline: string, actual: string, expected: string): string {
  return [headline, "    [Diff] Actual (-) / Expected (+)", `${diff(actual, expected)}\n`]
    .join("\n\n");
}

/** Long texts are compared by their own lines, all else by how it is printed. */
function texts(actual: unknown, expected: unknown): [string, string] {
  const areTexts = typeof actual === "string" && typeof expected === "string";
  if (areTexts && `${actual}${expected}`.includes("\n")) return [actual, expected];
  return [inspected(actual), inspected(expected)];
}

/** The whole value with its keys sorted, so that order never shows as a difference. */
function inspected(value: unknown): string {
  return Deno.inspect(value, {
    depth: Infinity,
    sorted: true,
    trailingComma: true,
    compact: false,
    iterableLimit: Infinity,
    strAbbreviateSize: Infinity,
  });
}
