import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { actionId, type Performing, performing } from "../../actions/mod.ts";
import { type CallEndedReason, callId, instant } from "../../call/mod.ts";
import type { ProviderDelegate } from "../../provider/mod.ts";
import { createCallSystem } from "../../reference/mod.ts";
import { Trace } from "../../trace/mod.ts";
import {
  ActionRecorder,
  MortalStorage,
  recordController,
  recordDelegate,
  recordEngine,
  recordProvider,
} from "./mod.ts";
import { EngineDouble } from "../../reference/mod.ts";

const ID = callId("00000000-0000-4000-8000-00000000000a");

function recorded(delegate: ProviderDelegate) {
  const trace = new Trace({ now: () => instant(0) });
  return { trace, delegate: recordDelegate(delegate, 1, trace, new ActionRecorder(trace)) };
}

function anAction(): Performing<"endCall"> {
  let isComplete = false;
  return performing<"endCall">(
    { kind: "endCall", id: actionId("00000000-0000-4000-8000-0000000000aa"), callId: ID },
    { isComplete: () => isComplete, timeoutAt: instant(5_000), complete: () => isComplete = true },
  );
}

Deno.test("recordDelegate keeps missing members missing", () => {
  const plain: ProviderDelegate = { didReset() {} };
  const { delegate } = recorded(plain);
  const names = [
    "didReset",
    "didBegin",
    "execute",
    "timedOut",
    "endCall",
    "didActivateAudio",
  ] as const;
  assertEquals(
    names.map((name) => [name, typeof delegate[name], name in delegate]),
    names.map((name) => [name, typeof plain[name], name in plain]),
  );
});

Deno.test("recordDelegate keeps `this`, and gives the same member each time", () => {
  class Counting implements ProviderDelegate {
    #resets = 0;
    seen: unknown = null;
    didReset(): void {
      this.#resets++;
      this.seen = this;
    }
    get resets(): number {
      return this.#resets;
    }
  }
  const counting = new Counting();
  const { delegate } = recorded(counting);
  assertStrictEquals(delegate.didReset, delegate.didReset);
  void delegate.didReset();
  assertEquals(counting.resets, 1);
  assertStrictEquals(counting.seen, counting);
});

Deno.test("recordDelegate hands on what a handler returns and throws", async () => {
  const { delegate, trace } = recorded({
    didReset() {},
    endCall: (action) => Promise.resolve(action.fulfill()),
    setMuted() {
      throw new Error("no microphone");
    },
  });
  await delegate.endCall?.(anAction());
  const mute = { ...anAction(), kind: "setMuted", isMuted: true } as unknown as Performing<
    "setMuted"
  >;
  assertThrows(() => delegate.setMuted?.(mute), Error, "no microphone");
  assertEquals(trace.events.map(({ kind }) => kind), [
    "performed",
    "completed",
    "handlerReturned",
    "handlerSettled",
    "performed",
    "handlerReturned",
  ]);
});

Deno.test("recordDelegate gives one object for one action, with its data and its members", () => {
  const seen: Performing<"endCall">[] = [];
  const { delegate, trace } = recorded({
    didReset() {},
    endCall: (action) => void seen.push(action),
  });
  const original = anAction();
  void delegate.endCall?.(original);
  void delegate.endCall?.(original);
  const [first, second] = seen;
  assertStrictEquals(first, second);
  assertEquals(structuredClone(first), structuredClone(original));
  assertEquals(first?.isComplete, false);
  first?.fail();
  assertEquals([first?.isComplete, original.isComplete], [true, true]);
  assertEquals(trace.events.at(-1)?.kind, "completed");
});

Deno.test("a recorded app behaves as one that is not recorded", async () => {
  const run = async (isRecorded: boolean) => {
    const system = createCallSystem();
    const app = system.launch();
    const trace = new Trace(system.clock);
    const numbers = { next: 1 };
    const actions = new ActionRecorder(trace);
    const made = app.provider();
    const provider = isRecorded ? recordProvider(made, 1, trace, actions, numbers) : made;
    const controller = isRecorded
      ? recordController(app.controller, trace, numbers)
      : app.controller;
    const heard: string[] = [];
    provider.setDelegate({
      didReset: () => void heard.push("didReset"),
      execute: ({ actions }) => (heard.push(`execute ${actions.length}`), false),
      answerCall(action) {
        heard.push(`answer ${action.isComplete}`);
        action.fulfill();
        heard.push(`answered ${action.isComplete}`);
      },
      didActivateAudio: () => void heard.push("audio"),
    });
    app.observer.subscribe(({ hasConnected }) => heard.push(`observed ${hasConnected}`));
    await provider.reportNewIncomingCall(ID, {});
    await controller.request({ kind: "answerCall", callId: ID });
    await system.settled();
    heard.push(`pending ${provider.pendingTransactions.length}`);
    await controller.request().catch(({ code }) => heard.push(code));
    system.reset();
    await system.settled();
    return heard;
  };
  assertEquals(await run(true), await run(false));
});

Deno.test("recordProvider hears that an app completes what it finds among the pending actions", async () => {
  const system = createCallSystem();
  const app = system.launch();
  const trace = new Trace({ now: () => instant(0) });
  const actions = new ActionRecorder(trace);
  const provider = recordProvider(app.provider(), 1, trace, actions, { next: 1 });
  await provider.reportNewIncomingCall(ID, {});
  for (const isMuted of [true, false]) {
    void app.controller.request({ kind: "setMuted", callId: ID, isMuted });
  }
  provider.pendingActions("setMuted")[0]?.fulfill();
  provider.pendingTransactions[0]?.actions[0]?.fail();
  const completed = trace.events.filter(({ kind }) => kind === "completed");
  assertEquals([completed.length, provider.pendingActions().length], [2, 0]);
});

Deno.test("recordEngine hands on the engine's own promise, and hears it first", async () => {
  const trace = new Trace({ now: () => instant(0) });
  const double = new EngineDouble();
  const engine = recordEngine(double, trace, { next: 1 });
  double.will("fail", "dial");
  const order: string[] = [];
  trace.subscribe(({ kind }) => order.push(kind));
  await engine.dial(ID, { kind: "generic", value: "bob" }, false).catch(() => order.push("app"));
  assertEquals(order, ["engineAsked", "engineSettled", "app"]);
});

const reasons: readonly (readonly [given: unknown, recorded: string])[] = [
  ["failed", "failed"],
  ["tired", "tired"],
  [0, "0"],
  [undefined, "undefined"],
];

for (const [given, recorded] of reasons) {
  Deno.test(`recordProvider records ${recorded} as the reason of an end, and hands it on`, () => {
    const trace = new Trace({ now: () => instant(0) });
    const provider = createCallSystem().launch().provider();
    const handed: unknown[] = [];
    provider.reportCallEnded = (_id, reason) => void handed.push(reason);
    const told = recordProvider(provider, 1, trace, new ActionRecorder(trace), { next: 1 });
    told.reportCallEnded(ID, given as CallEndedReason);
    const event = trace.events.at(-1);
    assertEquals<unknown>(event?.kind === "callEndReported" && event.reason, recorded);
    assertEquals(handed, [given]);
  });
}

const refused = { domain: "requestTransaction", code: "unentitled" } as const;
const unreadable = { domain: "callKit", code: "unknown" } as const;

const rejections: readonly (readonly [reason: unknown, told: object])[] = [
  [refused, { error: refused }],
  [new Error("busy"), { error: unreadable, strange: "Error: busy" }],
  [{ ...refused, code: "tired" }, { error: unreadable, strange: "[object Object]" }],
  [null, { error: unreadable, strange: "null" }],
];

for (const [reason, told] of rejections) {
  Deno.test(`recordController tells that a request rejected with ${JSON.stringify(reason)}`, async () => {
    const trace = new Trace({ now: () => instant(0) });
    const { controller } = createCallSystem().launch();
    controller.request = () => Promise.reject(reason);
    await recordController(controller, trace, { next: 1 }).request().catch(() => {});
    const settled = trace.events.find((event) => event.kind === "requestSettled");
    const { error, strange } = settled ?? {};
    assertEquals<object>({ error, ...(strange !== undefined && { strange }) }, told);
  });
}

Deno.test("recordEngine tells which way the far side turned its video", async () => {
  const trace = new Trace({ now: () => instant(0) });
  const double = new EngineDouble();
  const engine = recordEngine(double, trace, { next: 1 });
  const heard: boolean[] = [];
  engine.setListener({ videoChanged: (_id, hasVideo) => void heard.push(hasVideo) });
  await engine.dial(ID, { kind: "generic", value: "ada" }, false);
  double.remote.answers(ID);
  for (const isOn of [true, false]) double.remote.turnsVideo(ID, isOn);
  const told = trace.events.flatMap((event) => event.kind === "engineReported" ? [event.isOn] : []);
  assertEquals([heard, told], [[true, false], [true, false]]);
});

Deno.test("MortalStorage writes to the device while its process lives, and reads what it wrote", () => {
  const device = new Map([["calls", "a"], ["name", "Ada"]]);
  const storage = new MortalStorage(device);
  assertEquals([...storage], [["calls", "a"], ["name", "Ada"]]);
  storage.set("calls", "a b").delete("name");
  assertEquals([...device], [["calls", "a b"]]);
  storage.die();
  storage.set("calls", "").set("late", "yes").delete("name");
  assertEquals([[...device], [...storage]], [[["calls", "a b"]], [["calls", ""], ["late", "yes"]]]);
  storage.clear();
  assertEquals([[...device], [...storage]], [[["calls", "a b"]], []]);
  const next = new MortalStorage(device);
  next.clear();
  assertEquals([...device], []);
});
