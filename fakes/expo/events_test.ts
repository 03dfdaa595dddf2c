import { assertEquals } from "@std/assert";
import * as Calls from "./mod.ts";
import { type CallSession, phone } from "./mod.ts";
import { ADA, BOTH, EVENT, hearAll, type Heard, session } from "./set_up_test.ts";

// Each event with all that belongs to it.

const PUSHES: Readonly<Record<string, Heard>> = {
  ios: ["onVoIPPushTokenUpdated", { token: "0".repeat(64), type: "APNS_VOIP" }],
  android: ["onVoIPPushTokenUpdated", { token: "0".repeat(64), type: "FCM" }],
};

function port(portType: string) {
  return { portType, portName: portType, uid: portType };
}

/** Sound goes by one of these ways, on Android. */
function goesBy(portType: string, ...ways: readonly string[]): Heard {
  const currentRoute = { inputs: [port("builtInMic")], outputs: [port(portType)] };
  return ["onAudioRouteChanged", { currentRoute, availableRoutes: ways.map(port) }];
}

const ways = ["builtInReceiver", "builtInSpeaker"];
const byReceiver = goesBy("builtInReceiver", ...ways);

function updated(session: object): Heard {
  return ["onCallSessionUpdated", { session }];
}

function told(name: Heard[0], status: CallSession["status"], id?: string): Heard {
  return [name, { calls: id === undefined ? [] : [{ id, status }] }];
}

/** An outgoing call, with all that can be done with it; its id comes back. */
async function playOutgoing(): Promise<string> {
  const id = await Calls.startOutgoingCall(ADA, { hasVideo: false });
  await phone.settled();
  await Calls.reportOutgoingCallConnected(id);
  await phone.user.mutes();
  await phone.user.holds();
  await Calls.playDTMF(id, "12");
  await Calls.reportVideo(id, true);
  await Calls.reportCallEnded(id, "declinedElsewhere");
  await phone.settled();
  return id;
}

for (const platform of BOTH) {
  Deno.test(`on ${platform} the events of an incoming call have all that belongs to it`, async () => {
    phone.reset({ platform });
    const heard = hearAll();
    await Calls.reportIncomingCall(EVENT);
    await phone.settled();
    const { id } = await session();
    await phone.user.answers();
    const { requestId = "" } = heard.at(-1)?.[1] as { requestId?: string };
    await Calls.fulfillIncomingCallConnected(requestId);
    await phone.user.ends();
    const startedAt = "2026-01-01T00:00:00Z";
    const ringing = {
      id,
      options: { hasVideo: true },
      origin: "incoming",
      remoteParticipants: [ADA],
      incomingCallEvent: platform === "ios" ? EVENT : { ...EVENT, startedAt },
      status: "ringing",
      isMuted: false,
      isOnHold: false,
    };
    const connecting = { ...ringing, status: "connecting" };
    const connected = { ...ringing, status: "connected", connectedAt: startedAt };
    const ended = { ...connected, status: "ended" };
    const events: Readonly<Record<string, readonly Heard[]>> = {
      ios: [
        ["onCallSessionAdded", { session: ringing }],
        ["onIncomingCallReported", { id }],
        updated(connecting),
        ["onCallAnswered", { id, requestId }],
        updated(connected),
        told("onAudioSessionActivated", "connected", id),
        ["onCallEnded", { id, session: ended }],
        ["onCallSessionRemoved", { id }],
        told("onAudioSessionDeactivated", "ended"),
      ],
      android: [
        ["onCallSessionAdded", { session: ringing }],
        ["onIncomingCallReported", { id }],
        byReceiver,
        byReceiver,
        updated(connecting),
        told("onAudioSessionActivated", "connecting", id),
        goesBy("builtInSpeaker", ...ways),
        ["onCallAnswered", { id, requestId }],
        updated(connected),
        updated(ended),
        ["onCallEnded", { id, session: ended }],
        ["onCallSessionRemoved", { id }],
        goesBy("builtInReceiver"),
        told("onAudioSessionDeactivated", "ended"),
      ],
    };
    assertEquals(heard, [PUSHES[platform], ...events[platform] ?? []]);
  });

  Deno.test(`on ${platform} the events of an outgoing call have all that belongs to it`, async () => {
    phone.reset({ platform });
    const heard = hearAll();
    const id = await playOutgoing();
    const requesting = {
      id,
      options: { hasVideo: false },
      origin: "outgoingApp",
      remoteParticipants: [ADA],
      status: "requesting",
      isMuted: false,
      isOnHold: false,
    };
    const connecting = { ...requesting, status: "connecting" };
    const connectedAt = "2026-01-01T00:00:00Z";
    const connected = { ...requesting, status: "connected", connectedAt };
    const muted = { ...connected, isMuted: true };
    const held = { ...muted, isOnHold: true };
    const dtmf = { ...held, ...(platform === "android" && { dtmfDigits: "12" }) };
    const seen = { ...dtmf, options: { hasVideo: true } };
    const ended = { ...seen, status: "ended" };
    const reason = "declinedElsewhere";
    const events: Readonly<Record<string, readonly Heard[]>> = {
      ios: [
        ["onCallSessionAdded", { session: requesting }],
        updated(connecting),
        ["onOutgoingCallStarted", { id }],
        told("onAudioSessionActivated", "connecting", id),
        updated(connected),
        updated(muted),
        ["onSetMutedAction", { id, isMuted: true }],
        updated(held),
        ["onSetHeldAction", { id, isOnHold: true }],
        told("onAudioSessionDeactivated", "connected", id),
        ["onDTMF", { id, digits: "12" }],
        updated(seen),
        ["onVideoChanged", { id, hasVideo: true }],
        ["onCallReportedEnded", { id, reason, session: ended }],
        ["onCallSessionRemoved", { id }],
      ],
      android: [
        ["onCallSessionAdded", { session: requesting }],
        updated(connecting),
        told("onAudioSessionActivated", "connecting", id),
        ["onOutgoingCallStarted", { id }],
        byReceiver,
        byReceiver,
        updated(connected),
        updated(muted),
        ["onSetMutedAction", { id, isMuted: true }],
        updated(held),
        ["onSetHeldAction", { id, isOnHold: true }],
        updated(dtmf),
        ["onDTMF", { id, digits: "12" }],
        updated(seen),
        ["onVideoChanged", { id, hasVideo: true }],
        updated(ended),
        ["onCallReportedEnded", { id, reason, session: ended }],
        ["onCallSessionRemoved", { id }],
        goesBy("builtInReceiver"),
        told("onAudioSessionDeactivated", "ended"),
      ],
    };
    assertEquals(heard, [PUSHES[platform], ...events[platform] ?? []]);
  });

  Deno.test(`on ${platform} what is told again as it was is no news`, async () => {
    phone.reset({ platform });
    const heard = hearAll();
    const id = await Calls.startOutgoingCall(ADA, { hasVideo: false });
    await phone.settled();
    heard.length = 0;
    await Calls.reportVideo(id, false);
    await Calls.setMuted(id, false);
    await phone.settled();
    const isMuted: Heard = ["onSetMutedAction", { id, isMuted: false }];
    assertEquals(heard, [
      ["onVideoChanged", { id, hasVideo: false }],
      ...(platform === "android" ? [isMuted] : []),
    ]);
  });
}

// Of whom nothing is known.

Deno.test("what is done on Android with a call that is not there is told all the same, but of its end", async () => {
  phone.reset({ platform: "android" });
  const heard = hearAll();
  const id = "aaaaaaaa-0000-4000-8000-00000000000a";
  await Calls.answerCall(id);
  await Calls.setMuted(id, true);
  await Calls.setHeld(id, false);
  await Calls.playDTMF(id, "1");
  await Calls.reportVideo(id, true);
  await Calls.reportOutgoingCallConnected(id);
  await Calls.reportCallEnded(id, "failed");
  await Calls.endCall(id);
  await phone.settled();
  assertEquals([heard.slice(1), phone.log], [[
    ["onSetMutedAction", { id, isMuted: true }],
    ["onSetHeldAction", { id, isOnHold: false }],
    ["onDTMF", { id, digits: "1" }],
    ["onVideoChanged", { id, hasVideo: true }],
  ], []]);
});

Deno.test("what is done on iOS with a call that is not there is refused, where it is asked for", async () => {
  phone.reset();
  const heard = hearAll();
  const id = "AAAAAAAA-0000-4000-8000-00000000000A";
  const refused = await Promise.all(
    [
      Calls.answerCall(id),
      Calls.endCall(id),
      Calls.setMuted(id, true),
      Calls.setHeld(id, true),
      Calls.playDTMF(id, "1"),
      Calls.reportVideo(id, true),
      Calls.reportOutgoingCallConnected(id),
      Calls.reportCallEnded(id, "failed"),
    ].map((done) => done.then(() => "done", ({ message }) => message)),
  );
  await phone.settled();
  const unknown = "The operation couldn’t be completed. " +
    "(com.apple.CallKit.error.requesttransaction error 4.)";
  assertEquals([refused, heard.slice(1)], [
    [...Array(5).fill(unknown), "done", "done", "done"],
    [["onVideoChanged", { id, hasVideo: true }]],
  ]);
});

Deno.test("the user who calls back is told by how his handle is to be read", async () => {
  const read: unknown[] = [];
  const handles = [
    { kind: "phoneNumber", value: "+15550100" },
    { kind: "emailAddress", value: "ada@example.org" },
    { kind: "generic", value: "ada" },
  ] as const;
  for (const from of handles) {
    phone.reset();
    await phone.pushBrings({ from, isVideo: true });
    await phone.user.declines();
    const heard = hearAll();
    await phone.user.callsBack();
    read.push(heard.at(-1));
  }
  const intent = (handle: string, handleType: string) => [
    "onCallIntentReceived",
    { handle, handleType, hasVideo: true },
  ];
  assertEquals(read, [
    intent("+15550100", "phoneNumber"),
    intent("ada@example.org", "email"),
    intent("ada", "unknown"),
  ]);
});

// Where pushes go.

for (const platform of BOTH) {
  Deno.test(`on ${platform} the app is told where pushes go, as often as that changes`, async () => {
    phone.reset({ platform, pushToken: null });
    const heard = hearAll();
    await phone.settled();
    for (const token of ["one", "one", null]) await phone.pushesGoTo(token);
    const type = platform === "ios" ? "APNS_VOIP" : "FCM";
    assertEquals([heard, Calls.getVoIPPushToken()], [[
      ["onVoIPPushTokenUpdated", { type, token: "one" }],
      ["onVoIPPushTokenUpdated", platform === "ios" ? { type } : { type, token: null }],
    ], null]);
    await phone.appDies();
    await phone.pushesGoTo("one");
    await phone.pushesGoTo(null);
    await phone.appLaunches();
    const none = hearAll();
    await phone.settled();
    assertEquals(none, []);
    await phone.appDies();
    await phone.pushesGoTo("two");
    await phone.appLaunches();
    const later = hearAll();
    await phone.settled();
    assertEquals([later, Calls.getVoIPPushToken()], [
      [["onVoIPPushTokenUpdated", { type, token: "two" }]],
      { type, token: "two" },
    ]);
  });
}
