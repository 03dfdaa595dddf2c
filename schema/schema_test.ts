import { assertEquals } from "@std/assert";
import { Ajv2020 } from "ajv";
import {
  allOptional,
  anything,
  conformsTo,
  either,
  flag,
  flawOf,
  integer,
  jsonSchemaOf,
  list,
  literal,
  named,
  nullable,
  number,
  object,
  optional,
  type Schema,
  table,
  tagged,
  text,
  word,
} from "./mod.ts";

interface Wheel {
  readonly size: number;
  readonly spare?: boolean;
}
type Vehicle =
  | { readonly kind: "cart"; readonly wheels: readonly Wheel[]; readonly owner: string | null }
  | { readonly kind: "boat"; readonly sails: 0 | 1 };

const wheel: Schema<Wheel> = named(
  "Wheel",
  object<Wheel>({ size: number(), spare: optional(flag()) }),
);
const vehicle: Schema<Vehicle> = tagged<Vehicle, "kind">("kind", {
  cart: { wheels: list(wheel), owner: nullable(text({ maxLength: 5 })) },
  boat: { sails: either<0 | 1>([literal(0), literal(1)]) },
});
const all: Schema<unknown> = object<{ readonly [name: string]: unknown }>({
  vehicle,
  age: integer({ minimum: 0, maximum: 9 }),
  color: word(["red", "blue"]),
  plate: text({ pattern: /^[A-Z]+$/, called: "a plate in capitals" }),
  notes: table(text()),
  rest: anything(),
} as never) as Schema<unknown>;

const cart = { kind: "cart", wheels: [{ size: 1 }], owner: null };
const good = { vehicle: cart, age: 3, color: "red", plate: "AB", notes: { a: "b" }, rest: 0 };

const CASES: readonly (readonly [title: string, value: unknown, flaw: string | null])[] = [
  ["what is right", good, null],
  ["a field that nobody knows", { ...good, later: 1 }, null],
  ["no object", 7, "$: expected an object, found 7"],
  [
    "a missing field",
    { ...good, age: undefined },
    "$.age: expected a whole number of at least 0 of at most 9, found nothing",
  ],
  [
    "a number that is too large",
    { ...good, age: 10 },
    "$.age: expected a whole number of at least 0 of at most 9, found 10",
  ],
  [
    "a word that is none",
    { ...good, color: "green" },
    '$.color: expected one of red, blue, found "green"',
  ],
  [
    "a text of another form",
    { ...good, plate: "ab" },
    '$.plate: expected a plate in capitals, found "ab"',
  ],
  [
    "a kind that is none",
    { ...good, vehicle: { kind: "car" } },
    '$.vehicle.kind: expected one of cart, boat, found "car"',
  ],
  [
    "a flaw deep in a list",
    { ...good, vehicle: { ...cart, wheels: [{ size: 1 }, { size: "x" }] } },
    '$.vehicle.wheels[1].size: expected a number, found "x"',
  ],
  ["an optional field of another type", {
    ...good,
    vehicle: { ...cart, wheels: [{ size: 1, spare: 0 }] },
  }, "$.vehicle.wheels[0].spare: expected true or false, found 0"],
  [
    "a text that is too long",
    { ...good, vehicle: { ...cart, owner: "Eleanor" } },
    '$.vehicle.owner: expected a text of at most 5 characters, found "Eleanor"',
  ],
  [
    "neither of two",
    { ...good, vehicle: { kind: "boat", sails: 2 } },
    "$.vehicle.sails: expected 1, found 2",
  ],
  ["a table of other things", { ...good, notes: { a: 1 } }, "$.notes.a: expected a text, found 1"],
  [
    "no list",
    { ...good, vehicle: { ...cart, wheels: {} } },
    "$.vehicle.wheels: expected a list, found {}",
  ],
];

Deno.test("flawOf() says where a value is wrong, what was expected, and what was found", () => {
  assertEquals(
    CASES.map(([title, value]) => [title, flawOf(all, value)]),
    CASES.map(([title, , flaw]) => [title, flaw]),
  );
});

Deno.test("jsonSchemaOf() prints a schema that a validator of JSON Schema judges alike", () => {
  const validate = new Ajv2020({ strict: true }).compile(jsonSchemaOf(all, "All") as object);
  const json = (value: unknown) => JSON.parse(JSON.stringify(value));
  assertEquals(
    CASES.map(([title, value]) => [title, validate(json(value))]),
    CASES.map(([title, , flaw]) => [title, flaw === null]),
  );
});

Deno.test("conformsTo() says whether a value is what a schema says", () => {
  assertEquals([conformsTo(wheel, { size: 1 }), conformsTo(wheel, { size: "1" })], [true, false]);
});

Deno.test("allOptional() lets every field be missing, and none be of another type", () => {
  const partial = object<Partial<Wheel>>(
    allOptional<Wheel>({ size: number(), spare: optional(flag()) }),
  );
  assertEquals(
    [{}, { spare: true }, { size: 1 }, { size: "1" }].map((value) => flawOf(partial, value)),
    [null, null, null, '$.size: expected a number, found "1"'],
  );
});

Deno.test("flawOf() tells of a value that is nested too deep to be printed", () => {
  const deep = JSON.parse("[".repeat(50_000) + "]".repeat(50_000));
  const circle: { self?: unknown } = {};
  circle.self = circle;
  assertEquals(flawOf(flag(), circle), "$: expected true or false, found object");
  assertEquals(flawOf(flag(), deep)?.startsWith("$: expected true or false, found "), true);
});
