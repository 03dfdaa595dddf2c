import { assertEquals } from "@std/assert";
import type { CallUpdate, Handle } from "../../call/mod.ts";
import { profile } from "../../profile/mod.ts";
import {
  A,
  type Act,
  answers,
  B,
  C,
  call,
  type Completing,
  ends,
  fulfills,
  groups,
  held,
  keys,
  NOW,
  open,
  phone,
  type PhoneFields,
  play,
  provider,
  request,
  starts,
} from "./small_phone_test.ts";

const bob: Handle = { kind: "generic", value: "bob" };
const reports = (update: CallUpdate = { remoteHandle: bob }): Act => ({
  kind: "incomingReported",
  provider: 1,
  report: 7,
  callId: A,
  update,
});
const accepted = "accepted";
const soon = NOW + 1 as typeof NOW;
const other = [{ ...bob, value: "eve" }, { ...bob, kind: "phoneNumber" as const }];

/** What the app is told of a report, on a phone that is so. */
const REPORTS: readonly (readonly [string, PhoneFields, Act?])[] = [
  [accepted, {}],
  [
    "incomingCall unknown: Cannot report the incoming call a: its provider is not in service; make another",
    { providers: [] },
  ],
  [
    "incomingCall unknown: Cannot report the incoming call a: its provider is not in service; make another",
    { providers: [provider(2), { ...provider(1), status: "lost" }] },
  ],
  [accepted, { providers: [{ ...provider(1), status: "waiting" }] }],
  [
    "incomingCall unknown: Cannot report the incoming call a: calls are switched off in this region",
    { environment: { isRegionOff: true } },
  ],
  [
    "incomingCall unentitled: Cannot report the incoming call a: the app is not entitled to report calls",
    { environment: { isEntitled: false } },
  ],
  [
    "callKit missingVoipBackgroundMode: Cannot report the incoming call a: the app lacks the background mode voip; add it to its background modes",
    { environment: { hasVoipMode: false } },
  ],
  [
    "incomingCall callIdAlreadyExists: Cannot report the incoming call a: a call of that id is live; take a fresh id for each call",
    { calls: [call(A)] },
  ],
  [accepted, { calls: [call(B)] }],
  [
    "incomingCall callIdAlreadyExists: Cannot report the incoming call a: a call of that id is live; take a fresh id for each call",
    { tornDown: [{ id: A, until: soon }] },
  ],
  [accepted, { tornDown: [{ id: A, until: NOW }, { id: B, until: soon }] }],
  [
    "incomingCall filteredByBlockList: Cannot report the incoming call a: the caller is blocked on this phone",
    { environment: { blocked: [bob] } },
  ],
  [accepted, { environment: { blocked: other } }],
  [accepted, { environment: { blocked: [bob] } }, reports({})],
  [
    "incomingCall filteredByDoNotDisturb: Cannot report the incoming call a: Do Not Disturb is on, and the caller is no VIP",
    { environment: { doNotDisturb: true } },
  ],
  [accepted, { environment: { doNotDisturb: true, vips: [bob] } }],
  [
    "incomingCall filteredByDoNotDisturb: Cannot report the incoming call a: Do Not Disturb is on, and the caller is no VIP",
    { environment: { doNotDisturb: true, vips: other } },
  ],
  [
    "incomingCall filteredByDoNotDisturb: Cannot report the incoming call a: Do Not Disturb is on, and the caller is no VIP",
    { environment: { doNotDisturb: true, vips: [bob] } },
    reports({}),
  ],
  [
    "incomingCall filteredDuringRestrictedSharingMode: Cannot report the incoming call a: the screen is shared",
    { environment: { isSharingRestricted: true } },
  ],
  ["incomingCall callIsProtected: Cannot report the incoming call a: the call is protected", {
    environment: { protected: [bob] },
  }],
  [accepted, { environment: { protected: other } }],
  [
    "incomingCall filteredBySensitiveParticipants: Cannot report the incoming call a: a participant is sensitive",
    { environment: { sensitive: [bob] } },
  ],
  [accepted, { environment: { sensitive: other } }],
  [accepted, { calls: [call(B), call(C)], configuration: { maximumCallGroups: 1 } }],
  [
    "incomingCall unknown: Cannot report the incoming call a: there are as many calls as are allowed",
    {
      calls: [call(B)],
      configuration: { maximumCallGroups: 1 },
      profile: { ...profile("callspec"), overLimit: "reject" },
    },
  ],
  [
    accepted,
    {
      calls: [call(B), call(C, { owner: "orphan" })],
      configuration: { maximumCallGroups: 2 },
      profile: { ...profile("callspec"), overLimit: "reject" },
    },
  ],
  [
    "incomingCall filteredByBlockList: Cannot report the incoming call a: the environment was told to refuse it",
    {
      refusals: [
        { on: "startCall", domain: "callKit", code: "unknown" },
        { on: "report", domain: "incomingCall", code: "filteredByBlockList" },
      ],
    },
  ],
];

Deno.test("a report is accepted, or refused with a sentence that says why", () => {
  assertEquals(
    REPORTS.map(([, fields, act = reports()]) => play(phone(fields), act).said[0]),
    REPORTS.map(([says]) => says),
  );
});

/** What the app is told of requests, one after the other, on a phone that is so. */
const REQUESTS: readonly (readonly [PhoneFields, ...(readonly [Act | Completing, string?])[]])[] = [
  [
    {},
    [
      request(),
      "requestTransaction emptyTransaction: Cannot request: the transaction has no action; give at least one",
    ],
    [request("of no kind"), "requestTransaction invalidAction: Cannot request: of no kind"],
    [request(starts(A)), accepted],
  ],
  [{ providers: [] }, [
    request(starts(A)),
    "requestTransaction unknownCallProvider: Cannot request: the app has no provider in service; make one, and do not invalidate it",
  ]],
  [{ providers: [{ ...provider(1), status: "lost" }] }, [
    request(starts(A)),
    "requestTransaction unknownCallProvider: Cannot request: the app has no provider in service; make one, and do not invalidate it",
  ]],
  [{ providers: [provider(1), { ...provider(2), status: "lost" }] }, [
    request(starts(A)),
    accepted,
  ]],
  [{ environment: { isRegionOff: true } }, [
    request(starts(A)),
    "requestTransaction unknownCallProvider: Cannot request: calls are switched off in this region",
  ]],
  [{ environment: { isEntitled: false } }, [
    request(starts(A)),
    "requestTransaction unentitled: Cannot request: the app may not use the call service",
  ]],
  [{ environment: { hasVoipMode: false } }, [
    request(starts(A)),
    "requestTransaction unentitled: Cannot request: the app lacks the background mode voip; add it",
  ]],
  [
    { providers: [{ ...provider(1), isFresh: true }], quirks: ["firstRequestRefused"] },
    [
      request(starts(A)),
      "requestTransaction maximumCallGroupsReached: Cannot request: the provider is not registered yet; try again",
    ],
    [request(starts(A)), accepted],
  ],
  [{ providers: [{ ...provider(1), isFresh: true }] }, [request(starts(A)), accepted]],
  [
    {
      refusals: [
        { on: "report", domain: "incomingCall", code: "unknown" },
        { on: "endCall", domain: "requestTransaction", code: "unentitled" },
      ],
      calls: [call(A)],
    },
    [request(held(A)), accepted],
    [
      request(held(A, false), ends(A)),
      "requestTransaction unentitled: Cannot request setHeld, endCall: the environment was told to refuse it",
    ],
    [request(ends(A)), accepted],
  ],
  [
    { calls: [call(A)], configuration: { maximumCallGroups: 3 } },
    [
      request(starts(A)),
      "requestTransaction callIdAlreadyExists: Cannot request startCall for call a: a call of that id is live; take a fresh id for each call",
    ],
    [
      request(starts(B), starts(B)),
      "requestTransaction callIdAlreadyExists: Cannot request startCall for call b: a call of that id is live; take a fresh id for each call",
    ],
    [request(starts(B), starts(C)), accepted],
  ],
  [
    { tornDown: [{ id: A, until: soon }, { id: B, until: NOW }] },
    [
      request(starts(A)),
      "requestTransaction callIdAlreadyExists: Cannot request startCall for call a: a call of that id is live; take a fresh id for each call",
    ],
    [request(starts(B)), accepted],
  ],
  [{ environment: { protected: [bob] } }, [
    request(starts(A)),
    "requestTransaction callIsProtected: Cannot request startCall for call a: calls with that party are protected",
  ]],
  [
    { calls: [call(A)], configuration: { maximumCallGroups: 2 } },
    [
      request(starts(B), starts(C)),
      "requestTransaction maximumCallGroupsReached: Cannot request startCall for call c: there are as many groups as the configuration allows; end a call first",
    ],
    [request(ends(A), starts(B), starts(C)), accepted],
  ],
  [
    {
      calls: [call(A)],
      configuration: { maximumCallGroups: 1 },
      transactions: [open("endCall", A)],
    },
    [
      request(starts(B)),
      "requestTransaction maximumCallGroupsReached: Cannot request startCall for call b: there are as many groups as the configuration allows; end a call first",
    ],
  ],
  [
    {
      calls: [call(A, { owner: "cellular" }), call(B, { owner: 2 })],
      configuration: { maximumCallGroups: 1 },
    },
    [request(starts(C)), accepted],
  ],
  [
    {},
    [
      request(starts(A), answers(A)),
      "requestTransaction invalidAction: Cannot request answerCall for call a: it is starting",
    ],
    [
      request(starts(A), groups(A, B)),
      "requestTransaction invalidAction: Cannot request setGroup for call a: both must be connected",
    ],
    [request(starts(A), held(A)), accepted],
  ],
  [
    { calls: [call(A, { phase: "ringing" })] },
    [
      request(answers(B)),
      "requestTransaction unknownCallId: Cannot request answerCall for call b: there is no live call of the app of that id; it was never introduced, or has ended",
    ],
    [
      request(answers(A), answers(A)),
      "requestTransaction invalidAction: Cannot request answerCall for call a: it is being answered",
    ],
    [
      request(ends(A), answers(A)),
      "requestTransaction unknownCallId: Cannot request answerCall for call a: there is no live call of the app of that id; it was never introduced, or has ended",
    ],
    [
      request(ends(A), ends(A)),
      "requestTransaction unknownCallId: Cannot request endCall for call a: there is no live call of the app of that id; it was never introduced, or has ended",
    ],
    [request(answers(A)), accepted],
    [
      request(answers(A)),
      "requestTransaction invalidAction: Cannot request answerCall for call a: it is being answered",
    ],
    [fulfills(A, "answerCall")],
    [
      request(answers(A)),
      "requestTransaction invalidAction: Cannot request answerCall for call a: it is active",
    ],
  ],
  [{ calls: [call(A, { owner: "cellular" })] }, [
    request(ends(A)),
    "requestTransaction unknownCallId: Cannot request endCall for call a: there is no live call of the app of that id; it was never introduced, or has ended",
  ]],
  [{ calls: [call(A, { owner: "orphan" })] }, [request(ends(A)), accepted]],
  [
    {
      calls: [call(A, { isOutgoing: true, hasInterrupted: true })],
      quirks: ["unknownIdForLiveCall"],
    },
    [
      request(ends(A)),
      "requestTransaction unknownCallId: Cannot request endCall for call a: there is no live call of the app of that id; it was never introduced, or has ended",
    ],
    [request(held(A)), accepted],
  ],
  [
    { calls: [call(A, { hasInterrupted: true })], quirks: ["unknownIdForLiveCall"] },
    [request(ends(A)), accepted],
  ],
  [{ calls: [call(A, { isOutgoing: true, hasInterrupted: true })] }, [request(ends(A)), accepted]],
  [{ calls: [call(A, { isOutgoing: true })], quirks: ["unknownIdForLiveCall"] }, [
    request(ends(A)),
    accepted,
  ]],
  [
    { calls: [call(A, { isOnHold: true, info: { supportsHolding: false, supportsDtmf: false } })] },
    [
      request(held(A)),
      "requestTransaction invalidAction: Cannot request setHeld for call a: it does not support holding",
    ],
    [request(held(A, false)), accepted],
    [
      request(keys(A, "1")),
      "requestTransaction invalidAction: Cannot request playDtmf for call a: it does not support DTMF",
    ],
  ],
  [
    { calls: [call(A), call(B, { isOnHold: true })] },
    [
      request(groups(A, null)),
      "requestTransaction invalidAction: Cannot request setGroup for call a: it talks together with nobody",
    ],
    [
      request(groups(A, C)),
      "requestTransaction unknownCallId: Cannot request setGroup for call a: there is no live call of the app of that id; it was never introduced, or has ended",
    ],
    [
      request(groups(A, A)),
      "requestTransaction invalidAction: Cannot request setGroup for call a: they talk together",
    ],
    [request(groups(A, B)), accepted],
  ],
  [
    { calls: [call(A), call(B, { owner: "cellular", isOnHold: true })] },
    [
      request(groups(A, B)),
      "requestTransaction unknownCallId: Cannot request setGroup for call a: there is no live call of the app of that id; it was never introduced, or has ended",
    ],
  ],
  [
    {
      calls: [call(A), call(B, { isOnHold: true })],
      configuration: { maximumCallsPerCallGroup: 1 },
    },
    [
      request(groups(A, B)),
      "requestTransaction maximumCallGroupsReached: Cannot request setGroup for call a: one more call does not fit the limit of calls in a group",
    ],
  ],
  [
    {
      calls: [call(A, { group: 1, info: { supportsUngrouping: false } }), call(B, { group: 1 })],
      configuration: { maximumCallGroups: 1 },
    },
    [
      request(groups(A, null)),
      "requestTransaction invalidAction: Cannot request setGroup for call a: it does not support ungrouping",
    ],
    [
      request(groups(B, null)),
      "requestTransaction maximumCallGroupsReached: Cannot request setGroup for call b: there are as many groups as the configuration allows; end a call first",
    ],
  ],
  [{ calls: [call(A)] }, [
    request({
      kind: "setTranslating",
      callId: A,
      isTranslating: true,
      localLanguage: "en",
      remoteLanguage: "de",
    }),
    "requestTransaction invalidAction: Cannot request setTranslating for call a: its provider does not support translation",
  ]],
];

/** What is said of each request of a row. */
function settled([fields, ...rows]: typeof REQUESTS[number]): readonly string[] {
  return play(phone(fields), ...rows.map(([act]) => act)).said
    .filter((word) => word === accepted || word.includes(": Cannot "));
}

Deno.test("a request is accepted, or refused with a sentence that says why", () => {
  assertEquals(
    REQUESTS.map(settled),
    REQUESTS.map(([, ...rows]) => rows.flatMap(([, says = []]) => says)),
  );
});
