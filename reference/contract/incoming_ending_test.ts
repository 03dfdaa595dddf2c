import { assertEquals } from "@std/assert";
import type { ActionKind } from "../../actions/mod.ts";
import { instant } from "../../call/mod.ts";
import { A, phone, type Policy, type TestPhone } from "../phone_test.ts";
import { ACTIVE, ANSWERING, HELD, RINGING, type Story, testStories, watched } from "./told_test.ts";

// CONTRACT 3.1, its last rows: how an incoming call is over.

/** Where a call can be, how it comes there, what observers saw of it, and how the user ends it. */
const PHASES = [
  { phase: "ringing", given: RINGING, flags: "000", gesture: "declines", stays: "ringing" },
  { phase: "answering", given: ANSWERING, flags: "000", gesture: "declines", stays: "ringing" },
  { phase: "active", given: ACTIVE, flags: "001", gesture: "ends", stays: "active" },
  { phase: "held", given: HELD, flags: "011", gesture: "ends", stays: "held" },
] as const;

testStories(PHASES.flatMap(({ phase, given, flags, gesture, stays }): readonly Story[] => {
  const ending = `app will defer end\n${given}\nuser ${gesture} a`;
  return [
    {
      name: `3.1-15 a call that was ${phase} is over when its end is fulfilled`,
      given: ending,
      when: "app fulfills end of a\nexpect call a is gone\nexpect audio is inactive",
      told: [
        "completed fulfilled",
        ...(phase === "active" ? ["audioDeactivated"] : []),
        `observed ${flags}1`,
      ],
    },
    {
      name: `3.1-16 a call that was ${phase} stays so when its end is failed`,
      given: ending,
      when: `app fails end of a\nexpect call a is ${stays}`,
      told: ["completed failed"],
    },
    {
      name: `3.1-16 a call that was ${phase} stays so when its end times out after five seconds`,
      given: `${ending}\nclock +4999ms`,
      when: `clock +1ms\nexpect call a is ${stays}`,
      told: ["timedOut endCall"],
    },
  ];
}));

const TWO_CALLS = `${ACTIVE}\nremote calls b from generic "bob"\nuser holds and accepts b`;

testStories([
  {
    name: "3.1-15 the audio stays where a call ends and another is active",
    given: TWO_CALLS,
    when: "user ends a\nexpect audio is active",
    told: ["performed endCall a", "completed fulfilled a", "observed 0111 a"],
  },
  {
    name: "3.1-16 a call that is not declined rings out without a further action",
    given: `app will fail end\n${RINGING}\nuser declines a\nclock +59999ms`,
    when: "clock +1ms\nexpect call a is gone",
    told: ["observed 0001"],
  },
  {
    name: "3.1-16 a call that the system could not end rings for as long again, and is over",
    given:
      `app will fail end\n${RINGING}\nclock +60000ms\nclock +59999ms\nexpect call a is ringing`,
    when: "clock +1ms\nexpect call a is gone",
    told: ["observed 0001"],
  },
  {
    name: "3.1-16 a call that was not declined can be declined again",
    given: `app will fail end\n${RINGING}\nuser declines a\napp will fulfill end`,
    when: "user declines a",
    told: ["performed endCall", "completed fulfilled", "observed 0001"],
  },
  {
    name: "3.1-16 a call that was not declined while it was answered still connects",
    given: `app will fail end\n${ANSWERING}\nuser declines a`,
    when: "app fulfills answer of a\nexpect call a is active",
    told: ["completed fulfilled", "audioActivated", "observed 0010"],
  },
  {
    name: "3.1-16 a call that was not ended can be ended again",
    given: `app will fail end\n${ACTIVE}\nuser ends a\napp will fulfill end`,
    when: "user ends a",
    told: ["performed endCall", "completed fulfilled", "audioDeactivated", "observed 0011"],
  },
]);

for (const isDated of [true, false]) {
  const at = isDated ? "at the date that its end was fulfilled with" : "when its end is fulfilled";
  Deno.test(`3.1-15 a call is over ${at}, leaves the list, and is in Recents`, async () => {
    const made = phone({ endCall: "defer" });
    const begunAt = made.clock.now();
    await made.provider.reportNewIncomingCall(A, {
      remoteHandle: { kind: "generic", value: "ada" },
      localizedCallerName: "Ada",
    });
    await made.clock.advance("2s");
    made.system.user.answer(A);
    await made.clock.advance("10s");
    made.system.user.end(A);
    await made.clock.advance("3s");
    assertEquals([made.calls(), made.system.recents()], [["a connected"], []]);
    const dateEnded = instant(made.clock.now() - 1_000);
    made.deferred[0]?.fulfill(isDated ? { dateEnded } : {});
    assertEquals(made.calls(), []);
    assertEquals(made.system.recents(), [{
      callId: A,
      handle: { kind: "generic", value: "ada" },
      name: "Ada",
      isOutgoing: false,
      isVideo: false,
      outcome: "connected",
      begunAt,
      connectedAt: instant(begunAt + 2_000),
      endedAt: isDated ? dateEnded : made.clock.now(),
      durationMs: isDated ? 12_000 : 13_000,
    }]);
  });
}

Deno.test("3.1-15 a call is over and not in Recents where the app keeps its calls out of them", async () => {
  const made = phone({}, { includesCallsInRecents: false });
  await made.active(A);
  made.system.user.end(A);
  await made.system.settled();
  assertEquals([made.calls(), made.system.recents()], [[], []]);
});

Deno.test("3.1-16 the screen shows a call as ending, and as it was when the end is failed", async () => {
  const made = phone({ endCall: "defer" });
  await made.active(A);
  made.system.user.end(A);
  await made.system.settled();
  const statuses = () => made.system.screen().calls.map(({ status }) => status);
  assertEquals(statuses(), ["ending"]);
  made.deferred[0]?.fail();
  assertEquals(statuses(), ["talking"]);
});

testStories([
  ...PHASES.map(({ phase, given, flags }): Story => ({
    name: `3.1-17 a call that is ${phase} ends with a reset`,
    given,
    when: "system resets\nexpect call a is gone\nexpect no open action\nclock +600000ms",
    told: [
      "didReset",
      ...(phase === "active" ? ["audioDeactivated"] : []),
      `observed ${flags}1`,
    ],
  })),
  {
    name: "3.1-17 a call that is ending ends with a reset, and its end action with it",
    given: `app will defer end\n${ACTIVE}\nuser ends a`,
    when: "system resets\nexpect call a is gone\nexpect no open action\nclock +600000ms",
    told: ["didReset", "audioDeactivated", "observed 0011"],
  },
  {
    name: "3.1-17 all calls end with a reset",
    given: TWO_CALLS,
    when: "system resets\nexpect call a is gone\nexpect call b is gone",
    told: ["didReset", "audioDeactivated", "observed 0111 a", "observed 0011 b"],
  },
]);

/** Brings a call to where an invalidation meets it. */
const BROUGHT: readonly {
  readonly phase: string;
  readonly policies?: Partial<Record<ActionKind, Policy>>;
  readonly bring: (made: TestPhone) => Promise<void>;
  readonly flags: string;
  readonly outcome: string;
}[] = [
  { phase: "ringing", bring: ring, flags: "0001", outcome: "missed" },
  {
    phase: "answering",
    policies: { answerCall: "defer" },
    bring: (made) => made.active(A),
    flags: "0001",
    outcome: "missed",
  },
  { phase: "active", bring: (made) => made.active(A), flags: "0011", outcome: "connected" },
  {
    phase: "held",
    bring: async (made) => {
      await made.active(A);
      await made.request({ kind: "setHeld", callId: A, isOnHold: true });
    },
    flags: "0111",
    outcome: "connected",
  },
  {
    phase: "ending",
    policies: { endCall: "defer" },
    bring: async (made) => {
      await made.active(A);
      await made.request({ kind: "endCall", callId: A });
    },
    flags: "0011",
    outcome: "connected",
  },
];

async function ring(made: TestPhone): Promise<void> {
  await made.provider.reportNewIncomingCall(A, {});
  await made.system.settled();
}

for (const { phase, policies, bring, flags, outcome } of BROUGHT) {
  Deno.test(`3.1-17 a call that is ${phase} ends with its provider, which hears nothing`, async () => {
    const made = phone(policies);
    await bring(made);
    const { log } = watched(made);
    made.provider.invalidate();
    await made.clock.advance("10min");
    assertEquals([log, made.calls()], [[`observed ${flags}`], []]);
    assertEquals(made.system.recents().map((entry) => entry.outcome), [outcome]);
    assertEquals(made.deferred.filter(({ isComplete }) => !isComplete), []);
  });
}
