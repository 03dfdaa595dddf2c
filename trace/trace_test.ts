import { assertEquals, assertInstanceOf, assertThrows } from "@std/assert";
import fc from "fast-check";
import { callId, instant } from "../call/mod.ts";
import { PROFILE_NAMES } from "../profile/mod.ts";
import {
  EVENT_KINDS,
  EVENT_ORIGINS,
  parseTrace,
  printTrace,
  type RecordedTrace,
  Trace,
  TraceError,
  type TraceEvent,
  type TraceHeader,
} from "./mod.ts";

// The seed is the whole story of a run.
fc.configureGlobal({ seed: 1 });

const A = callId("aaaaaaaa-0000-4000-8000-00000000000a");
const MEGABYTE = "x".repeat(2 ** 20);

// The trace.

Deno.test("Trace.append gives an event its place, its moment, its origin and its step", () => {
  let now = instant(7);
  const trace = new Trace({ now: () => now });
  trace.append({ kind: "processStarted" });
  trace.during = 0;
  now = instant(5_007);
  trace.append({ kind: "userGestured", gesture: "answer", callId: A });
  trace.during = null;
  trace.append({ kind: "rested" });
  assertEquals<unknown>(trace.events, [
    { index: 0, at: 7, origin: "system", during: null, kind: "processStarted" },
    {
      index: 1,
      at: 5_007,
      origin: "user",
      during: 0,
      kind: "userGestured",
      gesture: "answer",
      callId: A,
    },
    { index: 2, at: 5_007, origin: "unknown", during: null, kind: "rested" },
  ]);
});

Deno.test("Trace.subscribe lets every listener hear each later event once, in order", () => {
  const trace = new Trace({ now: () => instant(0) });
  const heard: string[] = [];
  trace.append({ kind: "processStarted" });
  trace.subscribe(({ kind, index }) => heard.push(`one ${index} ${kind}`));
  trace.append({ kind: "audioConfigured" });
  trace.subscribe(({ kind, index }) => heard.push(`two ${index} ${kind}`));
  trace.append({ kind: "rested" });
  assertEquals(heard, ["one 1 audioConfigured", "one 2 rested", "two 2 rested"]);
});

Deno.test("EVENT_ORIGINS puts into the mouth of user and far side only what they do", () => {
  const kindsOf = (...origins: readonly string[]) =>
    EVENT_KINDS.filter((kind) => origins.includes(EVENT_ORIGINS[kind]));
  assertEquals(kindsOf("user"), [
    "userGestured",
    "appIntended",
    "headsetPressed",
    "phoneTurned",
    "phoneListed",
    "phoneKnown",
    "intentHeard",
  ]);
  assertEquals(kindsOf("remote"), [
    "engineSettled",
    "engineReported",
    "remoteActed",
    "foreignActed",
  ]);
  assertEquals(kindsOf("unknown"), ["rested", "closed"]);
  assertEquals(kindsOf("user", "remote", "unknown", "app", "system"), EVENT_KINDS);
});

// Its form as a file.

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
  fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("__proto__", "constructor", "raw")),
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

const events: fc.Arbitrary<TraceEvent> = fc.tuple(
  unknownFields,
  fc.record({
    kind: fc.constantFrom(...EVENT_KINDS),
    index: fc.nat(),
    at: fc.integer(),
    origin: fc.constantFrom("user", "app", "remote", "system", "unknown"),
    during: fc.option(fc.nat()),
  }),
).map(([more, event]) => ({ ...more, ...event }) as unknown as TraceEvent);

Deno.test("parseTrace reads back what printTrace writes, with the fields that nobody knows", () => {
  const traces: fc.Arbitrary<RecordedTrace> = fc.record({
    header: headers,
    events: fc.array(events),
  }, { noNullPrototype: true });
  fc.assert(fc.property(traces, (trace) => {
    assertEquals(parseTrace(printTrace(trace)), trace);
  }));
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

const NO_HEADER = "expected a header with callspec, side, clock, profile and kinds";
const refused: readonly (readonly [text: string, line: number, message: string])[] = [
  ["", 1, "expected a header, found nothing"],
  ["\n\r\n", 1, "expected a header, found nothing"],
  ["nope", 1, "expected a JSON object, found nope"],
  ["\n[]", 2, "expected a JSON object, found []"],
  ["null", 1, "expected a JSON object, found null"],
  ['"text"', 1, 'expected a JSON object, found "text"'],
  [MEGABYTE, 1, `expected a JSON object, found ${"x".repeat(40)}`],
  ["{}", 1, NO_HEADER],
  [REST, 1, NO_HEADER],
  ...["callspec", "side", "clock", "profile", "kinds"].map((field) =>
    [JSON.stringify({ ...HEADER, [field]: 7 }), 1, NO_HEADER] as const
  ),
  [`${FIRST}\n{`, 2, "expected a JSON object, found {"],
  [`${FIRST}\n\n${REST}\n[7]`, 4, "expected a JSON object, found [7]"],
  [`${FIRST}\n{}`, 2, "expected a kind of event, found undefined"],
  [`${FIRST}\n${FIRST}`, 2, "expected a kind of event, found undefined"],
  [`${FIRST}\n{"kind":"danced"}`, 2, 'expected a kind of event, found "danced"'],
  [`${FIRST}\n{"kind":"toString"}`, 2, 'expected a kind of event, found "toString"'],
  [`${FIRST}\n{"kind":["rested"]}`, 2, 'expected a kind of event, found ["rested"]'],
  [`${FIRST}\n{"kind":"rested","index":0}`, 2, "expected numbers as at and index of rested"],
  [`${FIRST}\n{"kind":"rested","at":7}`, 2, "expected numbers as at and index of rested"],
  [
    `${FIRST}\n{"kind":"rested","index":0,"at":"7"}`,
    2,
    "expected numbers as at and index of rested",
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
