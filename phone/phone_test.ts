import { assertEquals, assertMatch } from "@std/assert";
import {
  BUTTONS,
  HEADSET_KEYS,
  LINES,
  PHONE_LISTS,
  PHONE_SETTINGS,
  QUIRK_NAMES,
  QUIRKS,
  RECENTS_OUTCOMES,
} from "./mod.ts";

// Words. Scenario files are kept by others, so a word that is there stays.

type Words = readonly string[];
const lists: Readonly<Record<string, readonly [words: Words, text: string]>> = {
  LINES: [LINES, "cellular otherApp"],
  HEADSET_KEYS: [HEADSET_KEYS, "hook hold"],
  PHONE_SETTINGS: [
    PHONE_SETTINGS,
    "doNotDisturb restrictedSharing entitlement voipMode callService lock foreground",
  ],
  PHONE_LISTS: [PHONE_LISTS, "vip blocked protected sensitive"],
  BUTTONS: [
    BUTTONS,
    "answer decline holdAndAccept endAndAccept end hold resume swap merge split mute unmute " +
    "keypad translate stopTranslating video",
  ],
  RECENTS_OUTCOMES: [
    RECENTS_OUTCOMES,
    "connected missed declined answeredElsewhere declinedElsewhere notConnected",
  ],
  QUIRK_NAMES: [
    QUIRK_NAMES,
    "activationLost unholdWithoutActivation swapEndsInstead unknownIdForLiveCall " +
    "firstRequestRefused slowTearDown providerLostAfterReset resetAfterInvalidate " +
    "plainAcceptForUnconnected",
  ],
};

for (const [name, [words, text]] of Object.entries(lists)) {
  Deno.test(`${name} has its words in order`, () => {
    assertEquals(words.join(" "), text);
  });

  Deno.test(`${name} can be said in a scenario: no word is there twice, and each is one word`, () => {
    assertEquals([...new Set(words)].filter((word) => /^[a-z]+(?:[A-Z][a-z]*)*$/.test(word)), [
      ...words,
    ]);
  });
}

const undone = { hold: "resume", merge: "split", mute: "unmute", translate: "stopTranslating" };

Deno.test("BUTTONS has one beside each button that can be taken back", () => {
  const buttons: Words = BUTTONS;
  const both = Object.entries(undone).flat();
  assertEquals(both.filter((button) => !buttons.includes(button)), []);
});

// Quirks.

Deno.test("QUIRK_NAMES names every quirk of the table, in its order", () => {
  assertEquals<Words>(QUIRK_NAMES, Object.keys(QUIRKS));
});

for (const name of QUIRK_NAMES) {
  const { summary, source } = QUIRKS[name];

  Deno.test(`QUIRKS gives ${name} a source at an https address`, () => {
    const { protocol, href } = new URL(source);
    assertEquals([protocol, href], ["https:", source]);
  });

  Deno.test(`QUIRKS says of ${name} what the system does, as a sentence in a list`, () => {
    assertMatch(summary, /^[a-z][^.]*[a-z]$/);
  });
}

Deno.test("QUIRKS says of no two quirks the same", () => {
  const summaries = Object.values(QUIRKS).map((quirk) => quirk.summary);
  assertEquals([...new Set(summaries)], summaries);
});
