import { assertEquals } from "@std/assert";
import { flag } from "./form.ts";
import { kitsOf, type Line, parseScenario, printLine } from "./mod.ts";
import {
  digits,
  duration,
  handleText,
  laneOrder,
  oneOf,
  onOff,
  quoted,
  slot,
  slots,
} from "./parameter.ts";

const ada = { kind: "generic", value: "ada" } as const;

/** Every kind of value that a line can have, the way it is printed. */
const said: readonly (readonly [text: string, line: Line])[] = [
  // Handles, names, and what somebody is.
  [
    'remote calls a from phoneNumber "+15550100" with video',
    {
      kind: "remoteCalls",
      call: "a",
      from: { kind: "phoneNumber", value: "+15550100" },
      isVideo: true,
    },
  ],
  [
    'phone lists emailAddress "ada@example.org" as protected',
    {
      kind: "phoneLists",
      who: { kind: "emailAddress", value: "ada@example.org" },
      as: "protected",
    },
  ],
  [
    'phone knows generic "" as "\\"Ada\\" \\\\ as"',
    { kind: "phoneKnows", who: { kind: "generic", value: "" }, name: '"Ada" \\ as' },
  ],
  ['expect phone shows a as ""', { kind: "expectName", call: "a", name: "" }],
  // Keys and pauses.
  [
    'user presses "0123456789*#" on a',
    { kind: "userPresses", digits: "0123456789*#", call: "a" },
  ],
  ['user presses "4,20;*#" on a', { kind: "userPresses", digits: "4,20;*#", call: "a" }],
  ['app presses ",,5;" on b', { kind: "appPresses", digits: ",,5;", call: "b" }],
  [
    `app presses "${"5".repeat(40)}" on a`,
    { kind: "appPresses", digits: "5".repeat(40), call: "a" },
  ],
  // Errors: the codes of the domain as they are, those of the framework as a whole with its name.
  [
    "system will refuse start with unknown",
    {
      kind: "systemWillRefuse",
      action: "startCall",
      error: { domain: "requestTransaction", code: "unknown" },
    },
  ],
  [
    "system will refuse translate with callKit/missingVoipBackgroundMode",
    {
      kind: "systemWillRefuse",
      action: "setTranslating",
      error: { domain: "callKit", code: "missingVoipBackgroundMode" },
    },
  ],
  [
    "system will refuse report with unknown",
    { kind: "systemWillRefuseReport", error: { domain: "incomingCall", code: "unknown" } },
  ],
  [
    "system will refuse report with callKit/unknown",
    { kind: "systemWillRefuseReport", error: { domain: "callKit", code: "unknown" } },
  ],
  [
    "expect refusal callKit/unentitled",
    { kind: "expectRefusal", error: { domain: "callKit", code: "unentitled" } },
  ],
  [
    "expect report refusal filteredByBlockList",
    { kind: "expectReportRefusal", error: { domain: "incomingCall", code: "filteredByBlockList" } },
  ],
  // On and off.
  ["remote turns video off for b", { kind: "remoteTurnsVideo", isOn: false, call: "b" }],
  ["phone turns callService off", { kind: "phoneTurns", setting: "callService", isOn: false }],
  ["quirk slowTearDown on", { kind: "quirkTurns", quirk: "slowTearDown", isOn: true }],
  [
    "app updates a supportsDtmf off",
    { kind: "appUpdates", call: "a", flag: "supportsDtmf", isOn: false },
  ],
  // Pushes.
  [
    'push brings a from generic "ada" unmarked',
    { kind: "pushBrings", call: "a", from: ada, duty: "unmarked", isTooLate: false },
  ],
  [
    'push brings b from generic "ada" optional too late',
    { kind: "pushBrings", call: "b", from: ada, duty: "optional", isTooLate: true },
  ],
  [
    'at once push brings b from generic "too late" required',
    {
      kind: "pushBrings",
      atOnce: true,
      call: "b",
      from: { kind: "generic", value: "too late" },
      duty: "required",
      isTooLate: false,
    },
  ],
  // Two calls, and what the phone shows.
  ["app groups a with b", { kind: "appGroups", call: "a", with: "b" }],
  ["expect phone does not offer end on z", { kind: "expectNoOffer", button: "end", call: "z" }],
  [
    "expect recents show a as notConnected",
    { kind: "expectRecents", call: "a", outcome: "notConnected" },
  ],
  ["expect app is dead", { kind: "expectProcess", is: "dead" }],
  ["expect app lists a, b", { kind: "expectList", calls: ["a", "b"] }],
  // What the system is free to do, and time.
  [
    "system speaks observer, delegate, completion",
    { kind: "systemSpeaks", order: ["observer", "delegate", "completion"] },
  ],
  ["system performs oneByOne", { kind: "systemPerforms", how: "oneByOne" }],
  ["clock +600000ms", { kind: "clock", ms: 600_000 }],
];

for (const [text, line] of said) {
  Deno.test(`printLine says ${text}, and parseScenario reads it back`, () => {
    assertEquals(printLine(line), text);
    assertEquals(parseScenario(`scenario "t"\n${text}`).lines, [line]);
  });
}

/** What generators and alphabets try of each kind of value, the simplest first. */
const SAMPLES: readonly (readonly [
  parameter: { readonly samples: readonly unknown[] },
  ...samples: unknown[],
])[] = [
  [slot, "a", "b", "c"],
  [slots, [], ["a"], ["a", "b"]],
  [oneOf(["ada", "bob"]), "ada", "bob"],
  [quoted, "ada", ""],
  [
    handleText,
    ada,
    { kind: "phoneNumber", value: "+15550100" },
    { kind: "emailAddress", value: "ada@example.org" },
  ],
  [digits, "5", "#", "4,2"],
  [duration, 1, 4_999, 5_000, 60_000],
  [onOff, true, false],
  [flag("too late"), false, true],
  [
    laneOrder,
    ["completion", "delegate", "observer"],
    ["delegate", "completion", "observer"],
    ["observer", "completion", "delegate"],
    ["completion", "observer", "delegate"],
    ["delegate", "observer", "completion"],
    ["observer", "delegate", "completion"],
  ],
];

Deno.test("samples of a parameter are what is worth trying of it", () => {
  assertEquals(
    SAMPLES.map(([{ samples }]) => samples),
    SAMPLES.map(([, ...samples]) => samples),
  );
});

Deno.test("kitsOf says which kits can take every step of a scenario", () => {
  const kits = [
    "user ends a",
    "user ends a\napp dies",
    "user ends a\napp invalidates",
    "app dies\napp invalidates",
    "listener attaches first",
    "expect call a is gone",
  ].map((lines) => kitsOf(parseScenario(`scenario "x"\n${lines}`)));
  assertEquals(kits, [
    ["app", "system"],
    ["app"],
    ["system"],
    [],
    ["events"],
    ["app", "system", "events"],
  ]);
});
