import { assertEquals } from "@std/assert";
import {
  eventsOf,
  type Example,
  type ExampleLine,
  idOf,
  observes,
  performs,
  reports,
  rests,
} from "../rules/example.ts";
import { World } from "./mod.ts";

// A start whose result nobody hears.

const handle = { kind: "generic", value: "bob" } as const;
const asksNobody: ExampleLine = {
  kind: "requested",
  request: 1,
  actions: [{ kind: "startCall", callId: idOf("a"), handle, isVideo: false }],
  isUnanswered: true,
};
const refused: ExampleLine = {
  kind: "incomingSettled",
  report: 2,
  callId: idOf("a"),
  error: { domain: "incomingCall", code: "filteredByBlockList" },
};
const listed: ExampleLine = {
  kind: "callsListed",
  calls: [
    { id: idOf("a"), isOutgoing: true, isOnHold: false, hasConnected: false, hasEnded: false },
  ],
};

const stories: readonly (readonly [what: string, story: Example, isAllowed: readonly boolean[]])[] =
  [
    ["open until all is at rest", [asksNobody], [false]],
    ["refused where nothing came of it", [asksNobody, rests], []],
    ["taken where it is listed", [asksNobody, listed, rests], [true]],
    ["taken where observers see it", [asksNobody, observes("a"), rests], [true]],
    ["taken where it is performed", [asksNobody, performs("startCall", "a"), rests], [true]],
    [
      "taken where it is performed once a report under its id was refused",
      [reports("a", 2), asksNobody, refused, performs("startCall", "a"), rests],
      [true],
    ],
    ["open while another action is", [asksNobody, performs("setHeld", "b"), rests], [false]],
  ];

for (const [what, story, isAllowed] of stories) {
  Deno.test(`World takes a call that nobody answers for as ${what}`, () => {
    const world = new World();
    for (const event of eventsOf(story)) world.fold(event);
    assertEquals([...world.calls.values()].map((call) => call.isAllowed), isAllowed);
    assertEquals([...world.requests.keys()], []);
  });
}
