import { assertEquals, assertThrows } from "@std/assert";
import { callId } from "../../call/mod.ts";
import { hearAll, switchedOn } from "./heard_half_test.ts";
import { ada, bob } from "./set_up_test.ts";

// What CallKit is told by the native half on iOS.

function begin(settings: object = {}) {
  const made = switchedOn({ platform: "ios" });
  made.half.ask("setup", { appName: "Pigeon", ...settings });
  made.half.told.length = 0;
  return { ...made, told: made.half.told };
}

const ALL = {
  supportsHolding: true,
  supportsDtmf: true,
  supportsGrouping: true,
  supportsUngrouping: true,
};

const NONE = {
  supportsHolding: false,
  supportsDtmf: false,
  supportsGrouping: false,
  supportsUngrouping: false,
};

const number = { kind: "phoneNumber", value: "+15550100" };

Deno.test("a provider on iOS is made once: by setup, by a launch after it, or by a call after setSettings", async () => {
  const { half, phone } = switchedOn({ platform: "ios" });
  const made: unknown[] = [];
  const look = () => made.push(half.told.splice(0).map(([method]) => method));
  look();
  half.ask("setup", { appName: "Pigeon" });
  half.ask("setup", { appName: "Pigeon" });
  look();
  await phone.appDies();
  await phone.appLaunches();
  look();
  phone.reset();
  half.ask("setSettings", { appName: "Pigeon", supportsVideo: false });
  look();
  half.ask("displayIncomingCall", ada, "7");
  assertEquals(half.told[0]?.[1], {
    supportsVideo: false,
    maximumCallGroups: 3,
    maximumCallsPerCallGroup: 1,
    supportedHandleKinds: ["phoneNumber"],
    ringtoneSound: null,
  });
  assertEquals([...made, Object.fromEntries(half.storage)], [
    [],
    ["provider"],
    ["provider"],
    [],
    { RNCallKeepSettings: '{"appName":"Pigeon","supportsVideo":false}' },
  ]);
});

type Display = readonly [what: string, values: readonly unknown[], update: object];

const DISPLAYS: readonly Display[] = [
  ["with nothing more", [ada, "+15550100", "number"], {
    remoteHandle: number,
    localizedCallerName: null,
    hasVideo: false,
    ...NONE,
  }],
  ["with all that it can", [ada, "7", "generic", true, "Ada", 1, 1, 1, 1], {
    remoteHandle: { kind: "generic", value: "7" },
    localizedCallerName: "Ada",
    hasVideo: true,
    ...ALL,
  }],
  ["with keys alone", [ada, "a@b.org", "email", false, "", false, true, false, false], {
    remoteHandle: { kind: "emailAddress", value: "a@b.org" },
    localizedCallerName: "",
    hasVideo: false,
    ...NONE,
    supportsDtmf: true,
  }],
];

for (const [what, values, update] of DISPLAYS) {
  Deno.test(`displayIncomingCall on iOS reports a call ${what}`, () => {
    const { half, told } = begin();
    half.ask("displayIncomingCall", ...values);
    assertEquals(told, [["reportNewIncomingCall", callId(ada), update]]);
  });
}

Deno.test("a push on iOS reports a call with all that it can, and the event has what the push had", async () => {
  const { half, phone, told } = begin();
  const heard = hearAll(half);
  await phone.pushBrings({ id: ada.toUpperCase(), from: "ada", isVideo: true });
  const from = { kind: "generic", value: "ada" };
  assertEquals([told, heard], [
    [["reportNewIncomingCall", callId(ada), {
      remoteHandle: from,
      localizedCallerName: null,
      hasVideo: true,
      ...ALL,
    }]],
    [["didDisplayIncomingCall", {
      error: "",
      errorCode: "",
      callUUID: ada.toUpperCase(),
      handle: "ada",
      localizedCallerName: "",
      hasVideo: "1",
      supportsHolding: "1",
      supportsDTMF: "1",
      supportsGrouping: "1",
      supportsUngrouping: "1",
      fromPushKit: "1",
      payload: { id: ada.toUpperCase(), from, isVideo: true },
    }]],
  ]);
});

type Start = readonly [values: readonly unknown[], action: object, update: object];

const STARTS: readonly Start[] = [
  [[ada, "+15550100", undefined, "number", false], { handle: number, isVideo: false }, {
    remoteHandle: number,
    hasVideo: false,
    ...ALL,
  }],
  [
    [ada, "7", "Ada", "generic", true],
    { handle: { kind: "generic", value: "7" }, isVideo: true, contactIdentifier: "Ada" },
    {
      remoteHandle: { kind: "generic", value: "7" },
      hasVideo: true,
      localizedCallerName: "Ada",
      ...ALL,
    },
  ],
];

for (const [values, action, update] of STARTS) {
  Deno.test(`startCall on iOS asks for a call, and says what it can: ${JSON.stringify(values.slice(1))}`, async () => {
    const { half, phone, told } = begin();
    half.ask("startCall", ...values);
    await phone.settled();
    assertEquals(told, [
      ["request", { kind: "startCall", callId: callId(ada), ...action }],
      ["reportCallUpdated", callId(ada), update],
    ]);
  });
}

// What is asked, and told, of one call.

type Asked = readonly [method: string, values: readonly unknown[], told: readonly unknown[]];

function request(kind: string, more: object = {}): readonly unknown[] {
  return ["request", { kind, callId: callId(ada), ...more }];
}

const OF_ONE_CALL: readonly Asked[] = [
  ["answerIncomingCall", [], request("answerCall")],
  ["endCall", [], request("endCall")],
  ["setOnHold", [1], request("setHeld", { isOnHold: true })],
  ["setMutedCall", [0], request("setMuted", { isMuted: false })],
  ["sendDTMF", [12], request("playDtmf", { digits: "12", type: "hardPause" })],
  [
    "reportConnectingOutgoingCallWithUUID",
    [],
    ["reportOutgoingCallStartedConnecting", callId(ada)],
  ],
  ["reportConnectedOutgoingCallWithUUID", [], ["reportOutgoingCallConnected", callId(ada)]],
  ...([
    "failed",
    "remoteEnded",
    "unanswered",
    "answeredElsewhere",
    "declinedElsewhere",
    "remoteEnded",
  ].map((reason, place): Asked => [
    "reportEndCallWithUUID",
    [place + 1],
    ["reportCallEnded", callId(ada), reason],
  ])),
  ["updateDisplay", ["Ada", "+15550100", null], ["reportCallUpdated", callId(ada), {
    localizedCallerName: "Ada",
    remoteHandle: number,
  }]],
  ["updateDisplay", [
    undefined,
    7,
    {
      hasVideo: true,
      supportsHolding: 0,
      supportsDTMF: null,
      supportsGrouping: false,
      supportsUngrouping: true,
    },
  ], ["reportCallUpdated", callId(ada), {
    localizedCallerName: null,
    remoteHandle: { kind: "phoneNumber", value: "7" },
    hasVideo: true,
    supportsHolding: false,
    supportsGrouping: false,
    supportsUngrouping: true,
  }]],
  ["reportUpdatedCall", ["Ada"], ["reportCallUpdated", callId(ada), {
    localizedCallerName: "Ada",
  }]],
];

for (const [method, values, wanted] of OF_ONE_CALL) {
  Deno.test(`${method} on iOS is told to CallKit: ${JSON.stringify(values)}`, async () => {
    const { half, phone, told } = begin();
    half.ask(method, ada.toUpperCase(), ...values);
    await phone.settled();
    assertEquals<unknown>(told, [wanted]);
  });

  Deno.test(`${method} on iOS refuses an id that is no UUID, and needs no setup: ${JSON.stringify(values)}`, () => {
    const { message } = assertThrows(() => begin().half.ask(method, "call 7", ...values), Error);
    assertEquals(message.split(",")[0], `Cannot ${method}: "call 7" is no UUID`);
    const { half } = switchedOn({ platform: "ios" });
    assertEquals(half.ask(method, ada, ...values), undefined);
  });
}

type Needed = readonly [method: string, values: readonly unknown[], message: string];

const NEEDED: readonly Needed[] = [
  ["displayIncomingCall", [{}, "7"], "Cannot displayIncomingCall: the uuid is {}"],
  ["displayIncomingCall", [ada], "Cannot displayIncomingCall: the handle is undefined"],
  ["displayIncomingCall", ["call 7", "7"], 'Cannot displayIncomingCall: "call 7" is no UUID'],
  ["startCall", [ada, null], "Cannot startCall: the handle is null"],
  ["startCall", ["call 7", "7"], 'Cannot startCall: "call 7" is no UUID'],
  ["sendDTMF", [ada, null], "Cannot sendDTMF: the key is null"],
  ["updateDisplay", [ada, "Ada", null], "Cannot updateDisplay: the handle is null"],
  ["isCallActive", ["call 7"], 'Cannot isCallActive: "call 7" is no UUID'],
];

for (const [method, values, message] of NEEDED) {
  Deno.test(`${message}, is what the native side on iOS says`, () => {
    const { half } = begin();
    const error = assertThrows(() => half.ask(method, ...values), Error);
    assertEquals(error.message.split(",")[0], message);
  });
}

for (
  const [what, push, message] of [
    ["an id", { id: undefined }, "Cannot report a pushed call: its id is undefined"],
    ["a handle", { from: undefined }, "Cannot report a pushed call: its handle is undefined"],
  ] as const
) {
  Deno.test(`a push on iOS without ${what} is refused as what ends the app`, async () => {
    const { phone } = begin();
    const data = { id: ada, from: { kind: "generic", value: "ada" }, ...push };
    phone.reference.push({ data });
    const told = await phone.settled().catch((error: Error) => error.message.split(",")[0]);
    assertEquals(told, message);
  });
}

Deno.test("reportEndCallWithUUID on iOS does nothing for a reason that is none", () => {
  const { half, told } = begin();
  half.ask("reportEndCallWithUUID", ada, 7);
  assertEquals(told, []);
});

Deno.test("what CallKit refuses is told to the log on iOS, by its action", async () => {
  const { half, phone } = begin();
  half.ask("endCall", ada);
  await phone.settled();
  assertEquals(phone.log, [
    `requestTransaction of endCall refused: Cannot request endCall for call ${ada}: there is no ` +
    "live call of the app of that id; it was never introduced, or has ended",
  ]);
});

// Whether the app is there.

type Reach = readonly [timeout: unknown, endsAfter: number | null];

const REACHES: readonly Reach[] = [[undefined, null], [-1, null], [0, 0], ["3000", 3_000]];

for (const [timeout, endsAfter] of REACHES) {
  Deno.test(`a call on iOS fails where the app is not reachable: displayCallReachabilityTimeout ${timeout}`, async () => {
    const { half, phone, told } = begin({ displayCallReachabilityTimeout: timeout });
    half.ask("displayIncomingCall", ada, "7");
    told.length = 0;
    const ends: unknown[] = [];
    for (const duration of [0, 2_999, 1]) {
      await phone.advance(duration);
      ends.push(...told.splice(0).map((each) => [phone.reference.clock.now(), each]));
    }
    const begun = phone.reference.clock.now() - 3_000;
    const ended = ["reportCallEnded", callId(ada), "failed"];
    assertEquals<unknown>(ends, endsAfter === null ? [] : [[begun + endsAfter, ended]]);
  });
}

// What JavaScript asks.

Deno.test("isCallActive on iOS is of the one call, and checkIfBusy of any", async () => {
  const { half, phone } = begin();
  const answers: unknown[] = [await half.ask("checkIfBusy")];
  for (const id of [ada, bob]) half.ask("displayIncomingCall", id, "7", "generic", false, "", true);
  await phone.user.answers(ada);
  for (const id of [ada, bob]) answers.push(await half.ask("isCallActive", id));
  answers.push(await half.ask("checkIfBusy"));
  assertEquals(answers, [false, true, false, true]);
});

Deno.test("the audio of a call goes another way on iOS, which is told where somebody listens", async () => {
  const { half, phone } = begin();
  await phone.soundGoesBy("Headset");
  const heard = hearAll(half);
  await phone.soundGoesBy("Bluetooth");
  assertEquals([heard, await half.ask("getInitialEvents")], [[
    ["didChangeAudioRoute", { output: "BluetoothHFP", reason: 4 }],
  ], []]);
});
