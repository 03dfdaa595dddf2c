import { assertEquals, assertThrows } from "@std/assert";
import { callId } from "../../call/mod.ts";
import type { AndroidOptions } from "./android_half.ts";
import { hearAll, switchedOn } from "./heard_half_test.ts";
import { ada, bob } from "./set_up_test.ts";

// What Telecom is told by the native half on Android.

const ANDROID = { platform: "android" } as const;

function begin(settings: object = {}, android: AndroidOptions = {}) {
  const made = switchedOn({ ...ANDROID, android });
  made.half.ask("setup", settings);
  made.half.told.length = 0;
  const ring = async (id = ada, ...more: readonly unknown[]) => {
    made.half.ask("displayIncomingCall", id, "+15550100", ...more);
    await made.phone.settled();
  };
  return { ...made, ring, told: made.half.told };
}

const A = callId(ada);
const remoteHandle = { kind: "phoneNumber", value: "+15550100" };

function request(kind: string, more: object = {}): readonly unknown[] {
  return ["request", { kind, callId: A, ...more }];
}

Deno.test("an account on Android is registered by setup, once, and by each launch after it", async () => {
  const { half, phone } = switchedOn(ANDROID);
  const made: unknown[] = [];
  const look = () => made.push(half.told.splice(0));
  const provider = ["provider", { supportsVideo: true }];
  look();
  phone.reset({ ...ANDROID, keepsApp: true });
  look();
  half.ask("setup", {});
  half.ask("registerPhoneAccount", {});
  look();
  await phone.appDies();
  await phone.appLaunches();
  look();
  assertEquals<unknown>(made, [[], [], [provider], [provider]]);
});

Deno.test("settings on Android are kept on the device, where they are not null", () => {
  const { half } = begin({ selfManaged: true });
  half.ask("setForegroundServiceSettings", { channelId: "calls" });
  half.ask("setSettings", null);
  assertEquals(Object.fromEntries(half.storage), {
    "rn-callkeep": '{"selfManaged":true,"foregroundService":{"channelId":"calls"}}',
    "phone account": "registered",
  });
});

Deno.test("displayIncomingCall on Android reports a call, and its event is another's business", async () => {
  const { half, phone, ring, told } = begin();
  const heard = hearAll(half);
  await ring(ada, "Ada", true);
  assertEquals([told, heard, phone.calls.map(({ id }) => id)], [
    [["reportNewIncomingCall", A, { remoteHandle, localizedCallerName: "Ada", hasVideo: true }]],
    [],
    [A],
  ]);
});

Deno.test("startCall on Android asks for a call, and tells of it once Telecom comes back with it", async () => {
  const { half, phone, told } = begin();
  half.ask("startCall", ada, "+15550100", "Ada", true);
  await phone.settled();
  half.ask("setCurrentCallActive", ada);
  half.ask("setCurrentCallActive", ada);
  assertEquals(told, [
    request("startCall", { handle: remoteHandle, isVideo: true }),
    ["reportCallUpdated", A, { localizedCallerName: "Ada" }],
    ["reportOutgoingCallStartedConnecting", A],
    ["reportOutgoingCallConnected", A],
  ]);
});

Deno.test("a call that rings on Android, or that was answered there, needs no word that it is active", async () => {
  const { half, phone, ring, told } = begin();
  await ring();
  told.length = 0;
  half.ask("setCurrentCallActive", ada);
  half.ask("answerIncomingCall", ada);
  await phone.settled();
  half.ask("setCurrentCallActive", ada);
  half.ask("setCurrentCallActive", ada);
  assertEquals(told, [request("answerCall")]);
});

type Asked = readonly [method: string, values: readonly unknown[], told: readonly unknown[]];

const OF_ONE_CALL: readonly Asked[] = [
  ["setOnHold", [1], [request("setHeld", { isOnHold: true })]],
  ["setMutedCall", [1], []],
  ["sendDTMF", [12], []],
  ["endCall", [], [request("endCall")]],
  ["rejectCall", [], [request("endCall")]],
  ...[
    "failed",
    "remoteEnded",
    "unanswered",
    "answeredElsewhere",
    "remoteEnded",
    "unanswered",
    "failed",
  ].map((reason, place): Asked => [
    "reportEndCallWithUUID",
    [place + 1],
    [["reportCallEnded", A, reason]],
  ]),
  ["updateDisplay", ["Ada", 7], [["reportCallUpdated", A, {
    localizedCallerName: "Ada",
    remoteHandle: { kind: "phoneNumber", value: "7" },
  }]]],
  ["setCurrentCallActive", [], []],
  ["setConnectionState", [3], []],
  ["setConnectionState", [5], [request("setHeld", { isOnHold: true })]],
  ["toggleAudioRouteSpeaker", [true], []],
  ["answerIncomingCall", [], [request("answerCall")]],
];

for (const [method, values, wanted] of OF_ONE_CALL) {
  Deno.test(`${method} on Android is told to Telecom, or not: ${JSON.stringify(values)}`, async () => {
    const { half, phone, ring, told } = begin();
    await ring();
    if (/Hold|State/.test(method)) {
      await phone.user.answers();
      half.ask("setCurrentCallActive", ada);
      await phone.settled();
    }
    told.length = 0;
    half.ask(method, ada, ...values);
    await phone.settled();
    assertEquals<unknown>(told, wanted);
  });

  Deno.test(`${method} on Android is ignored of a call that is not there: ${JSON.stringify(values)}`, () => {
    const { half, phone } = begin();
    half.ask(method, "call 7", ...values);
    assertEquals(phone.log, [`${method} ignored: no connection call 7`]);
  });
}

type Needed = readonly [method: string, values: readonly unknown[], message: string];

const NEEDED: readonly Needed[] = [
  ["displayIncomingCall", [null, "7"], "Cannot displayIncomingCall: the uuid is null"],
  ["displayIncomingCall", [bob], "Cannot displayIncomingCall: the number is undefined"],
  ["startCall", [null, "7"], "Cannot startCall: the uuid is null"],
  ["sendDTMF", [ada], "Cannot sendDTMF: the key is undefined"],
  ["updateDisplay", [ada, "Ada"], "Cannot updateDisplay: the number is undefined"],
];

for (const [method, values, message] of NEEDED) {
  Deno.test(`${message}, is what the native side on Android says`, async () => {
    const { half, ring } = begin();
    await ring();
    const error = assertThrows(() => half.ask(method, ...values), Error);
    assertEquals(error.message.split(",")[0], message);
  });
}

// What Telecom refuses.

Deno.test("what the app does with a call on Android is told, though Telecom refuses it", async () => {
  const told: unknown[] = [];
  for (const [method, kind] of [["answerIncomingCall", "answerCall"], ["endCall", "endCall"]]) {
    const { half, phone, ring } = begin();
    await ring();
    const heard = hearAll(half);
    await phone.system.willRefuse(kind as "endCall", "invalidAction");
    half.ask(method ?? "", ada);
    await phone.settled();
    told.push([heard.map(([event]) => event), phone.log]);
  }
  const refused = (kind: string) =>
    `${kind} refused: Cannot request ${kind}: the environment was told to refuse it`;
  assertEquals(told, [
    [["answerCall", "didActivateAudioSession"], [refused("answerCall")]],
    [["endCall"], [refused("endCall")]],
  ]);
});

Deno.test("an incoming call that Android refuses is told to JavaScript and to the log", async () => {
  const { half, phone, ring } = begin();
  const heard = hearAll(half);
  await phone.system.willRefuseReport("filteredByBlockList");
  await ring();
  assertEquals([heard.map(([event]) => event), phone.log.length], [
    ["createIncomingConnectionFailed"],
    1,
  ]);
  assertEquals(/^onCreateIncomingConnectionFailed: Cannot /.test(phone.log[0] ?? ""), true);
});

Deno.test("a call on Android that is over for the app is no connection any more", async () => {
  const { half, phone, ring } = begin();
  await ring();
  half.ask("reportEndCallWithUUID", ada, 2);
  half.ask("endCall", ada);
  assertEquals(phone.log, [`endCall ignored: no connection ${ada}`]);
});

// Names of calls.

Deno.test("a call of any name on Android has an id of its own, always the same", () => {
  const { half } = begin();
  const ids = Array.from({ length: 17 }, (_, place) => half.idOf(`call ${place}`));
  assertEquals([half.idOf("call 0"), ids[0], ids[15], half.idOf(ada.toUpperCase())], [
    callId("00000000-0000-4000-8000-000000000001"),
    callId("00000000-0000-4000-8000-000000000001"),
    callId("00000000-0000-4000-8000-000000000010"),
    A,
  ]);
});

Deno.test("a call back on Android has a name of Android's, which counts on after a launch", async () => {
  const { half, phone, ring } = begin();
  await ring();
  await phone.user.declines();
  const names: unknown[] = [];
  for (const _ of "12") {
    const heard = hearAll(half);
    await phone.user.callsBack(ada);
    const { callUUID } = heard[0]?.[1] as { callUUID: string };
    half.ask("setCurrentCallActive", callUUID);
    names.push([callUUID, phone.screen.calls[0]?.status, half.storage.get("dialed")]);
    half.ask("endCall", callUUID);
    await phone.appDies();
    await phone.appLaunches();
    half.ask("setup", {});
  }
  assertEquals(names, [
    ["dd000000-0000-4000-8000-000000000000", "talking", "1"],
    ["dd000000-0000-4000-8000-000000000001", "talking", "2"],
  ]);
});

// Accounts and permissions.

type Account = readonly [
  what: string,
  settings: object | null,
  android: AndroidOptions,
  hasAccount: boolean,
];

const ACCOUNTS: readonly Account[] = [
  ["before setup", null, {}, false],
  ["after it", {}, {}, true],
  ["that the user switched off", {}, { isAccountEnabled: false }, false],
  ["without permissions", {}, { hasPermissions: false }, false],
  ["of an app that shows its calls itself", { selfManaged: true }, { hasPermissions: false }, true],
];

for (const [what, settings, android, hasAccount] of ACCOUNTS) {
  Deno.test(`hasPhoneAccount on Android tells of an account ${what}`, async () => {
    const { half } = switchedOn({ ...ANDROID, android });
    if (settings) half.ask("setup", settings);
    const answers = ["hasPhoneAccount", "checkPhoneAccountEnabled"].map((ask) => half.ask(ask));
    assertEquals(await Promise.all(answers), [hasAccount, hasAccount]);
  });
}

Deno.test("an app on Android that shows its calls itself no longer has to have an account for them", async () => {
  const { half, phone, ring } = begin({ selfManaged: true }, { isAccountEnabled: false });
  await ring();
  half.ask("setSettings", {});
  half.ask("endAllCalls");
  half.ask("endCall", ada);
  await phone.settled();
  assertEquals([phone.calls.length, phone.log], [1, ["endCall ignored: no phone account"]]);
});

Deno.test("startCall on Android asks for permissions of every app, and for a number", () => {
  const logs = [false, true].map((hasPermissions) => {
    const { half, phone, told } = begin({ selfManaged: true }, { hasPermissions });
    half.ask("startCall", ada, hasPermissions ? undefined : "7");
    return [told, phone.log];
  });
  const log = "startCall: no phone account, no permission, or no number";
  assertEquals(logs, [[[], [log]], [[], [log]]]);
});

Deno.test("checkPhoneAccountPermission on Android is granted by a user who is not said to refuse", async () => {
  const { half } = begin({}, { hasPermissions: false });
  const before = await half.ask("hasPermissions");
  const asked = await half.ask("checkPhoneAccountPermission");
  const again = await half.ask("checkPhoneAccountPermission");
  assertEquals([before, asked, await half.ask("hasPermissions"), again], [
    false,
    true,
    true,
    false,
  ]);
});

Deno.test("an app on Android that says that it shows its calls itself has none before setup", async () => {
  const { half, phone } = switchedOn(ANDROID);
  half.ask("setSettings", { selfManaged: true });
  half.ask("displayIncomingCall", ada, "7");
  await phone.settled();
  assertEquals([half.told, phone.calls], [[], []]);
});
