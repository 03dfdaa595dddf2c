import { assertEquals, assertRejects } from "@std/assert";
import type { ActionKind, ActionRequest } from "../actions/mod.ts";
import type { CallError } from "../call/mod.ts";
import { profile } from "../profile/mod.ts";
import { createCallSystem, milliseconds } from "./mod.ts";
import { A, B, phone, startOf } from "./phone_test.ts";

Deno.test("a provider begins, which is lost without a delegate", async () => {
  const { system, log } = phone();
  await system.settled();
  assertEquals(log, ["didBegin"]);
  const bare = createCallSystem();
  const provider = bare.launch().provider();
  await bare.settled();
  const heard: string[] = [];
  provider.setDelegate({ didReset() {}, didBegin: () => void heard.push("didBegin") });
  await bare.settled();
  assertEquals(heard, []);
});

Deno.test("reports and requests return before anything is delivered (QUE-05)", async () => {
  const { provider, app, log, system } = phone();
  await system.settled();
  log.length = 0;
  const reported = provider.reportNewIncomingCall(A, {});
  const requested = app.controller.request({ kind: "endCall", callId: A });
  assertEquals(log, []);
  await Promise.all([reported, requested]);
  await system.settled();
  assertEquals(log, ["endCall a"]);
});

Deno.test("an incoming call rings, is answered once the answer is fulfilled, and then has audio", async () => {
  const made = phone({ answerCall: "defer" });
  await made.provider.reportNewIncomingCall(A, {});
  made.system.user.answer(A);
  await made.system.settled();
  assertEquals(made.calls(), ["a waiting"]);
  made.deferred[0]?.fulfill();
  await made.system.settled();
  assertEquals(made.calls(), ["a connected"]);
  assertEquals(made.log, ["didBegin", "answerCall a", "audio on"]);
});

Deno.test("an outgoing call starts, connects when the app says so, and has audio from its start", async () => {
  const made = phone();
  await made.start(A);
  assertEquals(made.calls(), ["a waiting"]);
  made.provider.reportOutgoingCallStartedConnecting(A);
  made.provider.reportOutgoingCallConnected(A);
  await made.system.settled();
  assertEquals(made.calls(), ["a connected"]);
  assertEquals(made.log, ["didBegin", "startCall a", "audio on"]);
});

for (const kind of ["startCall", "answerCall"] as const) {
  Deno.test(`a call whose ${kind} fails has ended`, async () => {
    const made = phone({ [kind]: "fail" });
    if (kind === "startCall") await made.start(A);
    else {
      await made.provider.reportNewIncomingCall(A, {});
      made.system.user.answer(A);
      await made.system.settled();
    }
    assertEquals(made.calls(), []);
  });
}

const DEADLINES = [
  ["startCall", "600s"],
  ["answerCall", "60s"],
  ["endCall", "5s"],
  ["setHeld", "5s"],
  ["setMuted", "5s"],
  ["playDtmf", "5s"],
] as const;

for (const [kind, span] of DEADLINES) {
  Deno.test(`${kind} times out after ${span}, and can be completed until just before`, async () => {
    for (const isInTime of [true, false]) {
      const made = phone({
        [kind]: "defer",
      });
      if (kind === "startCall") await made.start(A);
      else if (kind === "answerCall") {
        await made.provider.reportNewIncomingCall(A, {});
        made.system.user.answer(A);
      } else {
        await made.active(A);
        await made.request(requestOf(kind));
      }
      await made.system.settled();
      await made.clock.advance(milliseconds(span) - 1);
      if (isInTime) made.deferred[0]?.fulfill();
      await made.clock.advance(1);
      await made.system.settled();
      assertEquals(made.log.includes(`timedOut ${kind} a`), !isInTime);
      assertEquals(made.deferred[0]?.isComplete, true);
      made.deferred[0]?.fulfill(); // Too late or too often: nothing happens (ACT-02, TMO-04).
      await made.system.settled();
      assertEquals(made.log.filter((line) => line.startsWith("timedOut")).length, isInTime ? 0 : 1);
    }
  });
}

function requestOf(kind: ActionKind): ActionRequest {
  switch (kind) {
    case "setHeld":
      return { kind, callId: A, isOnHold: true };
    case "setMuted":
      return { kind, callId: A, isMuted: true };
    case "playDtmf":
      return { kind, callId: A, digits: "5", type: "singleTone" };
    default:
      return { kind: "endCall", callId: A };
  }
}

Deno.test("a call that nobody answers is ended by an action, and without one where that fails", async () => {
  const made = phone({ endCall: "fail" });
  await made.provider.reportNewIncomingCall(A, {});
  await made.clock.advance("59999ms");
  assertEquals(made.log, ["didBegin"]);
  await made.clock.advance("1ms");
  assertEquals([made.log.at(-1), made.calls()], ["endCall a", ["a waiting"]]);
  await made.clock.advance("60s");
  assertEquals([made.log.filter((line) => line === "endCall a").length, made.calls()], [1, []]);
});

Deno.test("a reset loses every call and action, and tells the app once", async () => {
  const made = phone({ startCall: "defer" });
  await made.active(A);
  await made.start(B);
  made.log.length = 0;
  made.system.reset();
  await made.system.settled();
  assertEquals([made.calls(), made.provider.pendingTransactions], [[], []]);
  assertEquals(made.log, ["didReset"]);
  made.deferred[0]?.fulfill();
  await made.system.settled();
  assertEquals(made.calls(), []);
});

Deno.test("invalidate ends the made.calls, and its delegate hears nothing more (PRV-09, PRV-10)", async () => {
  const made = phone();
  await made.active(A);
  const ended: boolean[] = [];
  made.app.observer.subscribe(({ hasEnded }) => ended.push(hasEnded));
  made.log.length = 0;
  made.system.user.end(A);
  made.provider.invalidate();
  await made.system.settled();
  assertEquals([made.calls(), made.log, ended], [[], [], [true]]);
  await assertRejects(() => made.provider.reportNewIncomingCall(B, {}));
});

Deno.test("an update changes only what it sets, and is copied (UPD-01, UPD-06)", async () => {
  const { provider, system } = phone();
  const update = { localizedCallerName: "Ada", hasVideo: true };
  await provider.reportNewIncomingCall(A, update);
  update.localizedCallerName = "Eve";
  provider.reportCallUpdated(A, { hasVideo: false });
  const [call] = system.state.calls;
  assertEquals([call?.info.localizedCallerName, call?.info.hasVideo], ["Ada", false]);
});

Deno.test("a configuration is copied both ways, and applies to later requests only (PRV-08, PRV-15)", async () => {
  const made = phone({}, { maximumCallGroups: 2 });
  await made.active(A);
  const given = { ...made.provider.configuration, maximumCallGroups: 1 };
  made.provider.configuration = given;
  given.maximumCallGroups = 9;
  assertEquals([made.provider.configuration.maximumCallGroups, made.calls()], [1, ["a connected"]]);
  const error = await assertRejects(() => made.app.controller.request(startOf(B)));
  assertEquals((error as CallError).code, "maximumCallGroupsReached");
});

Deno.test("a delegate that comes late gets what is pending, in order", async () => {
  const system = createCallSystem();
  const app = system.launch();
  const provider = app.provider();
  await provider.reportNewIncomingCall(A, {});
  system.user.answer(A);
  await system.settled();
  system.user.decline(A);
  await system.settled();
  const log: string[] = [];
  provider.setDelegate({
    didReset() {},
    answerCall: (action) => (log.push("answer"), action.fulfill()),
    endCall: (action) => (log.push("end"), action.fulfill()),
  });
  await system.settled();
  assertEquals(log, ["answer", "end"]);
});

Deno.test("two equal runs give equal ids, another seed gives others", async () => {
  const idsOf = async (seed: number) => {
    const system = createCallSystem({ seed });
    const app = system.launch();
    const ids: string[] = [];
    app.provider().setDelegate({ didReset() {}, startCall: ({ id }) => void ids.push(id) });
    await app.controller.request(startOf(A));
    await app.controller.request(startOf(B));
    await system.settled();
    return ids;
  };
  assertEquals(await idsOf(1), await idsOf(1));
  assertEquals((await idsOf(1))[0] === (await idsOf(2))[0], false);
});

Deno.test("a system of another profile has its deadlines", async () => {
  const system = createCallSystem({ profile: profile("livecommunicationkit") });
  const app = system.launch();
  let timeoutAt = 0;
  app.provider().setDelegate({
    didReset() {},
    startCall: (action) => void (timeoutAt = action.timeoutAt),
  });
  await app.controller.request(startOf(A));
  await system.settled();
  assertEquals(timeoutAt - system.clock.now(), 30_000);
});
