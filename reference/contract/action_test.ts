import { assertEquals, assertRejects } from "@std/assert";
import type { ActionKind, ActionRequest, Performing } from "../../actions/mod.ts";
import { A, B, phone, startOf, type TestPhone } from "../phone_test.ts";
import { ACTIVE, ANSWERING, type Story, testStories, watched } from "./told_test.ts";

// CONTRACT 3.3: an action.

/** How each kind of action comes to an app that defers it, and all that then can become of it. */
const KINDS: readonly {
  readonly kind: ActionKind;
  /** How it is delivered. */
  readonly given: string;
  /** Its word in a scenario. */
  readonly word: string;
  readonly deadlineMs: number;
  /** What is told when it is fulfilled. */
  readonly fulfilled: readonly string[];
  /** What is told when it is failed, or its deadline passes. */
  readonly failed: readonly string[];
  /** What is told when its call is reported as ended. */
  readonly ended: readonly string[];
}[] = [
  {
    kind: "startCall",
    given: `app will defer start\napp starts a to generic "bob"`,
    word: "start",
    deadlineMs: 600_000,
    fulfilled: ["audioActivated"],
    failed: ["observed 1001"],
    ended: ["observed 1001"],
  },
  {
    kind: "answerCall",
    given: ANSWERING,
    word: "answer",
    deadlineMs: 60_000,
    fulfilled: ["audioActivated", "observed 0010"],
    failed: ["observed 0001"],
    ended: ["observed 0001"],
  },
  {
    kind: "endCall",
    given: `app will defer end\n${ACTIVE}\nuser ends a`,
    word: "end",
    deadlineMs: 5_000,
    fulfilled: ["audioDeactivated", "observed 0011"],
    failed: [],
    ended: ["audioDeactivated", "observed 0011"],
  },
  {
    kind: "setHeld",
    given: `app will defer hold\n${ACTIVE}\nuser holds a`,
    word: "hold",
    deadlineMs: 5_000,
    fulfilled: ["audioDeactivated", "observed 0110"],
    failed: [],
    ended: ["audioDeactivated", "observed 0011"],
  },
  {
    kind: "setMuted",
    given: `app will defer mute\n${ACTIVE}\nuser mutes a`,
    word: "mute",
    deadlineMs: 5_000,
    fulfilled: [],
    failed: [],
    ended: ["audioDeactivated", "observed 0011"],
  },
  {
    kind: "setGroup",
    given: `app will defer group\n${ACTIVE}\nremote calls b from generic "bob"\n` +
      "user holds and accepts b\nuser merges a",
    word: "group",
    deadlineMs: 5_000,
    fulfilled: ["observed 0010 a"],
    failed: [],
    ended: ["observed 0111 a"],
  },
  {
    kind: "playDtmf",
    given: `app will defer dtmf\n${ACTIVE}\nuser presses "5" on a`,
    word: "dtmf",
    deadlineMs: 5_000,
    fulfilled: [],
    failed: [],
    ended: ["audioDeactivated", "observed 0011"],
  },
  {
    kind: "setTranslating",
    given: `with supportsAudioTranslation true\napp will defer translate\n${ACTIVE}\n` +
      "user translates a",
    word: "translate",
    deadlineMs: 5_000,
    fulfilled: [],
    failed: [],
    ended: ["audioDeactivated", "observed 0011"],
  },
];

testStories(KINDS.flatMap((each): readonly Story[] => {
  const { kind, given, word, deadlineMs, fulfilled, failed, ended } = each;
  const of = kind === "setGroup" ? " a" : "";
  const later = "expect no open action\nclock +600000ms";
  return [
    {
      name: `3.3-05 a ${kind} that is fulfilled has its effect, and does not time out`,
      given,
      when: `app fulfills ${word} of a\n${later}`,
      told: [`completed fulfilled${of}`, ...fulfilled],
    },
    {
      name: `3.3-06 a ${kind} that is failed ${failed.length ? "ends" : "leaves"} its call`,
      given,
      when: `app fails ${word} of a\n${later}`,
      told: [`completed failed${of}`, ...failed],
    },
    {
      name: `3.3-07 a ${kind} times out after ${deadlineMs / 1_000} s, and the app is told once`,
      given: `${given}\nclock +${deadlineMs - 1}ms`,
      when: `clock +1ms\n${later}`,
      told: [`timedOut ${kind}${of}`, ...failed],
    },
    {
      name: `3.3-08 a ${kind} is failed in silence when its call is reported as ended`,
      given,
      when: `remote ends a hungUp\n${later}`,
      told: ended,
    },
    {
      name: `3.3-09 a ${kind} is dropped at a reset, and only that is told`,
      given,
      when: `system resets\n${later}`,
      told: kind === "setGroup"
        ? ["didReset", "audioDeactivated", "observed 0111 a", "observed 0011 b"]
        : ["didReset", ...ended],
    },
  ];
}));

const HOLD: ActionRequest = { kind: "setHeld", callId: A, isOnHold: true };
const MUTE: ActionRequest = { kind: "setMuted", callId: A, isMuted: true };

Deno.test("3.3-01 an action is requested as it was then, and nothing is told at once", async () => {
  const made = phone();
  await made.active(A);
  const { log } = watched(made);
  const action = { kind: "setHeld", callId: A, isOnHold: true } as const;
  const changed: { isOnHold: boolean } = { ...action };
  const requested = made.app.controller.request(changed as typeof action);
  changed.isOnHold = false;
  assertEquals(log, []);
  await requested;
  await made.system.settled();
  assertEquals([log, made.calls()], [["setHeld a", "audio off", "observed 0110"], [
    "a connected on hold",
  ]]);
});

/** Actions that are refused. */
const REFUSED: readonly (readonly [what: string, action: ActionRequest])[] = [
  ["for a call that there is not", { kind: "endCall", callId: B }],
  ["that does not fit its call", { kind: "answerCall", callId: A }],
  ["under an id that is taken", startOf(A)],
];

for (const [what, action] of REFUSED) {
  Deno.test(`3.3-02 an action ${what} is refused, never delivered, and never times out`, async () => {
    const made = phone();
    await made.active(A);
    const { log } = watched(made);
    await assertRejects(() => made.app.controller.request(action));
    assertEquals(made.provider.pendingActions(), []);
    await made.clock.advance("10min");
    assertEquals([log, made.calls()], [[], ["a connected"]]);
  });
}

/** A phone on which an action of any kind can be requested: call a is on hold, call b active. */
async function busy(): Promise<TestPhone> {
  const made = phone({}, { supportsAudioTranslation: true, maximumCallGroups: 3 });
  await made.active(A);
  await made.provider.reportNewIncomingCall(B, {});
  made.system.user.holdAndAccept(B);
  await made.system.settled();
  return made;
}

function requestOf(kind: ActionKind): ActionRequest {
  switch (kind) {
    case "startCall":
      return startOf(A);
    case "setHeld":
      return { kind, callId: A, isOnHold: true };
    case "setMuted":
      return { kind, callId: A, isMuted: true };
    case "setGroup":
      return { kind, callId: A, callIdToGroupWith: B };
    case "playDtmf":
      return { kind, callId: A, digits: "5", type: "singleTone" };
    case "setTranslating":
      return { kind, callId: A, isTranslating: true, localLanguage: "en", remoteLanguage: "de" };
    default:
      return { kind, callId: A };
  }
}

for (const { kind, deadlineMs } of KINDS) {
  Deno.test(`3.3-03 the clock of a ${kind} runs from its acceptance, also while nobody hears it`, async () => {
    const isFirst = kind === "startCall" || kind === "answerCall";
    const made = isFirst ? phone() : await busy();
    if (kind === "answerCall") await made.provider.reportNewIncomingCall(A, {});
    await made.system.settled();
    made.provider.setDelegate(null);
    await made.clock.advance("7s");
    await made.request(requestOf(kind));
    const due = made.clock.now() + deadlineMs;
    const pending = () =>
      made.provider.pendingActions().map((each) => [each.kind, each.isComplete, each.timeoutAt]);
    assertEquals(pending(), [[kind, false, due]]);
    await made.clock.advance(deadlineMs - 1);
    assertEquals(pending(), [[kind, false, due]]);
    await made.clock.advance(1);
    assertEquals(pending(), []);
  });
}

Deno.test("3.3-04 an action is delivered to its handler, as the object that is pending", async () => {
  const made = phone({ setHeld: "defer" });
  await made.active(A);
  await made.request(HOLD);
  assertEquals(made.deferred.map((each) => each.kind), ["setHeld"]);
  assertEquals(made.deferred[0] === made.provider.pendingActions()[0], true);
});

Deno.test("3.3-04 an action waits for a delegate, and is delivered once", async () => {
  const made = phone({ setHeld: "defer" });
  await made.active(A);
  made.provider.setDelegate(null);
  await made.request(HOLD);
  const { log } = watched(made);
  made.provider.setDelegate(made.delegate);
  await made.system.settled();
  made.provider.setDelegate({ ...made.delegate });
  await made.system.settled();
  assertEquals(log, ["setHeld a"]);
});

Deno.test("3.3-04 an action is delivered within execute, and its time-out is told then", async () => {
  const made = phone();
  await made.active(A);
  const { log } = watched(made);
  made.provider.setDelegate({
    ...made.delegate,
    execute: ({ actions }) => (log.push(`execute ${actions.map(({ kind }) => kind)}`), true),
  });
  await made.request(HOLD);
  await made.clock.advance("5s");
  assertEquals(log, ["execute setHeld", "timedOut setHeld a"]);
});

Deno.test("3.3-07 an action that was never delivered lapses, and nobody is told", async () => {
  const made = phone();
  await made.active(A);
  made.provider.setDelegate(null);
  await made.request(HOLD);
  await made.clock.advance("5s");
  const { log } = watched(made);
  made.provider.setDelegate(made.delegate);
  await made.system.settled();
  assertEquals([log, made.calls()], [[], ["a connected"]]);
});

/** How an action is completed, and what is so then. */
const COMPLETIONS: readonly {
  readonly row: string;
  readonly how: string;
  readonly complete: (made: TestPhone, action: Performing) => unknown;
}[] = [
  { row: "3.3-05", how: "fulfilled", complete: (_made, action) => action.fulfill() },
  { row: "3.3-06", how: "failed", complete: (_made, action) => action.fail() },
  { row: "3.3-07", how: "timed out", complete: ({ clock }) => clock.advance("5s") },
  {
    row: "3.3-08",
    how: "failed by the system",
    complete: ({ provider }) => provider.reportCallEnded(A, "remoteEnded"),
  },
  { row: "3.3-09", how: "dropped at a reset", complete: ({ system }) => system.reset() },
  {
    row: "3.3-09",
    how: "dropped at an invalidation",
    complete: ({ provider }) => provider.invalidate(),
  },
];

/** A phone whose app has an action to hold the active call. */
async function holding(): Promise<readonly [TestPhone, Performing]> {
  const made = phone({ setHeld: "defer" });
  await made.active(A);
  await made.request(HOLD);
  const [action] = made.deferred;
  if (!action) throw new Error("Cannot complete the hold: it was not delivered");
  return [made, action];
}

for (const { row, how, complete } of COMPLETIONS) {
  Deno.test(`${row} an action that was ${how} is complete, and no longer pending`, async () => {
    const [made, action] = await holding();
    const seen = () => [action.isComplete, made.provider.pendingActions().length];
    assertEquals(seen(), [false, 1]);
    await complete(made, action);
    assertEquals(seen(), [true, 0]);
  });

  for (const again of ["fulfill", "fail"] as const) {
    Deno.test(`3.3-10 ${again} does nothing to an action that was ${how}`, async () => {
      const [made, action] = await holding();
      await complete(made, action);
      await made.system.settled();
      const { log } = watched(made);
      const before = made.system.state;
      action[again]();
      await made.system.settled();
      assertEquals([made.system.state, log, action.isComplete], [before, [], true]);
    });
  }
}

/** What makes the system act by itself, and the action that nobody requested then. */
const UNREQUESTED: readonly {
  readonly what: string;
  readonly cause: (made: TestPhone) => Promise<void>;
  readonly kind: ActionKind;
  readonly deadlineMs: number;
}[] = [
  {
    what: "a call rings too long",
    cause: async (made) => {
      await made.provider.reportNewIncomingCall(A, {});
      await made.clock.advance("60s");
    },
    kind: "endCall",
    deadlineMs: 5_000,
  },
  {
    what: "a call has to make room",
    cause: async (made) => {
      await made.active(A);
      await made.start(B);
    },
    kind: "setHeld",
    deadlineMs: 5_000,
  },
  {
    what: "the user answers",
    cause: (made) => made.active(A),
    kind: "answerCall",
    deadlineMs: 60_000,
  },
];

for (const { what, cause, kind, deadlineMs } of UNREQUESTED) {
  Deno.test(`3.3-11 an action that nobody requested is committed at once where ${what}`, async () => {
    const made = phone({ [kind]: "defer" });
    await cause(made);
    const pending = made.provider.pendingActions();
    assertEquals(
      pending.map((action) => [action.kind, action.timeoutAt - made.clock.now()]),
      [[kind, deadlineMs]],
    );
    assertEquals(made.deferred[0] === pending[0], true);
  });
}

Deno.test("3.3-05 a mute and a translation that are fulfilled show on the phone", async () => {
  const made = await busy();
  made.provider.setDelegate({ ...made.delegate, setTranslating: (action) => action.fulfill() });
  const seen = () => made.system.state.calls.map((call) => [call.isMuted, call.isTranslating]);
  assertEquals(seen(), [[false, false], [false, false]]);
  await made.request(MUTE, requestOf("setTranslating"));
  assertEquals(seen(), [[true, true], [false, false]]);
});
