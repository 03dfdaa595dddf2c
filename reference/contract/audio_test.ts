import { assertEquals } from "@std/assert";
import { referenceApp } from "../../conformance/mod.ts";
import { A, B, phone, startOf, type TestPhone } from "../phone_test.ts";
import { ACTIVE, HELD, RINGING, type Story, testStories, watched } from "./told_test.ts";

// CONTRACT 3.6: the audio session.

const STARTED = `app starts a to generic "bob"`;
const SECOND = `remote calls b from generic "bob"`;
const TWO_CALLS = `${ACTIVE}\n${SECOND}\nuser holds and accepts b`;

Deno.test("3.6-01 an app sets the session up, which neither activates it nor is told", async () => {
  const made = phone({ answerCall: "defer" });
  await made.active(A);
  const { log } = watched(made);
  made.app.audioSession.configure();
  await made.system.settled();
  assertEquals([log, made.app.audioSession.isActive], [[], false]);
});

testStories([
  {
    name: "3.6-01 an app sets the session up when it performs an answer, before it fulfills",
    given: `engine will wait accept\n${RINGING}`,
    when: "user answers a\nexpect audio is inactive",
    told: ["performed answerCall", "audioConfigured"],
    on: referenceApp,
  },
  {
    name: "3.6-01 an app sets the session up when it performs a start, before it fulfills",
    given: "engine will wait dial",
    when: `${STARTED}\nexpect audio is inactive`,
    told: ["requestSettled ok", "performed startCall", "audioConfigured", "observed 1000"],
    on: referenceApp,
  },
  {
    name: "3.6-02 the session is active once an answer is fulfilled",
    given: `engine will wait accept\n${ACTIVE}`,
    when: "engine completes accept of a\nexpect audio is active",
    told: ["completed fulfilled", "audioActivated", "observed 0010"],
    on: referenceApp,
  },
  {
    name: "3.6-02 the session is active once a start is fulfilled",
    given: `engine will wait dial\n${STARTED}`,
    when: "engine completes dial of a\nexpect audio is active",
    told: ["completed fulfilled", "audioActivated"],
    on: referenceApp,
  },
  {
    name: "3.6-02 the session is not activated again when an outgoing call connects",
    given: STARTED,
    when: "remote answers a\nexpect audio is active",
    told: ["observed 1010"],
  },
  {
    name: "3.6-02 a call that is answered in the place of another takes the session over",
    given: `${ACTIVE}\n${SECOND}`,
    when: "user holds and accepts b\nexpect audio is active",
    told: [
      "performed setHeld on a",
      "completed fulfilled a",
      "performed answerCall b",
      "completed fulfilled b",
      "audioDeactivated",
      "audioActivated",
      "observed 0110 a",
      "observed 0010 b",
    ],
  },
  {
    name: "3.6-03 the session is given up when the user ends the last call",
    given: ACTIVE,
    when: "user ends a\nexpect audio is inactive",
    told: ["performed endCall", "completed fulfilled", "audioDeactivated", "observed 0011"],
  },
  {
    name: "3.6-03 the session is given up when the far side ends the last call",
    given: ACTIVE,
    when: "remote ends a hungUp\nexpect audio is inactive",
    told: ["audioDeactivated", "observed 0011"],
  },
  {
    name: "3.6-03 the session is given up when the last call in front ends, and one is on hold",
    given: TWO_CALLS,
    when: "remote ends b hungUp\nexpect audio is inactive",
    told: ["audioDeactivated", "observed 0011 b"],
  },
  {
    name: "3.6-03 the session stays active where a call ends that is not in front",
    given: TWO_CALLS,
    when: "remote ends a hungUp\nexpect audio is active",
    told: ["observed 0111 a"],
  },
  {
    name: "3.6-03 the session stays active where a ringing call ends",
    given: `${ACTIVE}\n${SECOND}`,
    when: "remote ends b hungUp\nexpect audio is active",
    told: ["observed 0001 b"],
  },
  ...["cellular", "otherApp"].flatMap((line): readonly Story[] => [
    {
      name: `3.6-03 the session is given up for a call on ${line} that the user accepts`,
      given: `${ACTIVE}\nforeign calls b on ${line}`,
      when: "user holds and accepts b\nexpect audio is inactive",
      told: [
        "performed setHeld on a",
        "completed fulfilled a",
        "audioDeactivated",
        "observed 0010 b",
        "observed 0110 a",
      ],
    },
    {
      name: `3.6-03 the session is given up for a call on ${line} that the user places`,
      given: ACTIVE,
      when: `foreign starts b on ${line}\nexpect audio is inactive`,
      told: [
        "performed setHeld on a",
        "completed fulfilled a",
        "audioDeactivated",
        "observed 1010 b",
        "observed 0110 a",
      ],
    },
  ]),
]);

/** When an app activates the session itself. */
const POISONED: readonly (readonly [when: string, bring: (made: TestPhone) => Promise<void>])[] = [
  ["before a call is answered", async (made) => {
    made.app.audioSession.setActive(true);
    await made.active(A);
  }],
  ["while it performs an answer", async (made) => {
    made.provider.setDelegate({
      ...made.delegate,
      answerCall(action) {
        made.log.push("answerCall a");
        made.app.audioSession.setActive(true);
        action.fulfill();
      },
    });
    await made.active(A);
  }],
];

for (const [when, bring] of POISONED) {
  Deno.test(`3.6-04 an app that activates the session ${when} is not told that it is active`, async () => {
    const made = phone();
    await made.system.settled();
    const { log } = watched(made);
    await bring(made);
    assertEquals([log, made.app.audioSession.isActive], [
      ["observed 0000", "answerCall a", "observed 0010"],
      true,
    ]);
  });
}

Deno.test("3.6-04 an app that activates the session before a start is not told that it is active", async () => {
  const made = phone();
  await made.system.settled();
  const { log } = watched(made);
  made.app.audioSession.setActive(true);
  await made.request(startOf(A));
  made.provider.reportOutgoingCallConnected(A);
  await made.system.settled();
  assertEquals(log, ["startCall a", "observed 1000", "observed 1010"]);
});

Deno.test("3.6-04 an app that gave the session up again is told when it is active", async () => {
  const made = phone();
  await made.system.settled();
  const { log } = watched(made);
  made.app.audioSession.setActive(true);
  made.app.audioSession.setActive(false);
  await made.active(A);
  assertEquals(log, ["observed 0000", "answerCall a", "audio on", "observed 0010"]);
});

Deno.test("3.6-04 the next call has the session told again, once the last of them ended", async () => {
  const made = phone();
  made.app.audioSession.setActive(true);
  await made.active(A);
  made.provider.reportCallEnded(A, "remoteEnded");
  await made.system.settled();
  const { log } = watched(made);
  await made.active(B);
  assertEquals(log, ["observed 0000", "answerCall b", "audio on", "observed 0010"]);
});

testStories([
  {
    name: "3.6-05 a held call comes back with audio when the user ends the one in front",
    given: TWO_CALLS,
    when: "user ends b\nexpect call a is active\nexpect audio is active",
    told: [
      "performed endCall b",
      "completed fulfilled b",
      "performed setHeld off a",
      "completed fulfilled a",
      "audioDeactivated",
      "audioActivated",
      "observed 0011 b",
      "observed 0010 a",
    ],
  },
  {
    name:
      "3.6-05 a held call comes back with audio when the user ends a call that is not the app's",
    given: `${ACTIVE}\nforeign calls b on cellular\nuser holds and accepts b`,
    when: "user ends b\nexpect call a is active\nexpect audio is active",
    told: [
      "performed setHeld off a",
      "completed fulfilled a",
      "audioActivated",
      "observed 0011 b",
      "observed 0010 a",
    ],
  },
  {
    name: "3.6-06 a held call stays on hold when the far side ends the one in front",
    given: TWO_CALLS,
    when: "remote ends b hungUp\nclock +600000ms\nexpect call a is held\nexpect audio is inactive",
    told: ["audioDeactivated", "observed 0011 b"],
  },
  {
    name: "3.6-06 a held call stays on hold when the far side ends a call that is not the app's",
    given: `${ACTIVE}\nforeign calls b on cellular\nuser holds and accepts b`,
    when: "foreign ends b\nclock +600000ms\nexpect call a is held\nexpect audio is inactive",
    told: ["observed 0011 b"],
  },
  {
    name: "3.6-07 a call that the user resumes by hand has audio again",
    given: HELD,
    when: "user resumes a\nexpect call a is active\nexpect audio is active",
    told: ["performed setHeld off", "completed fulfilled", "audioActivated", "observed 0010"],
  },
  {
    name:
      "3.6-07 a call that the user resumes by hand is active, and the app may not hear of audio",
    given: `quirk unholdWithoutActivation on\n${HELD}`,
    when: "user resumes a\nexpect call a is active",
    told: ["performed setHeld off", "completed fulfilled", "observed 0010"],
  },
  {
    name: "3.6-07 a swap hands the session over",
    given: TWO_CALLS,
    when: "user swaps to a\nexpect call a is active\nexpect call b is held",
    told: [
      "performed setHeld on b",
      "completed fulfilled b",
      "performed setHeld off a",
      "completed fulfilled a",
      "audioDeactivated",
      "audioActivated",
      "observed 0110 b",
      "observed 0010 a",
    ],
  },
]);

Deno.test("3.6-07 the session is active where the app does not hear of it", async () => {
  const made = phone();
  made.system.world.quirk("unholdWithoutActivation");
  await made.active(A);
  await made.request({ kind: "setHeld", callId: A, isOnHold: true });
  assertEquals(made.app.audioSession.isActive, false);
  await made.request({ kind: "setHeld", callId: A, isOnHold: false });
  assertEquals(made.app.audioSession.isActive, true);
});
