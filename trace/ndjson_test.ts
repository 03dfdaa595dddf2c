import { assertEquals, assertInstanceOf, assertThrows } from "@std/assert";
import { Ajv2020 } from "ajv";
import fc from "fast-check";
import { instant } from "../call/mod.ts";
import { PROFILE_NAMES } from "../profile/mod.ts";
import { eventsOf, RULES } from "../rules/mod.ts";
import { flawOf, jsonSchemaOf, type Schema } from "../schema/mod.ts";
import {
  EVENT_KINDS,
  EVENT_SCHEMA,
  HEADER_SCHEMA,
  LINE_SCHEMA,
  LONGEST_LINE,
  parseTrace,
  printTrace,
  type RecordedTrace,
  Trace,
  TRACE_SCHEMA,
  TraceError,
  type TraceEvent,
  type TraceHeader,
  TraceReader,
} from "./mod.ts";

// The seed is the whole story of a run.
fc.configureGlobal({ seed: 1 });

const MEGABYTE = "x".repeat(2 ** 20);

const HEADER: TraceHeader = {
  callspec: "0.1.0",
  side: "app",
  clock: "virtual",
  profile: "callspec",
  kinds: ["rested"],
};
const FIRST = JSON.stringify(HEADER);

Deno.test("printTrace writes a line for the header and one for each event", () => {
  const rested = { index: 0, at: instant(7), origin: "unknown", during: null, kind: "rested" };
  assertEquals(
    printTrace({ header: HEADER, events: [rested as TraceEvent] }),
    '{"callspec":"0.1.0","side":"app","clock":"virtual","profile":"callspec","kinds":["rested"]}\n' +
      '{"index":0,"at":7,"origin":"unknown","during":null,"kind":"rested"}\n',
  );
});

/** Fields that no reader knows, with any JSON in them; it has no -0. */
const unknownFields = fc.dictionary(
  fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("__proto__", "constructor", "later")),
  fc.jsonValue({ stringUnit: "binary" }).map((value) => JSON.parse(JSON.stringify(value))),
  { maxKeys: 3, noNullPrototype: true },
);

const headers: fc.Arbitrary<TraceHeader> = fc.tuple(
  unknownFields,
  fc.record({
    callspec: fc.string(),
    side: fc.constantFrom("app", "system", "events"),
    clock: fc.constantFrom("virtual", "wall"),
    profile: fc.constantFrom(...PROFILE_NAMES),
    kinds: fc.subarray([...EVENT_KINDS]),
  }),
).map(([more, header]) => ({ ...more, ...header }));

/** The events of all examples of the rules: each is whole, and nearly every kind is among them. */
const EXAMPLES = RULES.flatMap(({ examples: { satisfied, broken } }) => [
  ...eventsOf(satisfied),
  ...eventsOf(broken),
]);

const events: fc.Arbitrary<readonly TraceEvent[]> = fc.array(
  fc.record({
    more: unknownFields,
    event: fc.constantFrom(...EXAMPLES),
    at: fc.integer(),
    origin: fc.constantFrom("user", "app", "remote", "system", "unknown"),
    during: fc.option(fc.nat()),
  }),
).map((list) =>
  list.map(({ more, event, ...base }, index) =>
    ({ ...more, ...event, ...base, index }) as unknown as TraceEvent
  )
);

Deno.test("parseTrace reads back what printTrace writes, with the fields that nobody knows", () => {
  const traces: fc.Arbitrary<RecordedTrace> = fc.record({
    header: headers,
    events,
  }, { noNullPrototype: true });
  fc.assert(fc.property(traces, (trace) => {
    assertEquals(parseTrace(printTrace(trace)), trace);
  }));
});

Deno.test("TraceReader numbers the events, and counts those of kinds that nobody knows", () => {
  const reader = new TraceReader();
  const lines = [
    FIRST,
    REST,
    '{"kind":"danced"}',
    '{"kind":"toString"}',
    '{"kind":"danced"}',
    REST,
  ];
  const read = lines.map((line) => reader.read(line)?.index ?? null);
  assertEquals(read, [null, 0, null, null, null, 1]);
  assertEquals([reader.line, ...reader.skipped], [6, ["danced", 2], ["toString", 1]]);
});

Deno.test("TraceReader tells of twenty unknown kinds by name, and of no more", () => {
  const reader = new TraceReader();
  const kinds = Array.from({ length: 30 }, (_kind, index) => `kind${index}`);
  for (const line of [FIRST, ...kinds.map((kind) => JSON.stringify({ kind }))]) reader.read(line);
  assertEquals([...reader.skipped].slice(19), [["kind19", 1], ["others", 10]]);
});

Deno.test("TraceReader leaves kinds out of the header that nobody knows", () => {
  const reader = new TraceReader();
  reader.read(JSON.stringify({ ...HEADER, kinds: ["rested", "danced"] }));
  assertEquals(reader.header, HEADER);
});

const described: readonly (readonly [what: string, schema: Schema<unknown>])[] = [
  ["HEADER_SCHEMA", HEADER_SCHEMA],
  ["LINE_SCHEMA", LINE_SCHEMA],
  ["EVENT_SCHEMA", EVENT_SCHEMA],
  ["TRACE_SCHEMA", TRACE_SCHEMA],
];
for (const [what, schema] of described) {
  Deno.test(`${what} is JSON Schema that a validator takes`, () => {
    assertEquals(new Ajv2020({ strict: true }).validateSchema(jsonSchemaOf(schema, what)), true);
  });
}

Deno.test("TRACE_SCHEMA knows every example of the rules", () => {
  assertEquals(flawOf(TRACE_SCHEMA, { header: HEADER, events: EXAMPLES }), null);
});

Deno.test("parseTrace reads back a text of a megabyte", () => {
  const trace = new Trace({ now: () => instant(0) });
  const to = { kind: "generic", value: MEGABYTE } as const;
  trace.append({ kind: "appIntended", intent: "start", callId: null, to });
  const recorded = { header: HEADER, events: trace.events };
  assertEquals(parseTrace(printTrace(recorded)), recorded);
});

const REST = '{"index":0,"at":7,"kind":"rested"}';
const rest = { index: 0, at: 7, origin: "unknown", during: null, kind: "rested" };
const read: Readonly<Record<string, readonly [text: string, events: readonly unknown[]]>> = {
  "a header alone": [FIRST, []],
  "an event without origin and step, and knows the origin by its kind": [
    `${FIRST}\n${REST}`,
    [rest],
  ],
  "an origin of its own": [
    `${FIRST}\n{"index":0,"at":7,"kind":"rested","origin":"app"}`,
    [{ ...rest, origin: "app" }],
  ],
  "empty lines, CRLF and a byte order mark": [
    `\ufeff\r\n${FIRST}\r\n\r\n  ${REST}\r\n`,
    [rest],
  ],
};

for (const [what, [text, events]] of Object.entries(read)) {
  Deno.test(`parseTrace reads ${what}`, () => {
    assertEquals<unknown>(parseTrace(text), { header: HEADER, events });
  });
}

const ONE_OF_SIDES = 'one of app, system, events, found "both"';
const BELL = '{"kind":"incomingReported","at":7,"report":1,"callId":"bell","update":{}}';
const refused: readonly (readonly [text: string, line: number, message: string])[] = [
  ["", 1, "expected a header, found nothing"],
  ["\n\r\n", 1, "expected a header, found nothing"],
  ["nope", 1, "expected a JSON object, found nope"],
  ["\n[]", 2, "expected a JSON object, found []"],
  ["null", 1, "expected a JSON object, found null"],
  ['"text"', 1, 'expected a JSON object, found "text"'],
  [MEGABYTE, 1, `expected a JSON object, found ${"x".repeat(40)}`],
  ["{}", 1, "header.callspec: expected a text, found nothing"],
  [REST, 1, "header.callspec: expected a text, found nothing"],
  [JSON.stringify({ ...HEADER, side: "both" }), 1, `header.side: expected ${ONE_OF_SIDES}`],
  [JSON.stringify({ ...HEADER, kinds: 7 }), 1, "header.kinds: expected a list, found 7"],
  [
    JSON.stringify({ ...HEADER, kinds: [7] }),
    1,
    `header.kinds[0]: expected one of ${EVENT_KINDS.join(", ")}, found 7`,
  ],
  [`${FIRST}\n{`, 2, "expected a JSON object, found {"],
  [`${FIRST}\n\n${REST}\n[7]`, 4, "expected a JSON object, found [7]"],
  [`${FIRST}\n{}`, 2, "expected an event with a kind, found {}"],
  [`${FIRST}\n{"kind":["rested"]}`, 2, 'expected an event with a kind, found {"kind":["rested"]}'],
  [`${FIRST}\n{"kind":"rested"}`, 2, "rested.at: expected a number, found nothing"],
  [`${FIRST}\n{"kind":"rested","at":"7"}`, 2, 'rested.at: expected a number, found "7"'],
  [`${FIRST}\n{"kind":"rested","at":1e999}`, 2, "rested.at: expected a number, found null"],
  [`${FIRST}\n${BELL}`, 2, 'incomingReported.callId: expected a call id, found "bell"'],
  [
    `${FIRST}\n${REST}\n${"x".repeat(LONGEST_LINE + 1)}`,
    3,
    `expected a line of at most ${LONGEST_LINE} characters, found more`,
  ],
];

for (const [place, [text, line, message]] of refused.entries()) {
  const short = text.length > 60 ? `...${text.slice(-25)}` : text;
  Deno.test(`parseTrace refuses ${JSON.stringify(short)} at line ${line} (${place})`, () => {
    const error = assertThrows(() => parseTrace(text), TraceError);
    assertInstanceOf(error, SyntaxError);
    assertEquals(
      [error.name, error.code, error.line, error.message],
      ["TraceError", "malformedTrace", line, `line ${line}: ${message}`],
    );
  });
}
