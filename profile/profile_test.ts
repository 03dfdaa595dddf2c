import { assertEquals, assertThrows } from "@std/assert";
import { RULES } from "../rules/mod.ts";
import { type Profile, profile, PROFILE_NAMES, type ProfileName } from "./mod.ts";

const DEADLINES_S: Readonly<Record<ProfileName, Readonly<Record<string, number>>>> = {
  callspec: { ...everyKind(5), startCall: 600, answerCall: 60 },
  apple: { ...everyKind(5), startCall: 600, answerCall: 60 },
  livecommunicationkit: everyKind(30),
  "android-telecom": everyKind(5),
};

function everyKind(seconds: number): Readonly<Record<string, number>> {
  return {
    startCall: seconds,
    answerCall: seconds,
    endCall: seconds,
    setHeld: seconds,
    setMuted: seconds,
    setGroup: seconds,
    playDtmf: seconds,
    setTranslating: seconds,
  };
}

Deno.test("PROFILE_NAMES lists the profiles, the default first", () => {
  assertEquals(PROFILE_NAMES, ["callspec", "apple", "livecommunicationkit", "android-telecom"]);
});

for (const name of PROFILE_NAMES) {
  Deno.test(`profile ${name} has its name and its deadlines`, () => {
    const { name: own, deadlinesMs } = profile(name);
    const seconds = Object.entries(deadlinesMs).map(([kind, ms]) => [kind, ms / 1_000]);
    assertEquals(own, name);
    assertEquals(Object.fromEntries(seconds), DEADLINES_S[name]);
  });

  Deno.test(`profile ${name} changes the level of rules that there are, and of no others`, () => {
    const ids: readonly string[] = RULES.map(({ id }) => id);
    assertEquals(Object.keys(profile(name).levels).filter((id) => !ids.includes(id)), []);
  });
}

/** What a platform leaves open, and each profile decides. */
type Policies = Pick<
  Profile,
  "ringTimeoutMs" | "overLimit" | "onAppDeath" | "fulfillAnswer" | "capabilities" | "levels"
>;

const policies: Policies = {
  ringTimeoutMs: 60_000,
  overLimit: "offerEndAndAccept",
  onAppDeath: "keepCalls",
  fulfillAnswer: "onConnect",
  capabilities: {
    supportsHolding: true,
    supportsGrouping: true,
    supportsUngrouping: true,
    supportsDtmf: true,
  },
  levels: { "app/complete-before-handler-settles": "off" },
};

const POLICIES: Readonly<Record<ProfileName, Policies>> = {
  callspec: { ...policies, levels: {} },
  apple: policies,
  livecommunicationkit: policies,
  "android-telecom": { ...policies, onAppDeath: "endCalls" },
};

for (const name of PROFILE_NAMES) {
  Deno.test(`profile ${name} has its policies`, () => {
    const { name: _name, summary: _summary, deadlinesMs: _deadlinesMs, ...own } = profile(name);
    assertEquals(own, POLICIES[name]);
  });
}

for (const name of ["ios", "", "Apple", "__proto__", "constructor", "toString"]) {
  Deno.test(`profile refuses ${JSON.stringify(name)} with the list of those there are`, () => {
    const { message } = assertThrows(() => profile(name as ProfileName), TypeError);
    assertEquals(
      message,
      `Cannot find a profile named ${JSON.stringify(name)}: ` +
        "there are callspec, apple, livecommunicationkit, android-telecom",
    );
  });
}
