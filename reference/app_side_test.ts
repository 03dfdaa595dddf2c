import { assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { type CallId, callId } from "../call/mod.ts";
import type { CallEngineListener } from "../engine/mod.ts";
import { barrier, CallManager, EngineDouble, EventBridge } from "./mod.ts";

const A = callId("aaaaaaaa-0000-4000-8000-00000000000a");
const B = callId("bbbbbbbb-0000-4000-8000-00000000000b");
const BOB = { kind: "generic", value: "bob" } as const;

Deno.test("CallManager holds each id once, in the order in which they came, whatever is done to it", () => {
  const id = fc.constantFrom(A, B);
  const act = fc.tuple(fc.constantFrom("add", "remove", "removeAll"), id);
  fc.assert(fc.property(fc.array(act), (acts) => {
    const manager = new CallManager();
    let expected: readonly CallId[] = [];
    for (const [what, of] of acts) {
      if (what === "add") {
        manager.add(of);
        if (!expected.includes(of)) expected = [...expected, of];
      } else if (what === "remove") {
        manager.remove(of);
        expected = expected.filter((each) => each !== of);
      } else {
        manager.removeAll();
        expected = [];
      }
    }
    assertEquals(manager.ids, expected);
    assertEquals(
      [manager.contains(A), manager.contains(B)],
      [A, B].map((each) => expected.includes(each)),
    );
  }));
});

function engine() {
  const double = new EngineDouble();
  const heard: string[] = [];
  const listener: CallEngineListener = {
    incoming: () => void heard.push("incoming"),
    ringing: () => void heard.push("ringing"),
    connected: () => void heard.push("connected"),
    ended: (_id, cause) => void heard.push(`ended ${cause}`),
  };
  double.setListener(listener);
  return { double, heard };
}

Deno.test("EngineDouble brings an outgoing leg from the invitation to the connection", async () => {
  const { double, heard } = engine();
  assertEquals(double.remote.answers(A), false);
  await double.dial(A, BOB, false);
  assertEquals([double.remote.rings(A), double.remote.answers(A), double.phaseOf(A)], [
    true,
    true,
    "connected",
  ]);
  assertEquals(double.remote.rings(A), false);
  await double.hangUp(A);
  assertEquals([double.phaseOf(A), heard], [null, ["ringing", "connected"]]);
});

Deno.test("EngineDouble takes an incoming leg once, and lets it be accepted once", async () => {
  const { double, heard } = engine();
  assertEquals([double.remote.calls(A, BOB), double.remote.calls(A, BOB)], [true, false]);
  await double.accept(A);
  await assertRejects(() => double.accept(A), Error, "it is connected");
  assertEquals([double.remote.ends(A, "hungUp"), double.remote.ends(A, "hungUp")], [true, false]);
  assertEquals(heard, ["incoming", "ended hungUp"]);
});

const OPERATIONS = [
  ["dial", (double: EngineDouble) => double.dial(B, BOB, false)],
  ["accept", (double: EngineDouble) => double.accept(A)],
  ["hangUp", (double: EngineDouble) => double.hangUp(A)],
  ["setHeld", (double: EngineDouble) => double.setHeld(A, true)],
  ["sendDigits", (double: EngineDouble) => double.sendDigits(A, "5")],
] as const;

for (const [operation, ask] of OPERATIONS) {
  Deno.test(`EngineDouble lets ${operation} succeed, fail, or wait until it is told`, async () => {
    const fresh = () => {
      const { double } = engine();
      double.remote.calls(A, BOB);
      return double;
    };
    await ask(fresh());
    const failing = fresh();
    failing.will("fail", operation);
    await assertRejects(() => ask(failing), Error, "the network refused");
    for (const isSuccess of [true, false]) {
      const waiting = fresh();
      waiting.will("wait", operation);
      const outcome = ask(waiting).then(() => true, () => false);
      const id = operation === "dial" ? B : A;
      assertEquals(waiting.waiting, [{ operation, id }]);
      assertEquals(waiting.finish(operation, id, isSuccess), true);
      assertEquals([await outcome, waiting.waiting], [isSuccess, []]);
      assertEquals(waiting.finish(operation, id, isSuccess), false);
    }
  });
}

Deno.test("EngineDouble fails all that waits on a leg when the leg is closed, and nothing else", async () => {
  const { double } = engine();
  for (const id of [A, B]) {
    double.remote.calls(id, BOB);
    double.will("wait", "setHeld");
  }
  const held = [double.setHeld(A, true), double.setHeld(A, false), double.setHeld(B, true)];
  const outcomes = Promise.allSettled(held.slice(0, 2));
  double.remote.ends(A, "connectionLost");
  assertEquals((await outcomes).map(({ status }) => status), ["rejected", "rejected"]);
  assertEquals(double.waiting, [{ operation: "setHeld", id: B }]);
  double.finish("setHeld", B, true);
  await held[2];
});

Deno.test("EventBridge keeps early events for the first listener, and only for it", async () => {
  const bridge = new EventBridge<number>();
  const heard: string[] = [];
  bridge.emit(1);
  bridge.emit(2);
  bridge.attach((event) => heard.push(`first ${event}`));
  bridge.attach((event) => heard.push(`second ${event}`));
  bridge.emit(3);
  assertEquals(heard, []);
  await barrier();
  const of = (name: string) => heard.filter((line) => line.startsWith(name));
  assertEquals([of("first"), of("second")], [["first 1", "first 2", "first 3"], ["second 3"]]);
});

Deno.test("EventBridge gives nothing to a listener that has detached, not even what was queued", async () => {
  const bridge = new EventBridge<number>();
  const heard: number[] = [];
  const detach = bridge.attach((event) => heard.push(event));
  bridge.emit(1);
  await barrier();
  bridge.emit(2);
  detach();
  bridge.emit(3);
  await barrier();
  assertEquals(heard, [1]);
});
