import { assertEquals } from "@std/assert";
import { callId, instant } from "../call/mod.ts";
import { EVENT_KINDS, EVENT_ORIGINS, Trace } from "./mod.ts";

const A = callId("aaaaaaaa-0000-4000-8000-00000000000a");

// The trace.

Deno.test("Trace.append gives an event its place, its moment, its origin and its step", () => {
  let now = instant(7);
  const trace = new Trace({ now: () => now });
  trace.append({ kind: "processStarted" });
  trace.during = 0;
  now = instant(5_007);
  trace.append({ kind: "userGestured", gesture: "answer", callId: A });
  trace.during = null;
  trace.append({ kind: "rested" });
  assertEquals<unknown>(trace.events, [
    { index: 0, at: 7, origin: "system", during: null, kind: "processStarted" },
    {
      index: 1,
      at: 5_007,
      origin: "user",
      during: 0,
      kind: "userGestured",
      gesture: "answer",
      callId: A,
    },
    { index: 2, at: 5_007, origin: "unknown", during: null, kind: "rested" },
  ]);
});

Deno.test("Trace.subscribe lets every listener hear each later event once, in order", () => {
  const trace = new Trace({ now: () => instant(0) });
  const heard: string[] = [];
  trace.append({ kind: "processStarted" });
  trace.subscribe(({ kind, index }) => heard.push(`one ${index} ${kind}`));
  trace.append({ kind: "audioConfigured" });
  trace.subscribe(({ kind, index }) => heard.push(`two ${index} ${kind}`));
  trace.append({ kind: "rested" });
  assertEquals(heard, ["one 1 audioConfigured", "one 2 rested", "two 2 rested"]);
});

Deno.test("EVENT_ORIGINS puts into the mouth of user and far side only what they do", () => {
  const kindsOf = (...origins: readonly string[]) =>
    EVENT_KINDS.filter((kind) => origins.includes(EVENT_ORIGINS[kind]));
  assertEquals(kindsOf("user"), [
    "userGestured",
    "appIntended",
    "headsetPressed",
    "phoneTurned",
    "phoneListed",
    "phoneKnown",
    "intentHeard",
  ]);
  assertEquals(kindsOf("remote"), [
    "engineSettled",
    "engineReported",
    "remoteActed",
    "foreignActed",
  ]);
  assertEquals(kindsOf("unknown"), ["gap", "rested", "closed"]);
  assertEquals(kindsOf("user", "remote", "unknown", "app", "system"), EVENT_KINDS);
});
