import { type SourceTrace, testTraces } from "./source_trace_test.ts";
import { forum, HEADERS, page, PUSHKIT, WWDC_230 } from "./sources.ts";

const ANSWERED: SourceTrace = {
  title:
    "an incoming call is reported, answered by an action, connected by its fulfillment, heard then",
  sources: [WWDC_230, page("callkit/cxanswercallaction")],
  steps: `
    app will defer answer
    remote calls a from phoneNumber "+15550100"
    expect call a is ringing
    user answers a
    expect call a is ringing
    expect audio is inactive
    app fulfills answer of a
    expect call a is active
    expect audio is active`,
  delegate: ["performed answerCall a"],
  audio: ["audioActivated"],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0010"],
  guaranteed: [
    ["G1", "incomingReported a", "incomingSettled a ok"],
    ["G5", "performed answerCall a", "completed answerCall a fulfilled"],
    ["G6", "completed answerCall a fulfilled", "observed a 0010"],
    ["G7", "completed answerCall a fulfilled", "audioActivated"],
  ],
};

const DECLINED: SourceTrace = {
  title: "a decline is an end action: there is no other",
  sources: [WWDC_230, page("callkit/cxcallaction"), forum(765367)],
  steps: `
    remote calls a from phoneNumber "+15550100"
    user declines a
    expect call a is gone
    expect no open action`,
  delegate: ["performed endCall a"],
  audio: [],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0001"],
  guaranteed: [["G6", "completed endCall a fulfilled", "observed a 0001"]],
};

const CALLER_GAVE_UP: SourceTrace = {
  title: "a caller who gives up ends the call by a report, and the app is asked for nothing",
  sources: [PUSHKIT, page("callkit/cxcallendedreason")],
  steps: `
    remote calls a from phoneNumber "+15550100"
    remote ends a hungUp
    expect call a is gone`,
  delegate: [],
  audio: [],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0001"],
  guaranteed: [["G6", "callEndReported a remoteEnded", "observed a 0001"]],
};

const HUNG_UP_IN_ANSWER: SourceTrace = {
  title: "a call that is ended by a report while it is answered takes its answer with it",
  sources: [PUSHKIT, page("callkit/cxaction/fulfill()")],
  steps: `
    app will defer answer
    remote calls a from phoneNumber "+15550100"
    user answers a
    remote ends a connectionLost
    app fulfills answer of a
    expect call a is gone
    expect audio is inactive
    clock +60000ms`,
  delegate: ["performed answerCall a"],
  audio: [],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0001"],
  guaranteed: [["G5", "performed answerCall a", "completed answerCall a fulfilled"]],
};

const KNOWN_ID: SourceTrace = {
  title: "a second report under the id of a live call is refused, and shows nothing new",
  sources: [
    page("callkit/cxerrorcodeincomingcallerror.code/calluuidalreadyexists"),
    forum(768136),
  ],
  steps: `
    remote calls a from phoneNumber "+15550100"
    user answers a
    remote calls a from phoneNumber "+15550100"
    expect report refusal callIdAlreadyExists
    expect call a is active`,
  delegate: ["performed answerCall a"],
  audio: ["audioActivated"],
  completion: ["incomingSettled a ok", "incomingSettled a callIdAlreadyExists"],
  observer: ["observed a 0000", "observed a 0010"],
};

const SYSTEM_ENDS: SourceTrace = {
  title: "a call that the system itself ends is ended by the action of a tap",
  sources: [forum(765367), "https://github.com/voximplant/flutter_callkit/issues/29"],
  steps: `
    remote calls a from phoneNumber "+15550100"
    clock +60000ms
    expect call a is gone`,
  delegate: ["performed endCall a"],
  audio: [],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000", "observed a 0001"],
  guaranteed: [["G5", "performed endCall a", "completed endCall a fulfilled"]],
};

/** Why a call is not shown, by what the phone is set to: the pages and header of the error codes. */
const FILTERED: readonly (readonly [what: string, setting: string, code: string])[] = [
  ["Do Not Disturb", "phone turns doNotDisturb on", "filteredByDoNotDisturb"],
  ["the block list", `phone lists generic "ada" as blocked`, "filteredByBlockList"],
  [
    "restricted sharing",
    "phone turns restrictedSharing on",
    "filteredDuringRestrictedSharingMode",
  ],
  ["a protected call", `phone lists generic "ada" as protected`, "callIsProtected"],
  [
    "a sensitive participant",
    `phone lists generic "ada" as sensitive`,
    "filteredBySensitiveParticipants",
  ],
];

const filtered = FILTERED.map(([what, setting, code]): SourceTrace => ({
  title: `${what} keeps a call off with ${code}: it is not shown, listed, or acted on`,
  sources: [page("callkit/cxerrorcodeincomingcallerror.code"), HEADERS],
  steps: `
    ${setting}
    remote calls a from generic "ada"
    expect report refusal ${code}
    app ends a
    expect refusal unknownCallId
    expect call a is gone`,
  delegate: [],
  audio: [],
  completion: [`incomingSettled a ${code}`, "requestSettled endCall a unknownCallId"],
  observer: [],
  guaranteed: [["G2", "requested endCall a", "requestSettled endCall a unknownCallId"]],
}));

const UNENTITLED: SourceTrace = {
  title: "a missing entitlement keeps calls off with unentitled, both ways",
  sources: [
    page("callkit/cxerrorcodeincomingcallerror.code"),
    page("callkit/cxerrorcoderequesttransactionerror.code/unentitled"),
  ],
  steps: `
    phone turns entitlement off
    remote calls a from generic "ada"
    expect report refusal unentitled
    app starts b to generic "bob"
    expect refusal unentitled`,
  delegate: [],
  audio: [],
  completion: ["incomingSettled a unentitled", "requestSettled startCall b unentitled"],
  observer: [],
};

const VIP: SourceTrace = {
  title: "Do Not Disturb lets a VIP through",
  sources: [page("callkit/cxerrorcodeincomingcallerror.code/filteredbydonotdisturb")],
  steps: `
    phone turns doNotDisturb on
    phone lists generic "ada" as vip
    remote calls a from generic "ada"
    expect call a is ringing`,
  delegate: [],
  audio: [],
  completion: ["incomingSettled a ok"],
  observer: ["observed a 0000"],
};

/** What ends a call from outside, and the reason that the app reports for it. */
const REASONS = [
  ["connectionLost", "failed"],
  ["hungUp", "remoteEnded"],
  ["noAnswer", "unanswered"],
  ["answeredElsewhere", "answeredElsewhere"],
  ["declinedElsewhere", "declinedElsewhere"],
] as const;

const reasons = REASONS.map(([cause, reason]): SourceTrace => ({
  title: `a call reported as ended with ${reason} is over, once and for good`,
  sources: [page("callkit/cxcallendedreason"), page("callkit/cxcall/hasended"), HEADERS],
  steps: `
    remote calls a from generic "ada"
    remote ends a ${cause}
    remote ends a ${cause}
    app answers a
    expect refusal unknownCallId
    expect call a is gone
    clock +60000ms`,
  delegate: [],
  audio: [],
  completion: ["incomingSettled a ok", "requestSettled answerCall a unknownCallId"],
  observer: ["observed a 0000", "observed a 0001"],
  guaranteed: [["G6", `callEndReported a ${reason}`, "observed a 0001"]],
}));

testTraces([
  ANSWERED,
  DECLINED,
  CALLER_GAVE_UP,
  HUNG_UP_IN_ANSWER,
  KNOWN_ID,
  SYSTEM_ENDS,
  UNENTITLED,
  VIP,
  ...filtered,
  ...reasons,
]);
