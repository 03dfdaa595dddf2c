import { assertEquals } from "@std/assert";
import { type Ability, type Rule, RULES } from "../rules/mod.ts";
import { parseScenario, type Step } from "../scenario/mod.ts";
import { type Effect, transition } from "../reference/system/mod.ts";
import { conform } from "./campaign.ts";
import { MUTANTS } from "./mutants/mod.ts";
import { settingsOf } from "./options.ts";
import { play } from "./player.ts";
import { type Reading, readingsOf } from "./readings.ts";
import { referenceApp } from "./reference_adapters.ts";
import { callWitness } from "./witness.ts";

/** A mutant puts a rule to the test by some steps; the witness and the readings are asked. */
async function asked(
  name: string,
  lines: readonly string[],
  { another, lacks }: { readonly another?: Rule; readonly lacks?: readonly Ability[] } = {},
) {
  const mutant = MUTANTS.find((each) => each.name === name);
  const rule = another ?? RULES.find(({ id }) => id === mutant?.breaks);
  if (!mutant || !rule) throw new Error(`Cannot find a mutant that ${name}: the list has none`);
  const adapter = lacks ? { ...mutant.adapter, lacks } : mutant.adapter;
  const settings = { ...settingsOf(adapter, {}), seed: 1 };
  const steps = parseScenario(['scenario "x"', ...lines].join("\n")).lines as readonly Step[];
  const run = await play(adapter, steps, { ...settings, rules: [rule] });
  const at = run.found[0]?.violation.at;
  if (!at) throw new Error(`Cannot find a breach of ${rule.id} in ${lines.join("; ")}`);
  return {
    witness: await callWitness({ rule, steps, at, run }, settings),
    readings: readingsOf(rule, run.events, settings),
  };
}

const ADA = 'remote calls a from generic "ada"';

const ALLOWED: readonly (readonly [
  sentence: string,
  mutant: string,
  steps: readonly string[],
  oneOf: readonly string[],
  got: string,
])[] = [
  [
    "what comes next in its place",
    "fulfills an answer before it answers",
    [ADA, "user answers a"],
    ["accept a"],
    "answer a fulfilled",
  ],
  [
    "after what the same thing comes, where it comes too early",
    "fulfills a start before it dials",
    ['app starts a to generic "ada"'],
    ["nothing before dial a done"],
    "start a fulfilled",
  ],
  [
    "what is missing at rest",
    "never settles a request that it refuses",
    ["app groups a with b"],
    ["group a with b: unknownCallId"],
    "nothing",
  ],
  [
    "what is missing since an earlier step",
    "leaves a mute action open",
    [ADA, "user answers a", "user mutes a", "clock +5000ms"],
    ["mic of a off"],
    "nothing",
  ],
  [
    "nothing, where there is one thing too much",
    "says twice that a provider has begun",
    ["app configures noGrouping"],
    ["nothing"],
    "didBegin",
  ],
  [
    "what it says otherwise of the same thing",
    "shows a call as connected when it is started",
    ['app starts a to generic "ada"'],
    ["a shown (call.hasConnected false)"],
    "a shown (call.hasConnected true)",
  ],
  [
    "what whoever looks sees, where nothing else tells them apart",
    "lists a call that the far side ended",
    [ADA, "remote ends a hungUp"],
    ["lists no call"],
    "lists a",
  ],
  [
    "every order that the platform leaves open",
    "performs an action again that is open",
    [
      "app will defer answer",
      'app starts a to generic "ada"',
      'remote calls b from generic "ada"',
      "user ends and accepts b",
    ],
    ["audio inactive", "a is over"],
    "answer b",
  ],
  [
    "an event layer with the same promises",
    "delivers every event twice",
    ["listener attaches first", "native emits answerCall for a"],
    ["nothing"],
    "first hears #1 answerCall",
  ],
];

for (const [sentence, mutant, steps, oneOf, got] of ALLOWED) {
  Deno.test(`callWitness says ${sentence}: of one that ${mutant}`, async () => {
    const { witness } = await asked(mutant, steps);
    assertEquals(witness, { control: "keeps", allowed: { oneOf, got } });
  });
}

Deno.test("callWitness says nothing where the reference cannot take the same steps", async () => {
  const { witness } = await asked("lists a call that the far side ended", [
    ADA,
    "remote ends a hungUp",
    "app ends a",
  ]);
  assertEquals(witness, {
    control: "cannotFollow",
    allowed: { oneOf: [], got: "nothing" },
  });
});

Deno.test("callWitness is no model for what lacks something, and is still the control", async () => {
  const { witness } = await asked("never settles a request that it refuses", [
    "app groups a with b",
  ], {
    lacks: ["requests.playDtmf"],
  });
  assertEquals(witness, { control: "keeps", allowed: { oneOf: [], got: "nothing" } });
});

/** What nobody can keep. */
const NEVER: Rule = {
  id: "app/never-rest",
  level: "must",
  since: "0.1.0",
  evidence: "derived",
  sources: [{ title: "none" }],
  refs: [],
  statement: "The app never rests.",
  because: "It is a rule that is wrong.",
  examples: { satisfied: [], broken: [] },
  judge: ({ violated }) => ({
    rested: (at) => violated({ at, expected: "no rest", observed: "rest" }),
  }),
};

Deno.test("callWitness speaks for the accused where the reference breaks the rule as well", async () => {
  const { witness } = await asked("leaves a mute action open", [ADA], { another: NEVER });
  assertEquals(witness.control, "breaks");
});

Deno.test("conform takes the blame for what the reference breaks as well", async () => {
  // The phone under the app performs everything twice.
  const { control, verdicts } = await conform(referenceApp, {
    steps: 2_000,
    transition(state, input) {
      const [after, effects] = transition(state, input);
      const twice = (each: Effect) => each.kind === "performed" ? [each, each] : [each];
      return [after, effects.flatMap<Effect>(twice)];
    },
  });
  const [first, ...others] = control.map(({ rule, witness }) => [rule.id, witness?.control]);
  assertEquals(first, ["system/perform-once", undefined]);
  assertEquals(others.find(([id]) => id === "app/forget-ended-calls")?.[1], "breaks");
  assertEquals(
    verdicts.flatMap((each) => each.status === "inconclusive" ? [each.because] : [])
      .filter((because) => because === "the reference breaks it by the same steps").length,
    others.length,
  );
  assertEquals(verdicts.filter(({ status }) => status === "failed"), []);
});

const READ: readonly (readonly [
  mutant: string,
  steps: readonly string[],
  readings: readonly Reading[],
])[] = [
  ["fulfills an answer before it answers", [ADA, "user answers a"], []],
  [
    "completes a mute after its handler returned",
    [ADA, "user answers a", "user mutes a"],
    [
      { kind: "profile", profile: "apple" },
      { kind: "profile", profile: "livecommunicationkit" },
      { kind: "profile", profile: "android-telecom" },
      { kind: "declared", capability: "defersCompletion" },
    ],
  ],
  [
    "lets mutes take a minute",
    ['app starts a to generic "ada"', "app mutes a"],
    [],
  ],
  [
    "promises to replay to every listener, and replays to the first",
    ["native emits answerCall for a", "listener attaches first", "listener attaches second"],
    [{ kind: "notDeclared", capability: "replaysToEveryListener" }],
  ],
];

for (const [mutant, steps, readings] of READ) {
  Deno.test(`readingsOf has ${readings.length} of one that ${mutant}`, async () => {
    assertEquals((await asked(mutant, steps)).readings, readings);
  });
}
