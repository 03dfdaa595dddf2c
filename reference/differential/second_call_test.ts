import { type SourceTrace, testTraces } from "./source_trace_test.ts";
import { forum, page, WWDC_230 } from "./sources.ts";

/** Call a is up, and b rings. */
const TWO = `
    remote calls a from generic "ada"
    user answers a
    remote calls b from generic "bob"`;

/** Call a is on hold, b is up, and c rings: what the poster of thread 794277 had. */
const THREE = `${TWO}
    user holds and accepts b
    remote calls c from generic "eve"`;

const END_AND_ACCEPT: SourceTrace = {
  title: "end and accept is one transaction: the end of the one, then the answer to the other",
  sources: [WWDC_230],
  steps: `${TWO}
    user ends and accepts b
    expect call a is gone
    expect call b is active`,
  delegate: ["performed answerCall a", "performed endCall a", "performed answerCall b"],
  completion: ["incomingSettled a ok", "incomingSettled b ok"],
  observer: [
    "observed a 0000",
    "observed a 0010",
    "observed b 0000",
    "observed a 0011",
    "observed b 0010",
  ],
  guaranteed: [
    ["G4", "performed endCall a", "performed answerCall b"],
    ["G6", "completed endCall a fulfilled", "observed a 0011"],
    ["G6", "completed answerCall b fulfilled", "observed b 0010"],
  ],
};

const EACH_ON_ITS_OWN: SourceTrace = {
  title: "each action of end and accept is completed on its own: one may fail, and the other not",
  sources: [WWDC_230],
  steps: `
    app will fail end${TWO}
    app will defer answer
    user ends and accepts b
    expect call a is active
    expect call b is ringing
    app fails answer of b
    expect call a is active
    expect call b is gone`,
  delegate: ["performed answerCall a", "performed endCall a", "performed answerCall b"],
  completion: ["incomingSettled a ok", "incomingSettled b ok"],
  observer: ["observed a 0000", "observed a 0010", "observed b 0000", "observed b 0001"],
};

const HOLD_AND_ACCEPT: SourceTrace = {
  title: "hold and accept holds the one and answers the other then",
  sources: [forum(794277), "https://github.com/brekekesoftware/brekekephone/pull/93"],
  steps: `${TWO}
    user holds and accepts b
    expect call a is held
    expect call b is active
    expect audio is active`,
  delegate: ["performed answerCall a", "performed setHeld a on", "performed answerCall b"],
  completion: ["incomingSettled a ok", "incomingSettled b ok"],
  observer: [
    "observed a 0000",
    "observed a 0010",
    "observed b 0000",
    "observed a 0110",
    "observed b 0010",
  ],
  guaranteed: [
    ["G4", "performed setHeld a on", "performed answerCall b"],
    ["G6", "completed setHeld a on fulfilled", "observed a 0110"],
  ],
};

const SWAP: SourceTrace = {
  title: "a swap holds what is up and resumes the other then",
  sources: [forum(794277), page("callkit/cxsetheldcallaction")],
  steps: `${TWO}
    user holds and accepts b
    user swaps to a
    expect call a is active
    expect call b is held`,
  delegate: [
    "performed answerCall a",
    "performed setHeld a on",
    "performed answerCall b",
    "performed setHeld b on",
    "performed setHeld a off",
  ],
  completion: ["incomingSettled a ok", "incomingSettled b ok"],
  observer: [
    "observed a 0000",
    "observed a 0010",
    "observed b 0000",
    "observed a 0110",
    "observed b 0010",
    "observed b 0110",
    "observed a 0010",
  ],
  guaranteed: [["G4", "performed setHeld b on", "performed setHeld a off"]],
};

const HELD_BY_VALUE: SourceTrace = {
  title: "a hold sets the value that it carries, whatever was before, and ends nothing",
  sources: [page("callkit/cxsetheldcallaction"), page("callkit/cxcall/isonhold")],
  steps: `
    remote calls a from generic "ada"
    user answers a
    app holds a
    app holds a
    expect call a is held
    app resumes a
    expect call a is active`,
  delegate: [
    "performed answerCall a",
    "performed setHeld a on",
    "performed setHeld a on",
    "performed setHeld a off",
  ],
  completion: [
    "incomingSettled a ok",
    "requestSettled setHeld a on ok",
    "requestSettled setHeld a on ok",
    "requestSettled setHeld a off ok",
  ],
  observer: ["observed a 0000", "observed a 0010", "observed a 0110", "observed a 0010"],
};

const USER_ENDS_CELLULAR: SourceTrace = {
  title: "the held call comes back, and is heard, where the user ends the cellular one",
  sources: [forum(749202)],
  steps: `
    remote calls a from generic "ada"
    user answers a
    foreign calls b on cellular
    user holds and accepts b
    expect call a is held
    user ends b
    expect call a is active
    expect audio is active`,
  delegate: ["performed answerCall a", "performed setHeld a on", "performed setHeld a off"],
  audio: ["audioActivated", "audioDeactivated", "audioActivated"],
  completion: ["incomingSettled a ok"],
  observer: [
    "observed a 0000",
    "observed a 0010",
    "observed a 0110",
    "observed a 0010",
    "observed b 0000",
    "observed b 0010",
    "observed b 0011",
  ],
  isFreeBetweenCalls: true,
};

const FAR_SIDE_ENDS_CELLULAR: SourceTrace = {
  title: "the held call stays on hold where the far side ends the cellular one, by intention",
  sources: [forum(749202)],
  steps: `
    remote calls a from generic "ada"
    user answers a
    foreign calls b on cellular
    user holds and accepts b
    foreign ends b
    expect call a is held
    clock +60000ms
    expect call a is held
    expect audio is inactive`,
  delegate: ["performed answerCall a", "performed setHeld a on"],
  audio: ["audioActivated", "audioDeactivated"],
  completion: ["incomingSettled a ok"],
  observer: [
    "observed a 0000",
    "observed a 0010",
    "observed a 0110",
    "observed b 0000",
    "observed b 0010",
    "observed b 0011",
  ],
  isFreeBetweenCalls: true,
};

const RESUMED_BY_HAND: SourceTrace = {
  title:
    "a call that is resumed by hand then is not activated anew, where the phone does as the poster's",
  sources: [forum(749202)],
  steps: `
    quirk unholdWithoutActivation on
    remote calls a from generic "ada"
    user answers a
    foreign calls b on cellular
    user holds and accepts b
    foreign ends b
    app resumes a
    expect call a is active`,
  delegate: ["performed answerCall a", "performed setHeld a on", "performed setHeld a off"],
  audio: ["audioActivated", "audioDeactivated"],
  completion: ["incomingSettled a ok", "requestSettled setHeld a off ok"],
  observer: [
    "observed a 0000",
    "observed a 0010",
    "observed a 0110",
    "observed a 0010",
    "observed b 0000",
    "observed b 0010",
    "observed b 0011",
  ],
  isFreeBetweenCalls: true,
};

/** What observers are told before the headset is touched. */
const THREE_OBSERVED = [
  "observed a 0000",
  "observed a 0010",
  "observed b 0000",
  "observed a 0110",
  "observed b 0010",
  "observed c 0000",
];

/** What the delegate is told before. */
const THREE_PERFORMED = [
  "performed answerCall a",
  "performed setHeld a on",
  "performed answerCall b",
];

const HOOK: SourceTrace = {
  title: "the hook of a headset with three calls: End(B), Answer(C), then End(C), Resume(A)",
  sources: [forum(794277)],
  setting: "with maximumCallsPerCallGroup 1",
  // The poster says what was performed, and not how often the key was pressed: here it is twice.
  steps: `${THREE}
    headset presses hook
    headset presses hook
    expect call a is active
    expect call b is gone
    expect call c is gone`,
  delegate: [
    ...THREE_PERFORMED,
    "performed endCall b",
    "performed answerCall c",
    "performed endCall c",
    "performed setHeld a off",
  ],
  completion: ["incomingSettled a ok", "incomingSettled b ok", "incomingSettled c ok"],
  observer: [
    ...THREE_OBSERVED,
    "observed b 0011",
    "observed c 0010",
    "observed c 0011",
    "observed a 0010",
  ],
};

const HOLD_KEY: SourceTrace = {
  title: "the hold key of a headset with three calls: Hold(B), Answer(C), and two calls on hold",
  sources: [forum(794277)],
  setting: "with maximumCallsPerCallGroup 1",
  steps: `${THREE}
    headset presses hold
    expect call a is held
    expect call b is held
    expect call c is active`,
  delegate: [...THREE_PERFORMED, "performed setHeld b on", "performed answerCall c"],
  completion: ["incomingSettled a ok", "incomingSettled b ok", "incomingSettled c ok"],
  observer: [...THREE_OBSERVED, "observed b 0110", "observed c 0010"],
};

testTraces([
  END_AND_ACCEPT,
  EACH_ON_ITS_OWN,
  HOLD_AND_ACCEPT,
  SWAP,
  HELD_BY_VALUE,
  USER_ENDS_CELLULAR,
  FAR_SIDE_ENDS_CELLULAR,
  RESUMED_BY_HAND,
  HOOK,
  HOLD_KEY,
]);
