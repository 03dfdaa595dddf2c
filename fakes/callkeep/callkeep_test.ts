import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import RNCallKeep, { CONSTANTS, emit, phone } from "./mod.ts";
import { ada, bob, type Heard, ring, SETTINGS, setUp, talk } from "./set_up_test.ts";

function names(heard: readonly Heard[]): readonly string[] {
  return heard.map(([event]) => event);
}

// Questions, whose answers differ by platform.

type Question = readonly [name: keyof typeof RNCallKeep, ios: unknown, android: unknown];

const QUESTIONS: readonly Question[] = [
  ["supportConnectionService", false, true],
  ["hasPhoneAccount", true, true],
  ["hasOutgoingCall", null, false],
  ["isConnectionServiceAvailable", true, true],
  ["checkPhoneAccountEnabled", undefined, true],
  ["checkIsInManagedCall", false, true],
  ["checkIfBusy", true, "RNCallKeep.checkIfBusy was called from unsupported OS"],
  ["checkSpeaker", false, "RNCallKeep.checkSpeaker was called from unsupported OS"],
  [
    "getCalls",
    [{
      callUUID: ada.toUpperCase(),
      outgoing: false,
      onHold: false,
      hasConnected: true,
      hasEnded: false,
    }],
    undefined,
  ],
  [
    "getAudioRoutes",
    [
      { name: "Speaker", type: "Speaker" },
      { name: "iPhone Microphone", type: "Phone", selected: true },
    ],
    [
      { name: "Speaker", type: "Speaker" },
      { name: "Phone", type: "Phone", selected: true },
    ],
  ],
];

for (const [name, ios, android] of QUESTIONS) {
  Deno.test(`RNCallKeep.${name} answers as on each platform, while a call goes on`, async () => {
    const answers: unknown[] = [];
    for (const platform of ["ios", "android"] as const) {
      await setUp({ platform });
      await talk();
      const ask = RNCallKeep[name] as () => unknown;
      answers.push(await Promise.resolve(ask()).catch((rejected) => rejected));
    }
    assertEquals(answers, [ios, android]);
  });
}

Deno.test("RNCallKeep.isCallActive is told on iOS, and has no native half on Android", async () => {
  await setUp();
  await ring();
  assertEquals(await RNCallKeep.isCallActive(ada), false);
  await phone.user.answers();
  assertEquals(await RNCallKeep.isCallActive(ada), true);
  await setUp({ platform: "android" });
  await assertRejects(
    () => RNCallKeep.isCallActive(ada),
    TypeError,
    "Cannot isCallActive: the bridge has no native half of it on android",
  );
});

Deno.test("CONSTANTS has the reasons of the platform that the phone is of", () => {
  const reasons = (["ios", "android"] as const).map((platform) => {
    phone.reset({ platform });
    return Object.values(CONSTANTS.END_CALL_REASONS);
  });
  assertEquals(reasons, [[1, 2, 3, 4, 5, 2], [1, 2, 3, 4, 2, 6]]);
});

Deno.test("reportEndCallWithUUID is told to Recents by the reason", async () => {
  const outcomes: unknown[] = [];
  for (const reason of [1, 2, 3, 4, 5, 6, 7]) {
    await setUp();
    await ring();
    RNCallKeep.reportEndCallWithUUID(ada, reason);
    outcomes.push(phone.recents[0]?.outcome);
  }
  assertEquals(outcomes, [
    "missed",
    "missed",
    "missed",
    "answeredElsewhere",
    "declinedElsewhere",
    "missed",
    undefined,
  ]);
});

// Listening.

Deno.test("didLoadWithEvents brings on iOS what came before the first listener, to each that is first", async () => {
  phone.reset();
  await RNCallKeep.setup(SETTINGS);
  await ring();
  await phone.user.answers();
  const loads: string[][] = [];
  const listen = () =>
    RNCallKeep.addEventListener("didLoadWithEvents", (events) => {
      loads.push(events.map(({ name }) => name));
    });
  const first = listen();
  await phone.settled();
  first.remove();
  listen();
  await phone.settled();
  const all = [
    "RNCallKeepDidDisplayIncomingCall",
    "RNCallKeepPerformAnswerCallAction",
    "RNCallKeepDidActivateAudioSession",
  ];
  assertEquals(loads, [all, all]);
  RNCallKeep.clearInitialEvents();
  assertEquals(await RNCallKeep.getInitialEvents(), []);
});

Deno.test("didLoadWithEvents brings on Android what came before setup, once", async () => {
  await setUp({ platform: "android" });
  await phone.appDies();
  await phone.pushBrings({ id: ada, from: "+15550100" });
  assertEquals((await RNCallKeep.getInitialEvents()).map(({ name }) => name), [
    "RNCallKeepDidDisplayIncomingCall",
  ]);
  const loads: unknown[] = [];
  RNCallKeep.addEventListener("didLoadWithEvents", (events) => loads.push(events.length));
  await RNCallKeep.setup(SETTINGS);
  RNCallKeep.registerAndroidEvents();
  await phone.settled();
  assertEquals([loads, await RNCallKeep.getInitialEvents()], [[1], []]);
});

Deno.test("a push launches an app that died, and its call rings by settings of before", async () => {
  await setUp();
  await phone.appDies();
  await phone.pushBrings({ id: ada, from: "+15550100", name: "Ada" });
  assertEquals(phone.screen.calls.map(({ name, status }) => [name, status]), [["Ada", "ringing"]]);
});

Deno.test("removeEventListener takes one listener off, or all of an event", () => {
  phone.reset();
  const heard: string[] = [];
  const one = RNCallKeep.addEventListener("endCall", () => void heard.push("one"));
  RNCallKeep.addEventListener("endCall", () => void heard.push("two"));
  emit("RNCallKeepPerformEndCallAction", { callUUID: ada });
  one.remove();
  one.remove();
  emit("RNCallKeepPerformEndCallAction", { callUUID: ada });
  RNCallKeep.removeEventListener("endCall");
  emit("RNCallKeepPerformEndCallAction", { callUUID: ada });
  assertEquals(heard, ["one", "two", "two"]);
});

Deno.test("addEventListener refuses an event that the bridge does not have", () => {
  const error = assertThrows(
    () => RNCallKeep.addEventListener("answer" as "answerCall", () => {}),
    TypeError,
  );
  assertEquals(
    error.message.split(";")[0],
    "Cannot listen to answer: the bridge has no such event",
  );
});

Deno.test("what a listener throws is told to the test, and keeps the event from those behind it", async () => {
  phone.reset();
  await RNCallKeep.setup(SETTINGS);
  const heard: string[] = [];
  RNCallKeep.addEventListener("answerCall", () => {
    throw new Error("no such session");
  });
  RNCallKeep.addEventListener("answerCall", () => void heard.push("behind"));
  RNCallKeep.addEventListener("didActivateAudioSession", () => void heard.push("audio"));
  RNCallKeep.displayIncomingCall(ada, "+15550100");
  await assertRejects(() => phone.user.answers(), Error, "no such session");
  assertEquals(heard, ["audio"]);
});

Deno.test("didReceiveStartCallAction has no id where the user calls back from Recents on iOS", async () => {
  const heard = await setUp();
  await ring();
  await phone.user.declines();
  await phone.user.callsBack();
  assertEquals(heard.at(-1), ["didReceiveStartCallAction", { handle: "+15550100", video: false }]);
});

Deno.test("didReceiveStartCallAction has an id of Android's where the user calls back there", async () => {
  const heard = await setUp({ platform: "android" });
  await ring();
  await phone.user.declines();
  await phone.user.callsBack();
  assertEquals(heard.slice(1), [
    ["didReceiveStartCallAction", {
      handle: "+15550100",
      callUUID: "dd000000-0000-4000-8000-000000000000",
      name: null,
    }],
    ["didActivateAudioSession", null],
  ]);
});

// Android alone.

Deno.test("an app that shows its calls itself is asked to, and told of silence and of the phone's own call", async () => {
  const android = { ...SETTINGS.android, selfManaged: true };
  const heard = await setUp({ platform: "android" }, { ...SETTINGS, android });
  await ring();
  await phone.userSilences(ada);
  await phone.user.answers();
  RNCallKeep.setCurrentCallActive(ada);
  const who = { handle: "%2B15550100", callUUID: ada, name: "Ada" };
  await phone.foreign.starts("cellular");
  await phone.foreign.ends();
  await phone.foreign.starts("cellular");
  assertEquals(heard, [
    ["showIncomingCallUi", { ...who, hasVideo: "false" }],
    ["silenceIncomingCall", who],
    ["answerCall", { callUUID: ada, withVideo: false }],
    ["didActivateAudioSession", null],
    ["didToggleHoldCallAction", { hold: true, callUUID: ada }],
    ["onHasActiveCall", {}],
  ]);
});

Deno.test("an app without a phone account on Android has no call ring, and the log says so", async () => {
  const heard = await setUp({ platform: "android", android: { isAccountEnabled: false } });
  await ring();
  RNCallKeep.startCall(bob, "+15550101");
  assertEquals([heard, phone.calls, phone.log], [[], [], [
    "displayIncomingCall: no phone account",
    "startCall: no phone account, no permission, or no number",
  ]]);
});

Deno.test("setup on Android asks the user for a phone account, and opens the settings or not", async () => {
  const answers: unknown[] = [];
  for (const button of ["Open settings", "Not now"]) {
    phone.reset({ platform: "android", android: { isAccountEnabled: false } });
    const done = RNCallKeep.setup(SETTINGS).then((opened) => opened, () => "refused");
    await phone.settled();
    answers.push(phone.alert);
    await phone.userTaps(button);
    answers.push(await done);
  }
  const alert = {
    title: "Phone account",
    text: "Pigeon needs one",
    buttons: ["Not now", "Open settings"],
  };
  assertEquals(answers, [alert, true, alert, "refused"]);
});

Deno.test("an id on Android may be any text", async () => {
  const heard = await setUp({ platform: "android" });
  RNCallKeep.displayIncomingCall("call 7", "7");
  await phone.user.answers("call 7");
  assertEquals(heard[0], ["answerCall", { callUUID: "call 7", withVideo: false }]);
});

// iOS alone.

Deno.test("an id on iOS that is no UUID, or a handle that is none, is refused as what ends the app", async () => {
  await setUp();
  const messages = [
    () => RNCallKeep.displayIncomingCall("call 7", "7"),
    () => RNCallKeep.endCall(undefined as unknown as string),
    () => RNCallKeep.startCall(ada, undefined as unknown as string),
  ].map((misuse) => assertThrows(misuse, Error).message);
  assertEquals(messages, [
    'Cannot displayIncomingCall: "call 7" is no UUID, for which CallKit ends the app on a device; ' +
    "make one for each call, by uuid v4 or the like",
    "Cannot endCall: undefined is no UUID, for which CallKit ends the app on a device; make one for " +
    "each call, by uuid v4 or the like",
    "Cannot startCall: the handle is undefined, which ends the app on a device; give it text",
  ]);
});

Deno.test("displayCallReachabilityTimeout ends a call on iOS where the app does not say that it is there", async () => {
  const ios = { ...SETTINGS.ios, displayCallReachabilityTimeout: 3_000 };
  const counts: number[] = [];
  for (const isReachable of [false, true]) {
    await setUp({}, { ...SETTINGS, ios });
    await ring();
    if (isReachable) RNCallKeep.setReachable();
    await phone.advance("3s");
    counts.push(phone.calls.length);
  }
  assertEquals(counts, [0, 1]);
});

Deno.test("a request that the system refuses is told to the log alone", async () => {
  const heard = await setUp();
  await phone.system.willRefuse("startCall", "maximumCallGroupsReached");
  RNCallKeep.startCall(ada, "+15550100");
  await phone.settled();
  assertEquals([heard, phone.log.length], [[], 1]);
});

Deno.test("setup on iOS is refused without a name of the app", async () => {
  phone.reset();
  const refused = await RNCallKeep.setup({ ...SETTINGS, ios: {} as { appName: string } })
    .catch((reason) => reason);
  assertEquals(refused, 'RNCallKeep.setup: option "appName" is required');
});

Deno.test("reset keeps an app where that is asked for: it is set up, and listens", async () => {
  const counts: unknown[] = [];
  for (const platform of ["ios", "android"] as const) {
    const heard = await setUp({ platform });
    await talk();
    phone.reset({ platform, keepsApp: true });
    heard.length = 0;
    await talk();
    counts.push([phone.calls.length, names(heard)]);
  }
  assertEquals(counts, [
    [1, ["didDisplayIncomingCall", "answerCall", "didActivateAudioSession"]],
    [1, ["answerCall", "didActivateAudioSession"]],
  ]);
});
