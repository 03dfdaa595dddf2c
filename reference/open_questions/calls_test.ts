import { assertEquals } from "@std/assert";
import { instant } from "../../call/mod.ts";
import { MUTANTS } from "../../conformance/mutants/mod.ts";
import { playScenario, systemAdapter } from "../../conformance/mod.ts";
import { type Profile, profile } from "../../profile/mod.ts";
import { callWords } from "../differential/words_test.ts";
import { idOf, letterOf, ListeningPhone } from "../differential/listening_phone_test.ts";
import { LANE_ORDERS, NO_WRONGS, wrongs } from "../differential/source_trace_test.ts";
import { callSeen, transition } from "../system/mod.ts";

const A = idOf("a");
const B = idOf("b");
const C = idOf("c");

/** The default profile with something else in it. */
function changed(policies: Partial<Profile>): Profile {
  return { ...profile("callspec"), ...policies };
}

/** A phone with two calls, one on hold, and a third that is reported. */
async function third(overLimit: Profile["overLimit"]): Promise<ListeningPhone> {
  const phone = new ListeningPhone({ profile: changed({ overLimit }) });
  await phone.active("a");
  phone.report("b");
  await phone.said();
  phone.system.user.holdAndAccept(B);
  await phone.said();
  phone.report("c");
  return phone;
}

Deno.test("OQ-10 a call beyond the limits rings, and can only take the place of another", async () => {
  const phone = await third("offerEndAndAccept");
  assertEquals((await phone.heard()).completion, ["incomingSettled c ok"]);
  assertEquals(phone.screen.at(-1), "c ringing decline endAndAccept");
  phone.system.user.endAndAccept(C);
  await phone.said();
  assertEquals(phone.calls, ["a 0110", "c 0010"]);
});

Deno.test("OQ-10 a call beyond the limits is refused where the profile says so", async () => {
  const phone = await third("reject");
  assertEquals(await phone.said(), ["incomingReported c", "incomingSettled c unknown"]);
  assertEquals(phone.calls, ["a 0110", "b 0010"]);
});

Deno.test("OQ-13 a call that has ended is on no list by the time that anybody is told", async () => {
  for (const order of LANE_ORDERS) {
    const phone = new ListeningPhone({ order });
    const listed: (readonly [string, readonly string[]])[] = [];
    phone.app.observer.subscribe((call) =>
      void listed.push([callWords(call, letterOf), phone.calls])
    );
    await phone.active("a");
    listed.length = 0;
    phone.system.user.end(A);
    await phone.said();
    assertEquals(listed, [["a 0011", []]]);
  }
});

Deno.test("OQ-14 observers do not hear of an update that changes nothing they can see", async () => {
  const phone = new ListeningPhone();
  await phone.active("a");
  phone.provider.reportCallUpdated(A, { localizedCallerName: "Ada", hasVideo: true });
  phone.provider.reportCallUpdated(A, { supportsHolding: false });
  phone.system.user.setMuted(A, true);
  assertEquals((await phone.heard()).observer, []);
});

Deno.test("OQ-14 a system that tells observers of every update breaks no rule", async () => {
  const telling = systemAdapter("tells of every update", (state, input) => {
    const [after, effects] = transition(state, input);
    if (input.kind !== "callUpdated") return [after, effects];
    const seen = after.calls.map((call) =>
      ({ lane: "observer", kind: "observed", call: callSeen(call) }) as const
    );
    return [after, [...effects, ...seen]];
  });
  const result = await playScenario(
    telling,
    `scenario "an update"
     remote calls a from generic "ada"
     app updates a hasVideo on
     user answers a
     app updates a hasVideo off
     expect call a is active`,
  );
  assertEquals(wrongs(result), NO_WRONGS);
  assertEquals(result.events.filter(({ kind }) => kind === "observed").length, 4);
});

Deno.test("OQ-16 the system takes the id of an ended call again, whichever way it begins", async () => {
  const phone = new ListeningPhone();
  await phone.active("a");
  phone.provider.reportCallEnded(A, "remoteEnded");
  phone.report("a");
  assertEquals((await phone.heard()).completion, ["incomingSettled a ok"]);
  phone.provider.reportCallEnded(A, "remoteEnded");
  phone.start("a");
  assertEquals((await phone.heard()).completion, ["requestSettled startCall a ok"]);
  assertEquals(phone.calls, ["a 1000"]);
});

Deno.test("OQ-16 an app that takes the id of an ended call again is warned, and not condemned", async () => {
  const mutant = MUTANTS.find(({ breaks }) => breaks === "app/never-reuse-an-id");
  if (!mutant) throw new Error("Cannot play the mutant: there is none that takes an id again");
  const { found } = await playScenario(
    mutant.adapter,
    `scenario "an id again"
     app starts a to generic "ada"
     user ends a
     app starts b to generic "bob"`,
  );
  assertEquals(found.map(({ rule: { id, level } }) => [id, level]), [
    ["app/never-reuse-an-id", "should"],
  ]);
});

Deno.test("OQ-20 a call that is reported as connected twice is connected once, and then", async () => {
  const phone = new ListeningPhone();
  phone.start("a");
  await phone.said();
  const connectedAt = phone.clock.now();
  phone.provider.reportOutgoingCallConnected(A);
  await phone.clock.advance("9s");
  phone.provider.reportOutgoingCallConnected(A);
  assertEquals((await phone.heard()).observer, ["observed a 1010"]);
  assertEquals(phone.system.state.calls.map((call) => call.connectedAt), [connectedAt]);
});

Deno.test("OQ-20 a call may be held and muted before it is connected", async () => {
  const phone = new ListeningPhone();
  phone.start("a");
  phone.request({ kind: "setHeld", callId: A, isOnHold: true });
  phone.request({ kind: "setMuted", callId: A, isMuted: true });
  const { completion, observer } = await phone.heard();
  assertEquals(completion.slice(1), [
    "requestSettled setHeld a on ok",
    "requestSettled setMuted a on ok",
  ]);
  assertEquals(observer, ["observed a 1000", "observed a 1100"]);
  phone.provider.reportOutgoingCallConnected(A);
  assertEquals((await phone.heard()).observer, ["observed a 1110"]);
  assertEquals(phone.system.state.calls.map(({ isMuted }) => isMuted), [true]);
});

Deno.test("OQ-20 dates that run backwards are kept as they are given", async () => {
  const phone = new ListeningPhone();
  const now = phone.clock.now();
  phone.start("a");
  await phone.said();
  phone.provider.reportOutgoingCallConnected(A, instant(now - 1_000));
  phone.provider.reportCallEnded(A, "remoteEnded", instant(now - 5_000));
  const [entry] = phone.system.recents();
  assertEquals([entry?.begunAt, entry?.connectedAt, entry?.endedAt], [
    now,
    now - 1_000,
    now - 5_000,
  ]);
});

Deno.test("OQ-21 what no update has set is supported", async () => {
  const phone = new ListeningPhone();
  await phone.active("a");
  assertEquals(phone.screen, ["a talking end hold mute keypad"]);
  phone.provider.reportCallUpdated(A, { supportsHolding: false, supportsDtmf: false });
  assertEquals(phone.screen, ["a talking end mute"]);
});

Deno.test("OQ-21 what no update has set is as the profile says", async () => {
  const none = {
    supportsHolding: false,
    supportsGrouping: false,
    supportsUngrouping: false,
    supportsDtmf: false,
  };
  const phone = new ListeningPhone({ profile: changed({ capabilities: none }) });
  await phone.active("a");
  assertEquals(phone.screen, ["a talking end mute"]);
  phone.provider.reportCallUpdated(A, { supportsHolding: true });
  assertEquals(phone.screen, ["a talking end hold mute"]);
});

Deno.test("OQ-22 a call of others is seen under an id that no own call can have meanwhile", async () => {
  const phone = new ListeningPhone();
  phone.system.world.foreignCalls(B, "cellular", { kind: "phoneNumber", value: "+15550199" });
  assertEquals((await phone.heard()).observer, ["observed b 0000"]);
  phone.report("b");
  assertEquals((await phone.heard()).completion, ["incomingSettled b callIdAlreadyExists"]);
  phone.start("b");
  phone.request({ kind: "endCall", callId: B });
  assertEquals((await phone.heard()).completion, [
    "requestSettled startCall b callIdAlreadyExists",
    "requestSettled endCall b unknownCallId",
  ]);
  assertEquals(phone.calls, ["b 0000"]);
});

for (const ringTimeoutMs of [10_000, 90_000]) {
  Deno.test(`OQ-23 a call rings for the ${ringTimeoutMs} ms of its profile`, async () => {
    const phone = new ListeningPhone({ profile: changed({ ringTimeoutMs }) });
    phone.report("a");
    await phone.said();
    await phone.clock.advance(ringTimeoutMs - 1);
    assertEquals(await phone.said(), []);
    await phone.clock.advance(1);
    assertEquals((await phone.heard()).delegate, ["performed endCall a"]);
  });
}

Deno.test("OQ-25 a hold leaves a mute alone, and a mute a hold", async () => {
  const phone = new ListeningPhone();
  await phone.active("a");
  const flags = async () => {
    await phone.said();
    return phone.system.state.calls.map(({ isOnHold, isMuted }) => [isOnHold, isMuted]);
  };
  phone.system.user.setMuted(A, true);
  phone.system.user.setHeld(A, true);
  assertEquals(await flags(), [[true, true]]);
  phone.system.user.setMuted(A, false);
  assertEquals(await flags(), [[true, false]]);
  phone.system.user.setMuted(A, true);
  phone.system.user.setHeld(A, false);
  assertEquals(await flags(), [[false, true]]);
});

Deno.test("OQ-25 a mute belongs to its call: the next one begins without", async () => {
  const phone = new ListeningPhone();
  await phone.active("a");
  phone.system.user.setMuted(A, true);
  await phone.said();
  phone.system.user.end(A);
  await phone.active("b");
  assertEquals(phone.system.state.calls.map(({ isMuted }) => isMuted), [false]);
});
