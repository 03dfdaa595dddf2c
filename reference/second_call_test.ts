import { assertEquals } from "@std/assert";
import { A, B, phone } from "./phone_test.ts";

Deno.test("hold and accept holds first and answers then, in one transaction (HLD-09)", async () => {
  const made = phone();
  await made.active(A);
  await made.provider.reportNewIncomingCall(B, {});
  made.log.length = 0;
  made.system.user.holdAndAccept(B);
  await made.system.settled();
  assertEquals(made.calls(), ["a connected on hold", "b connected"]);
  assertEquals(made.log.slice(0, 2), ["setHeld a", "answerCall b"]);
});

Deno.test("end and accept ends first and answers then, in one transaction (TX-13)", async () => {
  const made = phone();
  await made.active(A);
  await made.provider.reportNewIncomingCall(B, {});
  made.log.length = 0;
  made.system.user.endAndAccept(B);
  await made.system.settled();
  assertEquals(made.calls(), ["b connected"]);
  assertEquals(made.log.slice(0, 2), ["endCall a", "answerCall b"]);
});

Deno.test("a swap exchanges the calls", async () => {
  const made = phone();
  await made.active(A);
  await made.provider.reportNewIncomingCall(B, {});
  made.system.user.holdAndAccept(B);
  await made.system.settled();
  made.system.user.swap(A);
  await made.system.settled();
  assertEquals(made.calls(), ["a connected", "b connected on hold"]);
});

Deno.test("a start puts the call in front on hold, or ends it where it cannot be held (OUT-10)", async () => {
  for (const supportsHolding of [true, false]) {
    const made = phone();
    await made.active(A);
    made.provider.reportCallUpdated(A, { supportsHolding });
    await made.start(B);
    assertEquals(
      made.calls(),
      supportsHolding ? ["a connected on hold", "b waiting"] : ["b waiting"],
    );
  }
});

Deno.test("a call that did not make room is given up when the other connects", async () => {
  for (const endCall of ["fulfill", "fail"] as const) {
    const made = phone({ setHeld: "fail", endCall });
    await made.active(A);
    await made.start(B);
    made.provider.reportOutgoingCallConnected(B);
    await made.system.settled();
    assertEquals([made.log.includes("endCall a"), made.calls()], [true, ["b connected"]]);
  }
});

Deno.test("the call on hold comes back when the user ends the one in front (HLD-07), and not otherwise (HLD-06)", async () => {
  for (const isUser of [true, false]) {
    const made = phone();
    await made.active(A);
    await made.provider.reportNewIncomingCall(B, {});
    made.system.user.holdAndAccept(B);
    await made.system.settled();
    if (isUser) made.system.user.end(B);
    else made.provider.reportCallEnded(B, "remoteEnded");
    await made.system.settled();
    assertEquals(made.calls(), [isUser ? "a connected" : "a connected on hold"]);
  }
});

Deno.test("the hook of a headset ends everybody who is in front, in one transaction", async () => {
  const made = phone();
  made.provider.setDelegate({ ...made.delegate, setGroup: (action) => action.fulfill() });
  await made.active(A);
  await made.provider.reportNewIncomingCall(B, {});
  made.system.user.holdAndAccept(B);
  await made.system.settled();
  made.system.user.merge(A);
  await made.system.settled();
  assertEquals(made.calls(), ["a connected", "b connected"]);
  made.log.length = 0;
  made.system.world.headset("hook");
  await made.system.settled();
  assertEquals([made.log.slice(0, 2), made.calls()], [["endCall a", "endCall b"], []]);
});
