import { assertEquals, assertRejects } from "@std/assert";
import type { ActionRequest } from "../../actions/mod.ts";
import { type CallEndedReason, type CallError, instant } from "../../call/mod.ts";
import { A, phone, startOf, type TestPhone } from "../phone_test.ts";
import { ACTIVE, type Story, testStories, watched } from "./told_test.ts";

// CONTRACT 3.2: an outgoing call.

const START = `app starts a to generic "bob"`;
const STARTING = `app will defer start\n${START}`;
const STARTED = START;
const CONNECTING = `${STARTED}\nremote rings a`;
const TALKING = `${CONNECTING}\nremote answers a`;

/** What is so, and the code with which a start is refused then. */
const REFUSALS: readonly (readonly [code: string, why: string, given: string])[] = [
  ["unentitled", "the app lacks the mode voip", "phone turns voipMode off"],
  ["unentitled", "the app is not entitled", "phone turns entitlement off"],
  ["unknownCallProvider", "calls are switched off in the region", "phone turns callService off"],
  ["callIdAlreadyExists", "a call of that id is starting", STARTING],
  ["callIdAlreadyExists", "a call of that id is active", ACTIVE],
  [
    "maximumCallGroupsReached",
    "there are as many groups as may be",
    `with maximumCallGroups 1\nremote calls b from generic "eve"`,
  ],
  ["callIsProtected", "the other party is protected", `phone lists generic "bob" as protected`],
];

testStories(REFUSALS.map(([code, why, given]): Story => ({
  name: `3.2-01 a start is refused with ${code} where ${why}, and nothing comes of it`,
  given,
  when: START,
  told: [`requestSettled ${code}`],
})));

/** Starts that are refused for what they are themselves. */
const MALFORMED: readonly (readonly [what: string, start: unknown])[] = [
  ["whose handle is none", { ...startOf(A), handle: "bob" }],
  ["that does not say whether it has video", { ...startOf(A), isVideo: undefined }],
];

for (const [what, start] of MALFORMED) {
  Deno.test(`3.2-01 a start ${what} is refused with invalidAction, and nothing comes of it`, async () => {
    const made = phone();
    await made.system.settled();
    const { log } = watched(made);
    const error = await assertRejects(() => made.app.controller.request(start as ActionRequest));
    await made.clock.advance("10min");
    const { domain, code } = error as CallError;
    assertEquals([domain, code, log, made.calls()], [
      "requestTransaction",
      "invalidAction",
      [],
      [],
    ]);
  });
}

testStories([
  {
    name: "3.2-02 a start is accepted: the call is starting, and the action performed",
    given: "app will defer start",
    when: `${START}\nexpect call a is starting\nexpect audio is inactive`,
    told: ["requestSettled ok", "performed startCall", "observed 1000"],
  },
  {
    name: "3.2-02 the active call is put on hold before another starts",
    given: `app will defer hold\napp will defer start\n${ACTIVE}`,
    when: `app starts b to generic "bob"`,
    told: [
      "requestSettled ok",
      "performed setHeld on a",
      "performed startCall b",
      "observed 1000 b",
    ],
  },
  {
    name: "3.2-02 the active call is ended before another starts where it cannot be held",
    given: `app will defer end\napp will defer start\n${ACTIVE}\napp updates a supportsHolding off`,
    when: `app starts b to generic "bob"`,
    told: [
      "requestSettled ok",
      "performed endCall a",
      "performed startCall b",
      "observed 1000 b",
    ],
  },
  {
    name: "3.2-02 a held call is left alone when another starts",
    given: `app will defer start\n${ACTIVE}\nuser holds a`,
    when: `app starts b to generic "bob"\nexpect call a is held`,
    told: ["requestSettled ok", "performed startCall b", "observed 1000 b"],
  },
  {
    name: "3.2-02 a ringing call is left alone when another starts",
    given: `app will defer start\nremote calls a from generic "ada"`,
    when: `app starts b to generic "bob"\nexpect call a is ringing`,
    told: ["requestSettled ok", "performed startCall b", "observed 1000 b"],
  },
  {
    name: "3.2-03 a start is fulfilled: the call is started, has audio, and is not connected",
    given: STARTING,
    when: "app fulfills start of a\nexpect call a is started\nclock +600000ms",
    told: ["completed fulfilled", "audioActivated"],
  },
  {
    name: "3.2-04 a start is failed: the call has ended, and never had audio",
    given: STARTING,
    when: "app fails start of a\nexpect call a is gone",
    told: ["completed failed", "observed 1001"],
  },
  {
    name: "3.2-04 a start times out after ten minutes: the app is told, and the call has ended",
    given: `${STARTING}\nclock +599999ms`,
    when: "clock +1ms\nexpect call a is gone",
    told: ["timedOut startCall", "observed 1001"],
  },
  {
    name: "3.2-05 a call is reported as connecting, which observers do not see",
    given: STARTED,
    when: "remote rings a\nexpect call a is connecting",
    told: [],
  },
  {
    name: "3.2-06 a started call is reported as connected",
    given: STARTED,
    when: "remote answers a\nexpect call a is active",
    told: ["observed 1010"],
  },
  {
    name: "3.2-06 a connecting call is reported as connected",
    given: CONNECTING,
    when: "remote answers a\nexpect call a is active",
    told: ["observed 1010"],
  },
]);

/** The phase of each call, and what the phone shows of it. */
function phases({ system }: TestPhone): readonly (readonly string[])[] {
  return system.state.calls.map(({ phase }, index) => [
    phase,
    system.screen().calls[index]?.status ?? "not shown",
  ]);
}

/** Brings an outgoing call to a phase by what the app says of it. */
const BROUGHT: readonly (readonly [phase: string, bring: (made: TestPhone) => Promise<void>])[] = [
  ["starting", (made) => made.start(A)],
  ["started", async (made) => {
    await made.start(A);
    made.deferred[0]?.fulfill();
  }],
  ["connecting", async (made) => {
    await made.start(A);
    made.deferred[0]?.fulfill();
    made.provider.reportOutgoingCallStartedConnecting(A);
  }],
];

for (const isDated of [true, false]) {
  const how = isDated ? "with a date" : "without a date";
  Deno.test(`3.2-03 a start is fulfilled ${how}: the invitation is sent, and no timer runs`, async () => {
    const made = phone({ startCall: "defer" });
    await made.start(A);
    assertEquals(phases(made), [["starting", "calling"]]);
    const dateStarted = instant(made.clock.now() - 500);
    made.deferred[0]?.fulfill(isDated ? { dateStarted } : {});
    const [card] = made.system.screen().calls;
    assertEquals([phases(made), made.calls(), card?.timerFrom], [
      [["started", "calling"]],
      ["a waiting"],
      null,
    ]);
  });
}

Deno.test("3.2-05 only a started call can be reported as connecting", async () => {
  const after: unknown[] = [];
  for (const [, bring] of BROUGHT) {
    const made = phone({ startCall: "defer" });
    await bring(made);
    made.provider.reportOutgoingCallStartedConnecting(A);
    after.push(phases(made));
  }
  assertEquals(after, [
    [["starting", "calling"]],
    [["connecting", "connecting"]],
    [["connecting", "connecting"]],
  ]);
});

for (const [phase, bring] of BROUGHT) {
  for (const isDated of [true, false]) {
    const from = isDated ? "the date of the report" : "the report";
    Deno.test(`3.2-06 the duration of a call that was ${phase} runs from ${from}`, async () => {
      const made = phone({ startCall: "defer" });
      await bring(made);
      await made.clock.advance("5s");
      const { log } = watched(made);
      const connectedAt = instant(made.clock.now() - (isDated ? 2_000 : 0));
      made.provider.reportOutgoingCallConnected(A, isDated ? connectedAt : undefined);
      await made.clock.advance("10s");
      const [card] = made.system.screen().calls;
      made.provider.reportCallEnded(A, "remoteEnded");
      const [entry] = made.system.recents();
      const hadAudio = phase !== "starting";
      assertEquals(log, hadAudio ? ["observed 1010"] : ["audio on", "observed 1010"]);
      assertEquals([card?.status, card?.timerFrom], ["talking", connectedAt]);
      assertEquals([entry?.outcome, entry?.connectedAt, entry?.durationMs], [
        "connected",
        connectedAt,
        isDated ? 12_000 : 10_000,
      ]);
    });
  }
}

/** How the far side ends a call that is not connected, and the reason that is reported for it. */
const CAUSES: readonly (readonly [cause: string, reason: CallEndedReason])[] = [
  ["noAnswer", "unanswered"],
  ["connectionLost", "failed"],
  ["hungUp", "remoteEnded"],
];

/** The phases before the call is connected, and whether it has audio there. */
const EARLY = [
  { phase: "starting", given: STARTING, hasAudio: false },
  { phase: "started", given: STARTED, hasAudio: true },
  { phase: "connecting", given: CONNECTING, hasAudio: true },
] as const;

testStories(EARLY.flatMap(({ phase, given, hasAudio }): readonly Story[] => {
  const over = hasAudio ? ["audioDeactivated", "observed 1001"] : ["observed 1001"];
  return [
    {
      name: `3.2-07 the user ends a call that is ${phase}, by an end action`,
      given: `app will defer end\n${given}`,
      when: `user ends a\nexpect call a is ${phase}`,
      told: ["performed endCall"],
    },
    {
      name: `3.2-07 the app ends a call that is ${phase}, by an end action`,
      given: `app will defer end\n${given}`,
      when: `app ends a\nexpect call a is ${phase}`,
      told: ["requestSettled ok", "performed endCall"],
    },
    {
      name: `3.2-07 a call that was ${phase} is over when its end is fulfilled`,
      given: `app will defer end\n${given}\nuser ends a`,
      when: "app fulfills end of a\nexpect call a is gone",
      told: ["completed fulfilled", ...over],
    },
    ...CAUSES.map(([cause, reason]): Story => ({
      name: `3.2-07 a call that is ${phase} is reported as ended by ${reason}`,
      given,
      when: `remote ends a ${cause}\nexpect call a is gone\nclock +600000ms`,
      told: over,
    })),
  ];
}));

for (const [phase, bring] of BROUGHT) {
  Deno.test(`3.2-07 a call that ended while it was ${phase} is in Recents as not connected`, async () => {
    const made = phone({ startCall: "defer" });
    await bring(made);
    made.provider.reportCallEnded(A, "unanswered");
    assertEquals(
      made.system.recents().map(({ isOutgoing, outcome }) => [isOutgoing, outcome]),
      [[true, "notConnected"]],
    );
    assertEquals(made.deferred.map(({ isComplete }) => isComplete), [true]);
  });
}

const HELD = `${TALKING}\nuser holds a`;

testStories([
  {
    name: "3.2-08 an outgoing call is held as an incoming one",
    given: TALKING,
    when: "user holds a\nexpect call a is held",
    told: ["performed setHeld on", "completed fulfilled", "audioDeactivated", "observed 1110"],
  },
  {
    name: "3.2-08 an outgoing call is resumed as an incoming one",
    given: HELD,
    when: "user resumes a\nexpect call a is active",
    told: ["performed setHeld off", "completed fulfilled", "audioActivated", "observed 1010"],
  },
  {
    name: "3.2-08 an outgoing call that was held is ended as an incoming one",
    given: HELD,
    when: "user ends a\nexpect call a is gone",
    told: ["performed endCall", "completed fulfilled", "observed 1111"],
  },
  {
    name: "3.2-08 an outgoing call is ended as an incoming one",
    given: TALKING,
    when: "user ends a\nexpect call a is gone",
    told: ["performed endCall", "completed fulfilled", "audioDeactivated", "observed 1011"],
  },
  {
    name: "3.2-08 an outgoing call stays as it was when its end is failed",
    given: `app will fail end\n${TALKING}`,
    when: "user ends a\nexpect call a is active",
    told: ["performed endCall", "completed failed"],
  },
  ...CAUSES.map(([cause, reason]): Story => ({
    name: `3.2-08 an outgoing call is reported as ended by ${reason}, as an incoming one`,
    given: TALKING,
    when: `remote ends a ${cause}\nexpect call a is gone`,
    told: ["audioDeactivated", "observed 1011"],
  })),
  {
    name: "3.2-08 an outgoing call ends with a reset, as an incoming one",
    given: TALKING,
    when: "system resets\nexpect call a is gone",
    told: ["didReset", "audioDeactivated", "observed 1011"],
  },
]);
