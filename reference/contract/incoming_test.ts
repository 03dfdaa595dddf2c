import { assertEquals } from "@std/assert";
import { type CallEndedReason, instant } from "../../call/mod.ts";
import { referenceApp } from "../../conformance/mod.ts";
import { A, phone } from "../phone_test.ts";
import { ACTIVE, ANSWERING, HELD, RINGING, type Story, testStories, watched } from "./told_test.ts";

// CONTRACT 3.1: an incoming call.

/** How a far side ends a call, and the reason that is reported for it. */
const CAUSES: readonly (readonly [cause: string, reason: CallEndedReason, recents: string])[] = [
  ["hungUp", "remoteEnded", "missed"],
  ["noAnswer", "unanswered", "missed"],
  ["connectionLost", "failed", "missed"],
  ["answeredElsewhere", "answeredElsewhere", "answeredElsewhere"],
  ["declinedElsewhere", "declinedElsewhere", "declinedElsewhere"],
];

for (const isAllowed of [true, false]) {
  const what = isAllowed ? "allowed" : "refused";
  Deno.test(`3.1-01 a call is reported, and only later the app hears that it is ${what}`, async () => {
    const made = phone();
    await made.system.settled();
    made.system.world.turn("doNotDisturb", !isAllowed);
    const { log } = watched(made);
    const reported = made.provider.reportNewIncomingCall(A, {}).then(
      () => log.push("resolved"),
      () => log.push("rejected"),
    );
    assertEquals(log, []);
    await reported;
    await made.system.settled();
    assertEquals(log, isAllowed ? ["resolved", "observed 0000"] : ["rejected"]);
  });
}

/** What the phone is set to, and the code with which it refuses a report then. */
const REFUSALS: readonly (readonly [why: string, given: string, code: string])[] = [
  ["calls are switched off in the region", "phone turns callService off", "unknown"],
  ["the app is not entitled", "phone turns entitlement off", "unentitled"],
  ["the app lacks the mode voip", "phone turns voipMode off", "missingVoipBackgroundMode"],
  ["Do Not Disturb is on", "phone turns doNotDisturb on", "filteredByDoNotDisturb"],
  [
    "Do Not Disturb is on for all but somebody else",
    `phone turns doNotDisturb on\nphone lists generic "bob" as vip`,
    "filteredByDoNotDisturb",
  ],
  ["the caller is blocked", `phone lists generic "ada" as blocked`, "filteredByBlockList"],
  [
    "the screen is shared",
    "phone turns restrictedSharing on",
    "filteredDuringRestrictedSharingMode",
  ],
  ["the call is protected", `phone lists generic "ada" as protected`, "callIsProtected"],
  [
    "the caller is sensitive",
    `phone lists generic "ada" as sensitive`,
    "filteredBySensitiveParticipants",
  ],
  ["it has its own reasons", "system will refuse report with unknown", "unknown"],
];

testStories([
  ...REFUSALS.map(([why, given, code]): Story => ({
    name: `3.1-02 a call is refused with ${code} where ${why}, and never shown`,
    given,
    when: `${RINGING}\nclock +60000ms\nexpect app lists nothing\nexpect no recents`,
    told: [`incomingSettled ${code}`],
    on: referenceApp,
  })),
  {
    name: "3.1-02 a call is refused with callIdAlreadyExists where one of that id is live",
    given: RINGING,
    when: `${RINGING}\nexpect call a is ringing`,
    told: ["incomingSettled callIdAlreadyExists"],
  },
  {
    name: "3.1-02 a call is refused with unknown where the platform refuses one beyond the limit",
    given: `with maximumCallGroups 1, overLimit reject\n${RINGING}`,
    when: `remote calls b from generic "bob"\nexpect app lists a`,
    told: ["incomingSettled unknown b"],
    on: referenceApp,
  },
]);

/** What lets a call through. */
const ALLOWED: readonly (readonly [what: string, given: string])[] = [
  ["a call", ""],
  ["a call of a VIP", `phone turns doNotDisturb on\nphone lists generic "ada" as vip`],
  ["a call that is not of the one who is blocked", `phone lists generic "eve" as blocked`],
];

testStories([
  ...ALLOWED.map(([what, given]): Story => ({
    name: `3.1-03 ${what} is allowed, and rings`,
    given,
    when: `${RINGING}\nexpect app lists a\nexpect phone offers answer on a\n` +
      "expect phone offers decline on a",
    told: ["incomingSettled ok", "observed 0000"],
    on: referenceApp,
  })),
  {
    name: "3.1-03 a second call is allowed beyond the limit, to end the first and accept",
    given: `with maximumCallGroups 1\n${ACTIVE}`,
    when: `remote calls b from generic "bob"\nexpect phone offers endAndAccept on b\n` +
      "expect phone does not offer holdAndAccept on b",
    told: ["incomingSettled ok b", "observed 0000 b"],
    on: referenceApp,
  },
]);

for (const isLocked of [false, true]) {
  const place = isLocked ? "the lock screen" : "a banner";
  Deno.test(`3.1-03 a ringing call is on ${place}, and in the list that everybody sees`, async () => {
    const made = phone();
    made.system.world.turn("lock", isLocked);
    await made.provider.reportNewIncomingCall(A, {});
    const { kind, calls } = made.system.screen();
    assertEquals([kind, calls.map(({ status, timerFrom }) => [status, timerFrom])], [
      isLocked ? "lockScreen" : "banner",
      [["ringing", null]],
    ]);
    assertEquals(made.app.observer.calls, [
      { id: A, isOutgoing: false, isOnHold: false, hasConnected: false, hasEnded: false },
    ]);
  });
}

testStories([
  {
    name: "3.1-04 a ringing call is answered by the user, and does not ring out any more",
    given: `app will defer answer\n${RINGING}\nclock +30000ms`,
    when: "user answers a\nclock +59999ms\nexpect call a is ringing",
    told: ["performed answerCall"],
  },
  {
    name: "3.1-04 a ringing call is answered by the user's headset",
    given: `app will defer answer\n${RINGING}`,
    when: "headset presses hook",
    told: ["performed answerCall"],
  },
  {
    name: "3.1-04 a ringing call is answered by a request of the app, and does not ring out",
    given: `app will defer answer\n${RINGING}\nclock +30000ms`,
    when: "app answers a\nclock +59999ms\nexpect call a is ringing",
    told: ["requestSettled ok", "performed answerCall"],
  },
  {
    name: "3.1-05 a ringing call is declined by an end action",
    given: `app will defer end\n${RINGING}`,
    when: "user declines a\nexpect call a is ringing",
    told: ["performed endCall"],
  },
  {
    name: "3.1-05 a ringing call is declined by a request of the app",
    given: `app will defer end\n${RINGING}`,
    when: "app ends a\nexpect call a is ringing",
    told: ["requestSettled ok", "performed endCall"],
  },
  ...CAUSES.map(([cause, reason, recents]): Story => ({
    name: `3.1-06 a ringing call is reported as ended by ${reason}, and Recents say ${recents}`,
    given: RINGING,
    when: `remote ends a ${cause}\nexpect app lists nothing\nexpect recents show a as ${recents}`,
    told: ["observed 0001"],
    on: referenceApp,
  })),
  {
    name: "3.1-07 a call that rang for a minute is ended by an action of the system",
    given: `app will defer end\n${RINGING}\nclock +59999ms`,
    when: "clock +1ms\nexpect call a is ringing",
    told: ["performed endCall"],
  },
  {
    name: "3.1-07 a call that rang for a minute is over when the app fulfills that action",
    given: `${RINGING}\nclock +59999ms`,
    when: "clock +1ms",
    told: ["performed endCall", "completed fulfilled", "observed 0001"],
  },
  {
    name: "3.1-08 an answer is fulfilled: the call is active, and then has audio",
    given: ANSWERING,
    when: "app fulfills answer of a\nexpect call a is active\nexpect audio is active",
    told: ["completed fulfilled", "audioActivated", "observed 0010"],
  },
  {
    name: "3.1-08 an answer is fulfilled, and observers hear it before the app has audio",
    given: `system speaks observer, completion, delegate\n${ANSWERING}`,
    when: "app fulfills answer of a",
    told: ["completed fulfilled", "observed 0010", "audioActivated"],
  },
  {
    name: "3.1-09 an answer is failed: the call has ended, and never had audio",
    given: ANSWERING,
    when: "app fails answer of a\nexpect call a is gone\nexpect audio is inactive",
    told: ["completed failed", "observed 0001"],
  },
  {
    name: "3.1-10 an answer times out after a minute: the app is told, and the call has ended",
    given: `${ANSWERING}\nclock +59999ms`,
    when: "clock +1ms\nexpect call a is gone",
    told: ["timedOut answerCall", "observed 0001"],
  },
  ...CAUSES.map(([cause, reason]): Story => ({
    name: `3.1-11 a call that is being answered is reported as ended by ${reason}`,
    given: ANSWERING,
    when: `remote ends a ${cause}\nexpect call a is gone\nclock +60000ms`,
    told: ["observed 0001"],
  })),
  {
    name: "3.1-11 an answer that is fulfilled after its call was reported as ended does nothing",
    given: `${ANSWERING}\nremote ends a hungUp`,
    when: "app fulfills answer of a\nexpect call a is gone",
    told: ["completed fulfilled"],
  },
]);

Deno.test("3.1-04 a call that is being answered is shown as connecting, and is not connected", async () => {
  const made = phone({ answerCall: "defer" });
  await made.provider.reportNewIncomingCall(A, {});
  made.system.user.answer(A);
  await made.system.settled();
  const [card] = made.system.screen().calls;
  assertEquals([card?.status, card?.timerFrom, made.calls()], ["connecting", null, ["a waiting"]]);
});

for (const isDated of [true, false]) {
  const from = isDated ? "the date that the answer was fulfilled with" : "the fulfillment";
  Deno.test(`3.1-08 the duration of an answered call runs from ${from}`, async () => {
    const made = phone({ answerCall: "defer" });
    await made.provider.reportNewIncomingCall(A, {});
    made.system.user.answer(A);
    await made.clock.advance("3s");
    const dateConnected = instant(made.clock.now() - 2_000);
    made.deferred[0]?.fulfill(isDated ? { dateConnected } : {});
    const connectedAt = isDated ? dateConnected : made.clock.now();
    await made.clock.advance("10s");
    const [card] = made.system.screen().calls;
    made.provider.reportCallEnded(A, "remoteEnded");
    const [entry] = made.system.recents();
    assertEquals([card?.status, card?.timerFrom], ["talking", connectedAt]);
    assertEquals([entry?.connectedAt, entry?.durationMs], [connectedAt, isDated ? 12_000 : 10_000]);
  });
}

Deno.test("3.1-11 the system fails the pending answer of a call that is reported as ended", async () => {
  const made = phone({ answerCall: "defer" });
  await made.provider.reportNewIncomingCall(A, {});
  made.system.user.answer(A);
  await made.system.settled();
  assertEquals(made.deferred.map(({ isComplete }) => isComplete), [false]);
  made.provider.reportCallEnded(A, "remoteEnded");
  assertEquals(made.deferred.map(({ isComplete }) => isComplete), [true]);
  assertEquals(made.provider.pendingActions(), []);
});

testStories([
  {
    name: "3.1-12 an active call is held, and loses the audio",
    given: ACTIVE,
    when: "user holds a\nexpect call a is held",
    told: ["performed setHeld on", "completed fulfilled", "audioDeactivated", "observed 0110"],
  },
  {
    name: "3.1-12 a held call is resumed, and has audio again",
    given: HELD,
    when: "user resumes a\nexpect call a is active",
    told: ["performed setHeld off", "completed fulfilled", "audioActivated", "observed 0010"],
  },
  {
    name: "3.1-12 an active call is held by a request of the app",
    given: ACTIVE,
    when: "app holds a\nexpect call a is held",
    told: [
      "requestSettled ok",
      "performed setHeld on",
      "completed fulfilled",
      "audioDeactivated",
      "observed 0110",
    ],
  },
  {
    name: "3.1-12 an active call is held only once the hold is fulfilled",
    given: `app will defer hold\n${ACTIVE}`,
    when: "user holds a\nexpect call a is active\nexpect audio is active",
    told: ["performed setHeld on"],
  },
  {
    name: "3.1-12 an active call stays active where its hold is fulfilled as it was",
    given: ACTIVE,
    when: "app resumes a\nexpect call a is active",
    told: ["requestSettled ok", "performed setHeld off", "completed fulfilled"],
  },
  ...([["active", ACTIVE], ["held", HELD]] as const).flatMap(([phase, given]): readonly Story[] => [
    {
      name: `3.1-13 the user ends a call that is ${phase}, which stays so while the end is open`,
      given: `app will defer end\n${given}`,
      when: `user ends a\nexpect call a is ${phase}`,
      told: ["performed endCall"],
    },
    {
      name: `3.1-13 the app ends a call that is ${phase}, which stays so while the end is open`,
      given: `app will defer end\n${given}`,
      when: `app ends a\nexpect call a is ${phase}`,
      told: ["requestSettled ok", "performed endCall"],
    },
    ...CAUSES.map(([cause, reason]): Story => ({
      name: `3.1-14 a call that is ${phase} is reported as ended by ${reason}`,
      given,
      when: `remote ends a ${cause}\nexpect app lists nothing\nexpect recents show a as connected`,
      told: phase === "active" ? ["audioDeactivated", "observed 0011"] : ["observed 0111"],
      on: referenceApp,
    })),
  ]),
]);
