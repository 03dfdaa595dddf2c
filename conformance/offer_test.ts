import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { type ActionId, actionId, type Performing, transactionId } from "../actions/mod.ts";
import { callId, instant } from "../call/mod.ts";
import { profile } from "../profile/mod.ts";
import { VirtualClock } from "../reference/mod.ts";
import type { Deliver } from "./adapter.ts";
import { offering } from "./offer.ts";

const id = actionId("00000000-0000-4000-8000-000000000007");
const ada = callId("aaaaaaaa-0000-4000-8000-00000000000a");
const answer = { kind: "answerCall", id, callId: ada } as const;
const hold = {
  kind: "setHeld",
  id: actionId("00000000-0000-4000-8000-000000000008"),
  callId: ada,
  isOnHold: true,
} as const;

/** An offering to an app that has these members alone, and what the bridge is told. */
function offered(members: Partial<Deliver>) {
  const settled: unknown[] = [];
  const clock = new VirtualClock();
  const options = { deliver: members as Deliver, clock, profile: profile("callspec") };
  const offer = offering(options, (...said) => void settled.push(said));
  return { offer, settled, clock };
}

/** An app that keeps what it is given. */
function keeping() {
  const kept: Performing[] = [];
  const late: unknown[] = [];
  const keep = (action: Performing) => void kept.push(action);
  const made = offered({
    answerCall: keep,
    setHeld: keep,
    timedOut: (action) => void late.push(action),
  });
  return { ...made, kept, late };
}

Deno.test("an action is performed by the handler of its kind, as it came", () => {
  const { offer, kept } = keeping();
  offer.perform(answer);
  offer.perform(hold);
  assertEquals(structuredClone<unknown>(kept), [answer, hold]);
});

Deno.test("perform gives back what the handler returns, and throws what it throws", async () => {
  const { offer } = offered({
    answerCall: () => Promise.reject(new Error("no line")),
    setHeld() {
      throw new Error("no hold");
    },
  });
  const reason = await (offer.perform(answer) as Promise<void>).catch(String);
  assertEquals(reason, "Error: no line");
  assertThrows(() => offer.perform(hold), Error, "no hold");
});

Deno.test("every completion is told, and the action is complete from the first on", () => {
  const { offer, settled, kept } = keeping();
  offer.perform(answer);
  const before = kept.map(({ isComplete }) => isComplete);
  for (const action of kept) {
    action.fulfill({ dateConnected: instant(5) });
    action.fail();
  }
  assertEquals([before, kept.map(({ isComplete }) => isComplete)], [[false], [true]]);
  assertEquals(settled, [[id, "fulfilled", { dateConnected: 5 }], [id, "failed", {}]]);
});

Deno.test("a deadline that the bridge does not say is the one of the profile", async () => {
  const { offer, clock, kept } = keeping();
  await clock.advance(1_000);
  const start = clock.now();
  offer.perform(answer);
  offer.perform(hold, instant(start + 7));
  assertEquals(kept.map(({ timeoutAt }) => timeoutAt - start), [60_000, 7]);
});

Deno.test("an action that times out is complete, and its data are told to the app", () => {
  const { offer, settled, kept, late } = keeping();
  offer.perform(answer);
  offer.timeOut(id);
  assertEquals(late, [answer]);
  assertEquals(kept.map(({ isComplete }) => isComplete), [true]);
  assertEquals(settled, []);
});

Deno.test("a second time-out of one action reaches the app, so that a rule can judge it", () => {
  const { offer, late } = keeping();
  offer.perform(answer);
  offer.timeOut(id);
  offer.timeOut(id);
  assertEquals(late, [answer, answer]);
});

Deno.test("an action that was never handed over cannot time out", () => {
  const { offer } = keeping();
  assertThrows(
    () => offer.timeOut(id),
    Error,
    `Cannot time out action ${id}: the app was never given it`,
  );
});

Deno.test("who is asked of a transaction may do it, or is then given the same objects", () => {
  const asked: Performing[] = [];
  const performed: Performing[] = [];
  const completed: ActionId[] = [];
  const { offer } = offered({
    execute({ actions }) {
      asked.push(...actions);
      completed.push(...actions.filter(({ isComplete }) => isComplete).map((each) => each.id));
      return actions.length > 1;
    },
    answerCall: (action) => void performed.push(action),
  });
  const transaction = transactionId("00000000-0000-4000-8000-000000000009");
  assertEquals([
    offer.execute(transaction, [answer, hold]),
    offer.execute(transaction, [answer]),
  ], [true, false]);
  offer.perform(answer);
  assertStrictEquals(performed[0], asked[0]);
  assertEquals(completed, []);
});
