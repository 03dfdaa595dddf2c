import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import type { ActionRequest } from "../actions/mod.ts";
import { type CallError, callId } from "../call/mod.ts";
import { A, B, phone, startOf, type TestPhone } from "./phone_test.ts";

Deno.test("a start action comes back as it was requested (OUT-12)", async () => {
  const { app, provider, system } = phone();
  let seen: unknown;
  provider.setDelegate({ didReset() {}, startCall: (action) => void (seen = { ...action }) });
  const action: ActionRequest = {
    kind: "startCall",
    callId: A,
    handle: { kind: "phoneNumber", value: " +1 555 0100 " },
    isVideo: true,
    contactIdentifier: "c-1",
  };
  await app.controller.request(action);
  await system.settled();
  const { id: _, ...rest } = seen as ActionRequest & { id: string };
  assertEquals(rest, action);
});

const REFUSALS: readonly (readonly [code: string, what: string, actions: readonly unknown[]])[] = [
  ["emptyTransaction", "nothing", []],
  ["invalidAction", "what is no action", [{ kind: "dance", callId: A }]],
  ["invalidAction", "an action with a malformed id", [{ kind: "endCall", callId: "a" }]],
  ["unknownCallId", "an action for a call that there is not", [{ kind: "endCall", callId: B }]],
  ["unknownCallId", "a transaction that is half unknown", [
    { kind: "setMuted", callId: A, isMuted: true },
    { kind: "endCall", callId: B },
  ]],
  ["unknownCallId", "an action for a call that the transaction has ended", [
    { kind: "endCall", callId: A },
    { kind: "setMuted", callId: A, isMuted: true },
  ]],
  ["callIdAlreadyExists", "a start under the id of a live call", [startOf(A)]],
  ["callIdAlreadyExists", "two starts under one id", [startOf(B), startOf(B)]],
  ["maximumCallGroupsReached", "a start beyond the limit", [
    startOf(B),
    startOf(callId(A.replaceAll("a", "c"))),
  ]],
  ["invalidAction", "an answer to a call that is answered", [{ kind: "answerCall", callId: A }]],
  ["invalidAction", "a translation where none is supported", [{
    kind: "setTranslating",
    callId: A,
    isTranslating: true,
    localLanguage: "en",
    remoteLanguage: "de",
  }]],
];

for (const [code, what, actions] of REFUSALS) {
  Deno.test(`request refuses ${what} with ${code}, and performs nothing`, async () => {
    const made = phone();
    await made.active(A);
    made.log.length = 0;
    const error = await assertRejects(() =>
      made.app.controller.request(...actions as ActionRequest[])
    );
    const { domain, code: given, message } = error as CallError;
    assertEquals([domain, given], ["requestTransaction", code]);
    assertEquals(message.startsWith("Cannot request"), true);
    await made.system.settled();
    assertEquals([made.log, made.calls()], [[], ["a connected"]]);
  });
}

Deno.test("request refuses everything with unknownCallProvider where no provider is in service", async () => {
  const { app, provider } = phone();
  provider.invalidate();
  const error = await assertRejects(() => app.controller.request(startOf(A)));
  assertEquals((error as CallError).code, "unknownCallProvider");
});

Deno.test("request is refused once with the code that the environment has ready", async () => {
  const made = phone();
  await made.active(A);
  made.system.refuseNext("endCall", "callIsProtected");
  const error = await assertRejects(() =>
    made.app.controller.request({ kind: "endCall", callId: A })
  );
  assertEquals((error as CallError).rawCode, 8);
  await made.app.controller.request({ kind: "endCall", callId: A });
});

Deno.test("execute takes a whole transaction, or leaves it to the handlers in list order (TX-05)", async () => {
  for (const isExecuting of [true, false]) {
    const made = phone();
    await made.active(A);
    const log: string[] = [];
    made.provider.setDelegate({
      ...made.delegate,
      execute({ actions }) {
        log.push(`execute ${actions.map(({ kind }) => kind)}`);
        if (isExecuting) { for (const action of actions) action.fulfill(); }
        return isExecuting;
      },
      setMuted: (action) => (log.push("mute"), action.fulfill()),
      setHeld: (action) => (log.push("hold"), action.fulfill()),
    });
    await made.request(
      { kind: "setMuted", callId: A, isMuted: true },
      { kind: "setHeld", callId: A, isOnHold: true },
    );
    await made.system.settled();
    const asked = "execute setMuted,setHeld";
    assertEquals(log, isExecuting ? [asked] : [asked, "mute", "hold"]);
    assertEquals(made.provider.pendingTransactions, []);
  }
});

Deno.test("pending transactions and actions are snapshots of what is not complete", async () => {
  const made = phone({ setMuted: "defer", setHeld: "defer" });
  await made.active(A);
  await made.request(
    { kind: "setMuted", callId: A, isMuted: true },
    { kind: "setHeld", callId: A, isOnHold: true },
  );
  const [pending] = made.provider.pendingTransactions;
  made.deferred[0]?.fulfill();
  assertEquals(pending?.isComplete, false);
  assertEquals(made.provider.pendingActions().map(({ kind }) => kind), ["setHeld"]);
  assertEquals(made.provider.pendingActions("setMuted"), []);
  assertEquals(made.provider.pendingActions(undefined, B), []);
  assertEquals(
    made.provider.pendingActions("setHeld", A.toUpperCase() as typeof A)[0] === made.deferred[1],
    true,
  );
  made.deferred[1]?.fail();
  assertEquals([pending?.isComplete, made.provider.pendingTransactions], [true, []]);
});

Deno.test("DTMF actions of a call are performed one after the other (DTM-01)", async () => {
  const made = phone({ playDtmf: "defer" });
  await made.active(A);
  made.system.user.playDtmf(A, "4");
  made.system.user.playDtmf(A, "2");
  await made.system.settled();
  assertEquals(made.deferred.length, 1);
  made.deferred[0]?.fulfill();
  await made.system.settled();
  assertEquals(
    made.deferred.map((each) => each.kind === "playDtmf" && [each.digits, each.type]),
    [["4", "singleTone"], ["2", "singleTone"]],
  );
});

Deno.test("a failed end leaves the call as it was", async () => {
  const made = phone({ endCall: "fail" });
  await made.active(A);
  made.system.user.end(A);
  await made.system.settled();
  assertEquals(made.calls(), ["a connected"]);
});

Deno.test("an action for which there is no handler stays open until it times out", async () => {
  const made = phone();
  await made.active(A);
  const log: string[] = [];
  made.provider.setDelegate({ didReset() {}, timedOut: ({ kind }) => void log.push(kind) });
  made.system.user.setMuted(A, true);
  await made.system.settled();
  assertEquals(made.provider.pendingActions().length, 1);
  await made.clock.advance("5s");
  assertEquals([log, made.provider.pendingActions()], [["setMuted"], []]);
});

const NOT_OFFERED: readonly (readonly [string, (of: TestPhone) => void, string])[] = [
  [
    "answer a call that there is not",
    ({ system }) => system.user.answer(B),
    "there is no such call",
  ],
  ["answer a call that is active", ({ system }) => system.user.answer(A), "it is active"],
  [
    "decline a call that is active",
    ({ system }) => system.user.decline(A),
    "it is active: end it",
  ],
  [
    "resume a call that is not on hold",
    ({ system }) => system.user.setHeld(A, false),
    "it is not on hold",
  ],
  ["swap to a call in front", ({ system }) => system.user.swap(A), "it is not on hold"],
  [
    "unmute a call that is not muted",
    ({ system }) => system.user.setMuted(A, false),
    "it is not muted",
  ],
];

for (const [what, gesture, why] of NOT_OFFERED) {
  Deno.test(`the phone does not offer to ${what}, and says why`, async () => {
    const made = phone();
    await made.active(A);
    assertThrows(() => gesture(made), Error, why);
    assertEquals(made.calls(), ["a connected"]);
  });
}
