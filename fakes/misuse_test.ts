import { assertEquals, assertRejects } from "@std/assert";
import type { Phone } from "./mod.ts";
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
