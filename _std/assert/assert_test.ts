import { deepStrictEqual } from "node:assert/strict";
import {
  assert,
  assertEquals,
  assertExists,
  assertInstanceOf,
  AssertionError,
  assertMatch,
  assertNotEquals,
  assertRejects,
  assertStrictEquals,
  assertStringIncludes,
  assertThrows,
  fail,
  unreachable,
} from "@std/assert";

// The assertions are judged by Node's, so that a stand-in that never fails cannot pass itself.

const passing: Readonly<Record<string, () => unknown>> = {
  "assert takes a truthy value": () => assert("x"),
  "assertEquals takes equal depths": () => assertEquals({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }),
  "assertEquals does not look at the order of keys": () =>
    assertEquals({ a: 1, b: 2 }, { b: 2, a: 1 }),
  "assertEquals takes equal maps and sets": () =>
    assertEquals([new Map([["a", new Set([1])]])], [new Map([["a", new Set([1])]])]),
  "assertEquals takes NaN for NaN": () => assertEquals(NaN, NaN),
  "assertNotEquals takes different values": () => assertNotEquals<unknown>({ a: 1 }, { a: "1" }),
  "assertStrictEquals takes the same object": () => assertStrictEquals(globalThis, globalThis),
  "assertExists takes all but null and undefined": () => assertExists(0),
  "assertInstanceOf takes a subclass": () => assertInstanceOf(new TypeError(), Error),
  "assertMatch takes a match": () => assertMatch("call", /^ca/),
  "assertStringIncludes takes a part": () => assertStringIncludes("call", "al"),
};

const failing: Readonly<Record<string, readonly [() => unknown, string]>> = {
  "assert refuses a falsy value with the caller's words": [
    () => assert(0, "none left"),
    "none left",
  ],
  "assertEquals refuses a missing key": [
    () => assertEquals<unknown>({ a: 1, b: undefined }, { a: 1 }),
    lines("Values are not equal.", "  {", "    a: 1,", "-   b: undefined,", "  }"),
  ],
  "assertEquals refuses another class": [
    () => assertEquals<unknown>(new (class Ada {})(), {}),
    lines("Values are not equal.", "- Ada {}", "+ {}"),
  ],
  "assertEquals refuses a number for its text": [
    () => assertEquals<unknown>(1, "1", "the id"),
    lines("Values are not equal: the id", "- 1", '+ "1"'),
  ],
  "assertEquals shows texts by their own lines": [
    () => assertEquals("a\nb\nc", "a\nx\nc"),
    lines("Values are not equal.", "  a", "- b", "+ x", "  c"),
  ],
  "assertEquals folds what is far from a difference": [
    () => assertEquals("0\n1\n2\n3\n4\n5\n6\n7", "0\n1\n2\n3\n4\n5\n6\nx"),
    lines(
      "Values are not equal.",
      ...["  ... 3 equal lines", "  3", "  4", "  5", "  6", "- 7", "+ x"],
    ),
  ],
  "assertNotEquals refuses equal values": [
    () => assertNotEquals([1], [1]),
    "Expected actual: [\n  1,\n] not to be: [\n  1,\n].",
  ],
  "assertStrictEquals refuses a copy": [
    () => assertStrictEquals([1], [1]),
    "Values have the same structure but are not reference-equal.\n\n[\n  1,\n]\n",
  ],
  "assertStrictEquals refuses another value": [
    () => assertStrictEquals(1, 2),
    lines("Values are not strictly equal.", "- 1", "+ 2"),
  ],
  "assertExists refuses null": [
    () => assertExists(null),
    'Expected actual: "null" to not be null or undefined.',
  ],
  "assertInstanceOf refuses a stranger": [
    () => assertInstanceOf([], Error),
    'Expected object to be an instance of "Error" but was "Array".',
  ],
  "assertMatch refuses a text that does not match": [
    () => assertMatch("call", /^al/),
    'Expected actual: "call" to match: "/^al/".',
  ],
  "assertStringIncludes refuses a text without the part": [
    () => assertStringIncludes("call", "xx", "the name"),
    'Expected actual: "call" to contain: "xx": the name',
  ],
  "assertThrows refuses a function that returns": [
    () => assertThrows(() => 1),
    "Expected function to throw.",
  ],
  "assertThrows refuses another class": [
    () => assertThrows(() => raise(new RangeError("no")), TypeError),
    'Expected error to be instance of "TypeError", but was "RangeError".',
  ],
  "assertThrows refuses another message": [
    () => assertThrows(() => raise(new RangeError("no")), RangeError, "yes"),
    'Expected error message to include "yes", but got "no".',
  ],
  "assertThrows refuses a thrown text where a class is wanted": [
    () => assertThrows(() => raise("no"), Error),
    "A non-Error object was thrown.",
  ],
  "assertRejects refuses a promise that resolves": [
    () => assertRejects(() => Promise.resolve()),
    "Expected function to reject.",
  ],
  "assertRejects refuses a function that throws at once": [
    () => assertRejects(() => raise(new Error("no"))),
    "Function throws when expected to reject.",
  ],
  "assertRejects refuses another class": [
    () => assertRejects(() => Promise.reject(new RangeError("no")), TypeError),
    'Expected error to be instance of "TypeError", but was "RangeError".',
  ],
  "assertRejects refuses another message": [
    () => assertRejects(() => Promise.reject(new RangeError("no")), RangeError, "yes", "late"),
    'Expected error message to include "yes", but got "no": late',
  ],
  "fail fails": [() => fail("not yet"), "Failed assertion: not yet"],
  "unreachable fails": [() => unreachable(), "Unreachable."],
};

for (const [sentence, assertion] of Object.entries(passing)) {
  Deno.test(sentence, () => {
    deepStrictEqual(assertion(), undefined);
  });
}

for (const [sentence, [assertion, message]] of Object.entries(failing)) {
  Deno.test(sentence, async () => {
    const error = await reasonOf(assertion);
    deepStrictEqual(error instanceof AssertionError && [error.name, error.message], [
      "AssertionError",
      message,
    ]);
  });
}

Deno.test("assertThrows returns what was thrown", () => {
  const error = new RangeError("no such call");
  deepStrictEqual(assertThrows(() => raise(error), RangeError, "such") === error, true);
  deepStrictEqual(assertThrows(() => raise("a text")), "a text");
});

Deno.test("assertRejects returns the reason", async () => {
  const error = new RangeError("no such call");
  const reason = await assertRejects(() => Promise.reject(error), RangeError, "such");
  deepStrictEqual(reason === error, true);
  deepStrictEqual(await assertRejects(() => Promise.reject("a text")), "a text");
});

/** A headline and a diff, put together as `assertEquals` does. */
function lines(headline: string, ...diff: readonly string[]): string {
  return [headline, "", "    [Diff] Actual (-) / Expected (+)", "", ...diff, ""].join("\n");
}

function raise(reason: unknown): never {
  throw reason;
}

async function reasonOf(assertion: () => unknown): Promise<unknown> {
  try {
    await assertion();
  } catch (error) {
    return error;
  }
  return undefined;
}
