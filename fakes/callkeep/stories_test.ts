import { assertEquals } from "@std/assert";
import RNCallKeep, { CONSTANTS, type EventsPayload, phone } from "./mod.ts";
import { ada, bob, type Heard, ring, setUp, talk } from "./set_up_test.ts";

// What the platforms tell of the same story.

interface Story {
  readonly what: string;
  readonly play: () => Promise<void> | void;
  readonly ios: readonly Heard[];
  readonly android: readonly Heard[];
}

const shown: EventsPayload["didDisplayIncomingCall"] & Record<string, unknown> = {
  error: "",
  errorCode: "" as "Unknown",
  callUUID: ada.toUpperCase(),
  handle: "+15550100",
  localizedCallerName: "Ada",
  hasVideo: "0",
  supportsHolding: "1",
  supportsDTMF: "1",
  supportsGrouping: "1",
  supportsUngrouping: "1",
  fromPushKit: "0",
  payload: "" as unknown as object,
};

const ringing: readonly Heard[] = [["didDisplayIncomingCall", shown]];
const talking: readonly Heard[] = [
  ...ringing,
  ["answerCall", { callUUID: ada }],
  ["didActivateAudioSession", undefined],
];
const talkingOnAndroid: readonly Heard[] = [
  ["answerCall", { callUUID: ada, withVideo: false }],
  ["didActivateAudioSession", null],
];
const rerouted = (output: string): Heard => [
  "didChangeAudioRoute",
  { handle: "%2B15550100", callUUID: ada, output },
];

const STORIES: readonly Story[] = [
  {
    what: "a call that rings and is answered",
    play: talk,
    ios: talking,
    android: talkingOnAndroid,
  },
  {
    what: "a call that is declined",
    async play() {
      await ring();
      await phone.user.declines();
    },
    ios: [...ringing, ["endCall", { callUUID: ada }]],
    android: [["endCall", { callUUID: ada }]],
  },
  {
    what: "a call that the app declines",
    async play() {
      await ring();
      RNCallKeep.rejectCall(ada);
    },
    ios: [...ringing, ["endCall", { callUUID: ada }]],
    android: [["endCall", { callUUID: ada }]],
  },
  {
    what: "a call that the user ends",
    async play() {
      await talk();
      await phone.user.ends();
    },
    ios: [
      ...talking,
      ["endCall", { callUUID: ada }],
      ["didDeactivateAudioSession", undefined],
    ],
    android: [...talkingOnAndroid, ["endCall", { callUUID: ada }]],
  },
  {
    what: "a call that the far side ends",
    async play() {
      await talk();
      RNCallKeep.reportEndCallWithUUID(ada, CONSTANTS.END_CALL_REASONS.REMOTE_ENDED);
    },
    ios: [...talking, ["didDeactivateAudioSession", undefined]],
    android: talkingOnAndroid,
  },
  {
    what: "a hold by the user, and its end by the app",
    async play() {
      await talk();
      await phone.user.holds();
      RNCallKeep.setOnHold(ada, false);
    },
    ios: [
      ...talking,
      ["didToggleHoldCallAction", { hold: true, callUUID: ada }],
      ["didDeactivateAudioSession", undefined],
      ["didToggleHoldCallAction", { hold: false, callUUID: ada }],
      ["didActivateAudioSession", undefined],
    ],
    android: [
      ...talkingOnAndroid,
      ["didToggleHoldCallAction", { hold: true, callUUID: ada }],
      ["didToggleHoldCallAction", { hold: false, callUUID: ada }],
    ],
  },
  {
    what: "a muting by the user, and its end by the app",
    async play() {
      await talk();
      await phone.user.mutes();
      RNCallKeep.setMutedCall(ada, false);
    },
    ios: [
      ...talking,
      ["didPerformSetMutedCallAction", { muted: true, callUUID: ada }],
      ["didPerformSetMutedCallAction", { muted: false, callUUID: ada }],
    ],
    android: [
      ...talkingOnAndroid,
      rerouted("EARPIECE"),
      ["didPerformSetMutedCallAction", { muted: true, callUUID: ada }],
      rerouted("EARPIECE"),
      ["didPerformSetMutedCallAction", { muted: false, callUUID: ada }],
    ],
  },
  {
    what: "keys of the user, and of the app",
    async play() {
      await talk();
      await phone.user.presses("1,23");
      RNCallKeep.sendDTMF(ada, "45");
    },
    ios: [
      ...talking,
      ["didPerformDTMFAction", { digits: "1", callUUID: ada }],
      ["didPerformDTMFAction", { digits: "23", callUUID: ada }],
      ["didPerformDTMFAction", { digits: "45", callUUID: ada }],
    ],
    android: [
      ...talkingOnAndroid,
      ["didPerformDTMFAction", { digits: "1", callUUID: ada }],
      ["didPerformDTMFAction", { digits: "2", callUUID: ada }],
      ["didPerformDTMFAction", { digits: "3", callUUID: ada }],
      ["didPerformDTMFAction", { digits: "4", callUUID: ada }],
    ],
  },
  {
    what: "an outgoing call",
    async play() {
      RNCallKeep.startCall(ada, "+15550100", "Ada");
      await phone.settled();
      RNCallKeep.reportConnectingOutgoingCallWithUUID(ada);
      RNCallKeep.reportConnectedOutgoingCallWithUUID(ada);
    },
    ios: [
      ["didReceiveStartCallAction", { handle: "+15550100", callUUID: ada }],
      ["didActivateAudioSession", undefined],
    ],
    android: [
      ["didReceiveStartCallAction", { handle: "+15550100", callUUID: ada, name: "Ada" }],
      ["didActivateAudioSession", null],
    ],
  },
  {
    what: "a second call that is answered while the first waits",
    async play() {
      await talk();
      RNCallKeep.displayIncomingCall(bob, "+15550101");
      await phone.user.holdsAndAccepts();
    },
    ios: [
      ...talking,
      [
        "didDisplayIncomingCall",
        { ...shown, callUUID: bob, handle: "+15550101", localizedCallerName: "" },
      ],
      ["didToggleHoldCallAction", { hold: true, callUUID: ada }],
      ["answerCall", { callUUID: bob }],
      ["didDeactivateAudioSession", undefined],
      ["didActivateAudioSession", undefined],
    ],
    android: [
      ...talkingOnAndroid,
      ["didToggleHoldCallAction", { hold: true, callUUID: ada }],
      ["answerCall", { callUUID: bob, withVideo: false }],
      ["didActivateAudioSession", null],
    ],
  },
  {
    what: "a reset of the call service",
    async play() {
      await talk();
      await phone.system.resets();
    },
    ios: [
      ...talking,
      ["didResetProvider", undefined],
      ["didDeactivateAudioSession", undefined],
    ],
    android: talkingOnAndroid,
  },
  {
    what: "a call that a push brings",
    async play() {
      await phone.pushBrings({ id: ada, from: "+15550100", name: "Ada", payload: { room: 7 } });
    },
    ios: [[
      "didDisplayIncomingCall",
      {
        ...shown,
        callUUID: ada,
        fromPushKit: "1",
        payload: {
          id: ada,
          from: { kind: "generic", value: "+15550100" },
          isVideo: false,
          name: "Ada",
          payload: { room: 7 },
        },
      },
    ]],
    android: [[
      "didDisplayIncomingCall",
      { callUUID: ada, handle: "+15550100", name: "Ada", hasVideo: "false", payload: { room: 7 } },
    ]],
  },
  {
    what: "a call that the system refuses",
    async play() {
      await phone.system.willRefuseReport("filteredByBlockList");
      RNCallKeep.displayIncomingCall(ada, "+15550100", "Ada");
    },
    ios: [[
      "didDisplayIncomingCall",
      {
        ...shown,
        callUUID: ada,
        error:
          "The operation couldn’t be completed. (com.apple.CallKit.error.incomingcall error 4.)",
        errorCode: "FilteredByBlockList",
      },
    ]],
    android: [[
      "createIncomingConnectionFailed",
      { callUUID: ada, handle: "%2B15550100", name: "Ada" },
    ]],
  },
  {
    what: "a speaker that the user turns on",
    async play() {
      await talk();
      await phone.soundGoesBy("Speaker");
    },
    ios: [...talking, ["didChangeAudioRoute", { output: "Speaker", reason: 4 }]],
    android: [...talkingOnAndroid, rerouted("SPEAKER")],
  },
  {
    what: "a call that is ended by an id which no call has",
    play: () => RNCallKeep.endCall(bob),
    ios: [],
    android: [],
  },
];

for (const platform of ["ios", "android"] as const) {
  for (const story of STORIES) {
    Deno.test(`RNCallKeep tells of ${story.what} as on ${platform}`, async () => {
      const heard = await setUp({ platform });
      await story.play();
      await phone.settled();
      assertEquals(heard, [...story[platform]]);
    });
  }
}
