import { assertEquals, assertRejects } from "@std/assert";
import RNCallKeep, { phone } from "./mod.ts";
import { ada, bob, type Heard, ring, SETTINGS, setUp, talk } from "./set_up_test.ts";

const ANDROID = { platform: "android" } as const;

/** Android's numbers for the state of a connection. */
const STATE = { ringing: 2, dialing: 3, active: 4, holding: 5 };

function statuses(): readonly string[] {
  return phone.screen.calls.map(({ name, status }) => `${name} ${status}`);
}

Deno.test("an answer on Android connects nobody before the app says that the call is active", async () => {
  await setUp(ANDROID);
  await ring();
  await phone.user.answers();
  await phone.advance("10min");
  assertEquals(statuses(), ["Ada connecting"]);
  RNCallKeep.setCurrentCallActive(ada);
  await phone.settled();
  assertEquals(statuses(), ["Ada talking"]);
});

Deno.test("answerIncomingCall on Android tells the app itself, once", async () => {
  const heard = await setUp(ANDROID);
  await ring();
  RNCallKeep.answerIncomingCall(ada);
  RNCallKeep.answerIncomingCall(ada);
  RNCallKeep.setConnectionState(ada, STATE.active);
  await phone.settled();
  RNCallKeep.setCurrentCallActive(ada);
  assertEquals([heard, statuses()], [
    [
      ["answerCall", { callUUID: ada, withVideo: false }],
      ["didActivateAudioSession", null],
    ],
    ["Ada talking"],
  ]);
});

Deno.test("a call rings on Android until somebody ends it", async () => {
  await setUp(ANDROID);
  await ring();
  await phone.advance("60min");
  assertEquals(statuses(), ["Ada ringing"]);
});

Deno.test("setConnectionState on Android holds, and takes off hold, without an event", async () => {
  const heard = await setUp(ANDROID);
  await talk();
  heard.length = 0;
  const seen: unknown[] = [];
  for (const state of [STATE.holding, STATE.ringing, STATE.dialing, STATE.active]) {
    RNCallKeep.setConnectionState(ada, state);
    await phone.settled();
    seen.push(statuses()[0]);
  }
  assertEquals([seen, heard], [
    ["Ada onHold", "Ada onHold", "Ada onHold", "Ada talking"],
    [],
  ]);
});

Deno.test("an outgoing call on Android is being connected until the app says that it is active", async () => {
  await setUp(ANDROID);
  RNCallKeep.startCall(ada, "+15550100", "Ada");
  await phone.settled();
  assertEquals([statuses(), await RNCallKeep.hasOutgoingCall()], [["Ada connecting"], true]);
  RNCallKeep.setCurrentCallActive(ada);
  RNCallKeep.updateDisplay(ada, "Ada Lovelace", "+15550100");
  await phone.settled();
  assertEquals(statuses(), ["Ada Lovelace talking"]);
  RNCallKeep.endCall(ada);
  await phone.settled();
  assertEquals([statuses(), await RNCallKeep.hasOutgoingCall()], [[], false]);
});

Deno.test("an outgoing call on Android fails where the app is there and not available", async () => {
  const heard = await setUp(ANDROID);
  RNCallKeep.setAvailable(false);
  RNCallKeep.setReachable();
  RNCallKeep.startCall(ada, "+15550100", "Ada");
  await phone.settled();
  assertEquals([heard, statuses(), await RNCallKeep.hasOutgoingCall()], [[], [], true]);
  RNCallKeep.setAvailable(true);
  RNCallKeep.startCall(ada, "+15550100", "Ada");
  await phone.settled();
  assertEquals(heard.map(([event]) => event), [
    "didReceiveStartCallAction",
    "didActivateAudioSession",
  ]);
});

Deno.test("a call back on Android asks an app that is not set up whether it is there", async () => {
  await setUp(ANDROID);
  await ring();
  await phone.user.declines();
  await phone.appDies();
  await phone.user.callsBack();
  const names = (await RNCallKeep.getInitialEvents()).map(({ name }) => name);
  assertEquals(names, [
    "RNCallKeepCheckReachability",
    "RNCallKeepDidReceiveStartCallAction",
    "RNCallKeepDidActivateAudioSession",
  ]);
});

Deno.test("endAllCalls on Android ends every call, each with its event", async () => {
  const heard = await setUp(ANDROID);
  await talk();
  RNCallKeep.displayIncomingCall(bob, "+15550101", "Bob");
  await phone.settled();
  heard.length = 0;
  RNCallKeep.endAllCalls();
  await phone.settled();
  assertEquals([heard, statuses()], [
    [["endCall", { callUUID: ada }], ["endCall", { callUUID: bob }]],
    [],
  ]);
});

Deno.test("reportEndCallWithUUID on Android is told to Recents by way of its causes", async () => {
  const outcomes: unknown[] = [];
  for (const reason of [1, 2, 3, 4, 5, 6, 7]) {
    await setUp(ANDROID);
    await ring();
    RNCallKeep.reportEndCallWithUUID(ada, reason);
    outcomes.push(phone.recents[0]?.outcome);
  }
  const { length } = outcomes.filter((each) => each === "missed");
  assertEquals([length, outcomes[3]], [6, "answeredElsewhere"]);
});

Deno.test("what the app or the user does with a call on Android is seen on the phone", async () => {
  await setUp(ANDROID);
  await talk();
  RNCallKeep.setOnHold(ada, true);
  await phone.settled();
  assertEquals(statuses(), ["Ada onHold"]);
  RNCallKeep.setOnHold(ada, false);
  await phone.user.mutes();
  assertEquals(phone.screen.calls.map(({ status, isMuted }) => [status, isMuted]), [
    ["talking", true],
  ]);
  await phone.soundGoesBy("Bluetooth");
  assertEquals(await RNCallKeep.getAudioRoutes() as unknown, [
    { name: "Speaker", type: "Speaker" },
    { name: "Phone", type: "Phone" },
    { name: "Bluetooth", type: "Bluetooth", selected: true },
  ]);
});

Deno.test("a hold on Android that came to nothing does not keep the next from being told", async () => {
  const heard = await setUp(ANDROID);
  await talk();
  await phone.system.willRefuse("setHeld", "invalidAction");
  RNCallKeep.setConnectionState(ada, STATE.holding);
  await phone.user.holds();
  assertEquals(heard.at(-1), ["didToggleHoldCallAction", { hold: true, callUUID: ada }]);
  assertEquals(phone.log.length, 1);
});

Deno.test("a call that was refused on Android can be tried again under its id", async () => {
  const heard = await setUp(ANDROID);
  await phone.system.willRefuse("startCall", "invalidAction");
  RNCallKeep.startCall(ada, "+15550100", "Ada");
  await phone.settled();
  await phone.system.willRefuseReport("unknown");
  await ring();
  await ring();
  assertEquals([statuses(), heard.map(([event]) => event)], [
    ["Ada ringing"],
    ["createIncomingConnectionFailed"],
  ]);
});

Deno.test("the phone's own line counts on Android where the app may listen, while it has a call", async () => {
  const android = { ...SETTINGS.android, selfManaged: true };
  const counts: unknown[] = [];
  for (const hasPermissions of [true, false]) {
    const options = { ...ANDROID, android: { hasPermissions } };
    const heard = await setUp(options, { ...SETTINGS, android });
    await talk();
    for (const _ of "123") {
      await phone.foreign.starts("cellular");
      await phone.foreign.ends();
    }
    const told = heard.filter(([event]) => event === "onHasActiveCall").length;
    counts.push([told, await RNCallKeep.checkIsInManagedCall()]);
  }
  assertEquals(counts, [[2, false], [0, false]]);
});

Deno.test("two calls that are merged on Android come off hold, each with its event", async () => {
  const heard = await setUp(ANDROID);
  await talk();
  RNCallKeep.displayIncomingCall(bob, "+15550101", "Bob");
  await phone.user.holdsAndAccepts();
  RNCallKeep.setCurrentCallActive(bob);
  await phone.settled();
  heard.length = 0;
  await phone.user.merges();
  assertEquals([heard, statuses()], [
    [
      ["didToggleHoldCallAction", { hold: false, callUUID: ada }],
      ["didToggleHoldCallAction", { hold: false, callUUID: bob }],
    ],
    ["Ada talking", "Bob talking"],
  ]);
});

Deno.test("a call that the app mutes on Android is not muted on the phone, which takes it back", async () => {
  const heard = await setUp(ANDROID);
  await talk();
  RNCallKeep.setMutedCall(ada, true);
  await phone.settled();
  assertEquals(phone.screen.calls.map(({ isMuted }) => isMuted), [false]);
  heard.length = 0;
  await phone.soundGoesBy("Headset");
  const who = { handle: "%2B15550100", callUUID: ada };
  assertEquals(heard, [
    ["didChangeAudioRoute", { ...who, output: "WIRED_HEADSET" }],
    ["didPerformSetMutedCallAction", { muted: false, callUUID: ada }],
  ]);
});

Deno.test("setAudioRoute on Android is told, and never answered where there is no such call", async () => {
  const heard = await setUp(ANDROID);
  await talk();
  heard.length = 0;
  assertEquals(await RNCallKeep.setAudioRoute(ada, "Bluetooth") as unknown, true);
  assertEquals(await RNCallKeep.setAudioRoute(ada, "whatever") as unknown, true);
  RNCallKeep.toggleAudioRouteSpeaker(ada, true);
  let isAnswered = false;
  void RNCallKeep.setAudioRoute(bob, "Speaker").then(() => isAnswered = true);
  await phone.settled();
  assertEquals(heard.map(([, body]) => (body as { output: string }).output), [
    "BLUETOOTH",
    "EARPIECE",
    "SPEAKER",
  ]);
  assertEquals(isAnswered, false);
});

Deno.test("displayCallReachabilityTimeout ends a call on Android where the app does not say that it is there", async () => {
  const android = { ...SETTINGS.android, displayCallReachabilityTimeout: 3_000 };
  const heards: unknown[] = [];
  for (const isReachable of [false, true]) {
    const heard = await setUp(ANDROID, { ...SETTINGS, android });
    await ring();
    if (isReachable) RNCallKeep.setReachable();
    await phone.advance("3s");
    heards.push(heard);
  }
  assertEquals(heards, [[["endCall", { callUUID: ada }]], []]);
});

Deno.test("events on Android wait from unregisterAndroidEvents on, until they are cleared", async () => {
  const heard = await setUp(ANDROID);
  await ring();
  RNCallKeep.unregisterAndroidEvents();
  await phone.user.declines();
  assertEquals([heard, await RNCallKeep.getInitialEvents()], [[], [
    { name: "RNCallKeepPerformEndCallAction", data: { callUUID: ada } },
  ]]);
  RNCallKeep.clearInitialEvents();
  RNCallKeep.registerAndroidEvents();
  await phone.settled();
  assertEquals(heard, []);
});

Deno.test("a call that ended on Android is forgotten, before the phone's own line counts beside it", async () => {
  const android = { ...SETTINGS.android, selfManaged: true };
  const heard = await setUp(ANDROID, { ...SETTINGS, android });
  for (const id of [ada, bob]) {
    RNCallKeep.displayIncomingCall(id, "+15550100", "Ada");
    await phone.settled();
    await phone.foreign.starts("cellular");
    await phone.foreign.ends();
    RNCallKeep.endCall(id);
    await phone.settled();
  }
  assertEquals(heard.filter(([event]) => event === "onHasActiveCall"), []);
});

Deno.test("setForegroundServiceSettings and setSettings on Android keep an account for the next launch", async () => {
  await setUp(ANDROID, { ...SETTINGS, android: { ...SETTINGS.android, selfManaged: true } });
  RNCallKeep.setForegroundServiceSettings({
    channelId: "calls",
    channelName: "Calls",
    notificationTitle: "A call goes on",
  });
  await ring();
  assertEquals(statuses(), ["Ada ringing"]);
  RNCallKeep.setSettings(SETTINGS);
  await phone.appDies();
  await phone.appLaunches();
  assertEquals(await RNCallKeep.hasPhoneAccount(), true);
});

// What cannot be done.

type Ignored = readonly [what: string, isAccountEnabled: boolean, log: string];

const IGNORED: readonly Ignored[] = [
  ["of a call that is not there", true, `endCall ignored: no connection ${ada}`],
  ["without a phone account", false, "endCall ignored: no phone account"],
];

for (const [what, isAccountEnabled, log] of IGNORED) {
  Deno.test(`endCall on Android ${what} is told to the log alone`, async () => {
    const heard: readonly Heard[] = await setUp({ ...ANDROID, android: { isAccountEnabled } });
    RNCallKeep.endCall(ada);
    RNCallKeep.endAllCalls();
    await phone.settled();
    assertEquals([heard, phone.log], [[], [log]]);
  });
}

Deno.test("checkPhoneAccountPermission on Android asks the user, who grants or does not", async () => {
  const answers: unknown[] = [];
  for (const grantsPermissions of [true, false]) {
    await setUp({ ...ANDROID, android: { hasPermissions: false, grantsPermissions } });
    answers.push([phone.alert?.title, await RNCallKeep.hasPhoneAccount()]);
  }
  assertEquals(answers, [["Phone account", true], [undefined, false]]);
});

Deno.test("userTaps and userSilences say what there is instead", async () => {
  await setUp(ANDROID);
  const messages = [
    await assertRejects(() => phone.userTaps("OK"), Error),
    await assertRejects(() => phone.userSilences(ada), Error),
  ].map(({ message }) => message);
  assertEquals(messages, [
    "Cannot tap OK: the user sees no alert; see phone.alert",
    `Cannot silence ${ada}: the phone is of android, and has calls of nobody; it takes one of an ` +
    "Android",
  ]);
});
