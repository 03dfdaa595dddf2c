import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { ACTION_KINDS, ACTION_WORDS } from "../actions/mod.ts";
import { PROFILE_NAMES } from "../profile/mod.ts";
import {
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

const STEP_TEXTS = [
  'remote calls a from generic "ada"',
  "remote rings a",
  "remote answers a",
  "remote turns video on for a",
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
  "user merges a",
  "user splits a",
  "user translates a",
  "user stops translating a",
  "user calls back a",
  'user presses "5" on a',
  "headset presses hook",
  "foreign calls a on cellular",
  "foreign starts a on cellular",
  "foreign ends a",
  'push brings a from generic "ada" unmarked',
  "app dies",
  "app launches",
  "phone turns doNotDisturb on",
  'phone lists generic "ada" as vip',
  'phone knows generic "ada" as "ada"',
  'app starts a to generic "ada"',
  "app answers a",
  "app ends a",
  "app holds a",
  "app resumes a",
  "app mutes a",
  "app unmutes a",
  'app presses "5" on a',
  "app groups a with a",
  "app ungroups a",
  "app requests nothing",
  "app requests nonsense",
  "app requests both start of a and start of a",
  "app reports stranger updated",
  'app renames a "ada"',
  "app configures usual",
  "app invalidates",
  "app executes on",
  "app updates a supportsHolding on",
  "app will fulfill start",
  "app fulfills start of a",
  "app fails start of a",
  "engine will succeed dial",
  "engine completes dial of a",
  "engine fails dial of a",
  "system will refuse start with unknown",
  "system will refuse report with unknown",
  "system resets",
  "system speaks completion, delegate, observer",
  "system performs together",
  "system begins atOnce",
  "system lapses first",
  "service begins",
  "quirk activationLost on",
  "clock +1ms",
  "native emits answerCall for a",
  "runtime reloads",
  "listener attaches first",
  "listener detaches first",
];

Deno.test("printStep says every step in words of its own, and parseScenario reads them", () => {
  const first = STEP_KINDS.flatMap((each) => STEPS.find(({ kind }) => kind === each) ?? []);
  assertEquals(first.map(printStep), STEP_TEXTS);
  assertEquals<unknown>(parseScenario(['scenario "all"', ...STEP_TEXTS].join("\n")).lines, first);
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
    "expect report refusal unknown",
    "expect phone offers answer on a",
    "expect phone does not offer answer on a",
    'expect phone shows a as "ada"',
    "expect recents show a as connected",
    "expect no recents",
    "expect app is running",
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
  assertEquals(samplesOf(STEP_FORMS.engineCompletes).length, 6 * 3);
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
  if ("who" in line) changed["who"] = { ...line.who, value: text };
  if ("name" in line) changed["name"] = text;
  if ("with" in line) changed["with"] = call;
  if ("call" in line) changed["call"] = call;
  if (isStep(line) && isAtOnce) changed["atOnce"] = true;
  return changed as unknown as Line;
});

const limit = fc.integer({ min: 1, max: 9_999 });
const anyOf: fc.RecordConstraints<never> = { requiredKeys: [], noNullPrototype: true };
const isSome = (fields: object) => Object.keys(fields).length > 0;
const settings: fc.Arbitrary<Setting> = fc.record({
  profile: fc.constantFrom(...PROFILE_NAMES),
  policies: fc.record({
    overLimit: fc.constantFrom("offerEndAndAccept", "reject"),
    onAppDeath: fc.constantFrom("keepCalls", "endCalls"),
  }, anyOf).filter(isSome),
  configuration: fc.record({
    maximumCallGroups: limit,
    maximumCallsPerCallGroup: limit,
    includesCallsInRecents: fc.boolean(),
    supportsVideo: fc.boolean(),
    supportsAudioTranslation: fc.boolean(),
  }, anyOf).filter(isSome),
}, anyOf);

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
    policies: { onAppDeath: "endCalls" },
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
      "with profile apple, onAppDeath endCalls, maximumCallGroups 1, supportsVideo true\n" +
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
  "a profile with policies of its own": [
    'scenario "t"\nwith supportsAudioTranslation true, overLimit reject\nuser ends a',
    {
      setting: {
        policies: { overLimit: "reject" },
        configuration: { supportsAudioTranslation: true },
      },
    },
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
