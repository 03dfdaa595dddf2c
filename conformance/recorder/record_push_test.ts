import { assertEquals, assertRejects, assertStrictEquals, assertThrows } from "@std/assert";
import { type CallId, callId, instant } from "../../call/mod.ts";
import type { PushHandler, PushPayload, PushRegistry } from "../../provider/mod.ts";
import { barrier } from "../../reference/host.ts";
import { EngineDouble } from "../../reference/mod.ts";
import { Trace } from "../../trace/mod.ts";
import { Mortal, type PushFacts, recordEngine, recordIntents, recordPushRegistry } from "./mod.ts";

const A = callId("aaaaaaaa-0000-4000-8000-00000000000a");
const ADA = { kind: "generic", value: "ada" } as const;

/** What a trace has, without the places and moments. */
function told(trace: Trace): readonly unknown[] {
  return trace.events.map(({ index: _i, at: _a, origin: _o, during: _d, ...event }) => event);
}

function aTrace(): Trace {
  return new Trace({ now: () => instant(0) });
}

/** A process that asks for pushes, and a phone that has some. */
function listening(handler: PushHandler | null) {
  const trace = aTrace();
  const mortal = new Mortal(trace);
  const set: (PushHandler | null)[] = [];
  const registry: PushRegistry = { setHandler: (given) => void set.push(given) };
  let facts: PushFacts = { push: 1, callId: A, isOwed: true };
  const recorded = recordPushRegistry(registry, mortal, () => facts);
  recorded.setHandler(handler);
  return {
    trace,
    mortal,
    set,
    recorded,
    know: (next: PushFacts) => void (facts = next),
    push: (payload: PushPayload) => set.at(-1)?.(payload),
  };
}

// Pushes.

Deno.test("recordPushRegistry tells of a push before its handler, and of the return after it", () => {
  const { trace, push } = listening(() => trace.append({ kind: "audioConfigured" }));
  push({ data: {}, mustReport: true });
  assertEquals(told(trace), [
    { kind: "pushDelivered", push: 1, callId: A, isOwed: true, mustReport: true },
    { kind: "audioConfigured" },
    { kind: "pushHandled", push: 1 },
  ]);
});

const duties: readonly (readonly [payload: PushPayload, mustReport: boolean | null])[] = [
  [{ data: {}, mustReport: true }, true],
  [{ data: {}, mustReport: false }, false],
  [{ data: { mustReport: true } }, null],
];

for (const [payload, mustReport] of duties) {
  Deno.test(`recordPushRegistry tells that ${JSON.stringify(payload)} says ${mustReport}`, () => {
    const { trace, push } = listening(() => {});
    push(payload);
    assertEquals(told(trace), [
      { kind: "pushDelivered", push: 1, callId: A, isOwed: true, mustReport },
      { kind: "pushHandled", push: 1 },
    ]);
  });
}

Deno.test("recordPushRegistry asks for what is known of a push when it comes, and not before", () => {
  const { trace, push, know } = listening(() => know({ push: 7, callId: A, isOwed: true }));
  know({ push: 2, callId: A, isOwed: false });
  push({ data: {} });
  assertEquals(told(trace), [
    { kind: "pushDelivered", push: 2, callId: A, isOwed: false, mustReport: null },
    { kind: "pushHandled", push: 2 },
  ]);
});

Deno.test("recordPushRegistry hands on the payload itself, and what the handler returns", async () => {
  const seen: PushPayload[] = [];
  const returned = Promise.resolve();
  const { push } = listening((payload) => {
    seen.push(payload);
    return returned;
  });
  const payload = { data: { id: A } };
  assertStrictEquals(push(payload), returned);
  assertStrictEquals(seen[0], payload);
  await returned;
});

Deno.test("recordPushRegistry hands on what a handler throws, and tells that it is over", () => {
  const { trace, push } = listening(() => {
    throw new Error("no payload");
  });
  assertThrows(() => push({ data: {} }), Error, "no payload");
  assertEquals(trace.events.map(({ kind }) => kind), ["pushDelivered", "pushHandled"]);
});

Deno.test("recordPushRegistry tells of the return of a handler that goes on in a promise", async () => {
  // The system's clock runs until the handler returns: what its promise does later is too late.
  const { trace, push } = listening(async () => {
    await null;
    trace.append({ kind: "audioConfigured" });
  });
  const later = push({ data: {} });
  assertEquals(trace.events.map(({ kind }) => kind), ["pushDelivered", "pushHandled"]);
  await later;
  assertEquals(trace.events.at(-1)?.kind, "audioConfigured");
});

Deno.test("recordPushRegistry lets an app take its handler off", () => {
  const { recorded, set, trace } = listening(() => {});
  recorded.setHandler(null);
  assertEquals(set.map((handler) => typeof handler), ["function", "object"]);
  assertEquals(told(trace), []);
});

// Wishes.

Deno.test("recordIntents tells whom the user wants to call, before the handler hears it", () => {
  const trace = aTrace();
  const returned = Promise.resolve();
  const intent = { handle: ADA, isVideo: true };
  const handler = recordIntents((heard) => {
    assertStrictEquals(heard, intent);
    trace.append({ kind: "audioConfigured" });
    return returned;
  }, trace);
  assertStrictEquals(handler(intent), returned);
  assertEquals(told(trace), [{ kind: "intentHeard", to: ADA }, { kind: "audioConfigured" }]);
});

// The death of a process.

Deno.test("Mortal tells what a process does until it is dead", () => {
  const trace = aTrace();
  const mortal = new Mortal(trace);
  mortal.append({ kind: "processStarted" });
  mortal.die();
  mortal.append({ kind: "audioConfigured" });
  mortal.die();
  mortal.append({ kind: "audioConfigured" });
  assertEquals(told(trace), [{ kind: "processStarted" }]);
});

Deno.test("Mortal buries one process: another that tells the same trace goes on", () => {
  const trace = aTrace();
  const [first, second] = [new Mortal(trace), new Mortal(trace)];
  first.die();
  second.append({ kind: "processStarted" });
  assertEquals(told(trace), [{ kind: "processStarted" }]);
});

Deno.test("recordPushRegistry and recordIntents tell nothing of a process that is dead", () => {
  const { trace, mortal, push } = listening(() => {});
  const handler = recordIntents(() => {}, mortal);
  mortal.die();
  push({ data: {} });
  void handler({ handle: ADA, isVideo: false });
  assertEquals(told(trace), []);
});

Deno.test("recordPushRegistry tells nothing of a handler that the death of its process ends", () => {
  const { trace, mortal, push } = listening(() => mortal.die());
  push({ data: {} });
  assertEquals(trace.events.map(({ kind }) => kind), ["pushDelivered"]);
});

/** An object of which a process got hold. */
class Counter {
  readonly label = "counter";
  #count = 0;
  count(by: number): number {
    return this.#count += by;
  }
  fail(): Promise<never> {
    return Promise.reject(new Error(`no more than ${this.#count}`));
  }
}

Deno.test("Mortal.hold changes nothing of an object while the process lives", async () => {
  const counter = new Counter();
  const held = new Mortal(aTrace()).hold(counter);
  assertEquals([held.label, held.count(2), counter.count(3)], ["counter", 2, 5]);
  assertStrictEquals(held.count, held.count);
  await assertRejects(() => held.fail(), Error, "no more than 5");
});

Deno.test("Mortal.hold lets no call of a dead process through, and lets each wait for ever", async () => {
  const counter = new Counter();
  const mortal = new Mortal(aTrace());
  const held = mortal.hold(counter);
  const { count } = held;
  mortal.die();
  const settled: string[] = [];
  for (const call of [() => held.count(2), () => count(2), () => held.fail()]) {
    void Promise.resolve(call()).finally(() => settled.push("settled"));
  }
  await barrier();
  assertEquals(settled, []);
  assertEquals([held.label, counter.count(0)], ["counter", 0]);
});

Deno.test("Mortal keeps from the engine what an app does that died while it waited", async () => {
  const trace = aTrace();
  const mortal = new Mortal(trace);
  const double = new EngineDouble();
  const engine = mortal.hold(recordEngine(double, mortal, { next: 1 }));
  const done: CallId[] = [];
  double.will("wait", "dial");
  const dialing = engine.dial(A, ADA, false).then(async () => {
    done.push(A);
    await engine.hangUp(A);
    done.push(A);
  });
  mortal.die();
  double.finish("dial", A, true);
  void dialing.finally(() => done.push(A));
  await barrier();
  assertEquals(done, [A]);
  assertEquals(double.phaseOf(A), "invited");
  assertEquals(trace.events.map(({ kind }) => kind), ["engineAsked"]);
});
