import { assertEquals } from "@std/assert";
import RNCallKeep, { type CallKeepPhoneOptions, phone } from "./mod.ts";
import { ada, bob, type Heard, ring, SETTINGS, setUp, talk } from "./set_up_test.ts";

const ANDROID = { platform: "android" } as const;

/** What is not in every call's details. */
function bodies(heard: readonly Heard[], event: Heard[0]): readonly unknown[] {
  return heard.filter(([name]) => name === event).map(([, body]) => body);
}

function on(android: object, options: CallKeepPhoneOptions = {}): Promise<Heard[]> {
  const settings = { ...SETTINGS, android: { ...SETTINGS.android, ...android } };
  return setUp({ ...ANDROID, ...options }, settings);
}

// What waits.

Deno.test("an event on Android that says nothing has an empty map while it waits", async () => {
  await setUp(ANDROID);
  RNCallKeep.unregisterAndroidEvents();
  await ring();
  await phone.user.answers();
  assertEquals(await RNCallKeep.getInitialEvents() as unknown, [
    { name: "RNCallKeepPerformAnswerCallAction", data: { callUUID: ada, withVideo: false } },
    { name: "RNCallKeepDidActivateAudioSession", data: {} },
  ]);
});

Deno.test("didDisplayIncomingCall on Android has a payload where the push had one", async () => {
  const heard = await setUp(ANDROID);
  await phone.pushBrings({ id: ada, from: "+15550100", isVideo: true });
  const body = { handle: "+15550100", callUUID: ada, name: null, hasVideo: "true" };
  assertEquals(heard, [["didDisplayIncomingCall", body]]);
});

// Whether the app is there.

type Ready = readonly [what: string, ready: () => void, asked: number, begun: number];

const READY: readonly Ready[] = [
  ["nothing is said", () => {}, 1, 1],
  ["it says that it is available", () => RNCallKeep.setAvailable(true), 0, 1],
  ["it says that it is not", () => RNCallKeep.setAvailable(false), 1, 1],
  ["it says that it is there", () => RNCallKeep.setReachable(), 0, 0],
];

for (const [what, ready, asked, begun] of READY) {
  Deno.test(`a call back on Android asks whether the app is there, and begins or not, where ${what}`, async () => {
    await setUp(ANDROID);
    await ring();
    await phone.user.declines();
    await phone.appDies();
    await phone.appLaunches();
    RNCallKeep.registerAndroidEvents();
    const heard: string[] = [];
    RNCallKeep.addEventListener("checkReachability", () => heard.push("asked"));
    RNCallKeep.addEventListener("didReceiveStartCallAction", () => heard.push("begun"));
    ready();
    await phone.user.callsBack();
    const count = (event: string) => heard.filter((each) => each === event).length;
    assertEquals([count("asked"), count("begun")], [asked, begun]);
  });
}

Deno.test("setup on Android says that the app is available, also where it says that it is there", async () => {
  const heard = await setUp(ANDROID);
  RNCallKeep.setReachable();
  RNCallKeep.startCall(ada, "+15550100");
  await phone.settled();
  assertEquals(heard.map(([event]) => event), [
    "didReceiveStartCallAction",
    "didActivateAudioSession",
  ]);
});

type Reach = readonly [timeout: unknown, before: number, after: number];

const REACHES: readonly Reach[] = [
  [3_000, 1, 0],
  ["3000", 1, 1],
  [true, 1, 1],
  [undefined, 1, 1],
];

for (const [displayCallReachabilityTimeout, before, after] of REACHES) {
  Deno.test(`displayCallReachabilityTimeout on Android is a number: ${JSON.stringify(displayCallReachabilityTimeout)}`, async () => {
    await on({ displayCallReachabilityTimeout });
    await ring();
    await phone.advance("2999ms");
    const counts = [phone.calls.length];
    await phone.advance("1ms");
    assertEquals([...counts, phone.calls.length], [before, after]);
  });
}

Deno.test("displayCallReachabilityTimeout on Android leaves a call that is over by then", async () => {
  const heard = await on({ displayCallReachabilityTimeout: 3_000 });
  await ring();
  RNCallKeep.endCall(ada);
  await phone.advance("3s");
  assertEquals(bodies(heard, "endCall").length, 1);
});

// Sound.

Deno.test("setAudioRoute on Android goes by what it is called, and by the phone where it is called otherwise", async () => {
  const heard = await setUp(ANDROID);
  await talk();
  for (const name of ["Bluetooth", "Headset", "Speaker", "whatever"]) {
    await RNCallKeep.setAudioRoute(ada, name);
  }
  RNCallKeep.toggleAudioRouteSpeaker(ada, true);
  RNCallKeep.toggleAudioRouteSpeaker(ada, false);
  await phone.settled();
  const who = { handle: "%2B15550100", callUUID: ada };
  const ways = ["BLUETOOTH", "WIRED_HEADSET", "SPEAKER", "EARPIECE", "SPEAKER", "EARPIECE"];
  assertEquals(bodies(heard, "didChangeAudioRoute"), ways.map((output) => ({ ...who, output })));
});

Deno.test("a call that the phone has muted on Android stays so where sound goes another way", async () => {
  const heard = await setUp(ANDROID);
  await talk();
  await phone.user.mutes();
  await phone.soundGoesBy("Headset");
  const muted = bodies(heard, "didPerformSetMutedCallAction");
  assertEquals(muted, [{ muted: true, callUUID: ada }]);
});

// Groups.

Deno.test("a call that leaves a group on Android has no event of that, but of the hold of the other", async () => {
  const heard = await setUp(ANDROID);
  await talk();
  RNCallKeep.displayIncomingCall(bob, "+15550101", "Bob");
  await phone.user.holdsAndAccepts();
  RNCallKeep.setCurrentCallActive(bob);
  await phone.user.merges();
  heard.length = 0;
  await phone.user.splits(bob);
  assertEquals(heard, [["didToggleHoldCallAction", { hold: true, callUUID: ada }]]);
});

Deno.test("setForegroundServiceSettings on Android leaves whether the app shows its calls itself", async () => {
  const heard = await on({ selfManaged: true });
  RNCallKeep.setForegroundServiceSettings({
    channelId: "calls",
    channelName: "Calls",
    notificationTitle: "A call goes on",
  });
  await ring();
  assertEquals(heard.map(([event]) => event), ["showIncomingCallUi"]);
});

// The phone's own line.

Deno.test("checkIsInManagedCall on Android is true while a call goes on, where the app may know", async () => {
  const answers: unknown[] = [];
  for (const hasPermissions of [true, false]) {
    await on({ selfManaged: true }, { android: { hasPermissions } });
    answers.push(await RNCallKeep.checkIsInManagedCall());
    await phone.foreign.starts("cellular");
    answers.push(await RNCallKeep.checkIsInManagedCall());
  }
  assertEquals(answers, [false, true, false, false]);
});

type Over = readonly [what: string, over: () => void];

const OVERS: readonly Over[] = [
  ["is declined by the app", () => RNCallKeep.rejectCall(ada)],
  ["is over for the app", () => void RNCallKeep.reportEndCallWithUUID(ada, 2)],
];

for (const [what, over] of OVERS) {
  Deno.test(`onHasActiveCall is told no longer once the app's call ${what}`, async () => {
    const heard = await on({ selfManaged: true });
    await ring();
    const own = async () => {
      await phone.foreign.starts("cellular");
      await phone.foreign.ends();
    };
    await own();
    await own();
    over();
    await own();
    assertEquals(bodies(heard, "onHasActiveCall"), [{}]);
  });
}

Deno.test("onHasActiveCall is told beside a call that the app places as well", async () => {
  const heard = await on({ selfManaged: true });
  RNCallKeep.startCall(ada, "+15550100");
  await phone.settled();
  for (const _ of "12") {
    await phone.foreign.starts("cellular");
    await phone.foreign.ends();
  }
  assertEquals(bodies(heard, "onHasActiveCall"), [{}]);
});

Deno.test("onHasActiveCall is not told where the app had no call when the other began", async () => {
  const heard = await on({ selfManaged: true });
  await phone.foreign.starts("cellular");
  await ring();
  await phone.foreign.ends();
  await phone.foreign.starts("cellular");
  assertEquals(bodies(heard, "onHasActiveCall"), []);
});

Deno.test("onHasActiveCall is told no longer once one of the app's calls has ended", async () => {
  const heard = await on({ selfManaged: true });
  for (const id of [ada, bob]) RNCallKeep.displayIncomingCall(id, "+15550100");
  await phone.settled();
  RNCallKeep.endCall(ada);
  for (const _ of "12") {
    await phone.foreign.starts("cellular");
    await phone.foreign.ends();
  }
  assertEquals(bodies(heard, "onHasActiveCall"), []);
});

// What crosses.

Deno.test("a call on Android that is reported twice is refused, and rings on as it did", async () => {
  const heard = await setUp(ANDROID);
  await ring();
  await ring();
  RNCallKeep.answerIncomingCall(ada);
  await phone.settled();
  assertEquals(heard.map(([event]) => event), [
    "createIncomingConnectionFailed",
    "answerCall",
    "didActivateAudioSession",
  ]);
});

Deno.test("a muting that crosses the end of its call on Android comes to nothing", async () => {
  const heard = await setUp(ANDROID);
  await talk();
  heard.length = 0;
  const muting = phone.user.mutes();
  RNCallKeep.endCall(ada);
  await muting;
  assertEquals([heard, phone.calls], [[["endCall", { callUUID: ada }]], []]);
});

Deno.test("a call on Android that is declined before its report returned is shown no more", async () => {
  const heard = await on({ selfManaged: true }, { order: ["delegate", "completion", "observer"] });
  RNCallKeep.displayIncomingCall(ada, "+15550100");
  await phone.user.declines();
  assertEquals(heard, [["endCall", { callUUID: ada }]]);
});
