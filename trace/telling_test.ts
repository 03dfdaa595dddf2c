import { assertEquals } from "@std/assert";
import { type CallId, callId, instant } from "../call/mod.ts";
import { type NewEvent, Teller, type Telling, Trace, type TraceEvent } from "./mod.ts";

/** A call whose id begins with its name. */
function idOf(name: string): CallId {
  return callId(`${name.repeat(8)}-0000-4000-8000-000000000000`);
}

const a = { callId: idOf("a") };
const ada = { kind: "generic", value: "ada" } as const;

/** What is seen, and how it is told. */
const told: readonly (readonly [event: NewEvent, text: string])[] = [
  [{ kind: "userGestured", gesture: "merge", ...a }, "User > System: merge a"],
  [{ kind: "userGestured", gesture: "setHeld", ...a, isOn: false }, "User > System: resume a"],
  [
    { kind: "userGestured", gesture: "setTranslating", ...a, isOn: true },
    "User > System: translate a",
  ],
  [{ kind: "appIntended", intent: "setMuted", ...a, isOn: false }, "User > App: unmute a"],
  [
    {
      kind: "requested",
      request: 1,
      actions: [
        { kind: "setGroup", ...a, callIdToGroupWith: idOf("b") },
        { kind: "setGroup", callId: idOf("c"), callIdToGroupWith: null },
      ],
    },
    "App > System: request group a with b, ungroup c",
  ],
  [
    { kind: "requestSettled", request: 1, error: null },
    "System > App: group a with b, ungroup c accepted",
  ],
  [
    { kind: "engineAsked", ask: 1, operation: "setHeld", ...a, isOnHold: false },
    "App > Remote: resume a",
  ],
  [
    { kind: "engineSettled", ask: 1, operation: "setHeld", ...a, isSuccess: false },
    "Remote > App: resume a failed",
  ],
  [{ kind: "processStarted" }, "System > App: launched"],
  [{ kind: "processDied" }, "System > App: the process dies"],
  [
    { kind: "pushDelivered", push: 1, ...a, mustReport: null, isOwed: true },
    "System > App: push a, report owed",
  ],
  [
    { kind: "pushDelivered", push: 2, ...a, mustReport: false, isOwed: false },
    "System > App: push a",
  ],
  [{ kind: "intentHeard", to: ada }, "User > App: call ada again"],
  [{ kind: "headsetPressed", key: "hook" }, "User > System: headset hook"],
  [{ kind: "phoneTurned", setting: "lock", isOn: false }, "User > System: lock off"],
  [{ kind: "phoneListed", who: ada, list: "vip" }, "User > System: ada is vip"],
  [{ kind: "phoneKnown", who: ada, name: "Ada L." }, "User > System: ada is known as Ada L."],
  [
    { kind: "engineReported", report: "videoChanged", ...a, isOn: false },
    "Remote > App: a videoChanged off",
  ],
  [
    { kind: "foreignActed", act: "calls", callId: idOf("b"), line: "cellular" },
    "Remote > System: cellular calls b",
  ],
  [{ kind: "foreignActed", act: "ends", callId: idOf("b") }, "Remote > System: foreign ends b"],
  [{ kind: "quirkTurned", quirk: "slowTearDown", isOn: true }, "System > System: slowTearDown on"],
];
/** What is told only where it matters. */
const bare: readonly (readonly [event: NewEvent, text: string])[] = [
  [{ kind: "rested" }, "App > App: (at rest)"],
  [{ kind: "appListed", callIds: [idOf("a"), idOf("b")] }, "App > App: lists a, b"],
  [{ kind: "callsListed", calls: [] }, "System > System: lists no call"],
  [{ kind: "screenSeen", cards: [] }, "System > System: screen"],
  [{ kind: "didBegin", provider: 1 }, "System > System: didBegin"],
];

function eventsOf(list: readonly NewEvent[]): readonly TraceEvent[] {
  const trace = new Trace({ now: () => instant(0) });
  for (const event of list) trace.append(event);
  return trace.events;
}

function textOf({ from, to, label }: Telling): string {
  return `${from} > ${to}: ${label}`;
}

Deno.test("Teller tells what is seen in a few words, and says which call it is about", () => {
  const teller = new Teller((id) => id.slice(0, 1));
  const texts = eventsOf(told.map(([event]) => event)).flatMap((event) => teller.tell(event) ?? []);
  assertEquals(texts.map(textOf), told.map(([, text]) => text));
});

Deno.test("Teller tells what is worth no line only where it is asked to", () => {
  const events = eventsOf(bare.map(([event]) => event));
  const teller = new Teller((id) => id.slice(0, 1));
  assertEquals(events.flatMap((event) => teller.tell(event) ?? []), []);
  assertEquals(
    events.map((event) => textOf(teller.tellAnyway(event))),
    bare.map(([, text]) => text),
  );
});
