import { assertEquals, assertThrows } from "@std/assert";
import { type Ability, CAPABILITIES, capabilitiesOf, everyAbility } from "../rules/mod.ts";
import type { SystemAdapter } from "./adapter.ts";
import { conform } from "./campaign.ts";
import { type RunOptions, settingsOf } from "./options.ts";
import { bridgeThatLacks } from "./mutants/mod.ts";
import { playScenario } from "./play_scenario.ts";
import { referenceApp, referenceSystem } from "./reference_adapters.ts";

/** What a bridge lacks that is as widely used as it is simple. */
const SIMPLE: readonly Ability[] = [
  ...everyAbility("settles"),
  ...everyAbility("waits"),
  "tells.didBegin",
  "tells.execute",
  "tells.timedOut",
  "tells.observed",
  "tells.setTranslating",
];

const QUICK: RunOptions = { steps: 100, scope: null };

/** What became of the rules: which were broken, and how many were not put to the test. */
async function judged(adapter: SystemAdapter) {
  const { life, verdicts, faults } = await conform(adapter, QUICK);
  const ids = (wanted: string) =>
    verdicts.filter(({ status }) => status === wanted).map(({ rule }) => rule.id);
  return { isAlive: life.isAlive, faults, broken: ids("failed") };
}

const BLAMELESS = { isAlive: true, faults: [], broken: [] };

const missing: readonly (readonly [what: string, lacks: readonly Ability[]])[] = [
  ["a simple bridge", SIMPLE],
  ["one that cannot be asked", everyAbility("requests")],
  ["one that takes one action at a time", ["requests.transactions"]],
  ["one that gives no results", everyAbility("settles")],
  ["one that fulfills by itself", everyAbility("waits")],
  ...everyAbility("tells").map((word) => [`one that lacks ${word}`, [word]] as const),
];

for (const [what, lacks] of missing) {
  Deno.test(`conform does not accuse ${what} of what it says that it lacks`, async () => {
    assertEquals(await judged(bridgeThatLacks(lacks)), BLAMELESS);
  });
}

const silent: readonly (readonly [lacks: Ability, rule: string, steps: string])[] = [
  [
    "tells.timedOut",
    "system/time-out-late-actions",
    `app will defer end
     remote calls a from generic "ada"
     user declines a
     clock +5000ms`,
  ],
  [
    "tells.observed",
    "system/show-every-call",
    "foreign calls a on cellular",
  ],
  [
    "settles.startCall",
    "system/refuse-known-starts",
    `app starts a to generic "ada"
     app starts a to generic "ada"`,
  ],
  [
    "waits.answerCall",
    "system/connect-on-fulfillment",
    `app will defer answer
     remote calls a from generic "ada"
     user answers a`,
  ],
];

for (const [word, rule, steps] of silent) {
  Deno.test(`${rule} finds that an adapter lacks ${word} and does not say so`, async () => {
    const story = `scenario "silent"\n${steps}`;
    const ids = async (adapter: SystemAdapter) =>
      (await playScenario(adapter, story)).found.map((each) => each.rule.id as string);
    assertEquals((await ids(bridgeThatLacks([word], []))).includes(rule), true);
    assertEquals(await ids(bridgeThatLacks([word])), []);
  });
}

Deno.test("conform says of each rule that does not apply what the adapter lacks", async () => {
  const { verdicts } = await conform(bridgeThatLacks(SIMPLE), {
    ...QUICK,
    steps: 1,
    corpus: false,
  });
  const because = (id: string) =>
    verdicts.flatMap((each) =>
      each.rule.id === id && each.status === "inapplicable" ? [each.because] : []
    );
  assertEquals(because("system/begin-once"), ["the adapter lacks tells.didBegin"]);
  assertEquals(because("system/settle-requests-once"), ["the adapter lacks all of settles"]);
});

Deno.test("conform notes as a fault what an adapter tells though it says that it lacks it", async () => {
  const { faults } = await conform(bridgeThatLacks([], ["tells.didBegin"]), { ...QUICK, steps: 1 });
  assertEquals(faults, [
    "the app is told didBegin, though the adapter lacks tells.didBegin: leave that word out",
  ]);
});

Deno.test("a step that asks for what an adapter lacks cannot be taken", async () => {
  const { lines } = await playScenario(
    bridgeThatLacks(["requests.setMuted", "tells.didReset", "tells.timedOut", "waits.answerCall"]),
    `scenario "what cannot be asked"
     app will defer end
     app will defer answer
     remote calls a from generic "ada"
     user answers a
     app mutes a
     user mutes a
     system resets
     clock +5000ms
     app ends a
     clock +1000ms`,
  );
  assertEquals(lines.map(({ status }) => status), [
    "taken",
    "skipped",
    "taken",
    "taken",
    "skipped",
    "taken",
    "skipped",
    "skipped",
    "taken",
    "taken",
  ]);
});

const unread = [
  [
    { lacks: ["tells.nothing"] },
    'Cannot read "tells.nothing" as a capability: there is no such word; CAPABILITIES lists them all',
  ],
  [
    { lacks: ["keepsWhileDetached"] },
    "Cannot lack keepsWhileDetached: nobody has it who does not declare it; leave it out of both lists",
  ],
  [
    { capabilities: ["waits.endCall"], lacks: ["waits.endCall"] },
    "Cannot both have and lack waits.endCall: leave it out of one of the lists",
  ],
] as const;

for (const [declared, message] of unread) {
  Deno.test(`conform refuses what it cannot read: ${message}`, () => {
    const adapter = { ...referenceSystem, ...declared } as SystemAdapter;
    assertThrows(() => settingsOf(adapter, {}), RangeError, message);
  });
}

Deno.test("an adapter that declares nothing has every ability, and no claim", () => {
  const assumed = CAPABILITIES.filter(({ isAssumed }) => isAssumed).map(({ word }) => word);
  assertEquals([...settingsOf(referenceApp, {}).has], assumed);
});

Deno.test("what cannot be requested gives no result, and what is never told is asked for by nobody", () => {
  const everything = capabilitiesOf({});
  const left = capabilitiesOf({ lacks: ["requests.endCall", "tells.playDtmf"] });
  assertEquals([...everything].filter((word) => !left.has(word)), [
    "requests.endCall",
    "requests.playDtmf",
    "settles.endCall",
    "settles.playDtmf",
    "waits.playDtmf",
    "tells.playDtmf",
  ]);
});
