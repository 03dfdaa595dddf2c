import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import RNCallKeep, { phone } from "./mod.ts";
import { HeardHalf, switchedOn } from "./heard_half_test.ts";
import { ada, bob, setUp } from "./set_up_test.ts";

const ANDROID = { platform: "android" } as const;

// What the phone is switched on with.

Deno.test("a phone has no deadlines on Android, and on iOS those of the kit", () => {
  const names = (["ios", "android"] as const).map((platform) => {
    phone.reset({ platform });
    return phone.reference.state.profile.name;
  });
  const { ringTimeoutMs, deadlinesMs } = phone.reference.state.profile;
  const year = 365 * 24 * 60 * 60 * 1_000;
  assertEquals([names, ringTimeoutMs, deadlinesMs], [["callspec", "android-telecom"], year, {
    startCall: year,
    answerCall: year,
    endCall: year,
    setHeld: year,
    setMuted: year,
    setGroup: year,
    playDtmf: year,
    setTranslating: year,
  }]);
});

Deno.test("a phone is an iPhone before anybody says what it is", () => {
  assertEquals(new HeardHalf().platform, "ios");
});

// An app that is dead.

Deno.test("RNCallKeep has no native half while the app is dead, and the sound goes where it does", async () => {
  await setUp();
  await phone.appDies();
  await phone.soundGoesBy("Speaker");
  const { message } = assertThrows(() => RNCallKeep.endCall(ada), TypeError);
  await phone.appLaunches();
  assertEquals([message, await RNCallKeep.checkSpeaker()], [
    "Cannot endCall: the bridge has no native half of it on ios",
    false,
  ]);
});

Deno.test("who listens while the app is dead is told nothing of before", async () => {
  phone.reset();
  await RNCallKeep.setup({ ios: { appName: "Pigeon" } } as never);
  RNCallKeep.displayIncomingCall(ada, "7");
  await phone.settled();
  await phone.appDies();
  const heard: unknown[] = [];
  RNCallKeep.addEventListener("didLoadWithEvents", (events) => void heard.push(events));
  await phone.settled();
  assertEquals(heard, []);
});

// Alerts.

Deno.test("an alert says what the app gives it, and is gone once it is tapped", async () => {
  const { half, phone } = switchedOn({});
  const pressed: string[] = [];
  const button = (text: string) => ({ text, press: () => void pressed.push(text) });
  half.show(undefined, undefined, [button("No"), button("Yes")]);
  const shown = phone.alert;
  const { message } = await assertRejects(() => phone.userTaps("Maybe"), Error);
  await phone.userTaps("Yes");
  assertEquals([shown, message, pressed, phone.alert], [
    { title: "", text: "", buttons: ["No", "Yes"] },
    "Cannot tap Maybe: the user sees No, Yes; see phone.alert",
    ["Yes"],
    null,
  ]);
});

// What cannot be done, and what is thrown.

Deno.test("userSilences says which calls there are, and that it takes an Android", async () => {
  await setUp();
  for (const id of [ada, bob]) RNCallKeep.displayIncomingCall(id, "7");
  const { message } = await assertRejects(() => phone.userSilences(ada), Error);
  assertEquals(
    message,
    `Cannot silence ${ada}: the phone is of ios, and has calls ${ada}, ${bob}; it takes one of an ` +
      "Android",
  );
});

Deno.test("a step of the phone throws what a listener threw by then", async () => {
  await setUp(ANDROID);
  RNCallKeep.displayIncomingCall(ada, "7");
  await phone.settled();
  for (const event of ["silenceIncomingCall", "didChangeAudioRoute"] as const) {
    RNCallKeep.addEventListener(event, () => {
      throw new Error(event);
    });
  }
  const thrown: string[] = [];
  for (const step of [() => phone.userSilences(ada), () => phone.soundGoesBy("Headset")]) {
    await step().catch(({ message }: Error) => void thrown.push(message));
  }
  const { half, phone: other } = switchedOn({});
  half.emitter.addListener("tapped", () => {
    throw new Error("tapped");
  });
  half.show("", "", [{ text: "Yes", press: () => void half.emitter.bring("tapped") }]);
  await other.userTaps("Yes").catch(({ message }: Error) => void thrown.push(message));
  assertEquals(thrown, ["silenceIncomingCall", "didChangeAudioRoute", "tapped"]);
});

// What is misspelled.

Deno.test("a phone refuses to be reset to what it does not know, and stays as it is", async () => {
  phone.reset(ANDROID);
  const refused = (options: object) =>
    assertThrows(() => phone.reset(options as never), TypeError).message;
  const names = "platform, android, profile, seed, order, keepsApp";
  assertEquals(
    [{ platform: "iOS" }, { plattform: "ios" }, { android: { granted: false } }].map(refused),
    [
      'Cannot take "iOS" for a platform: there are ios, android',
      `Cannot take "plattform" for an option of phone.reset: there are ${names}`,
      'Cannot take "granted" for an option of phone.reset for android: there are hasPermissions, ' +
      "grantsPermissions, isAccountEnabled",
    ],
  );
  assertEquals(phone.platform, "android");
  const { message } = await assertRejects(() => phone.soundGoesBy("Ear" as never), TypeError);
  assertEquals(
    message,
    'Cannot take "Ear" for a way of the sound: there are Phone, Speaker, Headset, Bluetooth',
  );
});
