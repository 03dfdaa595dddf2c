import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import * as Calls from "./mod.ts";
import { phone, type Platform } from "./mod.ts";
import { ADA, BOTH, EVENT, session } from "./set_up_test.ts";

Deno.test("a session has an id in capitals on iOS, and moments without parts of a second", async () => {
  phone.reset({ seed: 3 });
  await phone.advance("1500ms");
  await Calls.reportIncomingCall({ ...EVENT, startedAt: "2026-01-01T00:00:00.250Z" });
  Calls.addCallAnsweredListener(({ requestId }) => Calls.fulfillIncomingCallConnected(requestId));
  await phone.user.answers();
  const { id, ...rest } = await session();
  assertEquals(id, id.toUpperCase());
  assertEquals(rest, {
    options: { hasVideo: true },
    origin: "incoming",
    remoteParticipants: [ADA],
    incomingCallEvent: { ...EVENT, startedAt: "2026-01-01T00:00:00Z" },
    status: "connected",
    connectedAt: "2026-01-01T00:00:01Z",
    isMuted: false,
    isOnHold: false,
  });
});

Deno.test("a call without a name is shown as unknown on Android, and by its handle on iOS", async () => {
  const names: Record<Platform, unknown[]> = { ios: [], android: [] };
  for (const platform of BOTH) {
    for (const who of [{ id: "7" }, { id: "7", displayName: "Ada" }]) {
      phone.reset({ platform });
      await Calls.startOutgoingCall(who, { hasVideo: false });
      await phone.settled();
      names[platform].push(phone.screen.calls[0]?.name);
    }
  }
  assertEquals(names, { ios: ["7", "Ada"], android: ["Unknown", "Ada"] });
});

Deno.test("a session has an id in small letters on Android, and moments with their parts", async () => {
  phone.reset({ platform: "android", seed: 3 });
  await phone.advance("1500ms");
  const id = await Calls.startOutgoingCall(ADA, { hasVideo: false });
  await phone.settled();
  await Calls.reportOutgoingCallConnected(id);
  await Calls.playDTMF(id, "12");
  assertEquals(await session(), {
    id: id.toLowerCase(),
    options: { hasVideo: false },
    origin: "outgoingApp",
    remoteParticipants: [ADA],
    status: "connected",
    connectedAt: "2026-01-01T00:00:01.500Z",
    isMuted: false,
    isOnHold: false,
    dtmfDigits: "12",
  });
});

for (const platform of BOTH) {
  Deno.test(`the last of an event that is kept on ${platform} waits for its first listener`, async () => {
    phone.reset({ platform });
    await phone.pushBrings({ from: "ada" });
    const { id } = await session();
    await phone.advance("2s");
    const heard: unknown[] = [];
    // Of this event nothing is kept.
    Calls.addCallSessionAddedListener((event) => heard.push(event));
    Calls.addIncomingCallReportedListener((event) => heard.push(event));
    Calls.addIncomingCallReportedListener((event) => heard.push(event.meta.flushed));
    await phone.settled();
    const timestamp = "2026-01-01T00:00:00Z";
    // Who joins the first one before it comes hears it as well.
    assertEquals(heard, [{ id, meta: { flushed: true, timestamp } }, true]);
  });

  Deno.test(`a second call is not begun on ${platform} while there is a session`, async () => {
    phone.reset({ platform });
    await Calls.startOutgoingCall(ADA, { hasVideo: false });
    await assertRejects(
      () => Calls.startOutgoingCall(ADA, { hasVideo: false }),
      Error,
      "A call session already exists",
    );
  });

  Deno.test(`what is no id is refused on ${platform}`, async () => {
    phone.reset({ platform });
    await assertRejects(
      () => Calls.endCall("a"),
      Error,
      platform === "ios" ? "Invalid call ID: a" : "Invalid UUID string: a",
    );
  });

  Deno.test(`the native side gives up on ${platform} as the app is configured`, async () => {
    phone.reset({ platform, timeouts: { incomingCallTimeout: 5 } });
    await phone.pushBrings({ from: "ada" });
    await phone.advance("4999ms");
    assertEquals((await session()).status, "ringing");
    await phone.advance("1ms");
    assertEquals(await Calls.getActiveCallSession(), null);
  });

  Deno.test(`an app that died on ${platform} is asked for nothing, and hears nothing`, async () => {
    phone.reset({ platform });
    const heard: string[] = [];
    Calls.addCallEndedListener(({ id }) => heard.push(id));
    await phone.pushBrings({ from: "ada" });
    await phone.appDies();
    await assertRejects(
      () => Calls.endCall("a"),
      Error,
      `Cannot endCall: the app is not running, or ${platform} has no such function; ` +
        "phone.appLaunches() starts the app",
    );
    await phone.appLaunches();
    await phone.advance("60s");
    assertEquals([heard, await Calls.getActiveCallSession()], [[], null]);
  });

  Deno.test(`useVoIPPushToken tells on ${platform} where pushes go, with React and without`, async () => {
    phone.reset({ platform, pushToken: "one" });
    const type = platform === "ios" ? "APNS_VOIP" : "FCM";
    assertEquals(Calls.useVoIPPushToken(), { token: "one", type });
    const rendered: unknown[] = [];
    const cleanups: (() => void)[] = [];
    phone.react = {
      useState: (initial) => [initial(), (value) => rendered.push(value)],
      useEffect: (effect) => void cleanups.push(effect()),
    };
    assertEquals(Calls.useVoIPPushToken(), { token: "one", type });
    await phone.pushesGoTo("two");
    await phone.pushesGoTo(null);
    cleanups.forEach((clean) => clean());
    await phone.pushesGoTo("three");
    phone.react = null;
    const one = { token: "one", type };
    assertEquals(rendered, [one, { token: "two", type }, null]);
    assertEquals(Calls.getVoIPPushToken(), { token: "three", type });
  });
}

Deno.test("a push that cannot be read rings on iOS, and ends the oldest call", async () => {
  phone.reset();
  await phone.pushBrings({ from: "ada" });
  const { id } = await session();
  const heard: string[] = [];
  Calls.addReportedCallEndedListener((event) => heard.push(event.id));
  await phone.pushBrings({ from: "bob", incomingCall: { eventId: "e-2" } });
  assertEquals([heard, phone.log], [[id], ["the push could not be read"]]);
  assertEquals((await session()).remoteParticipants[0]?.displayName, "Invalid Call");
});

Deno.test("an answer before the report of its call returned is forgotten on iOS after 45 s", async () => {
  phone.reset({ order: ["delegate", "completion", "observer"] });
  const heard: string[] = [];
  Calls.addCallAnsweredListener(({ requestId }) => Calls.fulfillIncomingCallConnected(requestId));
  Calls.addReportedCallEndedListener(({ reason }) => heard.push(reason));
  await Promise.all([phone.pushBrings({ from: "ada" }), phone.user.answers()]);
  assertEquals([(await session()).status, phone.screen.calls[0]?.status], ["ringing", "talking"]);
  await phone.advance("45s");
  assertEquals([heard, phone.screen.calls], [["unanswered"], []]);
});

Deno.test("a push counts once on Android, and only while there is no session", async () => {
  phone.reset({ platform: "android" });
  const incomingCall = JSON.stringify(EVENT);
  await phone.pushBrings({ from: "ada", incomingCall });
  await phone.pushBrings({ from: "ada", incomingCall });
  await phone.pushBrings({ from: "bob" });
  await phone.pushBrings({ from: "bob", incomingCall: {} });
  assertEquals(phone.log, [
    "the push came before",
    "the push is ignored: A call session already exists",
    "the push could not be read",
  ]);
  assertEquals((await session()).incomingCallEvent?.serverCallId, "s-1");
});

Deno.test("reportIncomingCall asks for an event with ids on Android, and not on iOS", async () => {
  const without = { ...EVENT, serverCallId: "" };
  phone.reset({ platform: "android" });
  await assertRejects(
    () => Calls.reportIncomingCall(without),
    Error,
    "IncomingCallEvent.serverCallId is required",
  );
  phone.reset();
  await Calls.reportIncomingCall(without);
  assertEquals((await session()).incomingCallEvent?.serverCallId, "");
});

Deno.test("a call that the system refuses is an error on iOS, and is told on Android", async () => {
  const told: Record<Platform, unknown[]> = { ios: [], android: [] };
  for (const platform of BOTH) {
    phone.reset({ platform });
    await phone.system.willRefuse("startCall", "maximumCallGroupsReached");
    Calls.addReportedCallEndedListener(({ reason }) => told[platform].push(reason));
    await Calls.startOutgoingCall(ADA, { hasVideo: false })
      .catch(({ message }: Error) => told[platform].push(message));
    await phone.settled();
    assertEquals(await Calls.getActiveCallSession(), null);
  }
  assertEquals(told, {
    ios: [
      "The operation couldn’t be completed. (com.apple.CallKit.error.requesttransaction error 7.)",
    ],
    android: ["failed"],
  });
});

Deno.test("the user who calls back from Recents is told to the app on iOS", async () => {
  phone.reset();
  const heard: unknown[] = [];
  await phone.pushBrings({ from: { kind: "phoneNumber", value: "+15550100" }, name: "Ada" });
  await phone.user.declines();
  await phone.user.callsBack();
  Calls.addCallIntentReceivedListener(({ meta, ...rest }) => heard.push(rest, meta.flushed));
  await phone.settled();
  assertEquals(heard, [
    { handle: "+15550100", handleType: "phoneNumber", hasVideo: false },
    true,
  ]);
});

Deno.test("what a listener throws is told to the test, and keeps the event from those behind", async () => {
  phone.reset();
  const heard: string[] = [];
  Calls.addIncomingCallReportedListener(() => {
    throw new Error("the screen is gone");
  });
  const behind = Calls.addIncomingCallReportedListener(({ id }) => heard.push(id));
  await assertRejects(() => phone.pushBrings({ from: "ada" }), Error, "the screen is gone");
  behind.remove();
  assertEquals(heard, []);
});

Deno.test("Calls has no word for the system while the app is dead, also where it would do nothing", async () => {
  const refused: unknown[] = [];
  for (const platform of BOTH) {
    phone.reset({ platform });
    const asks = [
      () => Calls.registerVoIPPush(),
      () => Calls.setRTCAudioSessionConfiguration(true),
    ];
    asks.forEach((ask) => ask());
    await phone.appDies();
    for (const ask of asks) {
      try {
        refused.push([platform, ask()]);
      } catch (error) {
        refused.push([platform, `${error}`.split(":")[1]]);
      }
    }
  }
  assertEquals(refused, [
    ["ios", " Cannot registerVoIPPush"],
    ["ios", " Cannot setRTCAudioSessionConfiguration"],
    ["android", " Cannot registerVoIPPush"],
    ["android", undefined],
  ]);
});

Deno.test("a phone has the deadlines of its platform, an iPhone those of the kit", () => {
  const names = BOTH.map((platform) => {
    phone.reset({ platform });
    return phone.reference.state.profile.name;
  });
  assertEquals(names, ["callspec", "android-telecom"]);
});

Deno.test("a step of the phone throws what a listener threw by then", async () => {
  const thrown: unknown[] = [];
  phone.reset();
  Calls.addAudioRouteChangedListener(() => {
    throw new Error("no such route");
  });
  Calls.addVoIPPushTokenUpdatedListener(() => {
    throw new Error("no such token");
  });
  await phone.settled().catch(() => {});
  for (const step of [() => phone.soundGoesBy("hdmi"), () => phone.pushesGoTo("two")]) {
    await step().catch(({ message }: Error) => thrown.push(message));
  }
  assertEquals(thrown, ["no such route", "no such token"]);
});

Deno.test("a phone chooses the ids of calls, by its seed", async () => {
  const ids: string[] = [];
  for (const seed of [3, 4, 3]) {
    phone.reset({ seed });
    await Calls.reportIncomingCall(EVENT);
    ids.push((await session()).id);
  }
  assertEquals([ids[2], new Set(ids).size], [ids[0], 2]);
});

Deno.test("a phone refuses to be reset to what it does not know, and stays as it is", () => {
  phone.reset({ platform: "android" });
  const refused = (options: object) =>
    assertThrows(() => phone.reset(options as never), TypeError).message;
  const all = "platform, timeouts, permissions, pushToken, profile, seed, order, keepsApp";
  assertEquals(
    [
      { platform: "iOS" },
      { plattform: "ios" },
      { timeouts: { answer: 5 } },
      { permissions: { mic: "denied" } },
    ].map(refused),
    [
      'Cannot take "iOS" for a platform: there are ios, android',
      `Cannot take "plattform" for an option of phone.reset: there are ${all}`,
      'Cannot take "answer" for an option of phone.reset for timeouts: there are ' +
      "outgoingCallTimeout, incomingCallTimeout, fulfillAnswerCallTimeout",
      'Cannot take "mic" for an option of phone.reset for permissions: there are microphone, camera',
    ],
  );
  assertEquals(phone.platform, "android");
});
