import { assertEquals } from "@std/assert";
import { type CallId, callId } from "../../call/mod.ts";
import { VirtualClock } from "../../reference/mod.ts";
import { AnswerRequests } from "./answer_requests.ts";
import { CallTimers } from "./call_timers.ts";

const A = callId("aaaaaaaa-0000-4000-8000-00000000000a");
const B = callId("bbbbbbbb-0000-4000-8000-00000000000b");

// What falls due.

function timers() {
  const clock = new VirtualClock();
  const due: string[] = [];
  const made = new CallTimers(clock);
  const start = (id: CallId, seconds: number, what: string) =>
    made.start(id, seconds, () => void due.push(what));
  return { clock, due, made, start };
}

Deno.test("CallTimers runs a task in so many seconds, once", async () => {
  const { clock, due, start } = timers();
  start(A, 2, "a");
  await clock.advance(1_999);
  assertEquals(due, []);
  await clock.advance(1);
  await clock.advance(10_000);
  assertEquals(due, ["a"]);
});

Deno.test("CallTimers has one task for each call: another takes its place", async () => {
  const { clock, due, start } = timers();
  start(A, 1, "first");
  start(B, 1, "b");
  start(A, 2, "second");
  await clock.advance(10_000);
  assertEquals(due, ["b", "second"]);
});

Deno.test("CallTimers lets nothing fall due for a call that is stopped, or for none", async () => {
  const { clock, due, made, start } = timers();
  start(A, 1, "a");
  start(B, 1, "b");
  made.stop(A);
  await clock.advance(10_000);
  assertEquals(due, ["b"]);
  start(A, 1, "a");
  start(B, 1, "b");
  made.stopAll();
  await clock.advance(10_000);
  assertEquals(due, ["b"]);
});

// Answers that wait.

function requests() {
  const clock = new VirtualClock();
  const outcomes: string[] = [];
  let ids = 0;
  const newId = () => callId(`00000000-0000-4000-8000-00000000000${++ids}`);
  const made = new AnswerRequests(clock, newId);
  const create = (id: CallId, name: string) =>
    made.create(id, 30, (outcome) => void outcomes.push(`${name} ${outcome}`));
  return { clock, outcomes, made, create };
}

Deno.test("AnswerRequests are fulfilled, canceled or timed out, and then are no more", async () => {
  const { clock, outcomes, made, create } = requests();
  const [first, second, third] = [create(A, "first"), create(A, "second"), create(B, "third")];
  assertEquals([made.fulfill(first), made.fulfill(first)], [A, null]);
  made.cancel(second);
  made.cancel(second);
  await clock.advance(30_000);
  await clock.advance(30_000);
  assertEquals([made.fulfill(third), outcomes], [null, [
    "first fulfilled",
    "second canceled",
    "third timedOut",
  ]]);
});

Deno.test("AnswerRequests forget one before they tell of it, so that it counts once", async () => {
  const { made, outcomes, clock } = requests();
  const id = made.create(A, 30, (outcome) => {
    outcomes.push(outcome);
    made.cancel(id);
  });
  await clock.advance(30_000);
  assertEquals(outcomes, ["timedOut"]);
});

Deno.test("AnswerRequests of one call are canceled together, or those of all", () => {
  const { outcomes, made, create } = requests();
  create(A, "first");
  create(B, "second");
  create(A, "third");
  made.cancelAll(A);
  assertEquals(outcomes, ["first canceled", "third canceled"]);
  made.cancelAll();
  assertEquals(outcomes.slice(2), ["second canceled"]);
});

Deno.test("AnswerRequests that are dropped are told to nobody", async () => {
  const { clock, outcomes, made, create } = requests();
  const id = create(A, "first");
  made.drop();
  assertEquals(made.fulfill(id), null);
  await clock.advance(30_000);
  assertEquals(outcomes, []);
});
