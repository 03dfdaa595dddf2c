import { assertEquals, assertNotEquals, assertRejects } from "@std/assert";
import { CallDelegate, gestureOf } from "../reference/mod.ts";
import { STEP_KINDS, type StepKind } from "../scenario/mod.ts";
import { type Launch, type NativeHalf, Phone, type PhoneOptions, Remote, User } from "./mod.ts";

const ada = "aaaaaaaa-0000-4000-8000-00000000000a";
const bob = "bbbbbbbb-0000-4000-8000-00000000000b";

/** The reference app, with no language in between: the simplest bridge there is. */
class PlainHalf implements NativeHalf {
  readonly told: string[] = [];
  fault: (thrown: unknown) => void = () => {};

  launch({ process, clock, engine, fault }: Launch): void {
    this.told.push("launched");
    this.fault = fault;
    const { audioSession, controller, pushRegistry } = process;
    const provider = process.provider({ maximumCallsPerCallGroup: 2 });
    new CallDelegate({ provider, clock, engine, audioSession, pushRegistry });
    process.setIntentHandler(({ handle, isVideo }) =>
      controller.request({ kind: "startCall", callId: this.idOf("the next"), handle, isVideo })
    );
  }

  die(keepsApp: boolean): void {
    this.told.push(keepsApp ? "starts anew" : "died");
  }

  idOf(name: string): ReturnType<Phone["idOf"]> {
    return (name === "the next" ? bob : name) as ReturnType<Phone["idOf"]>;
  }
}

function switchedOn(options?: PhoneOptions): { phone: Phone; half: PlainHalf } {
  const half = new PlainHalf();
  return { phone: new Phone(half, options), half };
}

/** What the user sees, a line a call. */
function seen({ screen }: Phone): readonly string[] {
  return screen.calls.map(({ name, status, isMuted }) =>
    `${name} ${status}${isMuted ? " muted" : ""}`
  );
}

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

// Starting anew.

Deno.test("reset leaves nothing of what was: calls, Recents, settings, legs and time", async () => {
  const { phone, half } = switchedOn();
  const fresh = JSON.stringify(phone.reference.state);
  await phone.turns("doNotDisturb", true);
  await phone.remote.calls({ from: "ada" });
  await phone.advance("1min");
  phone.reset();
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

// What a test is told that takes a step which cannot be taken.

type Misuse = readonly [what: string, misuse: (phone: Phone) => Promise<unknown>, message: string];

const MISUSES: readonly Misuse[] = [
  [
    "an answer while no call is there",
    (phone) => phone.user.answers(),
    `Cannot take the step "user answers a call": no call is on the phone; have the app report one ` +
    "or start one, and let it settle",
  ],
  [
    "an answer of a call that talks",
    async (phone) => {
      await phone.remote.calls({ id: ada, from: "ada" });
      await phone.user.answers();
      await phone.user.answers();
    },
    `Cannot take the step "user answers a call": call ${ada}: it is active; ` +
    "phone.screen.calls tells which buttons there are",
  ],
  [
    "a decline that could be of two calls",
    async (phone) => {
      await phone.remote.calls({ id: ada, from: "ada" });
      await phone.remote.calls({ id: bob, from: "bob" });
      await phone.user.declines();
    },
    `Cannot take the step "user declines a call": it could be of ${ada} or ${bob}; say of which`,
  ],
  [
    "a call that is not there",
    (phone) => phone.user.ends(ada),
    `Cannot take the step "user ends ${ada}": call ${ada}: there is no such call; ` +
    "phone.screen.calls tells which buttons there are",
  ],
  [
    "a call back where Recents are empty",
    (phone) => phone.user.callsBack(),
    `Cannot take the step "user calls back a call": Recents have no call; see phone.recents`,
  ],
  [
    "a far side that nobody hears",
    (phone) => {
      phone.engine.setListener(null);
      return phone.remote.calls({ id: ada, from: "ada" });
    },
    `Cannot take the step "remote calls ${ada} from generic "ada"": nobody listens to ` +
    "phone.engine; have the app use it as its calling SDK, or say it by the SDK that the app has in " +
    "the test",
  ],
  [
    "an answer of a far side that nobody calls",
    async (phone) => {
      await phone.remote.calls({ id: ada, from: "ada" });
      await phone.remote.answers();
    },
    `Cannot take the step "remote answers a call": phone.engine has no leg for it; legs: ${ada} is ` +
    "ringing. The app dials and accepts there",
  ],
  [
    "the same call twice",
    async (phone) => {
      await phone.remote.calls({ id: ada, from: "ada" });
      await phone.remote.calls({ id: ada, from: "ada" });
    },
    `Cannot take the step "remote calls ${ada} from generic "ada"": a call of that id goes on; take ` +
    "a new id for each call",
  ],
  [
    "the end of a foreign call that is not there",
    (phone) => phone.foreign.ends(),
    `Cannot take the step "foreign ends a call": the phone has no such call that is not the app's; ` +
    "begin one",
  ],
  [
    "a launch of an app that runs",
    (phone) => phone.appLaunches(),
    `Cannot take the step "app launches": the app is running; have it die first`,
  ],
  [
    "a death of an app that is dead",
    async (phone) => {
      await phone.appDies();
      await phone.appDies();
    },
    `Cannot take the step "app dies": the app is not running`,
  ],
];

for (const [what, misuse, message] of MISUSES) {
  Deno.test(`Phone refuses ${what}, and tells the way out`, async () => {
    const { phone } = switchedOn();
    const error = await assertRejects(() => misuse(phone), Error);
    assertEquals(error.message, message);
  });
}

Deno.test("gestureOf finds no gesture in a step that is none, or whose call is not there", () => {
  assertEquals(gestureOf({ kind: "systemResets" }, () => undefined), null);
  assertEquals(gestureOf({ kind: "userAnswers", call: "a" }, () => undefined), null);
});
