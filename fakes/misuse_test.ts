import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { QUIRK_NAMES } from "../phone/mod.ts";
import { checkOptions, Phone, PHONE_OPTIONS } from "./mod.ts";
import { ada, bob, switchedOn } from "./plain_half_test.ts";

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
      await phone.remote.calls({ id: ada, from: "ada", isVideo: true });
    },
    `Cannot take the step "remote calls ${ada} from generic "ada" with video": a call of that id goes on; take ` +
    "a new id for each call",
  ],
  [
    "the end of a foreign call that is not there",
    (phone) => phone.foreign.ends(),
    `Cannot take the step "foreign ends a call": the phone has no such call that is not the app's; ` +
    "begin one",
  ],
  [
    "the end of a foreign call that could be of two",
    async (phone) => {
      const ids = [await phone.foreign.calls(), await phone.foreign.calls()];
      await phone.foreign.ends().catch(({ message }: Error) => {
        throw new Error(ids.reduce((text, id, index) => text.replace(id, `${index}`), message));
      });
    },
    `Cannot take the step "foreign ends a call": it could be of 0 or 1; say of which`,
  ],
  [
    "an end by the far side that could be of two calls",
    async (phone) => {
      await phone.remote.calls({ id: ada, from: "ada" });
      await phone.remote.calls({ id: bob, from: "bob" });
      await phone.remote.hangsUp();
    },
    `Cannot take the step "remote ends a call hungUp": it could be of ${ada} or ${bob}; say of which`,
  ],
  [
    "a call back of somebody who is not in Recents",
    async (phone) => {
      await phone.remote.calls({ id: ada, from: "ada" });
      await phone.user.declines();
      await phone.user.callsBack(bob);
    },
    `Cannot take the step "user calls back ${bob}": Recents have no such call; see phone.recents`,
  ],
  [
    "an answer of a far side that nobody hears",
    (phone) => {
      phone.engine.setListener(null);
      return phone.remote.answers(ada);
    },
    `Cannot take the step "remote answers ${ada}": nobody listens to phone.engine; have the app use ` +
    "it as its calling SDK, or say it by the SDK that the app has in the test",
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
    `Cannot take the step "app dies": the app is not running; launch it first`,
  ],
  [
    "the end of a foreign call that is not there by its id",
    (phone) => phone.foreign.ends(ada),
    `Cannot take the step "foreign ends ${ada}": the phone has no such call that is not the app's; ` +
    "begin one",
  ],
  [
    "a gesture that no call offers, of several",
    async (phone) => {
      await phone.remote.calls({ id: ada, from: "ada" });
      await phone.remote.calls({ id: bob, from: "bob" });
      await phone.user.resumes();
    },
    `Cannot take the step "user resumes a call": call ${ada}: it is ringing; call ${bob}: it is ` +
    "ringing; phone.screen.calls tells which buttons there are",
  ],
  [
    "an answer of a far side that cannot, of several",
    async (phone) => {
      await phone.remote.calls({ id: ada, from: "ada" });
      await phone.remote.calls({ id: bob, from: "bob" });
      await phone.remote.answers();
    },
    `Cannot take the step "remote answers a call": phone.engine has no leg for it; legs: ${ada} is ` +
    `ringing, ${bob} is ringing. The app dials and accepts there`,
  ],
  [
    "a push to an app that reports none",
    async (phone) => {
      phone.reference.install(() => {});
      await phone.appDies();
      for (const _ of "1234") await phone.pushBrings({ id: ada, from: "ada", isTooLate: true });
    },
    `Cannot take the step "push brings ${ada} from generic "ada" unmarked too late": the app hears ` +
    "no pushes; it failed to report too many",
  ],
];

for (const [what, misuse, message] of MISUSES) {
  Deno.test(`Phone refuses ${what}, and tells the way out`, async () => {
    const { phone } = switchedOn();
    const error = await assertRejects(() => misuse(phone), Error);
    assertEquals(error.message, message);
  });
}

// What a step is called there: as in a scenario.

type Steps = readonly [text: string, take: (phone: Phone) => Promise<unknown>];

const STEPS: readonly Steps[] = [
  [`user answers ${ada}`, ({ user }) => user.answers(ada)],
  [`user declines ${ada}`, ({ user }) => user.declines(ada)],
  [`user ends ${ada}`, ({ user }) => user.ends(ada)],
  [`user holds ${ada}`, ({ user }) => user.holds(ada)],
  [`user resumes ${ada}`, ({ user }) => user.resumes(ada)],
  [`user swaps to ${ada}`, ({ user }) => user.swapsTo(ada)],
  [`user holds and accepts ${ada}`, ({ user }) => user.holdsAndAccepts(ada)],
  [`user ends and accepts ${ada}`, ({ user }) => user.endsAndAccepts(ada)],
  [`user mutes ${ada}`, ({ user }) => user.mutes(ada)],
  [`user unmutes ${ada}`, ({ user }) => user.unmutes(ada)],
  [`user merges ${ada}`, ({ user }) => user.merges(ada)],
  [`user splits ${ada}`, ({ user }) => user.splits(ada)],
  [`user presses "1" on ${ada}`, ({ user }) => user.presses("1", ada)],
  [`user calls back ${ada}`, ({ user }) => user.callsBack(ada)],
  [`remote rings ${ada}`, ({ remote }) => remote.rings(ada)],
  [`remote answers ${ada}`, ({ remote }) => remote.answers(ada)],
  [`remote turns video on for ${ada}`, ({ remote }) => remote.turnsVideo(true, ada)],
  [`remote ends ${ada} hungUp`, ({ remote }) => remote.hangsUp(ada)],
  [`remote ends ${ada} busy`, ({ remote }) => remote.ends("busy", ada)],
];

for (const [text, take] of STEPS) {
  Deno.test(`Phone names a step that cannot be taken as a scenario does: ${text}`, async () => {
    const { phone } = switchedOn();
    const { message } = await assertRejects(() => take(phone), Error);
    assertEquals(/^Cannot take the step "(.*)": /.exec(message)?.[1], text);
  });
}

Deno.test("Phone tells of no leg where there is none", async () => {
  const { phone } = switchedOn();
  const { message } = await assertRejects(() => phone.remote.answers(), Error);
  assertEquals(
    message,
    `Cannot take the step "remote answers a call": phone.engine has no leg for it; legs: none. ` +
      "The app dials and accepts there",
  );
});

// What a test in JavaScript is told that writes a word which nobody knows.

const MISSPELLINGS: readonly Misuse[] = [
  [
    "a setting",
    (phone) => phone.turns("silent" as never, true),
    `Cannot take "silent" for a setting of the phone: there are doNotDisturb, restrictedSharing, ` +
    "entitlement, voipMode, callService, lock, foreground",
  ],
  [
    "a setting that is turned to a text",
    (phone) => phone.turns("doNotDisturb", "off" as never),
    `Cannot take "off" for whether it is on: there are true, false`,
  ],
  [
    "a list",
    (phone) => phone.lists("eve", "blcoked" as never),
    `Cannot take "blcoked" for a list of the phone: there are vip, blocked, protected, sensitive`,
  ],
  [
    "somebody",
    (phone) => phone.remote.calls({ id: ada } as never),
    `Cannot take undefined for somebody: wanted text, as "ada", or { kind, value }`,
  ],
  [
    "a kind of handle",
    (phone) => phone.lists({ kind: "phone" as never, value: "+15550100" }, "blocked"),
    `Cannot make a handle of kind "phone": wanted one of generic, phoneNumber, emailAddress`,
  ],
  [
    "a key of the headset",
    (phone) => phone.headsetPresses("hok" as never),
    `Cannot take "hok" for a key of the headset: there are hook, hold`,
  ],
  [
    "keys that no keypad has",
    (phone) => phone.user.presses("abc"),
    `Cannot press "abc": the keypad has 0 to 9, * and #, and , and ; for pauses`,
  ],
  [
    "a line that calls",
    (phone) => phone.foreign.calls("celular" as never),
    `Cannot take "celular" for a line: there are cellular, otherApp`,
  ],
  [
    "a line that is called by",
    (phone) => phone.foreign.starts("celular" as never),
    `Cannot take "celular" for a line: there are cellular, otherApp`,
  ],
  [
    "why the far side ends",
    async (phone) => {
      await phone.remote.calls({ id: ada, from: "ada" });
      await phone.remote.ends("hangup" as never);
    },
    `Cannot take "hangup" for why a call ends: there are hungUp, busy, noAnswer, connectionLost, ` +
    "answeredElsewhere, declinedElsewhere",
  ],
  [
    "whether the far side has video",
    async (phone) => {
      await phone.remote.calls({ id: ada, from: "ada" });
      await phone.user.answers();
      await phone.remote.turnsVideo("off" as never);
    },
    `Cannot take "off" for whether video is on: there are true, false`,
  ],
  [
    "an action that the system is to refuse",
    (phone) => phone.system.willRefuse("strat" as never, "unknown"),
    `Cannot take "strat" for what is refused: there are startCall, answerCall, endCall, setHeld, ` +
    "setMuted, setGroup, playDtmf, setTranslating, report",
  ],
  [
    "a code that a report is to be refused with",
    (phone) => phone.system.willRefuseReport("blocked" as never),
    `Cannot take "blocked" for a code of incomingCall: there are unknown, unentitled, ` +
    "callIdAlreadyExists, filteredByDoNotDisturb, filteredByBlockList, filteredDuringRestrictedSharingMode, " +
    "callIsProtected, filteredBySensitiveParticipants",
  ],
  [
    "an oddity",
    (phone) => phone.system.quirk("odd" as never),
    `Cannot take "odd" for an oddity: there are ${QUIRK_NAMES.join(", ")}`,
  ],
  [
    "what becomes of an operation",
    async (phone) => await phone.engine.will("fial" as never, "accept"),
    `Cannot take "fial" for what becomes of an operation: there are succeed, fail, wait`,
  ],
  [
    "an operation",
    async (phone) => await phone.engine.will("fail", "acept" as never),
    `Cannot take "acept" for an operation of the engine: there are dial, accept, hangUp, setHeld, ` +
    "sendDigits, find",
  ],
];

for (const [what, misuse, message] of MISSPELLINGS) {
  Deno.test(`Phone refuses what is no word for ${what}, and names those that are`, async () => {
    const { phone } = switchedOn();
    const error = await assertRejects(() => misuse(phone), Error);
    assertEquals(error.message, message);
  });
}

Deno.test("Phone tells of an app that has set up nothing which could report a call", async () => {
  const phone = new Phone({ launch: () => {}, die: () => {} });
  const { message } = await assertRejects(() => phone.user.answers(), Error);
  assertEquals(
    message,
    `Cannot take the step "user answers a call": no call is on the phone, and nothing that could ` +
      "report one; have the app set up its bridge first, by the copy of the fake that this phone is of",
  );
});

Deno.test("checkOptions takes options of which each is known, and refuses all else", () => {
  checkOptions("phone.reset", { seed: 1 }, PHONE_OPTIONS);
  const refused = (given: unknown) =>
    assertThrows(() => checkOptions("phone.reset", given, PHONE_OPTIONS), TypeError).message;
  assertEquals([{ sed: 1 }, "android", null].map(refused), [
    `Cannot take "sed" for an option of phone.reset: there are profile, seed, order, keepsApp`,
    `Cannot take "android" for the options of phone.reset: wanted { profile, seed, order, ` +
    "keepsApp }, of which each may be left out",
    "Cannot take null for the options of phone.reset: wanted { profile, seed, order, keepsApp }, " +
    "of which each may be left out",
  ]);
});
