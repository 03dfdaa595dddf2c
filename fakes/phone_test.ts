import { assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import { gestureOf } from "../reference/mod.ts";
import { STEP_KINDS, type StepKind } from "../scenario/mod.ts";
import { Remote, User } from "./mod.ts";
import { ada, bob, seen, switchedOn } from "./plain_half_test.ts";

// Vocabulary.

/** A step as it is called here: `userAnswers` is `answers` of the user. */
function verbOf(kind: StepKind, subject: string): string {
  const verb = kind.slice(subject.length);
  return verb.charAt(0).toLowerCase() + verb.slice(1);
}

for (const [subject, hands] of [["user", User], ["remote", Remote]] as const) {
  Deno.test(`Phone has a method of ${subject} for each step of it but translation`, () => {
    const lacking = STEP_KINDS.filter((kind) => kind.startsWith(subject))
      .filter((kind) => !(verbOf(kind, subject) in hands.prototype));
    assertEquals(lacking.filter((kind) => !/Translat/.test(kind)), []);
  });
}

// Stories.

Deno.test("Phone plays a call from the far side to Recents", async () => {
  const { phone } = switchedOn();
  assertEquals(await phone.remote.calls({ id: ada, from: "ada" }), ada);
  assertEquals(seen(phone), ["ada ringing"]);
  await phone.user.answers();
  await phone.advance("5s");
  await phone.user.mutes();
  assertEquals(seen(phone), ["ada talking muted"]);
  await phone.remote.hangsUp();
  assertEquals(seen(phone), []);
  assertEquals(phone.recents.map(({ name, outcome, durationMs }) => [name, outcome, durationMs]), [
    ["ada", "connected", 5_000],
  ]);
});

Deno.test("Phone plays two calls that are held, swapped, merged and split", async () => {
  const { phone } = switchedOn();
  await phone.remote.calls({ id: ada, from: "ada" });
  await phone.user.answers();
  await phone.remote.calls({ id: bob, from: "bob" });
  await phone.user.holdsAndAccepts();
  assertEquals(seen(phone), ["bob talking", "ada onHold"]);
  await phone.user.swapsTo();
  assertEquals(seen(phone), ["ada talking", "bob onHold"]);
  await phone.user.merges();
  assertEquals(seen(phone), ["ada talking", "bob talking"]);
  await phone.user.splits(bob);
  assertEquals(seen(phone), ["bob talking", "ada onHold"]);
  await phone.user.ends(bob);
  await phone.user.presses("12#");
  assertEquals(seen(phone), ["ada talking"]);
});

Deno.test("Phone lets a missed call be called back from Recents", async () => {
  const { phone } = switchedOn();
  await phone.remote.calls({ id: ada, from: "ada" });
  await phone.user.declines();
  await phone.user.callsBack();
  await phone.remote.answers();
  assertEquals(seen(phone), ["ada talking"]);
});

Deno.test("Phone has a call of another line ring in between, and end", async () => {
  const { phone } = switchedOn();
  await phone.remote.calls({ id: ada, from: "ada" });
  await phone.user.answers();
  await phone.foreign.calls("cellular", "eve");
  await phone.user.holdsAndAccepts();
  assertEquals(seen(phone), ["eve talking", "ada onHold"]);
  await phone.foreign.ends();
  await phone.user.resumes();
  assertEquals(seen(phone), ["ada talking"]);
});

Deno.test("Phone takes a call of the app to be meant where another app's could be as well", async () => {
  const { phone } = switchedOn();
  await phone.foreign.calls("otherApp", "eve");
  await phone.remote.calls({ id: ada, from: "ada" });
  await phone.user.answers();
  assertEquals(seen(phone), ["ada talking", "eve ringing"]);
});

Deno.test("Phone launches a dead app by a push, which reports the call", async () => {
  const { phone, half } = switchedOn();
  await phone.appDies();
  await phone.pushBrings({ id: ada, from: "ada" });
  assertEquals(half.told, ["launched", "died", "launched"]);
  assertEquals(phone.calls.map(({ id }) => id), [ada]);
});

Deno.test("Phone brings a push too late: the call is reported, and over", async () => {
  const { phone } = switchedOn();
  await phone.pushBrings({ from: "ada", isTooLate: true });
  assertEquals([seen(phone), phone.recents[0]?.outcome], [[], "missed"]);
});

Deno.test("Phone keeps off whom a setting or a list keeps off", async () => {
  const { phone } = switchedOn();
  await phone.lists("eve", "blocked");
  await phone.remote.calls({ from: "eve" });
  await phone.turns("doNotDisturb", true);
  await phone.lists("mum", "vip");
  await phone.remote.calls({ from: "ada" });
  assertEquals(seen(phone), []);
  await phone.knows("mum", "Mother");
  await phone.remote.calls({ from: "mum" });
  assertEquals(seen(phone), ["mum ringing"]);
});

Deno.test("Phone has the system refuse a report, and lose every call at a reset", async () => {
  const { phone } = switchedOn();
  await phone.system.willRefuseReport("filteredByDoNotDisturb");
  await phone.remote.calls({ from: "ada" });
  assertEquals(seen(phone), []);
  await phone.remote.calls({ from: "bob" });
  await phone.system.resets();
  assertEquals(seen(phone), []);
});

// Time and order.

Deno.test("Phone lets nothing happen by itself: an unanswered call rings until time is moved", async () => {
  const { phone } = switchedOn();
  await phone.remote.calls({ from: "ada" });
  await phone.advance("10s");
  assertEquals(seen(phone), ["ada ringing"]);
  await phone.advance("10min");
  assertEquals([seen(phone), phone.recents[0]?.outcome], [[], "missed"]);
});

Deno.test("Phone lets two steps cross that are not waited for", async () => {
  const { phone } = switchedOn();
  await phone.remote.calls({ id: ada, from: "ada" });
  const steps = [phone.user.answers(), phone.remote.hangsUp()];
  await Promise.all(steps);
  assertEquals([seen(phone), phone.recents[0]?.outcome], [[], "missed"]);
});

Deno.test("Phone waits with a step that cannot be taken yet for what the app is still about to do", async () => {
  const { phone } = switchedOn();
  const late = Promise.resolve().then(() => phone.remote.calls({ from: "ada" }));
  await phone.user.answers();
  await late;
  assertEquals(seen(phone), ["ada talking"]);
});

// Which call is meant.

Deno.test("Phone takes the call that is named, of several", async () => {
  const { phone } = switchedOn();
  await phone.remote.calls({ id: ada, from: "ada" });
  await phone.remote.calls({ id: bob, from: "bob" });
  await phone.user.declines(bob);
  assertEquals(seen(phone), ["ada ringing"]);
  await phone.remote.calls({ id: bob, from: "bob" });
  await phone.remote.ends("busy", ada);
  assertEquals(seen(phone), ["bob ringing"]);
  const eve = await phone.foreign.calls("otherApp", "eve");
  await phone.foreign.calls("cellular", "mum");
  await phone.foreign.ends(eve);
  assertEquals(seen(phone), ["bob ringing", "mum ringing"]);
  assertEquals(phone.recents.map(({ name }) => name), ["eve", "ada", "bob"]);
});

Deno.test("Phone calls back whom the test names in Recents, and the newest otherwise", async () => {
  const { phone } = switchedOn();
  for (const [id, from] of [[ada, "ada"], [bob, "bob"]] as const) {
    await phone.remote.calls({ id, from });
    await phone.user.declines();
  }
  await phone.user.callsBack();
  assertEquals(seen(phone), ["bob connecting"]);
  await phone.user.ends();
  await phone.user.callsBack(ada);
  await phone.remote.rings();
  assertEquals(seen(phone), ["ada connecting"]);
});

Deno.test("Phone lets the far side turn video on and off", async () => {
  const { phone } = switchedOn();
  await phone.remote.calls({ from: { kind: "emailAddress", value: "ada@example.org" } });
  await phone.user.answers();
  const told: boolean[] = [];
  phone.engine.setListener({ videoChanged: (_id, isOn) => told.push(isOn) });
  await phone.remote.turnsVideo(true);
  await phone.remote.turnsVideo(false);
  assertEquals(told, [true, false]);
});

Deno.test("Phone has an oddity of the real system switched on and off", async () => {
  const { phone } = switchedOn();
  await phone.system.quirk("firstRequestRefused");
  assertEquals(phone.reference.state.quirks, ["firstRequestRefused"]);
  await phone.system.quirk("firstRequestRefused", false);
  assertEquals(phone.reference.state.quirks, []);
});

Deno.test("Phone has the next request refused with the code that the test names", async () => {
  const { phone, half } = switchedOn();
  await phone.remote.calls({ id: ada, from: "ada" });
  await phone.user.declines();
  await phone.system.willRefuse("startCall", "maximumCallGroupsReached");
  half.refused.length = 0;
  await phone.user.callsBack();
  assertEquals(half.refused, ["maximumCallGroupsReached"]);
});

Deno.test("Phone plays a second call of its own line that the user places", async () => {
  const { phone } = switchedOn();
  await phone.foreign.starts();
  assertEquals(seen(phone), ["somebody talking"]);
});

// Starting anew.

Deno.test("reset leaves nothing of what was: calls, Recents, settings, legs and time", async () => {
  const { phone, half } = switchedOn();
  const fresh = JSON.stringify(phone.reference.state);
  await phone.turns("doNotDisturb", true);
  await phone.remote.calls({ from: "ada" });
  await phone.advance("1min");
  phone.engine.will("fail", "dial");
  half.fault(new Error("nobody waits for it"));
  phone.reset();
  await phone.settled();
  assertEquals(JSON.stringify(phone.reference.state), fresh);
  assertEquals([phone.recents, phone.engine.legs, half.told], [
    [],
    [],
    ["launched", "died", "launched"],
  ]);
});

Deno.test("reset keeps the app where that is asked for, and takes the options anew", async () => {
  const { phone, half } = switchedOn({ seed: 7 });
  const first = await phone.remote.calls({ from: "ada" });
  phone.reset({ keepsApp: true });
  assertEquals(half.told, ["launched", "starts anew", "launched"]);
  assertNotEquals(await phone.remote.calls({ from: "ada" }), first);
  phone.reset({ seed: 7 });
  assertEquals(await phone.remote.calls({ from: "ada" }), first);
});

Deno.test("settled throws what a listener of the app threw, once", async () => {
  const { phone, half } = switchedOn();
  half.fault(new Error("the app fell over"));
  await assertRejects(() => phone.settled(), Error, "the app fell over");
  await phone.settled();
});

Deno.test("gestureOf finds no gesture in a step that is none, or whose call is not there", () => {
  assertEquals(gestureOf({ kind: "systemResets" }, () => undefined), null);
  assertEquals(gestureOf({ kind: "userAnswers", call: "a" }, () => undefined), null);
});
