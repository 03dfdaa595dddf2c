import { assertEquals } from "@std/assert";
import {
  INITIAL_FREEDOMS,
  isPushHeard,
  keyOf,
  mintUuid,
  nextDue,
  whyNotActivatable,
} from "./mod.ts";
import {
  A,
  type Act,
  B,
  C,
  call,
  callsOf,
  NOW,
  open,
  phone,
  type PhoneFields,
  play,
  provider,
  user,
} from "./small_phone_test.ts";

/** Phones of which each has a key of its own, but for the third and the fourth. */
const PHONES: readonly PhoneFields[] = [
  {},
  { providers: [provider(1), provider(2)] },
  { calls: [call(A), call(B, { phase: "ringing", isOutgoing: true })] },
  { calls: [call(B, { phase: "ringing", isOutgoing: true }), call(C)] },
  { calls: [call(A, { owner: "orphan", isOnHold: true, isMuted: true })] },
  { calls: [call(A, { owner: "cellular" })] },
  {
    calls: [
      call(A, { isEndOverdue: true }),
      call(B, { isDoomed: true, info: { supportsHolding: false } }),
    ],
  },
  { calls: [call(A, { group: 4 }), call(B, { group: 4 })] },
  {
    calls: [call(A)],
    transactions: [
      open("endCall", A),
      open("setHeld", A, { isOnHold: true }),
      open("answerCall", B),
    ],
  },
  {
    calls: [call(A)],
    transactions: [
      open("endCall", A, { origin: "system" }),
      open("answerCall", A, { origin: "system" }),
    ],
  },
  {
    calls: [call(A)],
    transactions: [
      open("setMuted", A, { isMuted: true }),
      open("setGroup", A, { callIdToGroupWith: null }),
      open("setGroup", A, { callIdToGroupWith: B }),
    ],
  },
  {
    calls: [call(A)],
    transactions: [{
      ...open("endCall", A),
      actions: open("endCall", A).actions.map((each) => ({ ...each, isGiven: false })),
    }],
  },
  {
    calls: [call(A)],
    transactions: [{
      ...open("endCall", A, { stage: "asked" }),
      actions: open("endCall", A).actions.map((each) => ({ ...each, isGiven: false })),
    }],
  },
  {
    calls: [call(A)],
    transactions: [{
      ...open("endCall", A),
      actions: open("endCall", A).actions.map((each) => ({ ...each, isOpen: false })),
    }],
  },
];

Deno.test("keyOf says the core of a state, whatever the names and times in it", () => {
  const keys = PHONES.map((fields) => keyOf(phone(fields)));
  assertEquals(keys, [
    "1p ",
    "2p ",
    "1p active.in ringing.out audio",
    "1p active.in ringing.out audio",
    "1p active.orphan.in.held.muted",
    "1p active.cellular.in",
    "1p active.in.overdue active.in.unholdable.doomed audio",
    "1p active.in.of2 active.in.of2 audio",
    "1p active.in.endCall.setHeldtrue audio",
    "1p active.in.endCall!.answerCall audio",
    "1p active.in.setMutedtrue.setGroupOut.setGroupIn audio",
    "1p active.in.endCall~ audio",
    "1p active.in.endCall audio",
    "1p active.in audio",
  ]);
});

Deno.test("mintUuid gives the same for the same seed and number, and each once", () => {
  assertEquals(
    ([[0, 0], [1, 0], [1, 1], [2, 1], [1, 2 ** 32], [2 ** 32 + 1, 2 ** 33 + 7]] as const).map((
      [seed, number],
    ) => mintUuid(seed, number)),
    [
      "00000000-0000-4000-8000-000000000000",
      "514e28b7-2fef-4c8f-9c8f-000000000000",
      "514e28b7-0000-4000-a8b7-0000514e28b7",
      "30f4c306-f3cc-4556-bde1-0000514e28b7",
      "514e28b7-2fef-4c8f-9c8f-000100000000",
      "514e28b7-2d56-4b0d-95c9-000218c9aec4",
    ],
  );
});

Deno.test("whyNotActivatable says when another has the session", () => {
  const whys = ([
    {},
    { calls: [call(A)] },
    { calls: [call(A, { isOnHold: true })] },
    { calls: [call(A, { owner: "cellular", isOnHold: true })] },
    { calls: [call(A, { owner: "cellular" })] },
    {
      calls: [
        call(A, { owner: "cellular", phase: "ringing" }),
        call(B, { owner: "cellular", phase: "starting" }),
      ],
    },
    { calls: [call(A)], quirks: ["unholdWithoutActivation"] },
    {
      calls: [call(A)],
      quirks: ["unholdWithoutActivation"],
      audio: { holder: 1, isTold: false, isPoisoned: false },
    },
    { calls: [call(A)], audio: { holder: 1, isTold: false, isPoisoned: false } },
    { quirks: ["unholdWithoutActivation"] },
  ] as readonly PhoneFields[]).map((fields) => whyNotActivatable(phone(fields)));
  assertEquals(whys, [null, null, 561017449, null, 561017449, null, null, 561017449, null, null]);
});

Deno.test("nextDue is the first moment at which something lapses", () => {
  const later = (ms: number) => NOW + ms as typeof NOW;
  const dueAt = (ms: number) => ({
    ...open("setHeld", A),
    actions: open("setHeld", A).actions.map((each) => ({ ...each, dueAt: later(ms) })),
  });
  const dues = ([
    {},
    { transactions: [dueAt(5), dueAt(3)] },
    { transactions: [dueAt(3), dueAt(5)] },
    { transactions: [{ ...dueAt(3), stage: "orphaned" }, dueAt(5)] },
    {
      transactions: [{
        ...dueAt(3),
        actions: dueAt(3).actions.map((each) => ({ ...each, isOpen: false })),
      }],
    },
    {
      calls: [
        call(A, { phase: "ringing", ringDueAt: later(4) }),
        call(B, { phase: "ringing", ringDueAt: later(3) }),
      ],
    },
    { calls: [call(A, { phase: "ringing", ringDueAt: later(4) })], transactions: [dueAt(3)] },
    {
      providers: [
        { ...provider(1), beginsAt: later(2) },
        { ...provider(2), beginsAt: later(1) },
        provider(3),
      ],
    },
    { providers: [{ ...provider(1), beginsAt: later(4) }], transactions: [dueAt(3)] },
  ] as readonly PhoneFields[]).map((fields) => nextDue(phone(fields)));
  assertEquals(dues.map((due) => due === null ? null : due - NOW), [
    null,
    3,
    3,
    5,
    null,
    3,
    3,
    1,
    3,
  ]);
});

Deno.test("a push owes a call unless the app has one or is on the screen, and three failures end it", () => {
  const away = { environment: { isAppInForeground: false } } as const;
  const told = (fields: PhoneFields, mustReport?: boolean) =>
    play(
      phone(fields),
      { kind: "pushDelivered", push: 1, ...(mustReport !== undefined && { mustReport }) },
      { kind: "pushHandled", push: 2 },
      { kind: "pushHandled", push: 1 },
      { kind: "pushHandled", push: 1 },
    );
  const ends = (fields: PhoneFields, mustReport?: boolean) => told(fields, mustReport).said;
  assertEquals(
    [
      ends({}),
      ends(away),
      ends({ ...away, calls: [call(A)] }),
      ends({ ...away, calls: [call(A, { owner: "cellular" })] }),
      ends({}, true),
      ends(away, false),
    ],
    [[], ["terminated"], [], ["terminated"], ["terminated"], []],
  );
  assertEquals(
    [0, 1, 2, 3].map((failures) =>
      isPushHeard(told({ ...away, push: { owed: null, failures } }).state)
    ),
    [true, true, false, false],
  );
});

Deno.test("a refused report pays for a push, and so does one that is accepted", () => {
  const away = { environment: { isAppInForeground: false, doNotDisturb: true } } as const;
  const { said } = play(phone(away), { kind: "pushDelivered", push: 1 }, {
    kind: "incomingReported",
    provider: 1,
    report: 7,
    callId: A,
    update: {},
  }, { kind: "pushHandled", push: 1 });
  assertEquals(said.slice(1), []);
});

Deno.test("the id of a call stays taken for two seconds where the phone is so odd", () => {
  const { state } = play(
    phone({ calls: [call(A), call(B, { isOnHold: true })], quirks: ["slowTearDown"] }),
    { kind: "callEndReported", provider: 1, callId: A, reason: "failed" },
    { kind: "callEndReported", provider: 1, callId: B, reason: "failed", afterMs: 1_999 },
  );
  assertEquals(state.tornDown.map(({ until }) => until - NOW), [2000, 3999]);
  const later = play(state, {
    kind: "incomingReported",
    provider: 1,
    report: 7,
    callId: A,
    update: {},
    afterMs: 1,
  }, { kind: "callEndReported", provider: 1, callId: A, reason: "failed" });
  assertEquals([later.said[0], later.state.tornDown.map(({ until }) => until - NOW)], ["accepted", [
    3999,
    4000,
  ]]);
});

Deno.test("what is switched and set stays so", () => {
  const { state } = play(
    phone(),
    { kind: "quirkSet", quirk: "slowTearDown", isOn: true },
    { kind: "quirkSet", quirk: "activationLost", isOn: true },
    { kind: "quirkSet", quirk: "slowTearDown", isOn: true },
    { kind: "quirkSet", quirk: "activationLost", isOn: false },
    { kind: "freedomsSet", freedoms: { performs: "oneByOne" } },
    { kind: "environmentSet", settings: { isLocked: true } },
  );
  assertEquals([
    state.quirks,
    state.freedoms,
    state.environment.isLocked,
    state.environment.isEntitled,
  ], [["slowTearDown"], { ...INITIAL_FREEDOMS, performs: "oneByOne" }, true, true]);
});

Deno.test("an update changes what it says of a call, if it is of the call's own provider", () => {
  const update = (provider: number): Act => ({
    kind: "callUpdated",
    provider,
    callId: A,
    update: { hasVideo: true },
  });
  const info = (...acts: readonly Act[]) =>
    play(phone({ calls: [call(A)] }), ...acts).state.calls[0]?.info;
  assertEquals([info(update(1)), info(update(2))], [
    { ...call(A).info, hasVideo: true },
    call(A).info,
  ]);
});

Deno.test("an outgoing call connects step by step, as its own provider says", () => {
  const said = (kind: "outgoingConnecting" | "outgoingConnected", provider = 1): Act => ({
    kind,
    provider,
    callId: A,
  });
  const phases = (fields: Parameters<typeof call>[1], ...acts: readonly Act[]) =>
    callsOf(play(phone({ calls: [call(A, fields)] }), ...acts).state);
  assertEquals([
    phases({ phase: "started", isOutgoing: true }, said("outgoingConnecting")),
    phases({ phase: "started", isOutgoing: true }, said("outgoingConnecting", 2)),
    phases({ phase: "starting", isOutgoing: true }, said("outgoingConnecting")),
    phases({ phase: "ringing" }, said("outgoingConnecting"), said("outgoingConnected")),
    phases({ phase: "connecting", isOutgoing: true }, said("outgoingConnected")),
    phases({ phase: "connecting", isOutgoing: true }, said("outgoingConnected", 2)),
    phases(
      { phase: "starting", isOutgoing: true },
      said("outgoingConnected"),
      user({ kind: "setMuted", callId: A, isMuted: true }),
      said("outgoingConnected"),
    ),
  ], [
    ["a connecting outgoing"],
    ["a started outgoing"],
    ["a starting outgoing"],
    ["a ringing"],
    ["a active outgoing"],
    ["a connecting outgoing"],
    ["a active outgoing"],
  ]);
});
