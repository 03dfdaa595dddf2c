import { assertEquals } from "@std/assert";
import type { CallEndedReason } from "../call/mod.ts";
import {
  answersAsk,
  asks,
  completes,
  connected,
  eventsOf,
  type Example,
  type ExampleLine,
  idOf,
  lists,
  observes,
  performs,
  performsSo,
  reports,
  reportsEnd,
  requests,
  rings,
  settlesReport,
  settlesRequest,
  timesOut,
} from "../rules/example.ts";
import { World } from "./mod.ts";

// How calls end, and what is left of them.

function worldAfter(example: Example): World {
  const world = new World();
  for (const event of eventsOf(example)) world.fold(event);
  return world;
}

Deno.test("an end with a reason that there is not leaves the call live", () => {
  const world = worldAfter([...rings("a"), {
    kind: "callEndReported",
    callId: idOf("a"),
    reason: "tired" as CallEndedReason,
    endedAt: null,
  }]);
  assertEquals(world.liveCall(idOf("a"))?.phase, "ringing");
});

const starting = [requests("startCall", "a"), performs("startCall", "a")];

Deno.test("a start that fails ends its call", () => {
  const world = worldAfter([...starting, completes("startCall", "a", "failed")]);
  assertEquals(world.ended.get(idOf("a"))?.by, "failure");
});

Deno.test("a start that fails behind a report that the call is connected may have ended it", () => {
  const world = worldAfter([
    ...starting,
    connected("a"),
    completes("startCall", "a", "failed"),
  ]);
  assertEquals(world.ended.get(idOf("a")), undefined);
  assertEquals(world.calls.get(idOf("a"))?.isUnsure, true);
});

const resumes = performsSo({ kind: "setHeld", isOnHold: false }, "a");

const doubts: readonly (readonly [what: string, example: Example, isUnsure: boolean])[] = [
  ["an end fails", [performs("endCall", "a"), completes("endCall", "a", "failed")], true],
  ["an end times out", [performs("endCall", "a"), timesOut("endCall", "a")], true],
  ["a hold fails", [performs("setHeld", "a"), completes("setHeld", "a", "failed")], true],
  ["a hold times out", [performs("setHeld", "a"), timesOut("setHeld", "a")], true],
  ["it stays on hold", [resumes, completes("setHeld", "a", "failed")], false],
  ["a mute fails", [performs("setMuted", "a"), completes("setMuted", "a", "failed")], false],
  ["a mute times out", [performs("setMuted", "a"), timesOut("setMuted", "a")], false],
];

for (const [what, example, isUnsure] of doubts) {
  Deno.test(`where ${what} its call ${isUnsure ? "may be over" : "lives on"}`, () => {
    const world = worldAfter([...rings("a"), ...example]);
    assertEquals(world.calls.get(idOf("a"))?.isUnsure, isUnsure);
  });
}

Deno.test("of the calls of a process that died those are left over that it listed", () => {
  const world = worldAfter([
    ...rings("a"),
    ...rings("b", 2),
    lists("a"),
    { kind: "processDied" },
    { kind: "processStarted" },
  ]);
  const left = [...world.calls.values()].map(({ id, isLeftover }) => [id, isLeftover]);
  assertEquals(left, [[idOf("a"), true], [idOf("b"), false]]);
});

Deno.test("an action that is asked of when its call has ended is not open", () => {
  const world = worldAfter([
    ...rings("a"),
    reportsEnd("a"),
    asks(["endCall", "a"]),
    answersAsk(true),
  ]);
  assertEquals(world.openActions, []);
});

/** A start and a report under one id, both open when observers are told that the call has ended. */
const endedWhileOpen: Example = [
  requests("startCall", "a", 1),
  reports("a", 2),
  { kind: "didReset", provider: 1 },
  observes("a"),
  observes("a", { hasEnded: true }),
  settlesRequest("maximumCallGroupsReached", 1),
];

Deno.test("a promise that was open when its call ended brings it back no more", () => {
  const world = worldAfter([...endedWhileOpen, settlesReport("a", null, 2)]);
  assertEquals(world.calls.has(idOf("a")), false);
  assertEquals(world.ended.get(idOf("a"))?.openAtEnd, [2, 1]);
});

Deno.test("a report that came after its call had ended brings another", () => {
  const world = worldAfter([...endedWhileOpen, reports("a", 3), settlesReport("a", null, 3)]);
  assertEquals(world.liveCall(idOf("a"))?.introducedBy, 3);
});

/** A call that talks, and may be over: the app failed an end that was to make room for another. */
const maybeOver: Example = [
  ...rings("a"),
  performs("answerCall", "a"),
  completes("answerCall", "a"),
  performs("endCall", "a"),
  completes("endCall", "a", "failed"),
];

const again: readonly (readonly [
  what: string,
  means: string,
  example: Example,
  phase: string | undefined,
])[] = [
  [
    "a report that is taken under its id",
    "was, and is another now",
    [reports("a", 2), settlesReport("a", null, 2)],
    "ringing",
  ],
  [
    "a report that is refused",
    "may be over still",
    [
      reports("a", 2),
      settlesReport("a", { domain: "incomingCall", code: "callIdAlreadyExists" }, 2),
    ],
    undefined,
  ],
  [
    "a start that is accepted under its id",
    "was, and is another now",
    [requests("startCall", "a", 2), settlesRequest(null, 2)],
    "starting",
  ],
  [
    "a start that nobody answers for, once it is performed",
    "was, and is another now",
    [
      { ...requests("startCall", "a", 2), isUnanswered: true } as ExampleLine,
      performs("startCall", "a"),
    ],
    "starting",
  ],
  ["another action of it", "lives", [performs("setMuted", "a")], "active"],
];

for (const [what, means, example, phase] of again) {
  Deno.test(`${what} shows that a call that may be over ${means}`, () => {
    const world = worldAfter([...maybeOver, ...example]);
    assertEquals(world.liveCall(idOf("a"))?.phase, phase);
  });
}
