import { assertEquals } from "@std/assert";
import { ExpoHalf } from "./bridge.ts";
import { begin } from "./heard_half_test.ts";
import type { AudioSession, CallParticipant, CallSession, Platform } from "./mod.ts";
import { ADA, BOTH, EVENT } from "./set_up_test.ts";

// What the system is told by the native half.

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
    await ask("playDTMF", await place(), "1");
    look();
    assertEquals(open, [platform === "ios" ? 1 : 0, 0, 0, 0, 0, 0]);
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
  await phone.advance("1500ms");
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
    startedAt: "2026-01-01T00:00:01Z",
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

Deno.test("a push on iOS that the system refuses is told to the log alone", async () => {
  const logs: unknown[] = [];
  for (const incomingCall of [EVENT, 7]) {
    const { phone } = begin({ platform: "ios" });
    await phone.system.willRefuseReport("filteredByBlockList");
    await phone.pushBrings({ from: "ada", incomingCall });
    logs.push(phone.log);
  }
  const refused = "the push failed: The operation couldn’t be completed. " +
    "(com.apple.CallKit.error.incomingcall error 4.)";
  assertEquals(logs, [[refused], ["the push could not be read", refused]]);
});

Deno.test("what the system refuses on iOS is an error, whose cause is the system's", async () => {
  const { phone, ask } = begin({ platform: "ios" });
  await phone.system.willRefuseReport("filteredByBlockList");
  await phone.system.willRefuse("startCall", "maximumCallGroupsReached");
  const codes = [
    await ask("reportIncomingCall", EVENT).catch(({ cause }) => cause.code),
    await ask("startOutgoingCall", ADA, {}).catch(({ cause }) => cause.code),
  ];
  assertEquals(codes, ["filteredByBlockList", "maximumCallGroupsReached"]);
});

Deno.test("what is no id is told on iOS by what it should be the id of", async () => {
  const { ask } = begin({ platform: "ios" });
  const messages = [
    await ask("fulfillIncomingCallAnswered", "a").catch(({ message }) => message),
    await ask("answerCall", "a").catch(({ message }) => message),
  ];
  assertEquals(messages, ["Invalid request ID: a", "Invalid call ID: a"]);
});

Deno.test("an event on iOS that says nonsense of when it began began as it is reported", async () => {
  const { ask, ring, phone } = begin({ platform: "ios" });
  await phone.advance("1500ms");
  await ring({ ...EVENT, startedAt: "yesterday" });
  const { incomingCallEvent } = await ask("getActiveCallSession") as CallSession;
  assertEquals(incomingCallEvent?.startedAt, "2026-01-01T00:00:01Z");
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

Deno.test("the speaker is taken on Android for an answer with video, however the audio was prepared", async () => {
  const { phone, half, ring, ask } = begin({ platform: "android" });
  await ring();
  await ask("prepareAudioSessionForCall", false);
  await phone.user.answers();
  const { currentRoute } = half.functions["getAudioSessionState"]?.() as AudioSession;
  assertEquals(currentRoute.outputs.map(({ portType }) => portType), ["builtInSpeaker"]);
});

Deno.test("a hold on Android that came to nothing does not keep the next from being told", async () => {
  const { phone, place, ask, hear } = begin({ platform: "android" });
  const id = await place();
  await ask("reportOutgoingCallConnected", id);
  const heard = hear("onSetHeldAction");
  await phone.system.willRefuse("setHeld", "invalidAction");
  await ask("setHeld", id, true);
  await phone.user.holds();
  assertEquals(heard.length, 2);
});

Deno.test("a call that Telecom refuses is told to have ended, and why", async () => {
  const { phone, ask, hear } = begin({ platform: "android" });
  const heard = hear("onCallEnded", "onCallReportedEnded");
  await phone.system.willRefuseReport("unknown");
  await ask("reportIncomingCall", EVENT);
  assertEquals(heard, ["onCallEnded", "onCallReportedEnded"]);
});

// A half that is on no phone.

Deno.test("ExpoHalf is of an iPhone where no phone says otherwise, and makes ids of its own, the same each time", () => {
  const [one, other] = [new ExpoHalf(), new ExpoHalf()];
  const ids = [one.newId(), one.newId(), other.newId(), other.newId()];
  assertEquals([one.platform, ids[0], ids[1], new Set(ids).size], ["ios", ids[2], ids[3], 2]);
});
