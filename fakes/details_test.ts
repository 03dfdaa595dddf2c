import { assertEquals, assertRejects, assertStrictEquals } from "@std/assert";
import { CallError, callId, type Handle } from "../call/mod.ts";
import { profile } from "../profile/mod.ts";
import { barrier, EngineDouble } from "../reference/mod.ts";
import { localizedDescriptionOf, Phone } from "./mod.ts";
import { ada, bob, PlainHalf, seen, switchedOn } from "./plain_half_test.ts";

// What the phone is switched on with, and what a reset leaves.

Deno.test("Phone has the deadlines of the profile that it is switched on with", async () => {
  const { phone } = switchedOn({ profile: { ...profile("callspec"), ringTimeoutMs: 5_000 } });
  await phone.remote.calls({ from: "ada" });
  await phone.advance("5s");
  assertEquals([seen(phone), phone.recents[0]?.outcome], [[], "missed"]);
});

Deno.test("newId makes the same ids for the same seed, which is 1 where none is given", () => {
  const idsOf = (seed?: number) => {
    const { phone } = switchedOn(seed === undefined ? {} : { seed });
    return [phone.newId(), phone.newId()];
  };
  const first = [
    callId("7995c304-38fa-4932-b932-000000000000"),
    callId("7995c304-b30c-479d-bf2a-0000514e28b7"),
  ];
  assertEquals([idsOf(), idsOf(1), idsOf(2).filter((id) => first.includes(id))], [
    first,
    first,
    [],
  ]);
});

Deno.test("reset gives the app a calling SDK of its own, or empties the one that it keeps", async () => {
  const { phone } = switchedOn();
  const { engine } = phone;
  await phone.remote.calls({ id: ada, from: "ada" });
  phone.reset({ keepsApp: true });
  assertStrictEquals(phone.engine, engine);
  assertEquals(engine.legs, []);
  phone.reset();
  assertEquals([phone.engine === engine, phone.engine instanceof EngineDouble], [false, true]);
});

Deno.test("idOf reads a UUID where the bridge has no names of its own for calls", () => {
  const named = new PlainHalf();
  named.idOf = () => callId(bob);
  const { phone } = switchedOn();
  const unnamed = new Phone({ launch: () => {}, die: () => {} });
  assertEquals([phone, unnamed, new Phone(named)].map((each) => each.idOf(ada.toUpperCase())), [
    callId(ada),
    callId(ada),
    callId(bob),
  ]);
});

// What is waited for, and what is thrown.

Deno.test("settled waits for an app that takes a few turns of the host", async () => {
  const { phone } = switchedOn();
  let hasEnded = false;
  void barrier().then(() => barrier()).then(() => hasEnded = true);
  await phone.settled();
  assertEquals(hasEnded, true);
});

Deno.test("settled throws the first that was thrown, be it by a listener or by the delegate, and drops the rest", async () => {
  const { phone, half } = switchedOn();
  phone.engine.accept = () => {
    throw new Error("the second");
  };
  await phone.remote.calls({ id: ada, from: "ada" });
  half.fault(new Error("the first"));
  await assertRejects(() => phone.user.answers(), Error, "the first");
  await phone.settled();
});

Deno.test("advance throws what a listener threw of what fell due", async () => {
  const { phone, half } = switchedOn();
  phone.reference.clock.schedule(phone.reference.clock.now(), () => half.fault(new Error("late")));
  await assertRejects(() => phone.advance("1s"), Error, "late");
});

Deno.test("a step throws what a listener threw by then, also one that can be taken at any time", async () => {
  const { phone, half } = switchedOn();
  half.fault(new Error("early"));
  await assertRejects(() => phone.turns("doNotDisturb", true), Error, "early");
});

// Calls.

Deno.test("pushBrings hands over what the test gives, the id as it is spelled there", async () => {
  const { phone, half } = switchedOn();
  const id = await phone.pushBrings({ id: ada.toUpperCase(), from: "ada", room: 7 });
  const other = await phone.pushBrings({ from: "bob", isVideo: true });
  assertEquals([id, half.pushed], [callId(ada), [
    { id: ada.toUpperCase(), from: { kind: "generic", value: "ada" }, isVideo: false, room: 7 },
    { id: other, from: { kind: "generic", value: "bob" }, isVideo: true },
  ]]);
});

Deno.test("appDies leaves nobody who hears the far side, until appLaunches", async () => {
  const { phone } = switchedOn();
  await phone.appDies();
  assertEquals(phone.engine.isListenedTo, false);
  await phone.appLaunches();
  assertEquals(phone.engine.isListenedTo, true);
});

Deno.test("a call of others is one of somebody on the phone's own line, where nothing is said", async () => {
  const { phone } = switchedOn();
  const ids = [await phone.foreign.starts(), await phone.foreign.calls()];
  const remoteHandle: Handle = { kind: "generic", value: "somebody" };
  assertEquals(
    phone.reference.state.calls.map(({ id, owner, info }) => ({
      id,
      owner,
      remoteHandle: info.remoteHandle,
    })),
    ids.map((id) => ({ id, owner: "cellular" as const, remoteHandle })),
  );
});

Deno.test("the far side that is meant is the one that can do it, where nobody is named", async () => {
  const { phone } = switchedOn();
  await phone.remote.calls({ id: ada, from: "ada" });
  await phone.user.answers();
  await phone.engine.dial(callId(bob), { kind: "generic", value: "bob" }, false);
  await phone.remote.rings();
  await phone.remote.answers();
  assertEquals(phone.engine.legs, [
    { id: callId(ada), phase: "connected", isOutgoing: false },
    { id: callId(bob), phase: "connected", isOutgoing: true },
  ]);
});

Deno.test("the user mutes and unmutes, holds and resumes, ends one and accepts the other", async () => {
  const { phone } = switchedOn();
  const lines: unknown[] = [];
  await phone.remote.calls({ id: ada, from: "ada" });
  const taps = [
    () => phone.user.answers(),
    () => phone.user.mutes(),
    () => phone.user.unmutes(),
    () => phone.user.holds(),
    () => phone.user.resumes(),
    () => phone.remote.calls({ id: bob, from: "bob" }),
    () => phone.user.endsAndAccepts(),
  ];
  for (const tap of taps) {
    await tap();
    lines.push(seen(phone));
  }
  assertEquals(lines, [
    ["ada talking"],
    ["ada talking muted"],
    ["ada talking"],
    ["ada onHold"],
    ["ada talking"],
    ["ada talking", "bob ringing"],
    ["bob talking"],
  ]);
});

Deno.test("localizedDescriptionOf says of CallKit's errors which, and of others that it is one", () => {
  const errors = [
    new CallError("incomingCall", "filteredByBlockList", "blocked"),
    new CallError("requestTransaction", "maximumCallGroupsReached", "full"),
    new Error("the disk is full"),
  ];
  assertEquals(errors.map(localizedDescriptionOf), [
    "The operation couldn’t be completed. (com.apple.CallKit.error.incomingcall error 4.)",
    "The operation couldn’t be completed. (com.apple.CallKit.error.requesttransaction error 7.)",
    "The operation couldn’t be completed.",
  ]);
});
