import { assertEquals } from "@std/assert";
import { hearWhatTheSystemIsTold, type Told } from "../told_to_the_system_test.ts";
import type { Launch } from "../mod.ts";
import { ExpoHalf } from "./bridge.ts";
import { ExpoPhone, type ExpoPhoneOptions } from "./expo_phone.ts";
import type { CallParticipant, CallSession, Platform } from "./mod.ts";
import { ADA, BOTH, EVENT } from "./set_up_test.ts";

// What the system is told by the native half.

class HeardHalf extends ExpoHalf {
  readonly told: Told[] = [];

  override launch(launch: Launch): void {
    hearWhatTheSystemIsTold(launch, (told) => void this.told.push(told));
    super.launch(launch);
  }
}

function begin(options: ExpoPhoneOptions) {
  const half = new HeardHalf();
  const phone = new ExpoPhone(half);
  phone.reset(options);
  half.told.length = 0;
  const ask = async (name: string, ...values: unknown[]) => {
    const answer = await half.functions[name]?.(...values as never[]);
    await phone.settled();
    return answer;
  };
  const place = async (recipient: CallParticipant = ADA, hasVideo = false) =>
    `${await ask("startOutgoingCall", recipient, { hasVideo })}`.toLowerCase();
  const ring = async (event: object = EVENT) => {
    await ask("reportIncomingCall", event);
    const session = await ask("getActiveCallSession") as CallSession;
    return session.id.toLowerCase();
  };
  const answers: string[] = [];
  half.emitter.addListener("onCallAnswered", ({ requestId }: { requestId: string }) => {
    answers.push(requestId);
  });
  return { phone, half, ask, place, ring, answers, told: half.told };
}

/** Telecom has no keys of its own and no groups; iOS has nothing at first but hanging up. */
const OFFERS: Readonly<Record<Platform, object>> = {
  ios: {
    supportsHolding: false,
    supportsGrouping: false,
    supportsUngrouping: false,
    supportsDtmf: false,
  },
  android: { supportsDtmf: false, supportsGrouping: false, supportsUngrouping: false },
};

const CONFIGURATIONS: Readonly<Record<Platform, object>> = {
  ios: {
    supportsVideo: true,
    maximumCallGroups: 1,
    maximumCallsPerCallGroup: 1,
    supportedHandleKinds: ["phoneNumber", "generic"],
    includesCallsInRecents: true,
  },
  android: {
    supportsVideo: true,
    supportedHandleKinds: ["phoneNumber", "emailAddress", "generic"],
  },
};

type Shown = readonly [
  who: CallParticipant,
  handle: object,
  ios: string | undefined,
  android: string,
];

const SHOWN: readonly Shown[] = [
  [ADA, { kind: "phoneNumber", value: "+15550100" }, undefined, "Ada"],
  [
    { id: "7", displayName: "Ada", email: "ada@example.org" },
    { kind: "emailAddress", value: "ada@example.org" },
    undefined,
    "Ada",
  ],
  [{ id: "7", displayName: "Ada" }, { kind: "generic", value: "7" }, "Ada", "Ada"],
  [{ id: "7" }, { kind: "generic", value: "7" }, undefined, "Unknown"],
];

for (const platform of BOTH) {
  Deno.test(`the system is told on ${platform} what the app's calls can be`, () => {
    const { half, phone } = begin({ platform });
    phone.reset({ platform });
    assertEquals(half.told, [["provider", CONFIGURATIONS[platform]]]);
  });

  for (const [who, handle, ios, android] of SHOWN) {
    const name = platform === "ios" ? ios : android;
    const shown = name === undefined ? {} : { localizedCallerName: name };

    Deno.test(`the system is told on ${platform} who calls: ${JSON.stringify(who)}`, async () => {
      const { ring, told } = begin({ platform });
      const id = await ring({ ...EVENT, caller: who });
      const update = { hasVideo: true, remoteHandle: handle, ...shown, ...OFFERS[platform] };
      assertEquals(told, [["reportNewIncomingCall", id, update]]);
    });

    Deno.test(`the system is told on ${platform} who is called: ${JSON.stringify(who)}`, async () => {
      const { place, ask, told } = begin({ platform });
      const id = await place(who, true);
      await ask("reportOutgoingCallConnected", id);
      const offers = platform === "ios" ? {} : OFFERS.android;
      assertEquals(told, [
        ["request", { kind: "startCall", callId: id, handle, isVideo: true }],
        ["reportOutgoingCallStartedConnecting", id],
        ["reportCallUpdated", id, { ...shown, ...offers }],
        ["reportOutgoingCallConnected", id],
      ]);
    });
  }

  Deno.test(`what the user does is settled at once on ${platform}, but for the answer of an iPhone`, async () => {
    const { phone, ring, place, ask, answers } = begin({ platform });
    const open: unknown[] = [];
    const look = () => open.push(phone.reference.state.transactions.length);
    await ring();
    await phone.user.answers();
    look();
    await ask("fulfillIncomingCallAnswered", answers[0]);
    await phone.user.ends();
    await ask("reportOutgoingCallConnected", await place());
    for (const tap of ["mutes", "holds", "resumes", "ends"] as const) {
      await phone.user[tap]();
      look();
    }
    assertEquals(open, [platform === "ios" ? 1 : 0, 0, 0, 0, 0]);
  });
}

// How a call ends.

type Ends = readonly [reason: string, ios: string, android: string, toldOnAndroid: string];

const ENDS: readonly Ends[] = [
  ["failed", "failed", "failed", "failed"],
  ["remoteEnded", "remoteEnded", "remoteEnded", "remoteEnded"],
  ["unanswered", "unanswered", "unanswered", "unanswered"],
  ["answeredElsewhere", "answeredElsewhere", "remoteEnded", "answeredElsewhere"],
  ["declinedElsewhere", "declinedElsewhere", "remoteEnded", "declinedElsewhere"],
  ["unknown", "failed", "failed", "unknown"],
  ["whatever", "failed", "failed", "unknown"],
];

for (const [reason, ios, android, toldOnAndroid] of ENDS) {
  for (const platform of BOTH) {
    Deno.test(`the system is told on ${platform} that a call ended: ${reason}`, async () => {
      const { half, ring, ask, told } = begin({ platform });
      const id = await ring();
      told.length = 0;
      const reasons: string[] = [];
      const hear = (event: { reason: string }) => void reasons.push(event.reason);
      half.emitter.addListener("onCallReportedEnded", hear);
      half.emitter.addListener("onCallEnded", () => reasons.push("ended"));
      await ask("reportCallEnded", id, reason);
      const isIos = platform === "ios";
      assertEquals([told, reasons], [
        [["reportCallEnded", id, isIos ? ios : android]],
        [isIos ? ios : toldOnAndroid],
      ]);
    });
  }
}

for (const platform of BOTH) {
  Deno.test(`the system is asked on ${platform} to end a call, and the app is told that it did`, async () => {
    const { half, place, ask, told } = begin({ platform });
    const id = await place();
    told.length = 0;
    const heard: string[] = [];
    half.emitter.addListener("onCallEnded", () => heard.push("ended"));
    half.emitter.addListener("onCallReportedEnded", () => heard.push("reported"));
    await ask("endCall", id);
    assertEquals([told, heard], [[["request", { kind: "endCall", callId: id }]], ["ended"]]);
  });

  Deno.test(`the system is told on ${platform} once that nobody took a call`, async () => {
    const { phone, ring, told } = begin({ platform });
    const id = await ring();
    told.length = 0;
    await phone.advance("44s");
    assertEquals(told, []);
    await phone.advance("10min");
    assertEquals(told, [["reportCallEnded", id, "unanswered"]]);
  });

  Deno.test(`nothing falls due on ${platform} for a call that is being answered, or that is connected`, async () => {
    const { phone, ring, ask, answers, place, told } = begin({ platform });
    await ring();
    await phone.advance("44s");
    await phone.user.answers();
    await phone.advance("29s");
    await ask("fulfillIncomingCallAnswered", answers[0]);
    await phone.advance("10min");
    await phone.user.ends();
    const id = await place();
    await ask("reportOutgoingCallConnected", id);
    told.length = 0;
    await phone.advance("10min");
    assertEquals([told, phone.screen.calls.length], [[], 1]);
  });

  Deno.test(`nothing falls due on ${platform} for an app that died: the next has calls of its own`, async () => {
    const { phone, ring, half } = begin({ platform });
    const heard: string[] = [];
    const hear = () => {
      for (const name of ["onCallReportedEnded", "onCallEnded", "onCallSessionRemoved"]) {
        half.emitter.addListener(name, () => heard.push(name));
      }
    };
    await ring();
    await phone.appDies();
    await phone.appLaunches();
    hear();
    await phone.advance("30s");
    await phone.user.answers(await ring());
    await phone.appDies();
    await phone.appLaunches();
    hear();
    await phone.advance("44s");
    assertEquals(heard, []);
  });

  Deno.test(`an answer that is given twice on ${platform} counts once, and one after the end not at all`, async () => {
    const { phone, ring, ask, answers, told } = begin({ platform });
    const id = await ring();
    await phone.user.answers();
    await ask("fulfillIncomingCallAnswered", answers[0]);
    await ask("fulfillIncomingCallAnswered", answers[0]);
    assertEquals(told.slice(1), []);
    await ask("reportCallEnded", id, "remoteEnded");
    await ask("reportOutgoingCallConnected", id);
    assertEquals((await ask("getActiveCallSession")) ?? null, null);
  });
}

// iOS alone.

Deno.test("the system is told on iOS whether a call has video", async () => {
  const { place, ask, told } = begin({ platform: "ios" });
  const id = await place();
  told.length = 0;
  await ask("reportVideo", id, true);
  assertEquals(told, [["reportCallUpdated", id, { hasVideo: true }]]);
});

Deno.test("a push that cannot be read is told to the system on iOS, as a call that failed", async () => {
  const { phone, told, half } = begin({ platform: "ios" });
  const added: unknown[] = [];
  half.emitter.addListener(
    "onCallSessionAdded",
    ({ session }: { session: CallSession }) => added.push(session),
  );
  await phone.pushBrings({ from: "ada", incomingCall: 7 });
  const id = phone.recents[0]?.callId ?? "none";
  const [event] = (added as CallSession[]).map((session) => session.incomingCallEvent);
  const { eventId = "", serverCallId = "", caller: { id: caller } = { id: "" } } = event ?? {};
  assertEquals(new Set([eventId, serverCallId, caller, ""]).size, 4);
  assertEquals(event, {
    eventId,
    serverCallId,
    hasVideo: false,
    caller: { id: caller, displayName: "Invalid Call" },
    startedAt: "2026-01-01T00:00:00Z",
  });
  assertEquals(told, [
    ["reportNewIncomingCall", id, {
      hasVideo: false,
      remoteHandle: { kind: "generic", value: caller },
      localizedCallerName: "Invalid Call",
      ...OFFERS.ios,
    }],
    ["reportCallEnded", id, "failed"],
  ]);
});

// Android alone.

Deno.test("Telecom is asked to hold, and to resume a call that is connected", async () => {
  const { place, ask, told, phone } = begin({ platform: "android" });
  const id = await place();
  told.length = 0;
  await ask("setHeld", id, false);
  await ask("setHeld", id, true);
  await ask("reportOutgoingCallConnected", id);
  await ask("setHeld", id, true);
  await ask("setHeld", id, false);
  const held = (isOnHold: boolean) => ["request", { kind: "setHeld", callId: id, isOnHold }];
  assertEquals([told, phone.screen.calls[0]?.status], [
    [
      held(true),
      held(false),
      ["reportOutgoingCallConnected", id],
      held(true),
      held(false),
    ],
    "talking",
  ]);
});

Deno.test("Telecom is asked to answer once the app says that both can talk", async () => {
  const { ring, ask, answers, told } = begin({ platform: "android" });
  const id = await ring();
  told.length = 0;
  await ask("answerCall", id);
  assertEquals(told, []);
  await ask("fulfillIncomingCallAnswered", answers[0]);
  assertEquals([told, answers.length], [[["request", { kind: "answerCall", callId: id }]], 1]);
});

Deno.test("a call fails on Android where Telecom refuses that it is active", async () => {
  for (const action of ["answerCall", "setHeld"] as const) {
    const { phone, ring, ask, answers, told } = begin({ platform: "android" });
    const id = await ring();
    if (action === "answerCall") await ask("answerCall", id);
    else {
      await phone.user.answers();
      await phone.user.holds();
    }
    told.length = 0;
    await phone.system.willRefuse(action, "invalidAction");
    await ask("fulfillIncomingCallAnswered", answers[0]);
    const request = action === "setHeld" ? { kind: action, isOnHold: false } : { kind: action };
    assertEquals([told, phone.log], [
      [["request", { ...request, callId: id }], ["reportCallEnded", id, "failed"]],
      [`${action} refused: Cannot request ${action}: the environment was told to refuse it`],
    ]);
  }
});

Deno.test("a call on Android that is ended while it begins is not begun", async () => {
  const { half, phone, ask } = begin({ platform: "android" });
  const heard: string[] = [];
  half.emitter.addListener("onOutgoingCallStarted", () => heard.push("started"));
  half.emitter.addListener("onCallEnded", () => heard.push("ended"));
  const id = half.functions["startOutgoingCall"]?.(ADA as never, { hasVideo: false } as never);
  await ask("endCall", id);
  assertEquals([heard, phone.screen.calls], [["ended"], []]);
});

Deno.test("a muting on Android by the user is told where the app has it otherwise", async () => {
  const { half, phone, place, ask } = begin({ platform: "android" });
  const heard: boolean[] = [];
  half.emitter.addListener(
    "onSetMutedAction",
    ({ isMuted }: { isMuted: boolean }) => heard.push(isMuted),
  );
  const id = await place();
  await ask("reportOutgoingCallConnected", id);
  await ask("setMuted", id, true);
  await phone.user.mutes();
  await phone.user.unmutes();
  const steps = [phone.user.mutes(), ask("endCall", id)];
  await Promise.all(steps);
  assertEquals(heard, [true, false]);
});

Deno.test("a push counts again on Android after two minutes", async () => {
  const { phone, half, ask } = begin({ platform: "android" });
  const incomingCall = EVENT;
  await phone.pushBrings({ from: "ada", incomingCall });
  const logs: unknown[] = [];
  for (const duration of ["0ms", "120s", "1ms"]) {
    await phone.advance(duration);
    await phone.pushBrings({ from: "ada", incomingCall });
    logs.push(half.log.splice(0));
  }
  assertEquals(logs, [["the push came before"], ["the push came before"], []]);
  assertEquals(((await ask("getActiveCallSession")) as CallSession).status, "ringing");
});

// A half that is on no phone.

Deno.test("ExpoHalf makes ids of its own where no phone does, the same each time", () => {
  const [one, other] = [new ExpoHalf(), new ExpoHalf()];
  const ids = [one.newId(), one.newId(), other.newId(), other.newId()];
  assertEquals([ids[0], ids[1], new Set(ids).size], [ids[2], ids[3], 2]);
});
