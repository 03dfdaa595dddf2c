import { assertEquals, assertRejects } from "@std/assert";
import RNCallKeep, { phone } from "./mod.ts";
import { ada, bob, ring, SETTINGS, setUp, talk } from "./set_up_test.ts";

/** What the bridge's types do not tell of. */
const untyped = RNCallKeep as unknown as {
  reportUpdatedCall(uuid: string, name: string): unknown;
  hasDefaultPhoneAccount(options: object): Promise<void>;
};

function buttons(): readonly string[] {
  return phone.screen.calls.flatMap((call) => call.buttons);
}

Deno.test("answerIncomingCall on iOS goes by the phone, which tells the app", async () => {
  const heard = await setUp();
  await ring();
  heard.length = 0;
  RNCallKeep.answerIncomingCall(ada);
  await phone.settled();
  assertEquals(heard, [["answerCall", { callUUID: ada }], ["didActivateAudioSession", undefined]]);
});

Deno.test("endAllCalls on iOS ends the calls of the app, and asks in vain for those of others", async () => {
  await setUp();
  await talk();
  await phone.foreign.calls("cellular", "eve");
  RNCallKeep.endAllCalls();
  await phone.settled();
  assertEquals([phone.screen.calls.map(({ name }) => name), phone.log.length], [["eve"], 1]);
});

Deno.test("updateDisplay and reportUpdatedCall on iOS change how a call looks, and what it can", async () => {
  await setUp();
  await talk();
  const before = buttons();
  RNCallKeep.updateDisplay(ada, "Lovelace", "+15550102", {
    ios: { supportsHolding: false, supportsDTMF: false, hasVideo: null },
  });
  assertEquals(phone.screen.calls[0]?.name, "Lovelace");
  const lost = before.filter((button) => !buttons().includes(button));
  assertEquals(lost, ["hold", "keypad"]);
  assertEquals(untyped.reportUpdatedCall(ada, "Ada L."), undefined);
  assertEquals([phone.screen.calls[0]?.name, phone.log], ["Ada L.", [
    "RNCallKeep.reportUpdatedCall is deprecated: use RNCallKeep.updateDisplay",
  ]]);
});

Deno.test("displayIncomingCall on iOS shows nothing before setup, and says so to the log alone", async () => {
  phone.reset();
  await ring();
  assertEquals([phone.calls, phone.log], [[], [
    "an incoming call before setup: nothing is shown",
  ]]);
});

Deno.test("displayIncomingCall on iOS says what a call can", async () => {
  await setUp();
  RNCallKeep.displayIncomingCall(ada, "ada@example.org", "Ada", "email", true, {
    ios: { supportsHolding: false },
  });
  await phone.user.answers();
  assertEquals([phone.screen.calls[0]?.isVideo, buttons().includes("hold")], [true, false]);
  const { remoteHandle } = phone.reference.state.calls[0]?.info ?? {};
  assertEquals(remoteHandle, { kind: "emailAddress", value: "ada@example.org" });
});

Deno.test("startCall on iOS says, once the phone accepts it, who is called and what the call can", async () => {
  await setUp();
  RNCallKeep.startCall(ada, "ada@example.org", "Ada", "email", true);
  RNCallKeep.startCall(bob, "+15550101");
  await phone.settled();
  const can = {
    supportsDtmf: true,
    supportsHolding: true,
    supportsGrouping: true,
    supportsUngrouping: true,
  };
  assertEquals(phone.reference.state.calls.map(({ info }) => info), [
    {
      ...can,
      remoteHandle: { kind: "emailAddress", value: "ada@example.org" },
      localizedCallerName: "Ada",
      hasVideo: true,
    },
    {
      ...can,
      remoteHandle: { kind: "phoneNumber", value: "+15550101" },
      localizedCallerName: null,
      hasVideo: false,
    },
  ]);
});

Deno.test("checkSpeaker on iOS tells where the sound goes", async () => {
  await setUp();
  await phone.soundGoesBy("Speaker");
  assertEquals(await RNCallKeep.checkSpeaker(), true);
});

type Setting = readonly [name: string, value: unknown, seen: () => unknown, wanted: unknown];

const SETTINGS_OF_IOS: readonly Setting[] = [
  ["includesCallsInRecents", false, () => phone.recents, []],
  ["maximumCallGroups", "1", () => configuration()?.maximumCallGroups, 1],
  ["maximumCallGroups", "none", () => configuration()?.maximumCallGroups, 3],
  ["maximumCallsPerCallGroup", 5, () => configuration()?.maximumCallsPerCallGroup, 5],
  ["supportsVideo", false, () => configuration()?.supportsVideo, false],
  ["ringtoneSound", "bell.caf", () => configuration()?.ringtoneSound, "bell.caf"],
  ["handleType", "generic", () => configuration()?.supportedHandleKinds, ["generic"]],
  [
    "handleType",
    ["number", "email"],
    () => configuration()?.supportedHandleKinds,
    ["phoneNumber", "emailAddress"],
  ],
];

function configuration() {
  return phone.reference.state.providers[0]?.configuration;
}

for (const [name, value, seen, wanted] of SETTINGS_OF_IOS) {
  Deno.test(`setup on iOS takes ${name} ${JSON.stringify(value)}`, async () => {
    await setUp({}, { ...SETTINGS, ios: { ...SETTINGS.ios, [name]: value } });
    await ring();
    await phone.user.declines();
    assertEquals(seen(), wanted);
  });
}

Deno.test("setAudioRoute on iOS knows the device's own ways, and answers nothing to another", async () => {
  const heard = await setUp();
  const answers: unknown[] = [];
  for (const name of ["Speaker", "iPhone Microphone", "AirPods"]) {
    void RNCallKeep.setAudioRoute(ada, name).then((answer) => answers.push(answer));
  }
  await phone.settled();
  assertEquals([answers, heard], [["Speaker", "iPhone Microphone"], [
    ["didChangeAudioRoute", { output: "Speaker", reason: 4 }],
    ["didChangeAudioRoute", { output: "Receiver", reason: 4 }],
  ]]);
});

Deno.test("didChangeAudioRoute on iOS is lost where nobody listens", async () => {
  phone.reset();
  await phone.soundGoesBy("Headset");
  assertEquals(await RNCallKeep.getInitialEvents(), []);
});

Deno.test("a key of the headset ends a call, and the app is told", async () => {
  const heard = await setUp();
  await talk();
  heard.length = 0;
  await phone.headsetPresses("hook");
  assertEquals(heard[0], ["endCall", { callUUID: ada }]);
});

Deno.test("what is under way to an app that dies does not arrive in the next", async () => {
  const heard = await setUp();
  await ring();
  heard.length = 0;
  const dying = [phone.user.declines(), phone.appDies()];
  await Promise.all(dying);
  await phone.appLaunches();
  assertEquals(heard, []);
});

Deno.test("removeEventListener does nothing where nobody listens", async () => {
  phone.reset();
  assertEquals(RNCallKeep.removeEventListener("endCall"), undefined);
  await phone.settled();
});

Deno.test("hasDefaultPhoneAccount alerts the user on Android, and does nothing on iOS", async () => {
  const texts = { alertTitle: "Default", alertDescription: "None", okButton: "OK" };
  await setUp();
  assertEquals([await untyped.hasDefaultPhoneAccount(texts), phone.alert], [undefined, null]);
  await setUp({ platform: "android" });
  const done = untyped.hasDefaultPhoneAccount(texts);
  await phone.settled();
  assertEquals(phone.alert, { title: "Default", text: "None", buttons: ["", "OK"] });
  await phone.userTaps("OK");
  assertEquals(await done, undefined);
});

Deno.test("what is for the other platform is nothing, or rejected", async () => {
  await setUp();
  await ring();
  RNCallKeep.registerPhoneAccount(SETTINGS);
  RNCallKeep.backToForeground();
  assertEquals([
    RNCallKeep.setConnectionState(ada, 4) as unknown,
    RNCallKeep.toggleAudioRouteSpeaker(ada, true) as unknown,
  ], [null, null]);
  await setUp({ platform: "android" });
  RNCallKeep.backToForeground();
  RNCallKeep.registerPhoneAccount(SETTINGS);
  RNCallKeep.reportConnectedOutgoingCallWithUUID(bob);
  const rejected = await assertRejects(
    () =>
      Promise.resolve(untyped.reportUpdatedCall(ada, "Ada")).catch((reason) => {
        throw new Error(reason);
      }),
    Error,
  );
  assertEquals(rejected.message, "RNCallKeep.reportUpdatedCall was called from unsupported OS");
});
