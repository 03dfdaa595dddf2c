import { assertEquals, assertRejects } from "@std/assert";
import {
  type ActionKind,
  type ActionRequest,
  type Transaction,
  transaction,
  transactionId,
} from "../../actions/mod.ts";
import type { CallError, Handle, RequestErrorCode } from "../../call/mod.ts";
import { A, B, phone, startOf, type TestPhone } from "../phone_test.ts";
import { ACTIVE, type Story, testStories, watched } from "./told_test.ts";

// CONTRACT 3.4: a transaction.

const HOLD: ActionRequest = { kind: "setHeld", callId: A, isOnHold: true };
const MUTE: ActionRequest = { kind: "setMuted", callId: A, isMuted: true };
const END: ActionRequest = { kind: "endCall", callId: A };

Deno.test("3.4-01 a transaction is requested as a list in order, as it is then", async () => {
  const made = phone({ setMuted: "defer", setHeld: "defer" });
  await made.active(A);
  const { log } = watched(made);
  const actions: ActionRequest[] = [MUTE, HOLD];
  const requested = made.app.controller.request(...actions);
  actions.reverse();
  actions.push(END);
  assertEquals(log, []);
  await requested;
  await made.system.settled();
  assertEquals(log, ["setMuted a", "setHeld a"]);
});

/** A transaction that is refused, on a phone with one active call. */
interface Refused {
  readonly code: RequestErrorCode;
  readonly what: string;
  readonly actions: readonly unknown[];
  /** What is so beside that. */
  readonly given?: (made: TestPhone) => void;
}

const BOB: Handle = { kind: "generic", value: "bob" };

const REFUSED: readonly Refused[] = [
  {
    code: "unentitled",
    what: "of an app without the mode voip",
    actions: [MUTE],
    given: ({ system }) => system.world.turn("voipMode", false),
  },
  {
    code: "unknownCallProvider",
    what: "where the provider is out of service",
    actions: [MUTE],
    given: ({ system }) => system.world.turn("callService", false),
  },
  { code: "emptyTransaction", what: "without an action", actions: [] },
  {
    code: "unknownCallId",
    what: "with an action for a call that there is not",
    actions: [MUTE, { kind: "endCall", callId: B }],
  },
  {
    code: "callIdAlreadyExists",
    what: "with a start under an id that is taken",
    actions: [MUTE, startOf(A)],
  },
  { code: "invalidAction", what: "with what is no action", actions: [MUTE, { kind: "dance" }] },
  {
    code: "invalidAction",
    what: "with an action that does not fit its call",
    actions: [MUTE, { kind: "answerCall", callId: A }],
  },
  {
    code: "maximumCallGroupsReached",
    what: "with a start beyond the limit",
    actions: [MUTE, startOf(B)],
    given: ({ provider }) =>
      provider.configuration = { ...provider.configuration, maximumCallGroups: 1 },
  },
  {
    code: "callIsProtected",
    what: "with a start to a protected party",
    actions: [MUTE, startOf(B)],
    given: ({ system }) => system.world.list(BOB, "protected"),
  },
  {
    code: "unknown",
    what: "for the system's own reasons",
    actions: [MUTE],
    given: ({ system }) => system.refuseNext("setMuted", "unknown"),
  },
];

for (const { code, what, actions, given } of REFUSED) {
  Deno.test(`3.4-02 a transaction ${what} is refused with ${code}, as a whole`, async () => {
    const made = phone();
    await made.active(A);
    given?.(made);
    const { log } = watched(made);
    const error = await assertRejects(() =>
      made.app.controller.request(...actions as ActionRequest[])
    );
    const { domain, code: refusal } = error as CallError;
    assertEquals([domain, refusal], ["requestTransaction", code]);
    assertEquals(made.provider.pendingTransactions, []);
    await made.clock.advance("10min");
    assertEquals([log, made.calls()], [[], ["a connected"]]);
  });
}

testStories([
  {
    name: "3.4-03 a request resolves when it is accepted, before anything is completed",
    given: `app will defer mute\n${ACTIVE}`,
    when: "app mutes a",
    told: ["requestSettled ok", "performed setMuted on"],
  },
  {
    name: "3.4-03 a request resolves once, also where its action is failed",
    given: `app will fail hold\n${ACTIVE}`,
    when: "app holds a\nexpect call a is active",
    told: ["requestSettled ok", "performed setHeld on", "completed failed"],
  },
  {
    name: "3.4-03 a request resolves once, also where its action times out",
    given: `app will defer hold\n${ACTIVE}`,
    when: "app holds a\nclock +5000ms\nexpect call a is active",
    told: ["requestSettled ok", "performed setHeld on", "timedOut setHeld"],
  },
  ...(["completion, delegate, observer", "delegate, completion, observer"] as const)
    .map((order): Story => ({
      name: `3.4-03 a request resolves apart from its actions where the system speaks ${order}`,
      given: `app will defer hold\n${ACTIVE}\nsystem speaks ${order}`,
      when: "app holds a",
      told: order.startsWith("completion")
        ? ["requestSettled ok", "performed setHeld on"]
        : ["performed setHeld on", "requestSettled ok"],
    })),
]);

/** What a delegate can answer when it is asked whether it executes a transaction itself. */
type Answer = "true" | "false" | "throws" | "not asked";

/** Sets a delegate that answers so, and logs what it is asked and given. */
function answering(made: TestPhone, answer: Answer): readonly string[] {
  const { log } = watched(made);
  const execute = ({ actions }: Transaction): boolean => {
    log.push(`execute ${actions.map(({ kind }) => kind)}`);
    if (answer === "throws") throw new Error("it was told to throw");
    if (answer === "true") { for (const action of actions) action.fulfill(); }
    return answer === "true";
  };
  made.provider.setDelegate({ ...made.delegate, ...(answer !== "not asked" && { execute }) });
  return log;
}

const PERFORMED = ["setMuted a", "setHeld a", "audio off", "observed 0110"];

/** What is told of a mute and a hold, by what the delegate answers. */
const ANSWERS: readonly (readonly [answer: Answer, told: readonly string[]])[] = [
  ["true", ["execute setMuted,setHeld", "audio off", "observed 0110"]],
  ["false", ["execute setMuted,setHeld", ...PERFORMED]],
  ["throws", ["execute setMuted,setHeld", ...PERFORMED]],
  ["not asked", PERFORMED],
];

for (const [answer, expected] of ANSWERS) {
  Deno.test(`3.4-04 a transaction is executed where execute is ${answer}`, async () => {
    const made = phone();
    await made.active(A);
    const log = answering(made, answer);
    await made.app.controller.request(MUTE, HOLD);
    await made.system.settled().catch(() => {}); // It throws what a delegate threw.
    assertEquals([log, made.provider.pendingTransactions], [expected, []]);
  });

  Deno.test(`3.4-04 what the user does is executed as one where execute is ${answer}`, async () => {
    const made = phone();
    await made.active(A);
    await made.provider.reportNewIncomingCall(B, {});
    await made.system.settled();
    const log = answering(made, answer);
    made.system.user.endAndAccept(B);
    await made.system.settled().catch(() => {});
    const asked = answer === "not asked" ? [] : ["execute endCall,answerCall"];
    const performed = answer === "true" ? [] : ["endCall a", "answerCall b"];
    const after = ["audio off", "audio on", "observed 0011", "observed 0010"];
    assertEquals([log, made.calls()], [[...asked, ...performed, ...after], ["b connected"]]);
  });
}

Deno.test("3.4-04 an app that executes a transaction completes its actions when it can", async () => {
  const made = phone();
  await made.active(A);
  const { log } = watched(made);
  const taken: Transaction[] = [];
  made.provider.setDelegate({
    ...made.delegate,
    execute: (whole) => (taken.push(whole), true),
  });
  await made.request(MUTE, HOLD);
  assertEquals([log, taken.map(({ isComplete }) => isComplete)], [[], [false]]);
  for (const action of taken.flatMap(({ actions }) => actions)) action.fulfill();
  await made.system.settled();
  assertEquals(log, ["audio off", "observed 0110"]);
  assertEquals(taken.map(({ isComplete }) => isComplete), [true]);
});

for (const performs of ["together", "oneByOne"] as const) {
  Deno.test(`3.4-04 actions are performed in order where the system gives them ${performs}`, async () => {
    const made = phone({ setMuted: "defer", setHeld: "defer" });
    made.system.world.use({ performs });
    await made.active(A);
    const { log } = watched(made);
    await made.request(MUTE, HOLD);
    assertEquals(log, performs === "together" ? ["setMuted a", "setHeld a"] : ["setMuted a"]);
    made.deferred[0]?.fulfill();
    await made.system.settled();
    assertEquals(log, ["setMuted a", "setHeld a"]);
  });
}

/** How the two actions of a transaction are completed, one after the other. */
const COMPLETIONS: readonly {
  readonly how: string;
  readonly first: (made: TestPhone) => unknown;
  readonly last: (made: TestPhone) => unknown;
}[] = [
  {
    how: "both are fulfilled",
    first: ({ deferred }) => deferred[0]?.fulfill(),
    last: ({ deferred }) => deferred[1]?.fulfill(),
  },
  {
    how: "both are failed, the last one first",
    first: ({ deferred }) => deferred[1]?.fail(),
    last: ({ deferred }) => deferred[0]?.fail(),
  },
  {
    how: "one is fulfilled, and the other times out",
    first: ({ deferred }) => deferred[0]?.fulfill(),
    last: ({ clock }) => clock.advance("5s"),
  },
  {
    how: "one is failed, and the other's call is reported as ended",
    first: ({ deferred }) => deferred[0]?.fail(),
    last: ({ provider }) => provider.reportCallEnded(A, "remoteEnded"),
  },
  {
    how: "one is fulfilled, and the other is dropped at a reset",
    first: ({ deferred }) => deferred[0]?.fulfill(),
    last: ({ system }) => system.reset(),
  },
];

for (const { how, first, last } of COMPLETIONS) {
  Deno.test(`3.4-05 a transaction is complete with its last action where ${how}`, async () => {
    const made = phone({ setMuted: "defer", setHeld: "defer" });
    await made.active(A);
    await made.request(MUTE, HOLD);
    const [pending] = made.provider.pendingTransactions;
    const seen = () => [pending?.isComplete, made.provider.pendingTransactions.length];
    assertEquals(seen(), [false, 1]);
    await first(made);
    assertEquals(seen(), [false, 1]);
    await last(made);
    assertEquals(seen(), [true, 0]);
  });
}

Deno.test("3.4-06 transactions are pending from their acceptance until they are complete", async () => {
  const made = phone({ setMuted: "defer", setHeld: "defer", answerCall: "defer" });
  const pending = (): readonly (readonly ActionKind[])[] =>
    made.provider.pendingTransactions.map(({ actions }) => actions.map(({ kind }) => kind));
  assertEquals(pending(), []);
  await made.active(A);
  assertEquals(pending(), [["answerCall"]]);
  made.deferred[0]?.fulfill();
  assertEquals(pending(), []);
  await made.request(MUTE, HOLD);
  await made.request(MUTE);
  assertEquals(pending(), [["setMuted", "setHeld"], ["setMuted"]]);
  made.deferred[3]?.fail();
  made.deferred[2]?.fulfill();
  assertEquals(pending(), [["setMuted", "setHeld"]]);
  await assertRejects(() => made.app.controller.request({ kind: "endCall", callId: B }));
  assertEquals(pending(), [["setMuted", "setHeld"]]);
  made.deferred[1]?.fail();
  assertEquals(pending(), []);
});

Deno.test("3.4-06 a list of pending transactions stays as it was", async () => {
  const made = phone({ setMuted: "defer" });
  await made.active(A);
  await made.request(MUTE);
  const before = made.provider.pendingTransactions;
  made.deferred[0]?.fulfill();
  assertEquals([before.length, made.provider.pendingTransactions.length], [1, 0]);
});

Deno.test("3.4-06 a transaction is pending under the id with which execute was asked", async () => {
  const made = phone();
  await made.active(A);
  const asked: string[] = [];
  made.provider.setDelegate({
    didReset() {},
    execute: ({ id }) => (asked.push(id), true),
  });
  await made.request(MUTE);
  await made.request(HOLD);
  assertEquals(made.provider.pendingTransactions.map(({ id }) => id), asked);
  assertEquals(new Set(asked).size, 2);
});

Deno.test("3.4-07 a transaction without an action is complete, and is refused when requested", async () => {
  const made = phone();
  await made.active(A);
  const { log } = watched(made);
  const empty = transaction(transactionId("00000000-0000-4000-8000-0000000000bb"), []);
  assertEquals([empty.isComplete, empty.actions], [true, []]);
  const error = await assertRejects(() => made.app.controller.request());
  await made.system.settled();
  assertEquals((error as CallError).rawCode, 3);
  assertEquals([log, made.provider.pendingTransactions], [[], []]);
});
