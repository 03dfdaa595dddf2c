import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { ACTION_KINDS } from "../actions/mod.ts";
import { PROFILE_NAMES } from "../profile/mod.ts";
import {
  ACTION_WORDS,
  EXPECTATION_FORMS,
  type ExpectationKind,
  type Form,
  isStep,
  type Line,
  parseScenario,
  printExpectation,
  printLine,
  printScenario,
  printStep,
  samplesOf,
  type Scenario,
  ScenarioError,
  type Setting,
  STEP_FORMS,
  STEP_KINDS,
} from "./mod.ts";

// The seed is the whole story of a run.
fc.configureGlobal({ seed: 1 });

const EXPECTATION_KINDS = Object.keys(EXPECTATION_FORMS) as ExpectationKind[];

/** Every line that the samples of the forms make. */
const ALPHABET: readonly Line[] = Object
  .entries<unknown>({ ...STEP_FORMS, ...EXPECTATION_FORMS })
  .flatMap(([kind, form]) =>
    samplesOf(form as Form<Record<string, unknown>>)
      .map((fields) => ({ kind, ...fields }) as unknown as Line)
  );
const STEPS = ALPHABET.filter(isStep);

// The words.

Deno.test("printStep says every step in words of its own, and parseScenario reads them", () => {
  const texts = [
    'remote calls a from generic "ada"',
    "remote rings a",
    "remote answers a",
    "remote ends a hungUp",
    "user answers a",
    "user declines a",
    "user ends a",
    "user holds a",
    "user resumes a",
    "user swaps to a",
    "user holds and accepts a",
    "user ends and accepts a",
    "user mutes a",
    "user unmutes a",
    'user presses "5" on a',
    'app starts a to generic "ada"',
    "app answers a",
    "app ends a",
    "app holds a",
    "app resumes a",
    "app mutes a",
    "app unmutes a",
    'app presses "5" on a',
    "app will fulfill start",
    "app fulfills start of a",
    "app fails start of a",
    "engine will succeed dial",
    "engine completes dial of a",
    "engine fails dial of a",
    "system will refuse start with unknown",
    "system resets",
    "system speaks completion, delegate, observer",
    "clock +1ms",
    "native emits answerCall for a",
    "listener attaches first",
    "listener detaches first",
  ];
  const first = STEP_KINDS.flatMap((each) => STEPS.find(({ kind }) => kind === each) ?? []);
  assertEquals(first.map(printStep), texts);
  assertEquals<unknown>(parseScenario(['scenario "all"', ...texts].join("\n")).lines, first);
});

Deno.test("printExpectation says every expectation in words of its own", () => {
  const lines = EXPECTATION_KINDS.flatMap((kind) =>
    ALPHABET.find((each) => each.kind === kind) ?? []
  );
  assertEquals(lines.flatMap((line) => isStep(line) ? [] : [printExpectation(line)]), [
    "expect call a is ringing",
    "expect app lists nothing",
    "expect audio is active",
    "expect no open action",
    "expect refusal unknown",
  ]);
});

Deno.test("ACTION_WORDS has a word of its own for every action", () => {
  assertEquals<unknown[]>(Object.keys(ACTION_WORDS), [...ACTION_KINDS]);
  assertEquals(new Set(Object.values(ACTION_WORDS)).size, ACTION_KINDS.length);
});

for (const kind of STEP_KINDS) {
  Deno.test(`STEP_FORMS says how ${kind} reads, and in which kits it means something`, () => {
    const { parts, kits } = STEP_FORMS[kind];
    assert(typeof parts[0] === "string" && /^[a-z]+( [a-z]+)*$/.test(parts[0]));
    assert(kits.length > 0 && new Set(kits).size === kits.length);
  });
}

Deno.test("isStep tells what happens from what is expected", () => {
  const kinds: readonly string[] = STEP_KINDS;
  assertEquals(
    ALPHABET.filter((line) => isStep(line) !== kinds.includes(line.kind)),
    [],
  );
});

Deno.test("samplesOf gives every combination of the samples, the simplest first", () => {
  assertEquals(samplesOf(STEP_FORMS.engineCompletes).length, 5 * 3);
  assertEquals(samplesOf(STEP_FORMS.listenerAttaches), [
    { listener: "first" },
    { listener: "second" },
  ]);
  assertEquals(samplesOf(STEP_FORMS.systemResets), [{}]);
});

// Printing and parsing.

Deno.test("printLine never says two lines of the alphabet in the same words", () => {
  const lines = [...ALPHABET, ...STEPS.map((step): Line => ({ ...step, atOnce: true }))];
  const said = Map.groupBy(lines, printLine);
  assertEquals([...said.values()].filter(({ length }) => length > 1), []);
});

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom('"', "\\", '\\"', "\n", "\r\n", "\t", "\0", "\u2028", "\ud800", "#", '" is "'),
);

/** Any line of the alphabet, with any text where a line takes text, and any call. */
const lines: fc.Arbitrary<Line> = fc.tuple(
  fc.constantFrom(...ALPHABET),
  hostile,
  fc.constantFrom(..."abmz"),
  fc.boolean(),
).map(([line, text, call, isAtOnce]) => {
  const changed: Record<string, unknown> = { ...line };
  if ("from" in line) changed["from"] = { ...line.from, value: text };
  if ("to" in line) changed["to"] = { ...line.to, value: text };
  if ("call" in line) changed["call"] = call;
  if (isStep(line) && isAtOnce) changed["atOnce"] = true;
  return changed as unknown as Line;
});

const limit = fc.integer({ min: 1, max: 9_999 });
const settings: fc.Arbitrary<Setting> = fc.record({
  profile: fc.constantFrom(...PROFILE_NAMES),
  configuration: fc.record({
    maximumCallGroups: limit,
    maximumCallsPerCallGroup: limit,
    includesCallsInRecents: fc.boolean(),
    supportsVideo: fc.boolean(),
  }, { requiredKeys: [], noNullPrototype: true })
    .filter((fields) => Object.keys(fields).length > 0),
}, { requiredKeys: [], noNullPrototype: true });

Deno.test("parseScenario reads back what printScenario says, whatever the texts in it", () => {
  const scenarios: fc.Arbitrary<Scenario> = fc.record({
    title: hostile,
    setting: settings,
    lines: fc.array(lines),
  }, { noNullPrototype: true });
  fc.assert(fc.property(scenarios, (scenario) => {
    assertEquals(parseScenario(printScenario(scenario)), scenario);
  }));
});

Deno.test("parseScenario reads back every line of the alphabet, at once too", () => {
  const all = [...ALPHABET, ...STEPS.map((step): Line => ({ ...step, atOnce: true }))];
  const scenario = { title: "all", setting: {}, lines: all };
  assertEquals(parseScenario(printScenario(scenario)), scenario);
});

Deno.test("parseScenario reads back texts of a megabyte", () => {
  for (const text of ["x".repeat(2 ** 20), '"\\\n\u2028'.repeat(2 ** 18)]) {
    const from = { kind: "generic", value: text } as const;
    const call = { kind: "remoteCalls", call: "a", from, isVideo: true } as const;
    const scenario = { title: text, setting: {}, lines: [call] };
    assertEquals(parseScenario(printScenario(scenario)), scenario);
  }
});

Deno.test("printScenario gives a title, a setting where there is one, then a line each", () => {
  const setting: Setting = {
    profile: "apple",
    configuration: { maximumCallGroups: 1, supportsVideo: true },
  };
  const lines: readonly Line[] = [{ kind: "systemResets" }, {
    kind: "userEnds",
    call: "a",
    atOnce: true,
  }];
  assertEquals(
    printScenario({ title: 'a "b"', setting, lines }),
    'scenario "a \\"b\\""\n' +
      "with profile apple, maximumCallGroups 1, supportsVideo true\n" +
      "system resets\n" +
      "at once user ends a\n",
  );
  assertEquals(printScenario({ title: "", setting: {}, lines: [] }), 'scenario ""\n');
});

const ends: Line = { kind: "userEnds", call: "a" };
const read: Readonly<Record<string, readonly [text: string, scenario: Partial<Scenario>]>> = {
  "a title alone": ['scenario "t"', { lines: [] }],
  "indented lines, tabs and spaces at the end": ['\t scenario  "t" \n\tuser \t ends  a\t ', {}],
  "comments and empty lines": ['# why\n\n  # so\nscenario "t"\n\n# then\nuser ends a\n\n', {}],
  "CRLF": ['scenario "t"\r\n\r\n# c\r\nuser ends a\r\n', {}],
  "at once": [
    'scenario "t"\nuser ends a\nat once user ends a',
    { lines: [ends, { ...ends, atOnce: true }] },
  ],
  "the same setting twice, and keeps the last": [
    'scenario "t"\nwith profile apple, supportsVideo true\nwith supportsVideo false\nuser ends a',
    { setting: { profile: "apple", configuration: { supportsVideo: false } } },
  ],
  "lists of calls with and without a space": [
    'scenario "t"\nexpect app lists a,b\nexpect app lists a, b',
    {
      lines: [
        { kind: "expectList", calls: ["a", "b"] },
        { kind: "expectList", calls: ["a", "b"] },
      ],
    },
  ],
};

for (const [what, [text, scenario]] of Object.entries(read)) {
  Deno.test(`parseScenario reads ${what}`, () => {
    assertEquals(parseScenario(text), { title: "t", setting: {}, lines: [ends], ...scenario });
  });
}

// What is no scenario.

const FIRST = '"remote", "user", "app", "engine", "system", "clock", "native"';
const CODES = "unknown, unentitled, unknownCallProvider, emptyTransaction, unknownCallId, " +
  "callIdAlreadyExists, invalidAction, maximumCallGroupsReached, callIsProtected";
const FIELDS = "profile, maximumCallGroups, maximumCallsPerCallGroup, includesCallsInRecents, " +
  "supportsVideo";
const END = "the end of the line";

type Refusal = readonly [text: string, place: string, expected: string, found: string];

/** Texts without a title. */
const untitled: readonly Refusal[] = [
  ["", "1:1", '"scenario"', "nothing"],
  ["# why\n\n", "1:1", '"scenario"', "nothing"],
  ["user ends a", "1:1", '"scenario"', '"user"'],
  ["scenario", "1:9", "a title in double quotes", END],
  ["scenario ada", "1:10", "a title in double quotes", '"ada"'],
  ['scenario "ada', "1:10", "a title in double quotes", '"\\"ada"'],
  ['scenario "\\x"', "1:10", "a title in double quotes", '"\\"\\\\x\\""'],
  ['scenario "a\tb"', "1:10", "a title in double quotes", '"\\"a"'],
  ['scenario "a" b', "1:14", END, '"b"'],
];

/** Second lines, under a title. */
const mistaken: readonly Refusal[] = [
  ["dance", "2:1", `${FIRST}, "listener" or "expect"`, '"dance"'],
  [
    "user dances a",
    "2:6",
    '"answers", "declines", "ends", "holds", "resumes", "swaps", "mutes", "unmutes" or "presses"',
    '"dances"',
  ],
  ["user ends", "2:10", 'a call (a to z) or "and"', END],
  ["user ends A", "2:11", 'a call (a to z) or "and"', '"A"'],
  ["user ends aa", "2:11", 'a call (a to z) or "and"', '"aa"'],
  ["user holds and a", "2:16", '"accepts"', '"a"'],
  ["user ends a now", "2:13", END, '"now"'],
  ["\t user ends 7", "2:13", 'a call (a to z) or "and"', '"7"'],
  ['remote calls a from sip "ada"', "2:21", 'a handle (as generic "ada")', '"sip"'],
  ['remote calls a from generic "ada" with', "2:35", END, '"with"'],
  [
    "remote ends a bored",
    "2:15",
    "hungUp, busy, noAnswer, connectionLost, answeredElsewhere, declinedElsewhere",
    '"bored"',
  ],
  ['user presses "12" on a', "2:14", "one key of the keypad in double quotes", '"\\"12\\""'],
  ["clock +5s", "2:7", "a duration (as +5000ms)", '"+5s"'],
  ["clock +12345678901ms", "2:7", "a duration (as +5000ms)", '"+12345678901ms"'],
  ["app will dance end", "2:10", "fulfill, fail, defer, throw", '"dance"'],
  [
    "app will fail toString",
    "2:15",
    "start, answer, end, hold, mute, group, dtmf, translate",
    '"toString"',
  ],
  ["app fulfills end a", "2:18", '"of"', '"a"'],
  ["engine will defer dial", "2:13", "succeed, fail, wait", '"defer"'],
  ["engine will wait x", "2:18", "dial, accept, hangUp, setHeld, sendDigits", '"x"'],
  ["system will refuse end", "2:23", '"with"', END],
  ["system will refuse end with no", "2:29", CODES, '"no"'],
  [
    "system speaks delegate, delegate, observer",
    "2:15",
    "completion, delegate and observer in an order, with commas",
    '"delegate,"',
  ],
  ["native emits x for a", "2:14", "answerCall, endCall, setHeld, audioActivated", '"x"'],
  ["listener attaches third", "2:19", "first, second", '"third"'],
  ["expect nothing", "2:8", '"call", "app", "audio", "no" or "refusal"', '"nothing"'],
  [
    "expect call a is happy",
    "2:18",
    "ringing, starting, started, connecting, active, held, muted, gone",
    '"happy"',
  ],
  ["expect app lists a b", "2:18", "calls (as a, b) or nothing", '"a"'],
  ["expect audio is loud", "2:17", "active, inactive", '"loud"'],
  ["expect no open", "2:15", '"action"', END],
  ["expect refusal no", "2:16", CODES, '"no"'],
  ["at once", "2:8", `${FIRST} or "listener"`, END],
  ["at once expect no open action", "2:9", `${FIRST} or "listener"`, '"expect"'],
  ["at noon system resets", "2:1", `${FIRST}, "listener" or "expect"`, '"at"'],
  ["with", "2:5", FIELDS, END],
  ["with toString 1", "2:6", FIELDS, '"toString"'],
  ["with profile ios", "2:14", PROFILE_NAMES.join(", "), '"ios"'],
  ["with maximumCallGroups 0", "2:24", "a whole number of at least 1", '"0"'],
  ["with profile apple, supportsVideo yes", "2:35", "true or false", '"yes"'],
  ["system resets\nwith profile apple", "3:1", `${FIRST}, "listener" or "expect"`, '"with"'],
  ["# why\r\n\r\n  system sleeps", "4:10", '"will", "resets" or "speaks"', '"sleeps"'],
];

const titled = mistaken.map(([text, ...rest]): Refusal => [`scenario "t"\n${text}`, ...rest]);
for (const [text, place, expected, found] of [...untitled, ...titled]) {
  Deno.test(`parseScenario refuses ${JSON.stringify(text)} at ${place}`, () => {
    const { name, code, line, column, message } = assertThrows(
      () => parseScenario(text),
      ScenarioError,
    );
    assertEquals([name, code, `${line}:${column}`], ["ScenarioError", "malformedScenario", place]);
    assertEquals(
      message,
      `line ${line}, column ${column}: expected ${expected}, found ${found}`,
    );
  });
}
