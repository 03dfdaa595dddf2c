import { assertEquals } from "@std/assert";
import * as Calls from "./mod.ts";
import { type AudioSession, phone } from "./mod.ts";
import { ADA, EVENT, hearAll } from "./set_up_test.ts";

function port(portType: string) {
  return { portType, portName: portType, uid: portType };
}

function routeBy(portType: string) {
  return { inputs: [port("builtInMic")], outputs: [port(portType)] };
}

// iOS.

const IOS: AudioSession = {
  isActive: false,
  rtcSessionIsActive: false,
  avSessionIsActive: false,
  isAudioEnabled: false,
  useManualAudio: true,
  isOtherAudioPlaying: false,
  category: "AVAudioSessionCategorySoloAmbient",
  mode: "AVAudioSessionModeDefault",
  categoryOptions: [],
  sampleRate: 48_000,
  ioBufferDuration: 0.02,
  inputNumberOfChannels: 1,
  outputNumberOfChannels: 1,
  microphonePermission: "granted",
  currentRoute: routeBy("builtInReceiver"),
};

const BY_AIR = ["allowBluetoothHFP", "allowBluetoothA2DP", "allowAirPlay"];

const CONFIGURED: AudioSession = {
  ...IOS,
  category: "AVAudioSessionCategoryPlayAndRecord",
  mode: "AVAudioSessionModeVoiceChat",
  categoryOptions: BY_AIR,
};

const CONFIGURED_FOR_VIDEO: AudioSession = {
  ...CONFIGURED,
  mode: "AVAudioSessionModeVideoChat",
  categoryOptions: [...BY_AIR, "defaultToSpeaker"],
};

const ACTIVE = {
  isActive: true,
  rtcSessionIsActive: true,
  avSessionIsActive: true,
  isAudioEnabled: true,
};

Deno.test("getAudioSession on iOS tells of a call's audio: configured, then active, then as before", async () => {
  phone.reset();
  const states = [Calls.getAudioSession()];
  const look = async () => {
    await phone.settled();
    states.push(Calls.getAudioSession());
  };
  const id = await Calls.startOutgoingCall(ADA, { hasVideo: false });
  await look();
  await Calls.reportVideo(id, true);
  await look();
  await Calls.endCall(id);
  await look();
  assertEquals(states, [
    IOS,
    { ...CONFIGURED, ...ACTIVE },
    { ...CONFIGURED_FOR_VIDEO, ...ACTIVE },
    IOS,
  ]);
});

Deno.test("getAudioSession on iOS tells that an incoming call configures the audio, and one that is refused does not", async () => {
  phone.reset();
  await Calls.reportIncomingCall(EVENT);
  const ringing = Calls.getAudioSession();
  phone.reset();
  await phone.system.willRefuseReport("filteredByDoNotDisturb");
  const refused = await Calls.reportIncomingCall(EVENT).catch(({ message }) => message);
  assertEquals([ringing, refused, Calls.getAudioSession()], [
    CONFIGURED_FOR_VIDEO,
    "The operation couldn’t be completed. (com.apple.CallKit.error.incomingcall error 3.)",
    IOS,
  ]);
});

Deno.test("getAudioSession on iOS is as before where an outgoing call is refused", async () => {
  phone.reset();
  await phone.system.willRefuse("startCall", "invalidAction");
  await Calls.startOutgoingCall(ADA, { hasVideo: true }).catch(() => {});
  assertEquals(Calls.getAudioSession(), IOS);
});

Deno.test("prepareAudioSessionForCall and restoreAudioSession on iOS go back to how it was at first", () => {
  phone.reset();
  const states = [
    () => Calls.restoreAudioSession(),
    () => Calls.prepareAudioSessionForCall(true),
    () => Calls.prepareAudioSessionForCall(false),
    () => Calls.restoreAudioSession(),
    () => Calls.prepareAudioSessionForCall(false),
    () => Calls.restoreAudioSession(),
  ].map((change) => {
    change();
    return Calls.getAudioSession();
  });
  assertEquals(states, [IOS, CONFIGURED_FOR_VIDEO, CONFIGURED, IOS, CONFIGURED, IOS]);
});

Deno.test("getCaptureSession tells whether the app may see the user, and on iOS what it can besides", () => {
  phone.reset();
  const ios = Calls.getCaptureSession();
  phone.reset({ platform: "android", permissions: { camera: "restricted" } });
  assertEquals([ios, Calls.getCaptureSession()], [
    { cameraPermission: "granted", isMultitaskingCameraAccessSupported: true },
    { cameraPermission: "restricted" },
  ]);
});

// Where sound goes on iOS: an override falls back on what the configuration prefers.

type Turn = readonly [what: string, turn: () => unknown, goesBy: readonly string[]];

const TURNS: readonly Turn[] = [
  ["the speaker, asked for", () => Calls.setAudioSessionPortOverride(true), ["builtInSpeaker"]],
  ["the speaker, asked for twice", () => Calls.setAudioSessionPortOverride(true), []],
  ["the receiver again", () => Calls.setAudioSessionPortOverride(false), ["builtInReceiver"]],
  ["headphones, plugged in", () => phone.soundGoesBy("headphones"), ["headphones"]],
  ["headphones, plugged in twice", () => phone.soundGoesBy("headphones"), []],
  ["the speaker, where video prefers it", () => {
    Calls.prepareAudioSessionForCall(true);
    Calls.setAudioSessionPortOverride(false);
  }, ["builtInSpeaker"]],
];

Deno.test("onAudioRouteChanged on iOS tells which way sound goes, where that is another", async () => {
  phone.reset();
  const heard = hearAll();
  await phone.settled();
  const told: unknown[] = [];
  for (const [what, turn] of TURNS) {
    heard.length = 0;
    await turn();
    await phone.settled();
    told.push([what, heard.map(([, body]) => body)]);
  }
  const routes = (goesBy: readonly string[]) =>
    goesBy.map((each) => ({ currentRoute: routeBy(each) }));
  assertEquals(told, TURNS.map(([what, , goesBy]) => [what, routes(goesBy)]));
  assertEquals(Calls.getAudioSession().currentRoute, routeBy("builtInSpeaker"));
});

Deno.test("soundGoesBy does nothing while the app is dead", async () => {
  phone.reset();
  await phone.appDies();
  await phone.soundGoesBy("headphones");
  await phone.appLaunches();
  assertEquals(Calls.getAudioSession().currentRoute, routeBy("builtInReceiver"));
});

// Android.

const ANDROID: AudioSession = {
  isActive: false,
  isOtherAudioPlaying: false,
  category: "communication",
  mode: "normal",
  sampleRate: 48_000,
  ioBufferDuration: 0.02,
  inputNumberOfChannels: 1,
  outputNumberOfChannels: 2,
  microphonePermission: "granted",
  currentRoute: routeBy("builtInReceiver"),
  availableRoutes: [],
};

const IN_CALL: AudioSession = {
  ...ANDROID,
  isActive: true,
  mode: "inCommunication",
  availableRoutes: [port("builtInReceiver"), port("builtInSpeaker")],
};

Deno.test("getAudioSession on Android tells of a call's audio, and of what the user lets it use", async () => {
  phone.reset({ platform: "android", permissions: { microphone: "denied" } });
  const states = [Calls.getAudioSession()];
  const id = await Calls.startOutgoingCall(ADA, { hasVideo: false });
  await phone.settled();
  states.push(Calls.getAudioSession());
  Calls.setAudioSessionPortOverride(true);
  states.push(Calls.getAudioSession());
  await Calls.endCall(id);
  await phone.settled();
  Calls.restoreAudioSession();
  states.push(Calls.getAudioSession());
  const currentRoute = routeBy("builtInSpeaker");
  assertEquals(
    states,
    [ANDROID, IN_CALL, { ...IN_CALL, currentRoute }, ANDROID].map((state) => ({
      ...state,
      microphonePermission: "denied" as const,
    })),
  );
});

Deno.test("an override on Android waits for ways that there are, and falls back on what video prefers", async () => {
  phone.reset({ platform: "android" });
  const goesBy: unknown[] = [];
  const turn = (isSpeaker: boolean) => {
    Calls.setAudioSessionPortOverride(isSpeaker);
    goesBy.push(Calls.getAudioSession().currentRoute.outputs[0]?.portType);
  };
  turn(true);
  const id = await Calls.startOutgoingCall(ADA, { hasVideo: false });
  await phone.settled();
  turn(true);
  turn(false);
  await Calls.reportVideo(id, true);
  turn(false);
  Calls.prepareAudioSessionForCall(false);
  turn(false);
  assertEquals(goesBy, [
    "builtInReceiver",
    "builtInSpeaker",
    "builtInReceiver",
    "builtInSpeaker",
    "builtInReceiver",
  ]);
});

for (const [hasVideo, goesBy] of [[true, "builtInSpeaker"], [false, "builtInReceiver"]] as const) {
  Deno.test(`an outgoing call on Android falls back on the way of one with video ${hasVideo}`, async () => {
    phone.reset({ platform: "android" });
    await Calls.startOutgoingCall(ADA, { hasVideo });
    await phone.settled();
    Calls.setAudioSessionPortOverride(false);
    assertEquals(Calls.getAudioSession().currentRoute, routeBy(goesBy));
  });
}

Deno.test("an answer on Android has sound go by the speaker where the call has video", async () => {
  const routes: unknown[] = [];
  for (const hasVideo of [true, false]) {
    phone.reset({ platform: "android" });
    await Calls.reportIncomingCall({ ...EVENT, hasVideo });
    await phone.user.answers();
    routes.push(Calls.getAudioSession().currentRoute);
  }
  assertEquals(routes, [routeBy("builtInSpeaker"), routeBy("builtInReceiver")]);
});

Deno.test("onAudioRouteChanged on Android is told once for each change", async () => {
  phone.reset({ platform: "android" });
  const heard = hearAll();
  await phone.settled();
  heard.length = 0;
  await phone.soundGoesBy("headphones");
  await phone.soundGoesBy("headphones");
  assertEquals(heard, [
    ["onAudioRouteChanged", { currentRoute: routeBy("headphones"), availableRoutes: [] }],
  ]);
});
