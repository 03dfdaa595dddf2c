import { assertEquals, assertThrows } from "@std/assert";
import { DeviceEmitter, type DeviceListener } from "./device_emitter.ts";
import { NATIVE_EVENTS } from "./events.ts";
import type { NativeModule, Platform } from "./platform.ts";
import { ada, SETTINGS } from "./set_up_test.ts";
import { type AlertButton, type Runtime, Surface } from "./surface.ts";

// What the native side is asked by JavaScript.

interface Asked {
  readonly surface: Surface;
  readonly runtime: Runtime;
  readonly asked: unknown[];
  readonly alerts: { readonly texts: unknown; readonly buttons: readonly AlertButton[] }[];
}

/** JavaScript on a native side that answers everything alike. */
function surfaceOn(platform: Platform, answer: unknown = "answer"): Asked {
  const asked: unknown[] = [];
  const alerts: Asked["alerts"] = [];
  const native = new Proxy<NativeModule>({}, {
    get: (_, method) => (...values: unknown[]) => {
      asked.push([method, ...values]);
      return answer;
    },
  });
  const runtime: Runtime = {
    platform: () => platform,
    native: () => native,
    emitter: new DeviceEmitter(() => {}),
    alert: (title, text, buttons) => void alerts.push({ texts: [title, text], buttons }),
    warn: (line) => void asked.push(line),
  };
  return { surface: new Surface(runtime), runtime, asked, alerts };
}

type Row = readonly [
  name: string,
  call: (surface: Surface) => unknown,
  ios: readonly unknown[],
  android: readonly unknown[],
];

/** It is the same on both platforms. */
function alike(
  name: string,
  call: (surface: Surface) => unknown,
  ...asked: readonly unknown[]
): Row {
  return [name, call, [asked], [asked]];
}

/** The native side of one platform is asked alone. */
function alone(
  platform: Platform,
  name: string,
  call: (surface: Surface) => unknown,
  ...asked: readonly unknown[]
): Row {
  return platform === "ios" ? [name, call, [asked], []] : [name, call, [], [asked]];
}

const DEPRECATED = "RNCallKeep.reportUpdatedCall is deprecated: use RNCallKeep.updateDisplay";

const ROWS: readonly Row[] = [
  alike("getInitialEvents", (it) => it.getInitialEvents(), "getInitialEvents"),
  alike("clearInitialEvents", (it) => it.clearInitialEvents(), "clearInitialEvents"),
  alone("android", "registerAndroidEvents", (it) => it.registerAndroidEvents(), "registerEvents"),
  alone(
    "android",
    "unregisterAndroidEvents",
    (it) => it.unregisterAndroidEvents(),
    "unregisterEvents",
  ),
  [
    "setSettings",
    (it) => it.setSettings({ ios: { appName: "one" }, android: { alertTitle: "two" } }),
    [["setSettings", { appName: "one" }]],
    [["setSettings", { alertTitle: "two" }]],
  ],
  alone(
    "android",
    "registerPhoneAccount",
    (it) => it.registerPhoneAccount({ android: { alertTitle: "two" } }),
    "registerPhoneAccount",
    { alertTitle: "two" },
  ),
  alone(
    "android",
    "setForegroundServiceSettings",
    (it) => it.setForegroundServiceSettings({ channelId: "calls" }),
    "setForegroundServiceSettings",
    { channelId: "calls" },
  ),
  alone("android", "setAvailable", (it) => it.setAvailable(true), "setAvailable", true),
  alone(
    "android",
    "canMakeMultipleCalls",
    (it) => it.canMakeMultipleCalls(true),
    "canMakeMultipleCalls",
    true,
  ),
  alike("setReachable", (it) => it.setReachable(), "setReachable"),
  [
    "displayIncomingCall with little said",
    (it) => it.displayIncomingCall(ada, "+15550100"),
    [["displayIncomingCall", ada, "+15550100", "number", false, "", true, true, true, true]],
    [["displayIncomingCall", ada, "+15550100", "", false]],
  ],
  ...["supportsHolding", "supportsDTMF", "supportsGrouping", "supportsUngrouping"].map((
    flag,
    place,
    { length },
  ): Row => [
    `displayIncomingCall without ${flag}`,
    (it) => it.displayIncomingCall(ada, "7", "Ada", "generic", true, { ios: { [flag]: false } }),
    [[
      "displayIncomingCall",
      ada,
      "7",
      "generic",
      true,
      "Ada",
      ...Array.from({ length }, (_, each) => each !== place),
    ]],
    [["displayIncomingCall", ada, "7", "Ada", true]],
  ]),
  [
    "startCall with little said",
    (it) => it.startCall(ada, "+15550100"),
    [["startCall", ada, "+15550100", undefined, "number", false]],
    [["startCall", ada, "+15550100", undefined, false]],
  ],
  [
    "startCall",
    (it) => it.startCall(ada, "7", "Ada", "generic", true),
    [["startCall", ada, "7", "Ada", "generic", true]],
    [["startCall", ada, "7", "Ada", true]],
  ],
  alike("answerIncomingCall", (it) => it.answerIncomingCall(ada), "answerIncomingCall", ada),
  ["rejectCall", (it) => it.rejectCall(ada), [["endCall", ada]], [["rejectCall", ada]]],
  alike("endCall", (it) => it.endCall(ada), "endCall", ada),
  alike("endAllCalls", (it) => it.endAllCalls(), "endAllCalls"),
  alike("setOnHold", (it) => it.setOnHold(ada, true), "setOnHold", ada, true),
  alike("setMutedCall", (it) => it.setMutedCall(ada, true), "setMutedCall", ada, true),
  alike("sendDTMF", (it) => it.sendDTMF(ada, "1"), "sendDTMF", ada, "1"),
  alone(
    "ios",
    "reportConnectingOutgoingCallWithUUID",
    (it) => it.reportConnectingOutgoingCallWithUUID(ada),
    "reportConnectingOutgoingCallWithUUID",
    ada,
  ),
  alone(
    "ios",
    "reportConnectedOutgoingCallWithUUID",
    (it) => it.reportConnectedOutgoingCallWithUUID(ada),
    "reportConnectedOutgoingCallWithUUID",
    ada,
  ),
  alike(
    "reportEndCallWithUUID",
    (it) => it.reportEndCallWithUUID(ada, 2),
    "reportEndCallWithUUID",
    ada,
    2,
  ),
  [
    "updateDisplay",
    (it) => it.updateDisplay(ada, "Ada", "7", { ios: { hasVideo: true } }),
    [["updateDisplay", ada, "Ada", "7", { hasVideo: true }]],
    [["updateDisplay", ada, "Ada", "7"]],
  ],
  [
    "updateDisplay with little said",
    (it) => it.updateDisplay(ada, "Ada", "7"),
    [["updateDisplay", ada, "Ada", "7", {}]],
    [["updateDisplay", ada, "Ada", "7"]],
  ],
  [
    "reportUpdatedCall",
    (it) => it.reportUpdatedCall(ada, "Ada"),
    [DEPRECATED, ["reportUpdatedCall", ada, "Ada"]],
    [DEPRECATED],
  ],
  alone(
    "android",
    "setCurrentCallActive",
    (it) => it.setCurrentCallActive(ada),
    "setCurrentCallActive",
    ada,
  ),
  alone(
    "android",
    "setConnectionState",
    (it) => it.setConnectionState(ada, 4),
    "setConnectionState",
    ada,
    4,
  ),
  alone("android", "backToForeground", (it) => it.backToForeground(), "backToForeground"),
  alone(
    "android",
    "toggleAudioRouteSpeaker",
    (it) => it.toggleAudioRouteSpeaker(ada, true),
    "toggleAudioRouteSpeaker",
    ada,
    true,
  ),
  alike("getAudioRoutes", (it) => it.getAudioRoutes(), "getAudioRoutes"),
  alike("setAudioRoute", (it) => it.setAudioRoute(ada, "Phone"), "setAudioRoute", ada, "Phone"),
  alone("ios", "checkSpeaker", (it) => it.checkSpeaker(), "checkSpeaker"),
  alone("ios", "checkIfBusy", (it) => it.checkIfBusy(), "checkIfBusy"),
  alike("isCallActive", (it) => it.isCallActive(ada), "isCallActive", ada),
  alone("ios", "getCalls", (it) => it.getCalls(), "getCalls"),
  [
    "a listener of a call to be started",
    (it) => it.addEventListener("didReceiveStartCallAction", () => {}),
    [["_startCallActionEventListenerAdded"]],
    [],
  ],
  ["a listener of something else", (it) => it.addEventListener("endCall", () => {}), [], []],
  alone(
    "android",
    "isConnectionServiceAvailable",
    (it) => it.isConnectionServiceAvailable(),
    "isConnectionServiceAvailable",
  ),
  alone(
    "android",
    "checkPhoneAccountEnabled",
    (it) => it.checkPhoneAccountEnabled(),
    "checkPhoneAccountEnabled",
  ),
  alone("android", "hasPhoneAccount", (it) => it.hasPhoneAccount(), "hasPhoneAccount"),
  alone("android", "hasOutgoingCall", (it) => it.hasOutgoingCall(), "hasOutgoingCall"),
  alone(
    "android",
    "checkIsInManagedCall",
    (it) => it.checkIsInManagedCall(),
    "checkIsInManagedCall",
  ),
];

for (const [name, call, ios, android] of ROWS) {
  for (const [platform, wanted] of [["ios", ios], ["android", android]] as const) {
    Deno.test(`Surface asks the native side on ${platform} for ${name}`, async () => {
      const { surface, asked } = surfaceOn(platform);
      await Promise.resolve(call(surface)).catch(() => {});
      assertEquals(asked, [...wanted]);
    });
  }
}

// Setting up.

type SetUp = readonly [
  what: string,
  options: object,
  isAsked: boolean,
  tap: number | null,
  answer: unknown,
  asked: readonly unknown[],
];

const CHECKED = (permissions: unknown) => ["checkPhoneAccountPermission", permissions];

const SET_UPS: readonly SetUp[] = [
  ["an app that shows its calls itself", { selfManaged: true }, true, null, false, []],
  ["an account that is there", {}, false, null, false, [CHECKED([])]],
  ["an account that is not, and Settings", {}, true, 1, true, [CHECKED([]), ["openPhoneAccounts"]]],
  ["an account that is not, and not now", {}, true, 0, "rejected", [CHECKED([])]],
  ["permissions besides", { additionalPermissions: ["camera"] }, false, null, false, [
    CHECKED(["camera"]),
  ]],
  ["no list of permissions", { additionalPermissions: undefined }, false, null, false, [
    CHECKED([]),
  ]],
];

for (const [what, more, isAsked, tap, answer, wanted] of SET_UPS) {
  Deno.test(`Surface sets up on Android with ${what}`, async () => {
    const { surface, asked, alerts } = surfaceOn("android", isAsked);
    const android = { ...SETTINGS.android, ...more };
    const done = surface.setup({ ios: {}, android }).catch(() => "rejected");
    for (const _ of "12") await null;
    const texts = alerts.map((alert) => [alert.texts, alert.buttons.map(({ text }) => text)]);
    if (tap !== null) alerts[0]?.buttons[tap]?.press();
    assertEquals([await done, asked, texts], [
      answer,
      [["setup", android], ...wanted],
      tap === null ? [] : [[["Phone account", "Pigeon needs one"], ["Not now", "Open settings"]]],
    ]);
  });
}

Deno.test("Surface opens the settings of accounts where the user wants it to, and there is no default", async () => {
  const { surface, asked, alerts } = surfaceOn("android", true);
  const done = surface.hasDefaultPhoneAccount({ okButton: "OK" });
  for (const _ of "12") await null;
  alerts[0]?.buttons[1]?.press();
  await done;
  const { surface: other, asked: notAsked } = surfaceOn("android", false);
  await other.hasDefaultPhoneAccount({});
  assertEquals([asked, notAsked], [
    [["checkDefaultPhoneAccount"], ["openPhoneAccountSettings"]],
    [["checkDefaultPhoneAccount"]],
  ]);
});

const NAMES: readonly (readonly [appName: unknown, answer: unknown])[] = [
  ["Pigeon", "answer"],
  ["", 'RNCallKeep.setup: option "appName" is required'],
  [undefined, 'RNCallKeep.setup: option "appName" is required'],
  [7, 'RNCallKeep.setup: option "appName" should be of type "string"'],
];

for (const [appName, answer] of NAMES) {
  Deno.test(`Surface sets up on iOS, whatever it says of an app that is called ${appName}`, async () => {
    const { surface, asked } = surfaceOn("ios");
    const said = await surface.setup({ ios: { appName }, android: {} }).catch((reason) => reason);
    assertEquals([said, asked], [answer, [["setup", { appName }]]]);
  });
}

// Listening.

Deno.test("Surface takes off one listener of an event, or all that there are", () => {
  const { surface, runtime } = surfaceOn("ios");
  surface.removeEventListener("endCall");
  const counts: number[] = [];
  runtime.emitter.setCounter((added) => void counts.push(added));
  const [one] = ["1", "2", "3"].map(() => surface.addEventListener("endCall", () => {}));
  surface.addEventListener("answerCall", () => {});
  one?.remove();
  one?.remove();
  surface.removeEventListener("endCall");
  surface.removeEventListener("endCall");
  assertEquals([counts, runtime.emitter.count], [[1, 1, 1, 1, -1, -1, -1], 1]);
});

type Payload = readonly [what: string, given: unknown, read: unknown];

const PAYLOADS: readonly Payload[] = [
  ["text of JSON is read", '{"room":7}', { room: 7 }],
  ["text of something else stays", "room 7", "room 7"],
  ["no text stays", "", ""],
  ["a map stays", { room: 7 }, { room: 7 }],
  ["a list stays", [7], [7]],
];

for (const [what, payload, read] of PAYLOADS) {
  Deno.test(`Surface gives the payload of an incoming call, and of no other event: ${what}`, () => {
    const { surface, runtime } = surfaceOn("android");
    const heard: unknown[] = [];
    const hear: DeviceListener = (body) => void heard.push(body);
    surface.addEventListener("didDisplayIncomingCall", hear);
    surface.addEventListener("answerCall", hear);
    runtime.emitter.emit(NATIVE_EVENTS.didDisplayIncomingCall, { payload });
    runtime.emitter.emit(NATIVE_EVENTS.answerCall, { payload });
    assertEquals(heard, [{ payload: read }, { payload }]);
  });
}

Deno.test("Surface refuses to listen to what is no event, and lists those that there are", () => {
  const { surface } = surfaceOn("ios");
  const { message } = assertThrows(() => surface.addEventListener("answer", () => {}), TypeError);
  assertEquals(
    message,
    "Cannot listen to answer: the bridge has no such event; it has " +
      Object.keys(NATIVE_EVENTS).join(", "),
  );
});
