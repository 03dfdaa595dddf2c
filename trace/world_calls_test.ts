import { assertEquals } from "@std/assert";
import {
  eventsOf,
  type Example,
  idOf,
  observes,
  reports,
  reportsEnd,
  requests,
  settlesReport,
  settlesRequest,
} from "../rules/example.ts";
import { World } from "./mod.ts";

// An app begins two calls under one id at once, and the system takes one of them.

const taken = [settlesReport("a"), settlesRequest("maximumCallGroupsReached")];
const placed = [settlesReport("a", { domain: "incomingCall", code: "unknown" }), settlesRequest()];

const stories: readonly (readonly [title: string, lines: Example, isOutgoing: boolean])[] = [
  ["the incoming call, told first", taken, false],
  ["the incoming call, told last", taken.toReversed(), false],
  ["the outgoing call, told first", placed.toReversed(), true],
  ["the outgoing call, told last", placed, true],
];

for (const [title, lines, isOutgoing] of stories) {
  for (const begun of [["start", "report"], ["report", "start"]]) {
    Deno.test(`World has ${title}, of a ${begun.join(" and a ")} under one id`, () => {
      const world = new World();
      const beginnings = begun.map((each) =>
        each === "start" ? requests("startCall", "a") : reports("a")
      );
      for (const event of eventsOf([...beginnings, ...lines])) world.fold(event);
      const call = world.liveCall(idOf("a"));
      assertEquals([call?.isOutgoing, world.calls.size], [isOutgoing, 1]);
    });
  }
}

Deno.test("World has no call where one is allowed under the id of a call that is not the app's", () => {
  const world = new World();
  const foreign = {
    kind: "foreignActed",
    act: "calls",
    callId: idOf("a"),
    line: "cellular",
  } as const;
  for (const event of eventsOf([foreign, reports("a"), settlesReport("a")])) world.fold(event);
  assertEquals([world.calls.size, world.foreign.has(idOf("a"))], [0, true]);
});

Deno.test("World knows of a call that has only begun what its beginning says", () => {
  const world = new World();
  for (const event of eventsOf([reports("a"), requests("startCall", "b")])) world.fold(event);
  const begun = {
    before: null,
    isAllowed: false,
    isOnHold: false,
    isMuted: false,
    isTranslating: false,
    group: null,
    isGroupUnsure: false,
    isHoldUnsure: false,
    isOrphan: false,
    isLeftover: false,
    isUnsure: false,
    hasOutlivedReset: false,
    seen: null,
  };
  assertEquals([...world.calls.values()], [
    { ...begun, id: idOf("a"), isOutgoing: false, introducedBy: 1, phase: "ringing", info: {} },
    { ...begun, id: idOf("b"), isOutgoing: true, introducedBy: 1, phase: "starting", info: {} },
  ]);
});

Deno.test("World takes back the ending of a call whose id was begun anew, and refused", () => {
  const before = [reports("a"), settlesReport("a"), observes("a", { hasEnded: true })];
  const endings = [
    [reports("a", 2), settlesReport("a", { domain: "incomingCall", code: "unknown" }, 2)],
    [reports("a", 2), settlesReport("a", null, 2)],
    [reports("a", 2)],
  ].map((lines) => {
    const world = new World();
    for (const event of eventsOf([...before, ...lines])) world.fold(event);
    return [[...world.calls.keys()].length, [...world.ended.values()].map(({ by }) => by)];
  });
  assertEquals(endings, [[0, ["system"]], [1, []], [1, []]]);
});

Deno.test("World has no call that ended, of two reports under one id of which the second is taken", () => {
  const world = new World();
  const refusal = { domain: "incomingCall", code: "callIsProtected" } as const;
  const story: Example = [
    reports("a"),
    reports("a", 2),
    reportsEnd("a"),
    settlesReport("a", refusal),
    settlesReport("a", null, 2),
  ];
  for (const event of eventsOf(story)) world.fold(event);
  assertEquals([world.liveCall(idOf("a")), world.ended.has(idOf("a"))], [undefined, true]);
});
