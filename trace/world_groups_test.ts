import { assertEquals } from "@std/assert";
import type { ActionMap, ActionOutcome, CallAction } from "../actions/mod.ts";
import { instant } from "../call/mod.ts";
import {
  actionIdOf,
  eventsOf,
  type Example,
  idOf,
  makesProvider,
  observes,
  rings,
  timesOut,
  updates,
} from "../rules/example.ts";
import { World, type WorldCall } from "./mod.ts";

// What happens, in sentences: a call, a verb, and another call where the verb needs one. The calls
// a, b, c and d talk already, and e rings.

type Verb = (call: string, other: string) => Example;

const VERBS: Readonly<Record<string, Verb>> = {
  joins: (call, other) => completed(call, grouping(idOf(other))),
  "fails to join": (call, other) => completed(call, grouping(idOf(other)), "failed"),
  leaves: (call) => completed(call, grouping(null)),
  "fails to leave": (call) => completed(call, grouping(null), "failed"),
  holds: (call) => completed(call, { kind: "setHeld", isOnHold: true }),
  resumes: (call) => completed(call, { kind: "setHeld", isOnHold: false }),
  "is being held": (call) => completed(call, { kind: "setHeld", isOnHold: true }).slice(0, 1),
  "is being resumed": (call) => completed(call, { kind: "setHeld", isOnHold: false }).slice(0, 1),
  "is being muted": (call) => completed(call, { kind: "setMuted", isMuted: true }).slice(0, 1),
  "joins too late": (call, other) => [
    ...completed(call, grouping(idOf(other))),
    timesOut("setGroup", call),
  ],
  "holds too late": (call) => [
    ...completed(call, { kind: "setHeld", isOnHold: true }),
    timesOut("setHeld", call),
  ],
  "may be grouped no more": (call) => [updates(call, { supportsGrouping: false })],
  "is seen": (call) => [observes(call, { hasConnected: true })],
  "is renamed": (call) => [updates(call, { localizedCallerName: "Ada" })],
  "is seen on hold": (call) => [observes(call, { hasConnected: true, isOnHold: true })],
  "is seen ended": (call) => [observes(call, { hasConnected: true, hasEnded: true })],
  ends: (call) => completed(call, { kind: "endCall" }),
  "is over": (call) => [
    { kind: "callEndReported", callId: idOf(call), reason: "remoteEnded", endedAt: null },
  ],
  translates: (call) => completed(call, translating(true)),
  "fails to translate": (call) => completed(call, translating(true), "failed"),
  "stops translating": (call) => completed(call, translating(false)),
};

type Wish = { [K in CallAction["kind"]]: Omit<ActionMap[K], "id" | "callId"> }[CallAction["kind"]];

function grouping(callIdToGroupWith: ActionMap["setGroup"]["callIdToGroupWith"]): Wish {
  return { kind: "setGroup", callIdToGroupWith };
}

function translating(isTranslating: boolean): Wish {
  return { kind: "setTranslating", isTranslating, localLanguage: "en", remoteLanguage: "ja" };
}

/** An action that is performed without a handler, and completed. */
function completed(call: string, wish: Wish, outcome: ActionOutcome = "fulfilled"): Example {
  const id = actionIdOf(wish.kind, call);
  const action: CallAction = { ...wish, id, callId: idOf(call) };
  return [
    { kind: "performed", action, timeoutAt: instant(5_000), isHandled: false },
    { kind: "completed", actionId: id, outcome },
  ];
}

const BEFORE: Example = [
  ...["a", "b", "c", "d"].flatMap((call, index) => [
    ...rings(call, index + 1),
    ...completed(call, { kind: "answerCall" }),
  ]),
  ...rings("e", 5),
];

function linesOf(sentence: string): Example {
  const [, call = "", verb = "", other = ""] = /^(\w) (.*?)(?: (\w))?$/.exec(sentence) ?? [];
  const lines = VERBS[verb]?.(call, other);
  if (!lines) throw new Error(`Cannot tell "${sentence}": it has none of the verbs`);
  return lines;
}

function worldAfter(story: string): World {
  const world = new World();
  const lines = story.split(", ").flatMap(linesOf);
  for (const event of eventsOf([...BEFORE, ...lines])) world.fold(event);
  return world;
}

// What is so then: who talks with whom, and in brackets what else is known of a call.

function told({ calls }: World): string {
  const groups = Map.groupBy(calls.values(), ({ id, group }) => group ?? id);
  return [...groups.values()].map((group) => group.map(describe).join(" with ")).join(", ");
}

function describe(call: WorldCall, _place: number, { length }: readonly WorldCall[]): string {
  const { id, group, isGroupUnsure, isOnHold, isHoldUnsure, isTranslating } = call;
  const flags = [
    ...(length === 1 && group !== null ? ["group of one"] : []),
    ...(isGroupUnsure ? ["perhaps"] : []),
    ...(isOnHold ? ["held"] : []),
    ...(isHoldUnsure ? ["unsure"] : []),
    ...(isTranslating ? ["translated"] : []),
  ];
  return id.slice(0, 1) + (flags.length === 0 ? "" : ` (${flags.join(" ")})`);
}

const stories: readonly (readonly [story: string, told: string])[] = [
  // Who talks with whom.
  ["a joins b", "a with b, c, d, e"],
  ["b joins a", "a with b, c, d, e"],
  ["a fails to join b", "a, b, c, d, e"],
  ["a joins b, c joins a", "a with b with c, d, e"],
  ["a joins b, c joins b", "a with b with c, d, e"],
  ["a joins b, c joins d", "a with b, c with d, e"],
  ["a joins b, c joins d, c joins a", "a with b with c, d, e"],
  ["a joins b, c joins d, a leaves, a joins b", "a with b, c with d, e"],
  ["a joins b, a joins c", "a with c, b, d, e"],
  ["a joins b, a joins b", "a with b, c, d, e"],
  ["a joins b, c joins b, a joins c", "a with b with c, d, e"],
  ["a joins a", "a, b, c, d, e"],
  ["a joins e", "a, b, c, d, e"],
  ["e joins a", "a, b, c, d, e"],
  ["a joins f", "a, b, c, d, e"],
  ["a joins b, a joins f", "a with b, c, d, e"],
  // Who leaves.
  ["a leaves", "a, b, c, d, e"],
  ["a joins b, a leaves", "a, b, c, d, e"],
  ["a joins b, a fails to leave", "a with b, c, d, e"],
  ["a joins b, c joins b, a leaves", "a, b with c, d, e"],
  ["a joins b, a ends", "b, c, d, e"],
  ["a joins b, c joins b, a ends", "b with c, d, e"],
  ["a joins b, c joins b, a is over", "b with c, d, e"],
  ["a joins b, c joins b, a is seen ended", "b with c, d, e"],
  ["a joins b, b is over, c joins a", "a with c, d, e"],
  // Who comes off hold by joining, which no action says.
  ["a holds", "a (held), b, c, d, e"],
  ["a holds, a joins b", "a (unsure) with b, c, d, e"],
  ["a holds, b joins a", "a (unsure) with b, c, d, e"],
  ["a joins b, a holds, c joins b", "a (unsure) with b with c, d, e"],
  ["a holds, a joins b, a is seen on hold", "a (held unsure) with b, c, d, e"],
  ["a holds, a joins b, a is seen on hold, a is seen", "a (unsure) with b, c, d, e"],
  ["a holds, a joins b, a holds", "a (held) with b, c, d, e"],
  ["a holds, a joins b, a resumes, a is seen on hold", "a with b, c, d, e"],
  ["a holds, a joins b, a leaves", "a (unsure), b, c, d, e"],
  ["a holds, a is seen", "a (held), b, c, d, e"],
  ["a joins b, a is seen on hold", "a with b, c, d, e"],
  // Who is being held is in front no more, and takes nobody off hold.
  ["c holds, d holds, c joins d", "a, b, c (held) with d (held), e"],
  ["c holds, a is being held, c joins a", "a with c (held), b, d, e"],
  ["c holds, a is being held, a joins b, c joins a", "a with b with c (unsure), d, e"],
  ["c holds, b is being held, c joins a", "a with c (unsure), b, d, e"],
  ["c holds, a is being resumed, c joins a", "a with c (unsure), b, d, e"],
  ["c holds, a is being muted, c joins a", "a with c (unsure), b, d, e"],
  // What the system may have seen in another way.
  ["a may be grouped no more, a joins b, b joins c", "a (perhaps), b (perhaps) with c, d, e"],
  ["a holds too late, a joins b", "a (unsure) with b, c, d, e"],
  ["a holds too late", "a (unsure), b, c, d, e"],
  ["a holds too late, a is seen on hold", "a (held unsure), b, c, d, e"],
  ["a joins too late b", "a (perhaps) with b (perhaps), c (perhaps), d (perhaps), e (perhaps)"],
  ["a may be grouped no more, a joins b", "a (perhaps) with b (perhaps), c, d, e"],
  ["b may be grouped no more, a joins b", "a (perhaps) with b (perhaps), c, d, e"],
  ["c may be grouped no more, a joins b", "a with b, c, d, e"],
  // Who is translated.
  ["a translates", "a (translated), b, c, d, e"],
  ["a fails to translate", "a, b, c, d, e"],
  ["a translates, a stops translating", "a, b, c, d, e"],
  ["a translates, a holds, a joins b", "a (unsure translated) with b, c, d, e"],
];

for (const [story, expected] of stories) {
  Deno.test(`World folds "${story}" into "${expected}"`, () => {
    assertEquals(told(worldAfter(story)), expected);
  });
}

Deno.test("World guesses of a group that is full by the configuration in force", () => {
  const joined = [2, 1].map((maximumCallsPerCallGroup) => {
    const world = new World();
    const lines = [makesProvider({ maximumCallsPerCallGroup }), ...BEFORE, ...linesOf("a joins b")];
    for (const event of eventsOf(lines)) world.fold(event);
    return told(world);
  });
  assertEquals(joined, ["a with b, c, d, e", "a (perhaps) with b (perhaps), c, d, e"]);
});

Deno.test("World merges what an app says of a call, and of no other", () => {
  const { calls } = worldAfter("e may be grouped no more, e is renamed, d is renamed");
  assertEquals([...calls.values()].slice(2).map(({ info }) => info), [
    {},
    { localizedCallerName: "Ada" },
    { supportsGrouping: false, localizedCallerName: "Ada" },
  ]);
});

Deno.test("World keeps of a call that ended no group that others are in", () => {
  const { ended } = worldAfter("a joins b, c joins b, a ends");
  assertEquals([...ended.values()].map(({ id, call }) => [id, call.group]), [[idOf("a"), null]]);
});
