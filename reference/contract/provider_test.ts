import { assertEquals, assertRejects } from "@std/assert";
import type { CallError, CallId } from "../../call/mod.ts";
import type { CallProvider, ProviderDelegate } from "../../provider/mod.ts";
import { type AppProcess, type CallSystem, createCallSystem, VirtualClock } from "../mod.ts";
import { A, B, startOf } from "../phone_test.ts";
import { flagsOf } from "./told_test.ts";

// CONTRACT 3.5: a provider.

/** A phone without a provider, and a log of what is told to those that are made on it. */
class Desk {
  readonly clock = new VirtualClock();
  readonly system: CallSystem = createCallSystem({ clock: this.clock });
  readonly app: AppProcess = this.system.launch();
  readonly log: string[] = [];

  constructor() {
    this.app.observer.subscribe((call) => void this.log.push(`observed ${flagsOf(call)}`));
  }

  /** Makes a provider whose delegate fulfills everything under a name. */
  provider(name: string): CallProvider {
    const provider = this.app.provider();
    provider.setDelegate(this.delegate(name));
    return provider;
  }

  /** A delegate that fulfills everything, and logs under a name. */
  delegate(name: string): ProviderDelegate {
    const tell = (what: string) => void this.log.push(`${name} ${what}`);
    return {
      didBegin: () => tell("didBegin"),
      didReset: () => tell("didReset"),
      timedOut: ({ kind }) => tell(`timedOut ${kind}`),
      didActivateAudio: () => tell("audio on"),
      didDeactivateAudio: () => tell("audio off"),
      startCall: (action) => (tell("startCall"), action.fulfill()),
      answerCall: (action) => (tell("answerCall"), action.fulfill()),
      endCall: () => tell("endCall"),
      setHeld: () => tell("setHeld"),
    };
  }

  /** Lets everything settle, and gives what was told since the last time. */
  async told(): Promise<readonly string[]> {
    await this.system.settled();
    return this.log.splice(0);
  }

  /** Has a call of a provider answered. */
  async active(provider: CallProvider, id: CallId): Promise<void> {
    await provider.reportNewIncomingCall(id, {});
    this.system.user.answer(id);
    await this.told();
  }

  /** The live calls. */
  get calls(): readonly CallId[] {
    return this.app.observer.calls.map(({ id }) => id);
  }
}

/** The code with which something is refused; null where it is not. */
async function refusal(asked: Promise<void>): Promise<string | null> {
  return await asked.then(() => null, (error: CallError) => `${error.domain} ${error.code}`);
}

Deno.test("3.5-01 a provider begins once, and its delegate is told after it was set", async () => {
  const desk = new Desk();
  desk.provider("one");
  assertEquals(desk.log, []);
  assertEquals(await desk.told(), ["one didBegin"]);
  desk.system.world.begin();
  assertEquals(await desk.told(), []);
});

Deno.test("3.5-01 that a provider began is lost where no delegate hears it", async () => {
  const desk = new Desk();
  const provider = desk.app.provider();
  await desk.told();
  provider.setDelegate(desk.delegate("one"));
  assertEquals(await desk.told(), []);
  await provider.reportNewIncomingCall(A, {});
  assertEquals([await desk.told(), desk.calls], [["observed 0000"], [A]]);
});

Deno.test("3.5-01 a provider begins when the service is ready, and takes calls before that", async () => {
  const desk = new Desk();
  desk.system.world.use({ begins: "late" });
  const provider = desk.provider("one");
  await provider.reportNewIncomingCall(A, {});
  assertEquals(await desk.told(), ["observed 0000"]);
  desk.system.world.begin();
  assertEquals(await desk.told(), ["one didBegin"]);
});

Deno.test("3.5-01 a provider does not begin where calls are switched off, until they are on", async () => {
  const desk = new Desk();
  desk.system.world.turn("callService", false);
  const provider = desk.provider("one");
  assertEquals(await desk.told(), []);
  assertEquals(await refusal(provider.reportNewIncomingCall(A, {})), "incomingCall unknown");
  assertEquals(
    await refusal(desk.app.controller.request(startOf(A))),
    "requestTransaction unknownCallProvider",
  );
  desk.system.world.turn("callService", true);
  assertEquals(await desk.told(), ["one didBegin"]);
});

Deno.test("3.5-02 a reset is told to every provider, and their calls and actions are gone", async () => {
  const desk = new Desk();
  const [one, two] = [desk.provider("one"), desk.provider("two")];
  await desk.active(one, A);
  await two.reportNewIncomingCall(B, {});
  await desk.app.controller.request({ kind: "endCall", callId: A });
  await desk.told();
  assertEquals(one.pendingActions().map(({ kind }) => kind), ["endCall"]);
  desk.system.reset();
  assertEquals(await desk.told(), [
    "one didReset",
    "one audio off",
    "two didReset",
    "observed 0011",
    "observed 0001",
  ]);
  assertEquals([desk.calls, one.pendingActions(), two.pendingActions()], [[], [], []]);
});

Deno.test("3.5-02 a reset is told also where there is no call, each time", async () => {
  const desk = new Desk();
  desk.provider("one");
  await desk.told();
  desk.system.reset();
  desk.system.reset();
  assertEquals(await desk.told(), ["one didReset", "one didReset"]);
});

Deno.test("3.5-02 a reset leaves the calls that are not the app's", async () => {
  const desk = new Desk();
  const one = desk.provider("one");
  await one.reportNewIncomingCall(A, {});
  desk.system.world.foreignCalls(B, "cellular", { kind: "phoneNumber", value: "+15550199" });
  await desk.told();
  desk.system.reset();
  assertEquals([await desk.told(), desk.calls], [["one didReset", "observed 0001"], [B]]);
});

Deno.test("3.5-03 after a reset a provider takes reports and requests again", async () => {
  const desk = new Desk();
  const one = desk.provider("one");
  desk.system.reset();
  await desk.told();
  await desk.active(one, A);
  one.reportCallEnded(A, "remoteEnded");
  await desk.told();
  await desk.app.controller.request(startOf(B));
  assertEquals(await desk.told(), ["one startCall", "one audio on", "observed 1000"]);
  assertEquals(desk.calls, [B]);
});

Deno.test("3.5-03 after a reset a provider can be out of service until another is made", async () => {
  const desk = new Desk();
  desk.system.world.quirk("providerLostAfterReset");
  const one = desk.provider("one");
  desk.system.reset();
  assertEquals(await desk.told(), ["one didBegin", "one didReset"]);
  assertEquals(await refusal(one.reportNewIncomingCall(A, {})), "incomingCall unknown");
  assertEquals(
    await refusal(desk.app.controller.request(startOf(A))),
    "requestTransaction unknownCallProvider",
  );
  assertEquals([await desk.told(), desk.calls], [[], []]);
  const two = desk.provider("two");
  assertEquals(await desk.told(), ["two didBegin"]);
  await desk.active(two, A);
  assertEquals(desk.calls, [A]);
});

/** How far a provider is when it is invalidated. */
const STAGES: readonly (readonly [stage: string, bring: (desk: Desk) => Promise<CallProvider>])[] =
  [
    ["only created", (desk) => {
      desk.system.world.use({ begins: "late" });
      return Promise.resolve(desk.provider("one"));
    }],
    ["begun", async (desk) => {
      const provider = desk.provider("one");
      await desk.told();
      return provider;
    }],
    ["interrupted", async (desk) => {
      const provider = desk.provider("one");
      desk.system.reset();
      await desk.told();
      return provider;
    }],
  ];

for (const [stage, bring] of STAGES) {
  Deno.test(`3.5-04 a provider that is ${stage} is invalidated: its call ends, and it hears no more`, async () => {
    const desk = new Desk();
    const provider = await bring(desk);
    await desk.active(provider, A);
    desk.system.user.end(A);
    provider.invalidate();
    desk.system.world.begin();
    assertEquals([await desk.told(), desk.calls], [["observed 0011"], []]);
    assertEquals(provider.pendingTransactions, []);
    await desk.clock.advance("10min");
    desk.system.reset();
    assertEquals(await desk.told(), []);
  });

  Deno.test(`3.5-04 a provider that is ${stage} is invalidated for good`, async () => {
    const desk = new Desk();
    const provider = await bring(desk);
    await desk.told();
    provider.invalidate();
    provider.invalidate();
    provider.setDelegate(desk.delegate("one"));
    assertEquals(await refusal(provider.reportNewIncomingCall(A, {})), "incomingCall unknown");
    const error = await assertRejects(() => desk.app.controller.request(startOf(A)));
    assertEquals((error as CallError).code, "unknownCallProvider");
    provider.reportCallUpdated(A, { hasVideo: true });
    provider.reportCallEnded(A, "failed");
    assertEquals([await desk.told(), desk.calls], [[], []]);
  });
}

Deno.test("3.5-04 the calls and actions of another provider live on, and it goes on", async () => {
  const desk = new Desk();
  const [one, two] = [desk.provider("one"), desk.provider("two")];
  await desk.active(one, A);
  await desk.app.controller.request({ kind: "setHeld", callId: A, isOnHold: true });
  await two.reportNewIncomingCall(B, {});
  await desk.app.controller.request({ kind: "endCall", callId: B });
  await desk.told();
  one.invalidate();
  assertEquals([await desk.told(), desk.calls], [["observed 0011"], [B]]);
  assertEquals(two.pendingActions().map(({ kind }) => kind), ["endCall"]);
  await desk.app.controller.request(startOf(A));
  assertEquals(await desk.told(), ["two startCall", "two audio on", "observed 1000"]);
});

Deno.test("3.5-04 where the oddity is on, an invalidated provider hears one reset, and no more", async () => {
  const desk = new Desk();
  desk.system.world.quirk("resetAfterInvalidate");
  const one = desk.provider("one");
  await desk.active(one, A);
  one.invalidate();
  assertEquals(await desk.told(), ["one didReset", "observed 0011"]);
  desk.system.reset();
  assertEquals(await desk.told(), []);
});
