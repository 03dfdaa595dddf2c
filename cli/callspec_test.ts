import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { referenceSystem } from "../conformance/mod.ts";
import { MUTANTS } from "../conformance/mutants/mod.ts";
import { type RuleId, RULES } from "../rules/mod.ts";
import pigeon from "../examples/homing_pigeon/adapter.ts";
import { type FakeSetting, typeLine } from "./fake_surroundings.ts";

/** An app with one fault. */
const BREAKS: RuleId = "app/forget-ended-calls";
const BROKEN = MUTANTS.find(({ breaks }) => breaks === BREAKS)?.adapter;

/** The modules that can be named in these tests. */
const modules: Readonly<Record<string, unknown>> = {
  "good.ts": { default: pigeon },
  "broken.ts": { default: BROKEN },
  "empty.ts": {},
  "number.ts": { default: 7 },
  "kitless.ts": { default: { ...pigeon, kit: "car" } },
  "nameless.ts": { default: { ...pigeon, name: undefined } },
  "closed.ts": { default: { kit: "app", name: "closed" } },
  "throwing.ts": new TypeError("no phone"),
  "one_call.ts": {
    default: { ...referenceSystem, name: "one call", configuration: { maximumCallGroups: 1 } },
  },
  "deaf.ts": { default: { kit: "app", name: "deaf", open: () => ({ calls: () => [] }) } },
};

function typed(line: string, setting: FakeSetting = {}) {
  return typeLine(line, { modules, programs: { "./pigeon": pigeon }, ...setting });
}

/** Lines, the code that they end with, and how what they print begins. */
const verdicts: readonly (readonly [line: string, code: number, begins: string])[] = [
  [
    "run good.ts --steps 3000",
    0,
    "Homing Pigeon: CONFORMANT to callspec 0.1.0, profile callspec: ",
  ],
  [
    "run broken.ts --bail",
    1,
    `${BROKEN?.name}: NOT CONFORMANT to callspec 0.1.0, profile callspec: `,
  ],
  ["run deaf.ts", 2, "deaf: NO SIGN OF LIFE under callspec 0.1.0, profile callspec: "],
  ["smoke good.ts", 0, "Homing Pigeon: ALIVE: it did what it must, and kept still where it must\n"],
  ["smoke -- ./pigeon", 0, "Homing Pigeon: ALIVE: it did what it must"],
  ["smoke deaf.ts", 2, "deaf: NO SIGN OF LIFE: it completed no action: "],
  ["--version", 0, "callspec 0.1.0\n"],
  ["--help", 0, "callspec puts an implementation of phone calls "],
  ["run --help", 0, "callspec run <adapter | -- program ...> [options]\n"],
  ["", 64, "callspec puts an implementation of phone calls "],
];

for (const [line, code, begins] of verdicts) {
  Deno.test(`callspec ${line} ends with ${code}`, async () => {
    const { code: ended, printed, told } = await typed(line);
    assertEquals([ended, printed().slice(0, begins.length)], [code, begins], told());
  });
}

/** Lines that cannot be done, and what is said of them. */
const refusals: readonly (readonly [line: string, code: number, message: string])[] = [
  ["run nowhere.ts", 64, "Cannot open nowhere.ts: there is no such file"],
  [
    "run empty.ts",
    3,
    "Cannot run empty.ts: its process ended with an error: its default export is no adapter",
  ],
  [
    "run throwing.ts --in-process",
    3,
    "Cannot open throwing.ts: loading it threw TypeError: no phone",
  ],
  ...([
    ["empty.ts", "it has no default export"],
    ["number.ts", "its default export is no adapter"],
    ["kitless.ts", "its adapter needs a kit: app, system, events"],
    ["nameless.ts", "its adapter needs a name"],
    ["closed.ts", "its adapter needs a function open"],
  ] as const).map(([file, flaw]) =>
    [
      `run ${file} --in-process`,
      3,
      `Cannot open ${file}: ${flaw}; write ` +
      `export default { kit: "app", name: "my app", open(phone) { ... } }`,
    ] as const
  ),
  [
    "run good.ts --kit system",
    64,
    "Cannot put Homing Pigeon to the system kit: it is for the app kit",
  ],
  [
    "run good.ts --rule app/anwer-when-connected",
    2,
    "Cannot select app/anwer-when-connected: there is no such rule; " +
    "did you mean app/answer-when-connected?",
  ],
  [
    "run good.ts --rule 'app/x*y'",
    2,
    "Cannot select app/x*y: there is no such rule; callspec list rules shows all there are",
  ],
  [
    "run good.ts --rule system/settle-requests-once",
    2,
    "Cannot judge Homing Pigeon by system/settle-requests-once: it is for the app kit, and none of " +
    "these is of that side; callspec list rules --kit app shows those that are",
  ],
  [
    "run good.ts --disable 'app/one-provder: we have two'",
    2,
    "Cannot disable app/one-provder: there is no such rule; did you mean app/one-provider?",
  ],
  [
    "explain anwer-when-connected",
    2,
    "Cannot explain anwer-when-connected: there is no such rule; did you mean app/answer-when-connected?",
  ],
  ["list rule", 64, "Cannot list rule: did you mean rules?"],
  ["completions bsh", 64, "Cannot complete in bsh: did you mean bash?"],
  [
    "replay nowhere",
    64,
    "Cannot replay nowhere: it is no replay token, and there is no such file",
  ],
  ["replay cs1.x", 64, "Cannot read the replay token: it was cut short or changed"],
  [
    "init there --lang c --kit system",
    64,
    "Cannot begin an adapter for the system kit in c: there is one for app alone; take --lang ts, " +
    "or see in docs/other_languages.md what a program is asked",
  ],
  ["init .", 64, "Cannot write ./adapter.ts: it is there already; name another folder"],
];

for (const [line, code, message] of refusals) {
  Deno.test(`callspec ${line} is refused with ${code}`, async () => {
    const files = { "./adapter.ts": "" };
    const { code: ended, printed, told } = await typed(line, { files });
    assertEquals([ended, told(), printed()], [code, `${message}\n`, ""]);
  });
}

/** Whether there is color, by what was typed and who looks on. */
const colors: readonly (readonly [line: string, isTerminal: boolean, isColored: boolean])[] = [
  ["smoke deaf.ts", false, false],
  ["smoke deaf.ts", true, true],
  ["smoke deaf.ts --no-color", true, false],
  ["smoke deaf.ts --color", false, true],
];

for (const [line, isTerminal, isColored] of colors) {
  Deno.test(`callspec ${line} is ${isColored ? "" : "not "}colored where ${isTerminal ? "somebody looks" : "nobody looks"} on`, async () => {
    const { printed } = await typed(line, { isTerminal });
    const plain = (await typed("smoke deaf.ts")).printed();
    assertEquals(printed() !== plain, isColored);
    // deno-lint-ignore no-control-regex -- These are the colors.
    assertEquals(printed().replaceAll(/\x1b\[\d+m/g, ""), plain);
  });
}

const SCENARIO = `scenario "declined"\nremote calls a from generic "ada"\nuser declines a\n`;

/** Replays, the code that they end with, and the last line that is printed. */
const replays: readonly (readonly [line: string, code: number, last: string])[] = [
  ["replay a.scenario", 0, "reference app breaks nothing of law"],
  ["replay a.scenario good.ts", 0, "Homing Pigeon breaks nothing of law"],
  ["replay unmet.scenario", 1, "reference app breaks nothing of law"],
  ["replay hung_up.scenario broken.ts", 1, `${BROKEN?.name} breaks ${BREAKS}`],
];

const stories = {
  "three.scenario": SCENARIO.replace("\n", "\nwith maximumCallGroups 3\n"),
  "a.scenario": SCENARIO,
  "unmet.scenario": `${SCENARIO}expect call a is active\n`,
  "hung_up.scenario":
    `scenario "hung up"\nremote calls a from generic "ada"\nremote ends a hungUp\n`,
  "odd.scenario": `scenario "odd"\nremote rings a\nlistener attaches first\n`,
  "no.scenario": `scenario "no"\nuser naps a\n`,
};

for (const [line, code, last] of replays) {
  Deno.test(`callspec ${line} ends with ${code}, and draws what was said`, async () => {
    const { code: ended, printed } = await typed(line, { files: stories });
    assertEquals([ended, printed().trim().split("\n").at(-1)], [code, last]);
    assertStringIncludes(printed(), "<------- incoming a ---------");
  });
}

const unplayable: readonly (readonly [line: string, message: RegExp])[] = [
  ["replay odd.scenario", /^Cannot play odd\.scenario: no kit takes all its steps; split it/],
  [
    "replay a.scenario --kit events",
    /^Cannot play a\.scenario: the events kit does not take all its steps; split it/,
  ],
  [
    "replay three.scenario one_call.ts",
    /^Cannot configure one call with maximumCallGroups 3: its adapter says that it has 1 for good/,
  ],
  ["replay no.scenario", /^Cannot play no\.scenario: line 2, column 6: expected /],
];

for (const [line, message] of unplayable) {
  Deno.test(`callspec ${line} is refused with 64`, async () => {
    const { code, told } = await typed(line, { files: stories });
    assertEquals(code, 64);
    assertMatch(told(), message);
  });
}

Deno.test("explain tells of every rule why it is so, how it is kept and how it is broken", async () => {
  for (const { id, statement, because } of RULES.filter((_rule, index) => index % 12 === 0)) {
    const { code, printed } = await typed(`explain ${id}`);
    assertEquals(code, 0);
    const parts = [
      id,
      statement,
      because,
      "\n  Kept:\n",
      "\n  Broken:\n",
      "<== here",
      "a subject that",
    ];
    assertEquals(parts.filter((part) => !printed().includes(part)), []);
  }
});

Deno.test("list rules lists those of a kit, by chapter, or as JSON", async () => {
  const ids = RULES.map(({ id }) => id).filter((id) => id.startsWith("events/"));
  const { printed } = await typed("list rules --kit events --json");
  assertEquals(JSON.parse(printed()).map(({ id }: { id: string }) => id), ids);
  const text = (await typed("list rules --kit events")).printed().split("\n");
  assertEquals(text.flatMap((line) => line.match(/^ {2}(events\/\S+)/)?.[1] ?? []), ids);
});

/** Lists, and the first of their names. */
const lists: readonly (readonly [line: string, first: string])[] = [
  ["list profiles", "callspec "],
  ["list faults --rule app/answer-when-connected", "app/answer-when-connected "],
  ["list capabilities", "Of the app kit\n  defersCompletion "],
  ["list capabilities --kit system", "Of the system kit\n  requests.startCall "],
];

for (const [line, first] of lists) {
  Deno.test(`callspec ${line} begins with ${first}`, async () => {
    const { code, printed } = await typed(line);
    assertEquals([code, printed().slice(0, first.length)], [0, first]);
  });
}

Deno.test("list leaves out what a profile leaves out", async () => {
  const line = "list rules --rule app/complete-before-handler-settles --profile";
  assertEquals((await typed(`${line} callspec`)).code, 0);
  assertEquals((await typed(`${line} apple`)).code, 2);
});

Deno.test("settings come from callspec.json, and what is typed wins", async () => {
  const files = {
    "callspec.json": JSON.stringify({
      $schema: "x",
      seed: 7,
      steps: 200,
      rule: ["app/one-*"],
      disable: ["app/one-provider: two"],
      quiet: true,
    }),
  };
  const { printed } = await typed("run good.ts --seed 8", { files });
  assertMatch(printed(), /\n {2}200 steps in 1 walks, \d+ states, seed 8\n/);
  assertMatch(printed(), /app\/one-provider +not run: disabled: two/);
});

/** Configuration files that are none, and what is said of them. */
const configs: readonly (readonly [text: string, message: RegExp])[] = [
  ["{", /^Cannot read callspec\.json: it is no JSON \(SyntaxError: .*\)\n$/],
  ["[]", /^Cannot read callspec\.json: \$: expected an object, found \[\]\n$/],
  [`{"sed": 1}`, /^Cannot read callspec\.json: there is no setting sed; did you mean seed\?\n$/],
  [`{"seed": "1"}`, /^Cannot read callspec\.json: \$\.seed: expected a whole number of at least 0/],
  [`{"rule": "app/*"}`, /^Cannot read callspec\.json: \$\.rule: expected a list/],
  [
    `{"shard": "1/2"}`,
    /^Cannot read callspec\.json: there is no setting shard; there are kit, profile, /,
  ],
  [
    `{"timeBudget": "soon"}`,
    /^Cannot read timeBudget in callspec\.json: soon: expected a time like 90s, 5m or 500ms\n$/,
  ],
];

for (const [text, message] of configs) {
  Deno.test(`callspec refuses the settings ${text}`, async () => {
    const { code, told } = await typed("list profiles", { files: { "callspec.json": text } });
    assertEquals(code, 64);
    assertMatch(told(), message);
  });
}

Deno.test("callspec says where the file that --config names is not there", async () => {
  const { code, told } = await typed("list profiles --config my.json");
  assertEquals([code, told()], [64, "Cannot read my.json: there is no such file\n"]);
});
