import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { actionId, type Performing, performing } from "../../actions/mod.ts";
import { callId, instant } from "../../call/mod.ts";
import type { ProviderDelegate } from "../../provider/mod.ts";
import { createCallSystem } from "../../reference/mod.ts";
import { Trace } from "../../trace/mod.ts";
import {
  ActionRecorder,
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
