import { assertEquals } from "@std/assert";
import { playScenario, referenceSystem } from "../../conformance/mod.ts";
import { type Profile, profile } from "../../profile/mod.ts";
import { CallDelegate, EngineDouble } from "../mod.ts";
import { idOf, ListeningPhone } from "../differential/listening_phone_test.ts";
import { NO_WRONGS, wrongs } from "../differential/source_trace_test.ts";

const A = idOf("a");
const B = idOf("b");

Deno.test("OQ-12 the system says nothing to an invalidated provider, also nothing that was on its way", async () => {
  const phone = new ListeningPhone();
  await phone.active("a");
  phone.system.user.end(A);
  phone.provider.invalidate();
  assertEquals(await phone.said(), ["observed a 0011"]);
});

Deno.test("OQ-12 a reset that comes after the invalidation comes by a switch, alone and once", async () => {
  const phone = new ListeningPhone({ policies: { answerCall: "hold" } });
  phone.system.world.quirk("resetAfterInvalidate");
  phone.report("a");
  await phone.system.settled();
  phone.system.user.answer(A);
  await phone.said();
  phone.complete(); // The activation of the session is on its way now, and overtaken.
  phone.provider.invalidate();
  const { delegate, audio, observer } = await phone.heard();
  assertEquals([delegate, audio], [["didReset"], []]);
  assertEquals(observer, ["observed a 0010", "observed a 0011"]);
});

Deno.test("OQ-12 an app bears a reset after its own invalidation", async () => {
  const { system, app: { audioSession }, provider, clock } = new ListeningPhone();
  system.world.quirk("resetAfterInvalidate");
  const engine = new EngineDouble();
  const app = new CallDelegate({ provider, engine, audioSession, clock });
  engine.remote.calls(A, { kind: "generic", value: "ada" });
  await system.settled();
  assertEquals([app.manager.ids, engine.phaseOf(A)], [[A], "ringing"]);
  provider.invalidate();
  await system.settled();
  assertEquals([app.manager.ids, engine.phaseOf(A)], [[], null]);
});

/** A phone whose app has a call, and dies. */
async function bereaved(onAppDeath: Profile["onAppDeath"]): Promise<ListeningPhone> {
  const phone = new ListeningPhone({ profile: { ...profile("callspec"), onAppDeath } });
  await phone.active("a");
  phone.system.kill();
  await phone.system.settled();
  return phone;
}

Deno.test("OQ-17 the calls of an app that dies are kept for its next life, where the profile says so", async () => {
  const phone = await bereaved("keepCalls");
  const app = phone.system.launch();
  assertEquals(app.observer.calls.map(({ id, hasConnected }) => [id, hasConnected]), [[A, true]]);
  app.provider().setDelegate(phone.delegate);
  phone.system.user.end(A);
  assertEquals((await phone.heard()).delegate, ["didBegin", "performed endCall a"]);
  assertEquals(app.observer.calls, []);
});

Deno.test("OQ-17 the calls of an app that dies end with it, where the profile says so", async () => {
  const phone = await bereaved("endCalls");
  assertEquals(phone.system.launch().observer.calls, []);
  assertEquals(phone.system.recents().map(({ callId, outcome }) => [callId, outcome]), [
    [A, "connected"],
  ]);
});

Deno.test("OQ-19 each of two providers performs the actions of its own calls", async () => {
  const phone = new ListeningPhone();
  const other = phone.app.provider();
  const heard: string[] = [];
  other.setDelegate({
    didReset() {},
    answerCall(action) {
      heard.push("answerCall");
      action.fulfill();
    },
    endCall(action) {
      heard.push("endCall");
      action.fulfill();
    },
  });
  await phone.active("a");
  await other.reportNewIncomingCall(B, {});
  phone.system.user.endAndAccept(B);
  assertEquals((await phone.heard()).delegate, ["performed endCall a"]);
  assertEquals(heard, ["answerCall"]);
  phone.request({ kind: "endCall", callId: B });
  assertEquals((await phone.heard()).delegate, []);
  assertEquals([heard, phone.calls], [["answerCall", "endCall"], []]);
});

Deno.test("OQ-26 a provider goes on after a reset", async () => {
  const phone = new ListeningPhone();
  await phone.active("a");
  phone.system.reset();
  phone.report("b");
  assertEquals((await phone.heard()).completion, ["incomingSettled b ok"]);
  phone.start("a");
  assertEquals((await phone.heard()).completion, ["requestSettled startCall a ok"]);
});

Deno.test("OQ-26 a provider that is lost by a reset refuses all, until another is made", async () => {
  const phone = new ListeningPhone();
  phone.system.world.quirk("providerLostAfterReset");
  await phone.active("a");
  phone.system.reset();
  assertEquals((await phone.heard()).delegate, ["didReset"]);
  phone.report("b");
  await phone.system.settled();
  phone.start("b");
  assertEquals((await phone.heard()).completion, [
    "incomingSettled b unknown",
    "requestSettled startCall b unknownCallProvider",
  ]);
  phone.app.provider().setDelegate(phone.delegate);
  phone.start("b");
  const { delegate, completion } = await phone.heard();
  assertEquals([delegate, completion], [
    ["didBegin", "performed startCall b"],
    ["requestSettled startCall b ok"],
  ]);
});

Deno.test("OQ-26 neither a provider that goes on nor one that is lost breaks a rule", async () => {
  for (const quirk of ["", "quirk providerLostAfterReset on"]) {
    const script = `scenario "after a reset"
      ${quirk}
      app starts a to generic "ada"
      system resets
      app starts b to generic "bob"
      app ends a
      remote calls c from generic "eve"`;
    assertEquals(wrongs(await playScenario(referenceSystem, script)), NO_WRONGS);
  }
});
