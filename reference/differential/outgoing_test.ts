import { type SourceTrace, testTraces } from "./source_trace_test.ts";
import { HEADERS, page, WWDC_230 } from "./sources.ts";

const FOUR_STATES: SourceTrace = {
  title:
    "an outgoing call is starting, started, connecting and connected, and observed as two of these",
  sources: [WWDC_230, page("callkit/cxcall/hasconnected")],
  steps: `
    app will defer start
    app starts a to phoneNumber "+15550100"
    expect call a is starting
    app fulfills start of a
    expect call a is started
    remote rings a
    expect call a is connecting
    remote answers a
    expect call a is active
    expect audio is active`,
  delegate: ["performed startCall a"],
  audio: ["audioActivated"],
  completion: ["requestSettled startCall a ok"],
  observer: ["observed a 1000", "observed a 1010"],
  guaranteed: [
    ["G5", "performed startCall a", "completed startCall a fulfilled"],
    [
      "G6",
      "completed startCall a fulfilled",
      "outgoingConnecting a",
      "outgoingConnected a",
      "observed a 1010",
    ],
  ],
};

const NOT_SENT: SourceTrace = {
  title: "an outgoing call whose start fails is over, and was never connected",
  sources: [WWDC_230, HEADERS],
  steps: `
    app will fail start
    app starts a to phoneNumber "+15550100"
    expect call a is gone
    app ends a
    expect refusal unknownCallId`,
  delegate: ["performed startCall a"],
  audio: [],
  completion: ["requestSettled startCall a ok", "requestSettled endCall a unknownCallId"],
  observer: ["observed a 1000", "observed a 1001"],
  guaranteed: [["G6", "completed startCall a failed", "observed a 1001"]],
};

const UNANSWERED: SourceTrace = {
  title: "an outgoing call that is not answered is ended by a report, and was never connected",
  sources: [page("callkit/cxcallendedreason"), HEADERS],
  steps: `
    app starts a to phoneNumber "+15550100"
    remote rings a
    remote ends a noAnswer
    expect call a is gone
    expect audio is inactive`,
  delegate: ["performed startCall a"],
  completion: ["requestSettled startCall a ok"],
  observer: ["observed a 1000", "observed a 1001"],
};

const ENDED_IN_APP: SourceTrace = {
  title: "the app's own end button asks for an end action, which comes back to be performed",
  sources: [WWDC_230, page("callkit/cxendcallaction")],
  steps: `
    app starts a to phoneNumber "+15550100"
    remote answers a
    app ends a
    expect call a is gone
    expect audio is inactive
    expect no open action`,
  delegate: ["performed startCall a", "performed endCall a"],
  audio: ["audioActivated", "audioDeactivated"],
  completion: ["requestSettled startCall a ok", "requestSettled endCall a ok"],
  observer: ["observed a 1000", "observed a 1010", "observed a 1011"],
  guaranteed: [["G6", "completed endCall a fulfilled", "observed a 1011"]],
};

const BEHIND_A_HELD: SourceTrace = {
  title: "a start puts the call that is up on hold before it is performed itself",
  sources: [WWDC_230],
  steps: `
    remote calls a from phoneNumber "+15550100"
    user answers a
    app starts b to phoneNumber "+15550101"
    remote answers b
    expect call a is held
    expect call b is active`,
  delegate: ["performed answerCall a", "performed setHeld a on", "performed startCall b"],
  completion: ["incomingSettled a ok", "requestSettled startCall b ok"],
  observer: [
    "observed a 0000",
    "observed a 0010",
    "observed b 1000",
    "observed a 0110",
    "observed b 1010",
  ],
  guaranteed: [["G6", "completed setHeld a on fulfilled", "observed a 0110"]],
};

const INSTEAD_OF_ONE: SourceTrace = {
  title:
    "a start ends the call that is up where that cannot be held, before it is performed itself",
  sources: [WWDC_230, page("callkit/cxcallupdate/supportsholding")],
  steps: `
    remote calls a from phoneNumber "+15550100"
    user answers a
    app updates a supportsHolding off
    app starts b to phoneNumber "+15550101"
    expect call a is gone
    expect call b is started`,
  delegate: ["performed answerCall a", "performed endCall a", "performed startCall b"],
  completion: ["incomingSettled a ok", "requestSettled startCall b ok"],
  observer: ["observed a 0000", "observed a 0010", "observed b 1000", "observed a 0011"],
};

const TOO_MANY: SourceTrace = {
  title:
    "a start beyond the two groups of a fresh configuration is refused, and performed by nobody",
  sources: [
    page("callkit/cxproviderconfiguration/maximumcallgroups"),
    page("callkit/cxerrorcoderequesttransactionerror.code/maximumcallgroupsreached"),
  ],
  steps: `
    app starts a to generic "ada"
    remote answers a
    app starts b to generic "bob"
    remote answers b
    app starts c to generic "eve"
    expect refusal maximumCallGroupsReached
    expect call a is held
    expect call b is active
    expect call c is gone`,
  delegate: ["performed startCall a", "performed setHeld a on", "performed startCall b"],
  completion: [
    "requestSettled startCall a ok",
    "requestSettled startCall b ok",
    "requestSettled startCall c maximumCallGroupsReached",
  ],
  observer: [
    "observed a 1000",
    "observed a 1010",
    "observed b 1000",
    "observed a 1110",
    "observed b 1010",
  ],
};

/** Why a request is refused, by the pages of the error codes; call a is live, and not connected. */
const REFUSED: readonly (readonly [title: string, page: string, step: string, words: string])[] = [
  [
    "a transaction of nothing",
    "emptytransaction",
    "app requests nothing",
    "nothing emptyTransaction",
  ],
  ["an action for a call unheard of", "unknowncalluuid", "app ends b", "endCall b unknownCallId"],
  [
    "a start under the id of a live call",
    "calluuidalreadyexists",
    `app starts a to generic "bob"`,
    "startCall a callIdAlreadyExists",
  ],
  [
    "a start to a protected party",
    "callisprotected",
    `app starts b to generic "vault"`,
    "startCall b callIsProtected",
  ],
];

const refused = REFUSED.map(([title, code, step, words]): SourceTrace => ({
  title: `${title} is refused with its code, and nothing is performed`,
  sources: [page(`callkit/cxerrorcoderequesttransactionerror.code/${code}`), HEADERS],
  steps: `
    phone lists generic "vault" as protected
    app starts a to generic "ada"
    ${step}
    expect call a is started`,
  delegate: ["performed startCall a"],
  completion: ["requestSettled startCall a ok", `requestSettled ${words}`],
  observer: ["observed a 1000"],
}));

testTraces([
  FOUR_STATES,
  NOT_SENT,
  UNANSWERED,
  ENDED_IN_APP,
  BEHIND_A_HELD,
  INSTEAD_OF_ONE,
  TOO_MANY,
  ...refused,
]);
