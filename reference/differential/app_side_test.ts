import { type SourceTrace, testTraces } from "./source_trace_test.ts";
import { forum, HEADERS, page, PUSHKIT, SPEAKERBOX, WWDC_230, WWDC_707 } from "./sources.ts";

const ANSWERED: SourceTrace = {
  title: "the sample app configures audio in its answer, and starts it when the session is active",
  sources: [SPEAKERBOX, WWDC_230],
  on: "app",
  steps: `
    remote calls a from phoneNumber "+15550100"
    user answers a
    expect call a is active
    expect app lists a
    expect audio is active`,
  delegate: ["performed answerCall a"],
  audio: ["audioActivated"],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0010"],
  app: [
    "incomingReported a",
    "audioConfigured",
    "engineAsked accept a",
    "engineSettled accept a ok",
    "completed answerCall a fulfilled",
    "mediaStarted a",
  ],
  guaranteed: [["G7", "completed answerCall a fulfilled", "audioActivated"]],
  asked: [
    ["performed answerCall a", "audioConfigured", "completed answerCall a fulfilled"],
    ["audioActivated", "mediaStarted a"],
  ],
};

const STARTED: SourceTrace = {
  title: "the sample app starts a call on the network, fulfills then, and says how far it has come",
  sources: [SPEAKERBOX, WWDC_230],
  on: "app",
  steps: `
    app starts a to phoneNumber "+15550100"
    remote rings a
    remote answers a
    expect call a is active
    expect app lists a
    expect audio is active`,
  delegate: ["performed startCall a"],
  audio: ["audioActivated"],
  completion: ["requestSettled startCall a ok"],
  observer: ["observed a 1000", "observed a 1010"],
  asked: [
    [
      "requested startCall a",
      "performed startCall a",
      "audioConfigured",
      "completed startCall a fulfilled",
      "outgoingConnecting a",
      "outgoingConnected a",
    ],
    ["performed startCall a", "engineAsked dial a", "completed startCall a fulfilled"],
    ["audioActivated", "mediaStarted a"],
  ],
};

const NOT_STARTED: SourceTrace = {
  title: "the sample app fails a start that the network refuses, and lists no such call",
  sources: [SPEAKERBOX, WWDC_230],
  on: "app",
  steps: `
    engine will fail dial
    app starts a to phoneNumber "+15550100"
    expect call a is gone
    expect app lists nothing
    expect audio is inactive`,
  delegate: ["performed startCall a"],
  audio: [],
  completion: ["requestSettled startCall a ok"],
  observer: ["observed a 1000", "observed a 1001"],
  asked: [["engineSettled dial a failed", "completed startCall a failed"]],
};

const ENDED: SourceTrace = {
  title: "the sample app stops audio, ends the call on the network and fulfills, in this order",
  sources: [SPEAKERBOX],
  on: "app",
  steps: `
    remote calls a from phoneNumber "+15550100"
    user answers a
    user ends a
    expect call a is gone
    expect app lists nothing
    expect audio is inactive`,
  delegate: ["performed answerCall a", "performed endCall a"],
  audio: ["audioActivated", "audioDeactivated"],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0010", "observed a 0011"],
  guaranteed: [["G6", "completed endCall a fulfilled", "observed a 0011"]],
  asked: [
    [
      "performed endCall a",
      "mediaStopped a",
      "engineAsked hangUp a",
      "completed endCall a fulfilled",
      "audioDeactivated",
    ],
  ],
};

const HELD: SourceTrace = {
  title: "the sample app stops audio for a hold and fulfills then",
  sources: [SPEAKERBOX, page("callkit/cxsetheldcallaction")],
  on: "app",
  steps: `
    remote calls a from phoneNumber "+15550100"
    user answers a
    user holds a
    expect call a is held
    user resumes a
    expect call a is active`,
  delegate: ["performed answerCall a", "performed setHeld a on", "performed setHeld a off"],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0010", "observed a 0110", "observed a 0010"],
  asked: [
    ["performed setHeld a on", "mediaStopped a", "completed setHeld a on fulfilled"],
    ["performed setHeld a off", "completed setHeld a off fulfilled"],
  ],
};

const RESET: SourceTrace = {
  title: "at a reset the sample app stops audio, ends its calls, and lists none",
  sources: [SPEAKERBOX, HEADERS],
  on: "app",
  steps: `
    remote calls a from phoneNumber "+15550100"
    user answers a
    system resets
    expect call a is gone
    expect app lists nothing
    expect no open action`,
  delegate: ["performed answerCall a", "didReset"],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0010", "observed a 0011"],
  asked: [["didReset", "mediaStopped a", "engineAsked hangUp a"]],
};

const PUSHED: SourceTrace = {
  title:
    "a pushed call is reported before the handler returns, and its answer waits for the connection",
  sources: [PUSHKIT, WWDC_707],
  on: "app",
  steps: `
    phone turns foreground off
    engine will wait accept
    push brings a from phoneNumber "+15550100" unmarked
    expect app is running
    expect call a is ringing
    user answers a
    expect call a is ringing
    clock +20000ms
    expect call a is ringing
    engine completes accept of a
    expect call a is active`,
  delegate: ["performed answerCall a"],
  audio: ["audioActivated"],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0010"],
  guaranteed: [["G6", "completed answerCall a fulfilled", "observed a 0010"]],
  asked: [
    ["pushDelivered a", "incomingReported a", "pushHandled"],
    ["performed answerCall a", "engineSettled accept a ok", "completed answerCall a fulfilled"],
  ],
};

const GIVEN_UP: SourceTrace = {
  title: "the app reports that the caller of a pushed call gave up, and is asked for nothing",
  sources: [PUSHKIT],
  on: "app",
  steps: `
    phone turns foreground off
    push brings a from phoneNumber "+15550100" unmarked
    remote ends a hungUp
    expect call a is gone
    expect app lists nothing`,
  delegate: [],
  audio: [],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0001"],
  asked: [["pushDelivered a", "incomingReported a", "callEndReported a remoteEnded"]],
};

const NO_CONNECTION: SourceTrace = {
  title: "a pushed call that was answered and cannot be connected is over, and was never connected",
  sources: [PUSHKIT, WWDC_230],
  on: "app",
  // The article has the app report the end as failed, the talk has it fail the action: either does.
  steps: `
    phone turns foreground off
    engine will wait accept
    push brings a from phoneNumber "+15550100" unmarked
    user answers a
    engine fails accept of a
    expect call a is gone
    expect app lists nothing
    expect no open action
    expect audio is inactive`,
  delegate: ["performed answerCall a"],
  audio: [],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0001"],
};

const DEAD_PUSH: SourceTrace = {
  title: "a push whose call is gone already is reported all the same, and ended at once",
  sources: [forum(117939)],
  on: "app",
  steps: `
    phone turns foreground off
    push brings a from phoneNumber "+15550100" unmarked too late
    expect app is running
    expect call a is gone
    expect app lists nothing`,
  delegate: [],
  audio: [],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0001"],
  asked: [
    ["pushDelivered a", "incomingReported a", "pushHandled"],
    ["incomingReported a", "callEndReported a remoteEnded"],
  ],
};

const NOT_SHOWN: SourceTrace = {
  title: "the sample app lists a call only once its report was accepted",
  sources: [SPEAKERBOX, HEADERS],
  on: "app",
  steps: `
    phone turns doNotDisturb on
    remote calls a from phoneNumber "+15550100"
    expect report refusal filteredByDoNotDisturb
    expect app lists nothing
    phone turns doNotDisturb off
    remote calls b from phoneNumber "+15550100"
    expect app lists b`,
  delegate: [],
  audio: [],
  completion: ["incomingSettled a filteredByDoNotDisturb", "incomingSettled b ok"],
  observer: ["observed b 0000"],
};

testTraces([
  ANSWERED,
  STARTED,
  NOT_STARTED,
  ENDED,
  HELD,
  RESET,
  PUSHED,
  GIVEN_UP,
  NO_CONNECTION,
  DEAD_PUSH,
  NOT_SHOWN,
]);
