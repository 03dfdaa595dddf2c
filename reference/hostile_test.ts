import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import fc from "fast-check";
import type { ActionRequest } from "../actions/mod.ts";
import { callId, type CallUpdate, InvalidValueError } from "../call/mod.ts";
import type { ProviderDelegate } from "../provider/mod.ts";
import { createCallSystem } from "./mod.ts";
import type { State } from "./system/mod.ts";

const A = callId("aaaaaaaa-0000-4000-8000-00000000000a");
const B = callId("bbbbbbbb-0000-4000-8000-00000000000b");
const ADA = { kind: "generic", value: "ada" } as const;

/** What JavaScript callers hand in where a value of the contract is wanted. */
const HOSTILE: readonly unknown[] = [
  undefined,
  null,
  "",
  "a",
  0,
  NaN,
  {},
  [],
  "__proto__",
  "constructor",
  "\ud800",
  "x".repeat(1_000_000),
  `{${A}}`,
  Symbol.iterator,
  () => {},
  { toString: () => A },
];

async function live(delegate: Partial<ProviderDelegate> = {}) {
  const system = createCallSystem();
  const app = system.launch();
  const provider = app.provider();
  provider.setDelegate({ didReset() {}, answerCall: (action) => action.fulfill(), ...delegate });
  await provider.reportNewIncomingCall(A, { localizedCallerName: "Ada" });
  system.user.answer(A);
  await system.settled().catch(() => {});
  return { system, app, provider };
}

/** The whole state but for how often ids were given. */
function stateOf(system: Awaited<ReturnType<typeof live>>["system"]): Omit<State, "ids"> {
  const { ids: _ids, ...state } = system.state;
  return state;
}

Deno.test("a malformed call id is refused by every member that takes one, and changes nothing", async () => {
  const { system, provider } = await live();
  const before = stateOf(system);
  for (const hostile of HOSTILE) {
    const id = hostile as typeof A;
    await assertRejects(() => provider.reportNewIncomingCall(id, {}), InvalidValueError);
    const members: readonly (() => unknown)[] = [
      () => provider.reportCallUpdated(id, {}),
      () => provider.reportOutgoingCallStartedConnecting(id),
      () => provider.reportOutgoingCallConnected(id),
      () => provider.reportCallEnded(id, "failed"),
      () => system.user.answer(id),
      () => system.user.holdAndAccept(id),
      () => system.user.endAndAccept(id),
      () => system.user.decline(id),
      () => system.user.end(id),
      () => system.user.setHeld(id, true),
      () => system.user.swap(id),
      () => system.user.setMuted(id, true),
      () => system.user.merge(id),
      () => system.user.split(id),
      () => system.user.playDtmf(id, "5"),
      () => system.user.setTranslating(id, true),
      () => system.user.callBack(id),
      () => system.world.foreignCalls(id, "cellular", ADA),
      () => system.world.foreignStarts(id, "otherApp", ADA),
      () => system.world.foreignEnds(id),
    ];
    for (const member of members) assertThrows(member, InvalidValueError);
    if (hostile !== undefined) {
      assertThrows(() => provider.pendingActions(undefined, id), InvalidValueError);
    }
  }
  assertEquals(stateOf(system), before);
});

Deno.test("a malformed request is refused with invalidAction, and changes nothing but that one was made", async () => {
  const { system, app } = await live();
  const before = stateOf(system);
  const fields: readonly (readonly [string, string])[] = [
    ["startCall", "handle"],
    ["startCall", "isVideo"],
    ["setHeld", "isOnHold"],
    ["setMuted", "isMuted"],
    ["playDtmf", "digits"],
    ["playDtmf", "type"],
    ["setTranslating", "isTranslating"],
    ["endCall", "callId"],
  ];
  for (const hostile of HOSTILE) {
    const requests = [
      hostile,
      { kind: hostile, callId: A },
      ...fields.map(([kind, field]) => ({ kind, callId: A, [field]: hostile })),
    ];
    for (const request of requests) {
      const error = await assertRejects(() => app.controller.request(request as ActionRequest));
      assertEquals((error as { code?: string }).code, "invalidAction", String(hostile));
    }
  }
  // A refused request counts as one: only the first after a provider was made meets a quirk.
  const providers = before.providers.map((each) => ({ ...each, isFresh: false }));
  assertEquals(stateOf(system), { ...before, providers });
});

Deno.test("a malformed update, reason, date or delegate is refused, and changes nothing", async () => {
  const { system, provider } = await live();
  const before = stateOf(system);
  for (
    const hostile of HOSTILE.filter((each) =>
      typeof each !== "object" && typeof each !== "function"
    )
  ) {
    if (hostile !== undefined) {
      assertThrows(
        () =>
          provider.reportCallEnded(A, "failed", hostile === 0 ? NaN as never : hostile as never),
        InvalidValueError,
      );
    }
    assertThrows(() => provider.reportCallUpdated(A, hostile as CallUpdate), InvalidValueError);
    assertThrows(() => provider.reportCallEnded(A, hostile as "failed"), InvalidValueError);
    assertThrows(() => provider.setDelegate((hostile ?? {}) as ProviderDelegate), TypeError);
  }
  assertEquals(stateOf(system), before);
});

Deno.test("a name of a megabyte and any other text is kept to the letter", async () => {
  const { system, provider } = await live();
  await fc.assert(fc.asyncProperty(fc.string({ unit: "binary" }), async (name) => {
    provider.reportCallUpdated(A, { localizedCallerName: name });
    await system.settled();
    assertEquals(system.state.calls[0]?.info.localizedCallerName, name);
  }));
  const long = "é".repeat(500_000);
  provider.reportCallUpdated(A, { localizedCallerName: long });
  assertEquals(system.state.calls[0]?.info.localizedCallerName, long);
});

Deno.test("reports about unknown and ended calls do nothing (END-06)", async () => {
  const { system, provider } = await live();
  provider.reportCallEnded(A, "remoteEnded");
  await system.settled();
  const before = stateOf(system);
  for (const id of [A, B]) {
    provider.reportCallUpdated(id, { hasVideo: true });
    provider.reportOutgoingCallStartedConnecting(id);
    provider.reportOutgoingCallConnected(id);
    provider.reportCallEnded(id, "failed");
  }
  await system.settled();
  assertEquals(stateOf(system), before);
});

Deno.test("ids are compared by value: upper case names the same call (ID-05)", async () => {
  const { system, app } = await live();
  await app.controller.request({
    kind: "setMuted",
    callId: A.toUpperCase() as typeof A,
    isMuted: true,
  });
  await system.settled();
  assertEquals(system.state.transactions[0]?.actions[0]?.action.callId, A);
});

const FAULTS: readonly (readonly [string, Partial<ProviderDelegate>])[] = [
  ["throws", {
    setMuted() {
      throw new Error("no microphone");
    },
  }],
  ["rejects", { setMuted: () => Promise.reject(new Error("no microphone")) }],
  ["throws in execute", {
    execute() {
      throw new Error("no microphone");
    },
  }],
];

for (const [how, delegate] of FAULTS) {
  Deno.test(`a delegate that ${how} leaves its action open, and settled() says so`, async () => {
    const { system, app, provider } = await live();
    provider.setDelegate({ didReset() {}, ...delegate });
    await app.controller.request({ kind: "setMuted", callId: A, isMuted: true });
    await assertRejects(() => system.settled(), Error, "no microphone");
    assertEquals(provider.pendingActions().map(({ kind }) => kind), ["setMuted"]);
    await system.settled();
  });
}

Deno.test("an observer that throws does not keep the others from hearing", async () => {
  const { system, app, provider } = await live();
  const heard: boolean[] = [];
  app.observer.subscribe(() => {
    throw new Error("no screen");
  });
  app.observer.subscribe(({ hasEnded }) => heard.push(hasEnded));
  provider.reportCallEnded(A, "remoteEnded");
  await assertRejects(() => system.settled(), Error, "no screen");
  assertEquals(heard, [true]);
});

const REENTRANT: readonly (readonly [string, (of: Awaited<ReturnType<typeof live>>) => void])[] = [
  ["reports the end of its call", ({ provider }) => provider.reportCallEnded(A, "failed")],
  ["reports another call", ({ provider }) => void provider.reportNewIncomingCall(B, {})],
  [
    "requests another action",
    ({ app }) => void app.controller.request({ kind: "endCall", callId: A }).catch(() => {}),
  ],
  ["takes its delegate off", ({ provider }) => provider.setDelegate(null)],
  ["invalidates its provider", ({ provider }) => provider.invalidate()],
  ["resets the phone", ({ system }) => system.reset()],
  ["taps the phone", ({ system }) => system.user.end(A)],
];

for (const [what, act] of REENTRANT) {
  Deno.test(`a handler that ${what} finds the system whole`, async () => {
    const made = await live();
    made.provider.setDelegate({
      didReset() {},
      setMuted(action) {
        action.fulfill();
        act(made);
        action.fail();
      },
      endCall: (action) => action.fulfill(),
    });
    await made.app.controller.request({ kind: "setMuted", callId: A, isMuted: true });
    await made.system.settled();
    const open = made.system.state.transactions.flatMap(({ actions }) => actions);
    const known = new Set(made.system.state.calls.map(({ id }) => id));
    assertEquals(open.filter(({ action }) => !known.has(action.callId)), []);
  });

  Deno.test(`an observer that ${what} finds the system whole`, async () => {
    const made = await live();
    const stop = made.app.observer.subscribe(() => {
      stop();
      act(made);
    });
    made.system.user.setHeld(A, true);
    made.provider.pendingActions("setHeld")[0]?.fulfill();
    await made.system.settled();
    assertEquals(made.system.state.calls.length <= 2, true);
  });
}
