import { assertEquals } from "@std/assert";
import type { EventKind, TraceEvent } from "../trace/mod.ts";
import { alone } from "./alone.ts";
import {
  asks,
  completes,
  eventsOf,
  type Example,
  gestures,
  performs,
  requests,
  rests,
  settlesRequest,
  wait,
} from "./example.ts";
import type { Judge } from "./rule.ts";
import { EXACT } from "./timing.ts";

const END = requests({ kind: "endCall" }, "a");

/** What is heard of requests that came alone: their error, and the actions that followed. */
function heardOf(example: Example, timing = EXACT): readonly string[] {
  const heard: string[] = [];
  const judge = alone(timing, "requested", ({ settled, offers }) => {
    const kinds = offers.flatMap(({ actions }) => actions.map(({ kind }) => kind));
    heard.push([settled?.error?.code ?? "accepted", ...kinds].join(" "));
  });
  for (const event of eventsOf(example)) hear(judge, event.kind, event);
  return heard;
}

function hear(judge: Judge, kind: EventKind, event: TraceEvent): void {
  const handlers: { readonly [K in EventKind]?: (event: never) => void } = judge;
  handlers[kind]?.(event as never);
}

const stories: readonly (readonly [what: string, example: Example, heard: readonly string[]])[] = [
  ["a refused request", [rests, END, settlesRequest("unknown"), rests], ["unknown"]],
  [
    "an accepted one, and what the app is asked of and given once",
    [rests, END, settlesRequest(), asks(["endCall", "a"]), performs("endCall", "a"), rests],
    ["accepted endCall"],
  ],
  [
    "what the app completes of it",
    [rests, END, settlesRequest(), performs("endCall", "a"), completes("endCall", "a"), rests],
    ["accepted endCall"],
  ],
  ["a request before anything rested", [END, settlesRequest(), rests], []],
  ["a request that never settled", [rests, END, rests], []],
  ["two requests at once", [rests, END, END, settlesRequest(), rests], []],
  ["a request behind a tap", [rests, gestures("end", "a"), END, settlesRequest(), rests], []],
  ["a request before a tap", [rests, END, gestures("end", "a"), settlesRequest(), rests], []],
  ["a request when time has passed", [rests, wait(1), END, settlesRequest(), rests], []],
  ["a request over which time passed", [rests, END, settlesRequest(), wait(1), rests], []],
  [
    "a request before the completion of an older action",
    [performs("setMuted", "a"), rests, END, settlesRequest(), completes("setMuted", "a"), rests],
    [],
  ],
  [
    "an action that was asked of before the request",
    [asks(["setMuted", "a"]), rests, END, settlesRequest(), performs("setMuted", "a"), rests],
    ["accepted"],
  ],
  [
    "the next request, when all is at rest again",
    [rests, END, END, rests, END, settlesRequest(), rests],
    ["accepted"],
  ],
];

for (const [what, example, heard] of stories) {
  Deno.test(`alone hears ${heard.length > 0 ? "of" : "nothing of"} ${what}`, () => {
    assertEquals(heardOf(example), heard);
  });
}

Deno.test("alone takes what is no further apart than a moment as one, on real time", () => {
  const example = [rests, wait(40), END, settlesRequest("unknown"), wait(40), rests];
  assertEquals(heardOf(example), []);
  assertEquals(heardOf(example, { toleranceMs: 0, momentMs: 100 }), ["unknown"]);
  assertEquals(heardOf(example, { toleranceMs: 0, momentMs: 60 }), []);
});
