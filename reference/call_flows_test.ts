import { assertEquals, assertRejects } from "@std/assert";
import { A, B, phone, type TestPhone } from "./phone_test.ts";

async function said(promise: Promise<unknown>): Promise<string> {
  return (await assertRejects(() => promise, Error)).message
    .replaceAll(A, "a").replaceAll(B, "b");
}

async function ringing(one: TestPhone, ...ids: readonly typeof A[]): Promise<TestPhone> {
  for (const id of ids) await one.provider.reportNewIncomingCall(id, {});
  return one;
}

Deno.test("ringing gives the newest call of the app that rings", async () => {
  const one = await ringing(phone(), A);
  assertEquals(await one.system.flows.ringing(), A);
  await one.system.flows.answered(A);
  await ringing(one, B);
  assertEquals(await one.system.flows.ringing(), B);
});

Deno.test("ringing says what there is where no call rings", async () => {
  const one = phone();
  assertEquals(
    await said(one.system.flows.ringing()),
    "No call rings; calls: none. The app has one ring with reportNewIncomingCall, " +
      "and its promise says whether the system refused",
  );
  await one.active(A);
  assertEquals(
    (await said(one.system.flows.ringing())).split(".")[0],
    "No call rings; calls: a is active",
  );
});

Deno.test("each flow brings calls to where it leads", async () => {
  const one = await ringing(phone(), A);
  const { flows } = one.system;
  await flows.answered(A);
  await ringing(one, B);
  await flows.secondDeclined(A, B);
  await ringing(one, B);
  await flows.heldAndAnswered(A, B);
  assertEquals(one.calls(), ["a connected on hold", "b connected"]);
  await flows.swapped(B, A);
  await flows.ended(A);
  await one.request({ kind: "setHeld", callId: B, isOnHold: false });
  await ringing(one, A);
  await flows.endedAndAnswered(B, A);
  assertEquals(one.calls(), ["a connected"]);
});

Deno.test("a flow that the app does not finish says what it owes and how long it has", async () => {
  const one = await ringing(phone({ answerCall: "defer" }), A);
  assertEquals(
    await said(one.system.flows.answered(A)),
    "Call a should be active, and is ringing; the app has not completed answerCall of a, " +
      "and has 60000 ms left: advance the clock, or fulfill it",
  );
});

Deno.test("a flow says that nobody is there to be told", async () => {
  const one = await ringing(phone(), A);
  one.provider.setDelegate(null);
  assertEquals(
    await said(one.system.flows.answered(A)),
    "Call a should be active, and is ringing; answerCall of a waits to be given to the app: " +
      "set a delegate on the provider, and complete what came before",
  );
});

Deno.test("a flow that the app failed says what became of the call", async () => {
  const one = await ringing(phone({ answerCall: "fail" }), A);
  assertEquals(
    await said(one.system.flows.answered(A)),
    "Call a should be active, and is over: missed in Recents; the app owes nothing",
  );
});

Deno.test("a story that the phone does not offer is refused at once", async () => {
  const one = phone();
  await one.start(A);
  const refused = await assertRejects(() => one.system.flows.answered(A), Error);
  assertEquals(refused.message, `Cannot answer call ${A} on the phone: it is started`);
  assertEquals(
    await said(one.system.flows.reached(B, "ringing")),
    "Call b should be ringing, and was never there; the app owes nothing",
  );
});
