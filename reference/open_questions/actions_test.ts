import { assertEquals } from "@std/assert";
import { ACTION_KINDS, type ActionKind, type ActionRequest } from "../../actions/mod.ts";
import { idOf, ListeningPhone } from "../differential/listening_phone_test.ts";

const A = idOf("a");
const B = idOf("b");

Deno.test("OQ-04 an action without a handler stays pending, times out, and leaves its call alone", async () => {
  const phone = new ListeningPhone({ without: ["setMuted"] });
  await phone.active("a");
  phone.system.user.setMuted(A, true);
  assertEquals(await phone.said(), []);
  assertEquals(phone.provider.pendingActions().map(({ kind }) => kind), ["setMuted"]);
  await phone.clock.advance("5s");
  assertEquals(await phone.said(), ["timedOut setMuted a on"]);
  assertEquals([phone.provider.pendingActions().length, phone.calls], [0, ["a 0010"]]);
});

Deno.test("OQ-04 an answer without a handler times out, and ends its call", async () => {
  const phone = new ListeningPhone({ without: ["answerCall"] });
  phone.report("a");
  await phone.said();
  phone.system.user.answer(A);
  await phone.clock.advance("60s");
  assertEquals((await phone.heard()).delegate, ["timedOut answerCall a"]);
  assertEquals(phone.calls, []);
});

/** What can be pending when a call is ended by a report. */
const PENDING: readonly ActionRequest[] = [
  { kind: "endCall", callId: A },
  { kind: "setHeld", callId: A, isOnHold: true },
  { kind: "setMuted", callId: A, isMuted: true },
  { kind: "playDtmf", callId: A, digits: "5", type: "singleTone" },
];

for (const action of PENDING) {
  Deno.test(`OQ-05 a ${action.kind} of a call that is ended by a report is over, in silence`, async () => {
    const phone = new ListeningPhone({ policies: { [action.kind]: "hold" } });
    await phone.active("a");
    phone.request(action);
    await phone.said();
    const [held] = phone.held;
    phone.provider.reportCallEnded(A, "remoteEnded");
    assertEquals((await phone.heard()).observer, ["observed a 0011"]);
    assertEquals([held?.isComplete, phone.provider.pendingActions()], [true, []]);
    await phone.clock.advance("600s");
    held?.fulfill(); // It means nothing any more (rule END-08).
    assertEquals([await phone.said(), phone.calls], [[], []]);
  });
}

/** An end can be failed, or left until its time is over. */
const NOT_COMPLETED = ["failed", "left alone"] as const;

/** Ends the call that rings or is up, and does not complete it. */
async function endInVain(phone: ListeningPhone, how: typeof NOT_COMPLETED[number]): Promise<void> {
  phone.request({ kind: "endCall", callId: A });
  await phone.system.settled();
  if (how === "failed") phone.complete("failed");
  else await phone.clock.advance("5s");
  await phone.said();
}

for (const how of NOT_COMPLETED) {
  Deno.test(`OQ-06 an end that is ${how} leaves a connected call connected`, async () => {
    const phone = new ListeningPhone({ policies: { endCall: "hold" } });
    await phone.active("a");
    const before = phone.screen;
    await endInVain(phone, how);
    assertEquals([phone.calls, phone.screen], [["a 0010"], before]);
    await phone.clock.advance("600s");
    assertEquals([await phone.said(), phone.calls], [[], ["a 0010"]]);
  });

  Deno.test(`OQ-06 an end that is ${how} leaves an outgoing call as far as it was`, async () => {
    const phone = new ListeningPhone({ policies: { endCall: "hold" } });
    phone.start("a");
    await phone.said();
    phone.provider.reportOutgoingCallStartedConnecting(A);
    await endInVain(phone, how);
    assertEquals(phone.system.state.calls.map(({ phase }) => phase), ["connecting"]);
    phone.provider.reportOutgoingCallConnected(A);
    assertEquals((await phone.heard()).observer, ["observed a 1010"]);
  });

  Deno.test(`OQ-06 an end that is ${how} leaves a call ringing, until it has rung long enough`, async () => {
    const phone = new ListeningPhone({ policies: { endCall: "hold" } });
    phone.report("a");
    await phone.said();
    await endInVain(phone, how);
    assertEquals(phone.calls, ["a 0000"]);
    await phone.clock.advance("60s");
    assertEquals(await phone.said(), ["observed a 0001"]);
    assertEquals(phone.system.recents().map(({ outcome }) => outcome), ["missed"]);
  });
}

Deno.test("OQ-06 the ring time-out asks first for the end of a call whose end was never tried", async () => {
  const phone = new ListeningPhone({ policies: { endCall: "fail" } });
  phone.report("a");
  await phone.said();
  await phone.clock.advance("60s");
  assertEquals((await phone.heard()).delegate, ["performed endCall a"]);
  assertEquals(phone.calls, ["a 0000"]);
  await phone.clock.advance("60s");
  assertEquals([await phone.said(), phone.calls], [["observed a 0001"], []]);
});

for (const outcome of ["fulfilled", "failed", "timed out"] as const) {
  Deno.test(`OQ-15 the next key of a call goes once the one before is ${outcome}`, async () => {
    const phone = new ListeningPhone({ policies: { playDtmf: "hold" } });
    await phone.active("a");
    phone.system.user.playDtmf(A, "12");
    assertEquals(await phone.said(), ["performed playDtmf a 1 singleTone"]);
    if (outcome === "timed out") await phone.clock.advance("5s");
    else phone.complete(outcome);
    assertEquals((await phone.heard()).delegate.at(-1), "performed playDtmf a 2 singleTone");
  });
}

Deno.test("OQ-15 a key that waited has all its time before it, also while no delegate is set", async () => {
  const phone = new ListeningPhone({});
  await phone.active("a");
  phone.provider.setDelegate(null);
  phone.system.user.playDtmf(A, "12");
  const left: (readonly string[])[] = [];
  for (const duration of ["4999ms", "1ms", "4999ms", "1ms"]) {
    await phone.clock.advance(duration);
    left.push(
      phone.provider.pendingActions("playDtmf").map((it) => `${"digits" in it && it.digits}`),
    );
  }
  assertEquals(left, [["1", "2"], ["2"], ["2"], []]);
});

Deno.test("OQ-15 the keys of one call do not wait for those of another", async () => {
  const phone = new ListeningPhone({ policies: { playDtmf: "hold" } });
  await phone.active("a");
  phone.start("b");
  await phone.said();
  for (const callId of [A, B]) {
    phone.request({ kind: "playDtmf", callId, digits: "7", type: "singleTone" });
  }
  assertEquals((await phone.heard()).delegate, [
    "performed playDtmf a 7 singleTone",
    "performed playDtmf b 7 singleTone",
  ]);
});

Deno.test("OQ-18 pending actions are found by kind, and all of them where no kind is given", async () => {
  const phone = new ListeningPhone({ policies: { setMuted: "hold", setHeld: "hold" } });
  await phone.active("a");
  phone.system.user.setMuted(A, true);
  phone.system.user.setHeld(A, true);
  await phone.said();
  const kindsOf = (kind?: ActionKind) => phone.provider.pendingActions(kind).map((it) => it.kind);
  const found = Object.fromEntries(ACTION_KINDS.map((kind) => [kind, kindsOf(kind)]));
  assertEquals(found, {
    startCall: [],
    answerCall: [],
    endCall: [],
    setHeld: ["setHeld"],
    setMuted: ["setMuted"],
    setGroup: [],
    playDtmf: [],
    setTranslating: [],
  });
  assertEquals(kindsOf(), ["setMuted", "setHeld"]);
});
