import { assertEquals } from "@std/assert";
import {
  completes,
  connected,
  eventsOf,
  type Example,
  type ExampleLine,
  performs,
  performsSo,
  reportsEnd,
  requests,
  rests,
  rings,
  settlesRequest,
  shows,
  talks,
  updates,
  wait,
} from "../rules/example.ts";
import type { RuleId } from "../rules/mod.ts";
import { EVENT_KINDS } from "../trace/mod.ts";
import { judgeTrace } from "./judge_trace.ts";

const looks: ExampleLine = { kind: "recentsSeen", added: [] };
const start = requests({
  kind: "startCall",
  handle: { kind: "generic", value: "bob" },
  isVideo: false,
}, "a");
const started = [performs("startCall", "a"), completes("startCall", "a")] as const;
const startOfC = requests("startCall", "c", 3);
const reset: ExampleLine = { kind: "didReset", provider: 1 };
const mute = requests({ kind: "setMuted", isMuted: true }, "a");
const unanswered = { ...mute, isUnanswered: true } as ExampleLine;

const stories: readonly (readonly [
  rule: RuleId,
  what: string,
  example: Example,
  status: "passed" | "failed" | "inconclusive",
])[] = [
  [
    "system/ended-calls-in-recents",
    "a call whose answer failed, which may be over",
    [
      ...rings("a"),
      performs("answerCall", "a"),
      completes("answerCall", "a", "failed"),
      rests,
      reportsEnd("a"),
      looks,
      rests,
    ],
    "inconclusive",
  ],
  [
    "system/end-calls-for-good",
    "a call that was reported just before a reset was told, and may have been behind it",
    [rests, ...rings("a"), reset, rests],
    "inconclusive",
  ],
  [
    "system/end-calls-for-good",
    "a call of long before a reset",
    [...rings("a"), rests, reset, rests],
    "failed",
  ],
  [
    "system/hold-before-start",
    "two calls that run beside each other, of which one has to make room",
    [...talks("a"), ...talks("b", 2), rests, startOfC, performs("startCall", "c"), rests],
    "inconclusive",
  ],
  [
    "system/time-out-late-actions",
    "an action of a call that may be over",
    [
      ...rings("a"),
      performs("endCall", "a"),
      performs("answerCall", "a"),
      completes("answerCall", "a", "failed"),
      wait(5_000),
      rests,
    ],
    "passed",
  ],
  [
    "system/show-the-given-name",
    "a name that came before the app was given the call",
    [
      start,
      updates("a", { localizedCallerName: "Ada" }),
      settlesRequest(),
      ...started,
      rests,
      shows({
        a: { name: "bob" },
      }),
    ],
    "inconclusive",
  ],
  [
    "system/show-the-given-name",
    "a name that came behind that",
    [
      start,
      settlesRequest(),
      performs("startCall", "a"),
      updates("a", { localizedCallerName: "Ada" }),
      shows({
        a: { name: "bob" },
      }),
    ],
    "failed",
  ],
  [
    "system/no-keypad-without-support",
    "what was said of a call before the app was given it",
    [
      start,
      updates("a", { supportsDtmf: false }),
      settlesRequest(),
      ...started,
      connected("a"),
      rests,
      shows({
        a: { buttons: ["keypad"] },
      }),
      rests,
    ],
    "inconclusive",
  ],
  [
    "system/actions-as-requested",
    "a request that nobody answers, and nothing came of",
    [...rings("a"), rests, unanswered, rests],
    "inconclusive",
  ],
  [
    "system/actions-as-requested",
    "a request that another action came of",
    [
      ...rings("a"),
      rests,
      unanswered,
      performsSo({ kind: "setMuted", isMuted: false }, "a"),
      rests,
    ],
    "failed",
  ],
];

for (const [id, what, example, status] of stories) {
  Deno.test(`${id} is ${status} about ${what}`, () => {
    const verdict = judgeTrace({
      header: {
        callspec: "0.1.0",
        clock: "virtual",
        profile: "callspec",
        side: "system",
        kinds: EVENT_KINDS,
      },
      events: eventsOf(example),
    }).find(({ rule }) => rule.id === id);
    assertEquals(verdict?.status, status);
  });
}
