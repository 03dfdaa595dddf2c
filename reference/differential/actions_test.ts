import { type SourceTrace, testTraces } from "./source_trace_test.ts";
import { forum, HEADERS, page, SPEAKERBOX } from "./sources.ts";

const DTMF = page("callkit/cxplaydtmfcallaction");

/** A call that both can talk in. */
const ACTIVE = `
    remote calls a from generic "ada"
    user answers a`;

const KEYS: SourceTrace = {
  title: "the keys 4 and 2 are an action each, and the second waits until the first is fulfilled",
  sources: [DTMF],
  steps: `
    app will defer dtmf${ACTIVE}
    user presses "42" on a
    app fulfills dtmf of a
    app fulfills dtmf of a
    expect no open action`,
  delegate: [
    "performed answerCall a",
    "performed playDtmf a 4 singleTone",
    "performed playDtmf a 2 singleTone",
  ],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0010"],
  guaranteed: [
    [
      "G8",
      "performed playDtmf a 4 singleTone",
      "completed playDtmf a 4 singleTone fulfilled",
      "performed playDtmf a 2 singleTone",
      "completed playDtmf a 2 singleTone fulfilled",
    ],
  ],
};

const PAUSES: SourceTrace = {
  title: "the digits behind a soft pause, and behind a hard one, are one action each",
  sources: [DTMF, page("callkit/cxplaydtmfcallaction/actiontype")],
  steps: `${ACTIVE}
    user presses "1,23;456" on a`,
  delegate: [
    "performed answerCall a",
    "performed playDtmf a 1 singleTone",
    "performed playDtmf a 23 softPause",
    "performed playDtmf a 456 hardPause",
  ],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0010"],
  guaranteed: [
    [
      "G8",
      "completed playDtmf a 1 singleTone fulfilled",
      "performed playDtmf a 23 softPause",
      "completed playDtmf a 23 softPause fulfilled",
      "performed playDtmf a 456 hardPause",
    ],
  ],
};

const MUTED: SourceTrace = {
  title: "a mute sets the value that it carries, and is no change of the call to observers",
  sources: [page("callkit/cxsetmutedcallaction/ismuted"), page("callkit/cxcall")],
  steps: `${ACTIVE}
    user mutes a
    app mutes a
    expect call a is muted
    expect call a is active
    user unmutes a
    expect call a is active`,
  delegate: [
    "performed answerCall a",
    "performed setMuted a on",
    "performed setMuted a on",
    "performed setMuted a off",
  ],
  completion: ["incomingSettled a ok", "requestSettled setMuted a on ok"],
  observer: ["observed a 0000", "observed a 0010"],
};

const JOINED: SourceTrace = {
  title: "a call joins the one that its group action names, and leaves where that names none",
  sources: [
    page("callkit/cxsetgroupcallaction"),
    page("callkit/cxsetgroupcallaction/calluuidtogroupwith"),
  ],
  // The pages say nothing of who is put on hold for it.
  about: "setGroup",
  steps: `
    app starts a to generic "ada"
    remote answers a
    app starts b to generic "bob"
    remote answers b
    app groups a with b
    expect call a is grouped
    expect call b is grouped
    app ungroups a
    app groups b with a
    expect call a is grouped
    expect call b is grouped`,
  delegate: [
    "performed setGroup a with b",
    "performed setGroup a alone",
    "performed setGroup b with a",
  ],
  completion: [
    "requestSettled startCall a ok",
    "requestSettled startCall b ok",
    "requestSettled setGroup a with b ok",
    "requestSettled setGroup a alone ok",
    "requestSettled setGroup b with a ok",
  ],
};

const UNKNOWN_PARTNER: SourceTrace = {
  title: "a group action that names a call unheard of is refused, and performed by nobody",
  sources: [
    page("callkit/cxerrorcoderequesttransactionerror.code/unknowncalluuid"),
    page("callkit/cxsetgroupcallaction/calluuidtogroupwith"),
  ],
  steps: `${ACTIVE}
    app groups a with b
    expect refusal unknownCallId
    expect call a is active`,
  delegate: ["performed answerCall a"],
  completion: ["incomingSettled a ok", "requestSettled setGroup a with b unknownCallId"],
  observer: ["observed a 0000", "observed a 0010"],
};

const TOO_LATE: SourceTrace = {
  title:
    "an action whose time is over cannot be completed: the app is told once, and its word is void",
  sources: [
    page("callkit/cxaction/timeoutdate"),
    page("callkit/cxproviderdelegate/provider(_:timedoutperforming:)"),
  ],
  steps: `
    app will defer mute${ACTIVE}
    user mutes a
    clock +600000ms
    expect no open action
    app fulfills mute of a
    user mutes a
    expect call a is active`,
  delegate: [
    "performed answerCall a",
    "performed setMuted a on",
    "timedOut setMuted a on",
    "performed setMuted a on",
  ],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0010"],
  guaranteed: [["G5", "performed setMuted a on", "timedOut setMuted a on"]],
};

const IN_TIME: SourceTrace = {
  title: "an action that was completed never times out",
  sources: [HEADERS, page("callkit/cxaction/iscomplete")],
  steps: `${ACTIVE}
    user mutes a
    app holds a
    clock +600000ms
    expect call a is held
    expect call a is muted`,
  delegate: ["performed answerCall a", "performed setMuted a on", "performed setHeld a on"],
  completion: ["incomingSettled a ok", "requestSettled setHeld a on ok"],
  observer: ["observed a 0000", "observed a 0010", "observed a 0110"],
};

const NOT_ANSWERED_IN_TIME: SourceTrace = {
  title: "an answer that is not completed in time may end its call, and does",
  sources: [page("callkit/cxproviderdelegate/provider(_:timedoutperforming:)"), HEADERS],
  steps: `
    app will defer answer
    remote calls a from generic "ada"
    user answers a
    clock +600000ms
    app fulfills answer of a
    expect call a is gone
    expect audio is inactive`,
  delegate: ["performed answerCall a", "timedOut answerCall a"],
  audio: [],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0001"],
  guaranteed: [["G5", "performed answerCall a", "timedOut answerCall a"]],
};

const RESET: SourceTrace = {
  title: "a reset ends every call, and no action of before needs an answer or times out",
  sources: [HEADERS, SPEAKERBOX, forum(801418)],
  steps: `
    app will defer hold${ACTIVE}
    user holds a
    remote calls b from generic "bob"
    system resets
    expect call a is gone
    expect call b is gone
    expect no open action
    clock +600000ms
    app ends a
    expect refusal unknownCallId
    remote calls c from generic "eve"
    expect call c is ringing`,
  delegate: ["performed answerCall a", "performed setHeld a on", "didReset"],
  completion: [
    "incomingSettled a ok",
    "incomingSettled b ok",
    "requestSettled endCall a unknownCallId",
    "incomingSettled c ok",
  ],
  observer: [
    "observed a 0000",
    "observed a 0010",
    "observed a 0011",
    "observed b 0000",
    "observed b 0001",
    "observed c 0000",
  ],
  isFreeBetweenCalls: true,
};

const FOREIGN: SourceTrace = {
  title:
    "an observer sees the calls of others, which the app is never asked about and cannot touch",
  sources: [page("callkit/cxcallobserver"), page("callkit/cxcall")],
  steps: `
    foreign calls b on cellular
    user answers b
    app ends b
    expect refusal unknownCallId
    user ends b`,
  delegate: [],
  audio: [],
  completion: ["requestSettled endCall b unknownCallId"],
  observer: ["observed b 0000", "observed b 0010", "observed b 0011"],
};

testTraces([
  KEYS,
  PAUSES,
  MUTED,
  JOINED,
  UNKNOWN_PARTNER,
  TOO_LATE,
  IN_TIME,
  NOT_ANSWERED_IN_TIME,
  RESET,
  FOREIGN,
]);
