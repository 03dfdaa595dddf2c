import { assertEquals } from "@std/assert";
import * as Calls from "./mod.ts";
import { phone, type Platform } from "./mod.ts";

const ADA = { id: "ada", displayName: "Ada" };
const EVENT = { eventId: "e-1", serverCallId: "s-1", hasVideo: false, caller: ADA };

interface Told extends Calls.NativeEvent {
  readonly session?: Calls.CallSession;
  readonly calls?: readonly Calls.AudioSessionCallInfo[];
}

/** Every event from now on, in short: its name, and what of it changes from one to the next. */
function hear(): string[] {
  const told: string[] = [];
  const listen = <Name extends keyof Calls.NativeEvents>(
    name: Name,
    add: Calls.AddListener<Name>,
  ) =>
    add((event: Told) => {
      const { meta, session, calls, ...rest } = event;
      const {
        id: _id,
        requestId: _requestId,
        currentRoute: _route,
        availableRoutes: _ways,
        ...more
      } = rest as Readonly<Record<string, unknown>>;
      const words = [
        session?.status ?? "",
        calls?.map(({ status }) => status).join(" ") ?? "",
        ...Object.values(more),
        meta.flushed ? "flushed" : "",
      ];
      told.push([name.replace(/^on/, ""), ...words].filter((word) => word !== "").join(" "));
    });
  listen("onCallSessionAdded", Calls.addCallSessionAddedListener);
  listen("onCallSessionUpdated", Calls.addCallSessionUpdatedListener);
  listen("onCallSessionRemoved", Calls.addCallSessionRemovedListener);
  listen("onAudioSessionActivated", Calls.addAudioSessionActivatedListener);
  listen("onAudioSessionDeactivated", Calls.addAudioSessionDeactivatedListener);
  listen("onAudioRouteChanged", Calls.addAudioRouteChangedListener);
  listen("onIncomingCallReported", Calls.addIncomingCallReportedListener);
  listen("onOutgoingCallStarted", Calls.addOutgoingCallStartedListener);
  listen("onCallAnswered", Calls.addCallAnsweredListener);
  listen("onCallEnded", Calls.addCallEndedListener);
  listen("onCallReportedEnded", Calls.addReportedCallEndedListener);
  listen("onSetMutedAction", Calls.addSetMutedActionListener);
  listen("onVideoChanged", Calls.addVideoChangedListener);
  listen("onSetHeldAction", Calls.addSetHeldActionListener);
  listen("onDTMF", Calls.addDTMFListener);
  listen("onCallIntentReceived", Calls.addCallIntentReceivedListener);
  return told;
}

/** A fresh phone; the request of each answer is fulfilled at once where that is wanted. */
function begin(platform: Platform, isFulfilled = true): string[] {
  phone.reset({ platform });
  if (isFulfilled) {
    Calls.addCallAnsweredListener(({ requestId }) =>
      void Calls.fulfillIncomingCallConnected(requestId)
    );
  }
  return hear();
}

async function callId(): Promise<string> {
  return (await Calls.getActiveCallSession())?.id ?? "no call";
}

/** An outgoing call that the far side has answered. */
async function connected(): Promise<string> {
  const id = await Calls.startOutgoingCall(ADA, { hasVideo: false });
  await phone.settled();
  await Calls.reportOutgoingCallConnected(id);
  await phone.settled();
  return id;
}

const ROUTES = ["AudioRouteChanged", "AudioRouteChanged"];
const SILENT = ["CallSessionRemoved", "AudioRouteChanged", "AudioSessionDeactivated"];

/** What is told while a call begins. */
const BEGINS = {
  rings: {
    ios: ["CallSessionAdded ringing", "IncomingCallReported"],
    android: ["CallSessionAdded ringing", "IncomingCallReported", ...ROUTES],
  },
  answered: {
    ios: ["CallSessionUpdated connecting", "CallAnswered", "CallSessionUpdated connected"],
    android: [
      "CallSessionUpdated connecting",
      "AudioSessionActivated connecting",
      "CallAnswered",
      "CallSessionUpdated connected",
    ],
  },
  dials: {
    ios: [
      "CallSessionAdded requesting",
      "CallSessionUpdated connecting",
      "OutgoingCallStarted",
      "AudioSessionActivated connecting",
    ],
    android: [
      "CallSessionAdded requesting",
      "CallSessionUpdated connecting",
      "AudioSessionActivated connecting",
      "OutgoingCallStarted",
      ...ROUTES,
    ],
  },
} as const;

/** What is told of what happens, on either platform, after what was told while the call began. */
type Story = readonly [
  title: string,
  begins: readonly (keyof typeof BEGINS)[],
  happens: () => Promise<unknown>,
  told: Readonly<Record<Platform, readonly string[]>>,
];

const STORIES: readonly Story[] = [
  ["a push brings a call", ["rings"], () => phone.pushBrings({ from: "ada" }), {
    ios: [],
    android: [],
  }],
  ["the user declines", ["rings"], async () => {
    await Calls.reportIncomingCall(EVENT);
    await phone.user.declines();
  }, {
    ios: ["CallEnded ended", "CallSessionRemoved"],
    android: ["CallSessionUpdated ended", "CallEnded ended", ...SILENT],
  }],
  ["the caller gives up", ["rings"], async () => {
    await Calls.reportIncomingCall(EVENT);
    await phone.settled();
    await Calls.reportCallEnded(await callId(), "remoteEnded");
  }, {
    ios: ["CallReportedEnded ended remoteEnded", "CallSessionRemoved"],
    android: ["CallSessionUpdated ended", "CallReportedEnded ended remoteEnded", ...SILENT],
  }],
  ["nobody answers for 45 s", ["rings"], async () => {
    await Calls.reportIncomingCall(EVENT);
    await phone.advance("45s");
  }, {
    ios: ["CallReportedEnded ended unanswered", "CallSessionRemoved"],
    android: ["CallSessionUpdated ended", "CallReportedEnded ended unanswered", ...SILENT],
  }],
  ["the user answers, and hangs up", ["rings", "answered"], async () => {
    await phone.pushBrings({ from: "ada" });
    await phone.user.answers();
    await phone.user.ends();
  }, {
    ios: [
      "AudioSessionActivated connected",
      "CallEnded ended",
      "CallSessionRemoved",
      "AudioSessionDeactivated",
    ],
    android: ["CallSessionUpdated ended", "CallEnded ended", ...SILENT],
  }],
  ["the app answers", ["rings", "answered"], async () => {
    await phone.pushBrings({ from: "ada" });
    await Calls.answerCall(await callId());
  }, { ios: ["AudioSessionActivated connected"], android: [] }],
  ["the system resets", ["rings", "answered"], async () => {
    await phone.pushBrings({ from: "ada" });
    await phone.user.answers();
    await phone.system.resets();
  }, {
    ios: ["AudioSessionActivated connected", "CallSessionRemoved", "AudioSessionDeactivated"],
    android: ["CallSessionUpdated ended", "CallEnded ended", ...SILENT],
  }],
  ["nobody takes an outgoing call for 60 s", ["dials"], async () => {
    await Calls.startOutgoingCall(ADA, { hasVideo: false });
    await phone.advance("60s");
  }, {
    ios: [
      "CallReportedEnded ended unanswered",
      "CallSessionRemoved",
      "AudioSessionDeactivated",
    ],
    android: ["CallSessionUpdated ended", "CallReportedEnded ended unanswered", ...SILENT],
  }],
  ["the app mutes, sends keys, shows video and hangs up", ["dials"], async () => {
    const id = await connected();
    await Calls.setMuted(id, true);
    await Calls.playDTMF(id, "12");
    await Calls.reportVideo(id, true);
    await Calls.endCall(id);
  }, {
    ios: [
      "CallSessionUpdated connected",
      "CallSessionUpdated connected",
      "SetMutedAction true",
      "DTMF 12",
      "CallSessionUpdated connected",
      "VideoChanged true",
      "CallEnded ended",
      "CallSessionRemoved",
      "AudioSessionDeactivated",
    ],
    android: [
      "CallSessionUpdated connected",
      "CallSessionUpdated connected",
      "SetMutedAction true",
      "CallSessionUpdated connected",
      "DTMF 12",
      "CallSessionUpdated connected",
      "VideoChanged true",
      "CallSessionUpdated ended",
      "CallEnded ended",
      ...SILENT,
    ],
  }],
  ["the user mutes, holds and resumes", ["dials"], async () => {
    await connected();
    await phone.user.mutes();
    await phone.user.holds();
    await phone.user.resumes();
  }, {
    ios: [
      "CallSessionUpdated connected",
      "CallSessionUpdated connected",
      "SetMutedAction true",
      "CallSessionUpdated connected",
      "SetHeldAction true",
      "AudioSessionDeactivated connected",
      "CallSessionUpdated connected",
      "SetHeldAction false",
      "AudioSessionActivated connected",
    ],
    android: [
      "CallSessionUpdated connected",
      "CallSessionUpdated connected",
      "SetMutedAction true",
      "CallSessionUpdated connected",
      "SetHeldAction true",
      "CallSessionUpdated connected",
      "SetHeldAction false",
    ],
  }],
  ["the app holds and resumes", ["dials"], async () => {
    const id = await connected();
    await Calls.setHeld(id, true);
    await phone.settled();
    await Calls.setHeld(id, false);
  }, {
    ios: [
      "CallSessionUpdated connected",
      "CallSessionUpdated connected",
      "SetHeldAction true",
      "AudioSessionDeactivated connected",
      "CallSessionUpdated connected",
      "SetHeldAction false",
      "AudioSessionActivated connected",
    ],
    android: [
      "CallSessionUpdated connected",
      "CallSessionUpdated connected",
      "SetHeldAction true",
      "CallSessionUpdated connected",
      "SetHeldAction false",
    ],
  }],
  ["the app has sound go by the speaker", ["dials"], async () => {
    await connected();
    Calls.setAudioSessionPortOverride(true);
    await phone.settled();
    await phone.soundGoesBy("headphones");
  }, {
    ios: ["CallSessionUpdated connected", ...ROUTES],
    android: ["CallSessionUpdated connected", ...ROUTES],
  }],
];

for (const [title, begins, happens, told] of STORIES) {
  for (const platform of ["ios", "android"] as const) {
    Deno.test(`on ${platform} the app is told that ${title}`, async () => {
      const heard = begin(platform);
      await happens();
      await phone.settled();
      const before = begins.flatMap((each) => BEGINS[each][platform]);
      assertEquals(heard, [...before, ...told[platform]]);
    });
  }
}

/** How an answer comes to nothing. */
const FAILURES: readonly (readonly [title: string, fails: () => Promise<unknown>])[] = [
  ["the app fails it", async () => {
    const id = await callId();
    await Calls.failIncomingCallConnected(id, requests.at(-1) ?? "");
  }],
  ["the app says nothing for 30 s", () => phone.advance("30s")],
];

const requests: string[] = [];

for (const [title, fails] of FAILURES) {
  for (const platform of ["ios", "android"] as const) {
    Deno.test(`on ${platform} an answer comes to nothing where ${title}`, async () => {
      const heard = begin(platform, false);
      Calls.addCallAnsweredListener(({ requestId }) => requests.push(requestId));
      await phone.pushBrings({ from: "ada" });
      await phone.user.answers();
      const before = heard.length;
      await fails();
      await phone.settled();
      const ends = {
        ios: ["CallEnded ended", "CallSessionRemoved"],
        android: ["CallSessionUpdated ended", "CallReportedEnded ended failed", ...SILENT],
      };
      const { screen, recents } = phone;
      assertEquals(
        [heard.slice(before), await Calls.getActiveCallSession(), screen.calls, recents.length],
        [ends[platform], null, [], 1],
      );
      // A request that is over is no longer there: nothing comes of it.
      await Calls.fulfillIncomingCallConnected(requests.at(-1) ?? "");
      await phone.settled();
      assertEquals(heard.length, before + ends[platform].length);
    });
  }
}
