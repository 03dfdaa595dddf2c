import { assertEquals } from "@std/assert";
import { DEFAULT_CONFIGURATION } from "../../call/mod.ts";
import { profile } from "../../profile/mod.ts";
import {
  INITIAL_FREEDOMS,
  initialState,
  openAction,
  openActions,
  type State,
  transition,
} from "./mod.ts";
import {
  A,
  type Act,
  answers,
  B,
  call,
  fulfills,
  held,
  NOW,
  open,
  phone,
  type PhoneFields,
  play,
  provider,
  request,
  starts,
} from "./small_phone_test.ts";

const CALLSPEC = profile("callspec");
const bob = { kind: "generic", value: "bob" } as const;
const configuration = { ...DEFAULT_CONFIGURATION, supportsVideo: true };

/** What a phone remembers after some acts. */
function after(fields: PhoneFields, ...acts: readonly Act[]): State {
  return play(phone(fields), ...acts).state;
}

/** What a call is that has only begun. */
const begun = {
  id: A,
  isOnHold: false,
  isMuted: false,
  isTranslating: false,
  group: null,
  begunAt: NOW,
  connectedAt: null,
  ringDueAt: null,
  isEndOverdue: false,
  isDoomed: false,
  hasInterrupted: false,
};
const plain = { ...CALLSPEC.capabilities, localizedCallerName: null, hasVideo: false };

Deno.test("a phone that was switched on remembers nothing", () => {
  assertEquals(initialState(CALLSPEC, 7, NOW), {
    now: NOW,
    profile: CALLSPEC,
    ids: { seed: 7, given: 0 },
    environment: {
      doNotDisturb: false,
      vips: [],
      blocked: [],
      isSharingRestricted: false,
      protected: [],
      sensitive: [],
      isEntitled: true,
      hasVoipMode: true,
      isRegionOff: false,
      directory: [],
      isLocked: false,
      isAppInForeground: true,
    },
    quirks: [],
    freedoms: { begins: "atOnce", performs: "together", lapses: "first" },
    providers: [],
    calls: [],
    transactions: [],
    audio: { holder: null, isTold: false, isPoisoned: false },
    refusals: [],
    recents: [],
    failedCall: null,
    tornDown: [],
    push: { owed: null, failures: 0 },
  });
});

Deno.test("a call that is reported rings, and is what the report says of it", () => {
  const update = { remoteHandle: bob, supportsHolding: false };
  const report = { kind: "incomingReported", provider: 1, report: 7, callId: A, update } as const;
  assertEquals(after({ calls: [call(B)], push: { owed: 3, failures: 2 } }, report), {
    ...phone({ calls: [call(B)] }),
    push: { owed: null, failures: 2 },
    calls: [call(B), {
      ...begun,
      owner: 1,
      isOutgoing: false,
      phase: "ringing",
      info: { ...plain, remoteHandle: bob, supportsHolding: false },
      ringDueAt: NOW + CALLSPEC.ringTimeoutMs as typeof NOW,
    }],
  });
});

Deno.test("a call that is started has the handle and the video of the start", () => {
  const start = request({ kind: "startCall", callId: A, handle: bob, isVideo: true });
  assertEquals(after({}, start).calls, [{
    ...begun,
    owner: 1,
    isOutgoing: true,
    phase: "starting",
    info: { ...plain, remoteHandle: bob, hasVideo: true },
  }]);
});

Deno.test("a start over another app's call in front has interrupted it, and over no other", () => {
  const hasInterrupted = (...calls: ReturnType<typeof call>[]) =>
    after({ calls, configuration: { maximumCallGroups: 9 } }, request(starts(A))).calls.at(-1)
      ?.hasInterrupted;
  assertEquals(
    [
      hasInterrupted(call(B, { owner: "cellular" })),
      hasInterrupted(call(B, { owner: "cellular", isOnHold: true })),
      hasInterrupted(call(B)),
      hasInterrupted(
        call(B, { isOnHold: true }),
        call(A, { id: "x" as typeof A, owner: "otherApp" }),
      ),
    ],
    [true, false, false, true],
  );
});

Deno.test("a call that is not the app's can do nothing that an app would ask for", () => {
  const info = { ...plain, supportsGrouping: false, supportsUngrouping: false, remoteHandle: bob };
  const foreign = { callId: A, line: "cellular", from: bob } as const;
  assertEquals(
    [
      after({}, { kind: "foreignCalled", ...foreign }).calls,
      after({}, { kind: "foreignStarted", ...foreign }).calls,
    ],
    [
      [{ ...begun, owner: "cellular", isOutgoing: false, phase: "ringing", info }],
      [{
        ...begun,
        owner: "cellular",
        isOutgoing: true,
        phase: "active",
        connectedAt: NOW,
        info,
      }],
    ],
  );
});

const created: Act = { kind: "providerCreated", provider: 2, configuration };
const late = { freedoms: { ...INITIAL_FREEDOMS, begins: "late" } } as const;
const waiting = {
  number: 2,
  configuration,
  status: "waiting",
  beginsAt: NOW + 1_000,
  isFresh: true,
};

Deno.test("a provider begins at once, or a second later, and is fresh until a request", () => {
  const begunOne = { ...waiting, status: "begun", beginsAt: null };
  assertEquals<unknown>(
    [
      after({}, created).providers,
      after(late, created).providers,
      after(late, created, { kind: "timePassed", afterMs: 1_000 }).providers,
      after(late, created, { kind: "serviceBegan" }).providers,
      after({ ...late, environment: { isRegionOff: true } }, created, { kind: "serviceBegan" })
        .providers,
      after({}, created, created, request()).providers,
    ],
    [
      [provider(1), begunOne],
      [provider(1), waiting],
      [provider(1), begunOne],
      [provider(1), begunOne],
      [provider(1), { ...waiting, beginsAt: null }],
      [provider(1), { ...begunOne, isFresh: false }],
    ],
  );
});

Deno.test("a provider is configured anew alone, and gone with its audio when it is invalidated", () => {
  const two = { providers: [provider(1), provider(2)] };
  const audio = { holder: 1, isTold: true, isPoisoned: false } as const;
  assertEquals(
    [
      after(two, { kind: "configurationSet", provider: 2, configuration }).providers,
      after(two, { kind: "invalidated", provider: 2 }).providers,
    ],
    [[provider(1), { ...provider(2), configuration }], [provider(1)]],
  );
  assertEquals(
    [1, 2].map((number) =>
      after({ ...two, audio }, { kind: "invalidated", provider: number }).audio
    ),
    [{ holder: null, isTold: false, isPoisoned: false }, { ...audio, holder: null, isTold: false }],
  );
});

Deno.test("a reset leaves providers and nothing else of an app", () => {
  const fields = { calls: [call(A)], transactions: [open("setMuted", A, { isMuted: true })] };
  const ended = after(fields, {
    kind: "callEndReported",
    provider: 1,
    callId: A,
    reason: "failed",
  });
  const reset = { kind: "serviceReset" } as const;
  assertEquals(after(fields, reset), { ...ended, transactions: [] });
  assertEquals(after({ ...fields, ...late }, reset).providers, [
    { ...provider(1), status: "waiting", beginsAt: NOW + 1_000 as typeof NOW },
  ]);
  assertEquals(after({ ...fields, quirks: ["providerLostAfterReset"] }, reset).providers, [
    { ...provider(1), status: "lost" },
  ]);
});

Deno.test("an app that dies leaves its calls, or none where the platform ends them", () => {
  const fields = {
    calls: [call(A), call(B, { owner: "cellular", isOnHold: true })],
    transactions: [open("setMuted", A, { isMuted: true })],
    push: { owed: 3, failures: 2 },
  };
  const died = { kind: "processDied" } as const;
  const dead = { providers: [], push: { owed: null, failures: 2 } };
  const silent = { holder: null, isTold: false, isPoisoned: false } as const;
  const gone = after({ ...fields, profile: { ...CALLSPEC, onAppDeath: "endCalls" } }, died);
  assertEquals(after(fields, died), {
    ...phone(dead),
    audio: silent,
    calls: [call(A, { owner: "orphan" }), call(B, { owner: "cellular", isOnHold: true })],
  });
  assertEquals(
    [gone.calls, gone.recents.map(({ outcome }) => outcome)],
    [[call(B, { owner: "cellular", isOnHold: true })], ["connected"]],
  );
  const starting = {
    calls: [call(A, { phase: "starting" })],
    transactions: [open("startCall", A)],
  };
  assertEquals(after(starting, died).calls, []);
});

Deno.test("what the environment has ready is kept in order, and used once", () => {
  const armed = (code: "unentitled" | "unknown") =>
    ({ kind: "refusalArmed", on: "endCall", domain: "requestTransaction", code }) as const;
  const { refusals } = after({}, armed("unentitled"), armed("unknown"));
  assertEquals(refusals, [
    { on: "endCall", domain: "requestTransaction", code: "unentitled" },
    { on: "endCall", domain: "requestTransaction", code: "unknown" },
  ]);
  assertEquals(
    after({ refusals }, request({ kind: "endCall", callId: A })).refusals,
    refusals.slice(1),
  );
});

Deno.test("ids are given one after the other", () => {
  const { state } = play(phone({ calls: [call(A)] }), request(held(A)), request(answers(B)));
  assertEquals(state.ids, { seed: 1, given: 2 });
});

Deno.test("the moment of a phone never goes back", () => {
  const [state] = transition(phone(), { kind: "timePassed", at: NOW - 5 as typeof NOW });
  assertEquals(state.now, NOW);
});

Deno.test("the session is the app's own while it activated it, and nobody else has it", () => {
  const isPoisoned = (isActive: boolean, fields: PhoneFields = {}) =>
    after(fields, { kind: "sessionSetActive", isActive }).audio.isPoisoned;
  assertEquals(
    [isPoisoned(true), isPoisoned(false), isPoisoned(true, { calls: [call(A)] })],
    [true, false, false],
  );
});

Deno.test("observers see all of a call", () => {
  const [, effects] = transition(phone(), {
    kind: "foreignStarted",
    at: NOW,
    callId: A,
    line: "cellular",
    from: bob,
  });
  assertEquals(effects, [{
    lane: "observer",
    kind: "observed",
    call: { id: A, isOutgoing: true, isOnHold: false, hasConnected: true, hasEnded: false },
  }]);
});

Deno.test("a transaction that the app executes is no longer given, and one that is not is performed", () => {
  const asked = open("setMuted", A, { stage: "asked", isMuted: true });
  const answer = (isExecuting: boolean): Act => ({
    kind: "executeAnswered",
    transactionId: asked.id,
    isExecuting,
  });
  const notGiven = {
    ...asked,
    actions: asked.actions.map((each) => ({ ...each, isGiven: false })),
  };
  const fields = { calls: [call(A)], transactions: [notGiven] };
  assertEquals(after(fields, answer(true)).transactions, [{ ...asked, stage: "executing" }]);
  assertEquals(after(fields, answer(false)).transactions, [{ ...asked, stage: "performing" }]);
  assertEquals(after(fields, answer(true), answer(false)).transactions, [
    { ...asked, stage: "executing" },
  ]);
});

Deno.test("openAction and openActions find what is not complete", () => {
  const [one, other] = [open("endCall", A), open("setHeld", B, { isOnHold: true })];
  const closed = { ...one, actions: one.actions.map((each) => ({ ...each, isOpen: false })) };
  const state = phone({ transactions: [closed, other] });
  assertEquals(openActions(state), other.actions);
  assertEquals(
    [...one.actions, ...other.actions].map(({ action }) => openAction(state, action.id)),
    [undefined, other.actions[0]],
  );
});

Deno.test("a completion brings the dates that the app gives", () => {
  const at = NOW - 3 as typeof NOW;
  const completed = (state: State, details: Record<string, typeof NOW>) => {
    const [{ action }] = openActions(state) as [ReturnType<typeof openActions>[number]];
    return transition(state, {
      kind: "completed",
      at: NOW,
      actionId: action.id,
      outcome: "fulfilled",
      details,
    })[0];
  };
  const starting = phone({
    calls: [call(A, { phase: "starting" })],
    transactions: [open("startCall", A)],
  });
  const ringing = phone({
    calls: [call(A, { phase: "ringing" })],
    transactions: [open("answerCall", A)],
  });
  const ending = phone({ calls: [call(A)], transactions: [open("endCall", A)] });
  assertEquals(
    [
      completed(starting, { dateStarted: at }).calls[0]?.begunAt,
      completed(starting, {}).calls[0]?.begunAt,
      completed(ringing, { dateConnected: at }).calls[0]?.connectedAt,
      completed(ending, { dateEnded: at }).recents[0]?.endedAt,
      completed(ending, {}).recents[0]?.endedAt,
    ],
    [at, NOW, at, at, NOW],
  );
});

Deno.test("Recents keep all of a call", () => {
  const { state } = play(
    phone({
      calls: [call(A, { begunAt: NOW - 9 as typeof NOW })],
      transactions: [open("endCall", A)],
    }),
    { kind: "timePassed", afterMs: 4 },
    fulfills(A, "endCall"),
  );
  assertEquals(state.recents, [{
    callId: A,
    handle: { kind: "generic", value: "a" },
    name: "a",
    isOutgoing: false,
    isVideo: false,
    outcome: "connected",
    begunAt: NOW - 9 as typeof NOW,
    connectedAt: NOW,
    endedAt: NOW + 4 as typeof NOW,
    durationMs: 4,
  }]);
});

Deno.test("nothing is kept of a transaction that is complete, or of which nothing is left to ask", () => {
  const muted = play(
    phone({ calls: [call(A)] }),
    request({ kind: "setMuted", callId: A, isMuted: true }),
    fulfills(A, "setMuted"),
  );
  const ended = play(
    phone({ providers: [], calls: [call(A, { owner: "orphan" })] }),
    { kind: "userGestured", gesture: { kind: "end", callId: A } },
  );
  assertEquals([muted.state.transactions, ended.state.transactions], [[], []]);
});
