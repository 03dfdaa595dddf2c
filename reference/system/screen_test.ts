import { assertEquals } from "@std/assert";
import { nameOf, screenOf } from "./mod.ts";
import {
  A,
  type Act,
  B,
  C,
  call,
  fulfills,
  NOW,
  open,
  phone,
  type PhoneFields,
  play,
  request,
  starts,
} from "./small_phone_test.ts";

/** The cards of a phone in short: name, status, timer, what is special, and the buttons. */
function cardsOf(fields: PhoneFields): readonly string[] {
  const { kind, calls } = screenOf(phone(fields));
  return [
    kind,
    ...calls.map(({ name, status, timerFrom, isVideo, isMuted, others, buttons }) =>
      [
        name,
        status,
        ...(timerFrom === null ? [] : [`since ${timerFrom - NOW}`]),
        ...(isVideo ? ["video"] : []),
        ...(isMuted ? ["muted"] : []),
        ...(others === 0 ? [] : [`with ${others}`]),
        ...buttons.map((button) => `[${button}]`),
      ].join(" ")
    ),
  ];
}

const SCREENS: readonly (readonly [PhoneFields, ...string[]])[] = [
  [{}, "idle"],
  [{ calls: [call(A, { phase: "ringing" })] }, "banner", "a ringing [answer] [decline]"],
  [
    { calls: [call(A, { phase: "ringing" })], environment: { isLocked: true } },
    "lockScreen",
    "a ringing [answer] [decline]",
  ],
  [
    {
      calls: [
        call(A, { isOnHold: true }),
        call(B, { phase: "ringing" }),
        call(C, { connectedAt: NOW - 5 as typeof NOW }),
      ],
    },
    "banner",
    "c talking since -5 [end] [hold] [mute] [keypad]",
    "a onHold since 0 [end] [swap] [merge] [mute]",
    "b ringing [decline] [endAndAccept]",
  ],
  [{ calls: [call(A, { phase: "starting" })] }, "inCall", "a calling [end]"],
  [{ calls: [call(A, { phase: "started" })] }, "inCall", "a calling [end] [mute]"],
  [
    { calls: [call(A, { phase: "connecting", isMuted: true })] },
    "inCall",
    "a connecting muted [end] [unmute]",
  ],
  [
    { calls: [call(A, { phase: "ringing" })], transactions: [open("answerCall", A)] },
    "banner",
    "a connecting [decline]",
  ],
  [{ calls: [call(A)], transactions: [open("endCall", A)] }, "inCall", "a ending since 0"],
  [
    {
      calls: [call(A, { group: 1 }), call(B, { group: 1 }), call(C, { isOnHold: true })],
      configuration: { maximumCallGroups: 3 },
    },
    "inCall",
    "a talking since 0 with 1 [end] [hold] [split] [mute] [keypad]",
    "b talking since 0 with 1 [end] [hold] [split] [mute] [keypad]",
    "c onHold since 0 [end] [swap] [merge] [mute]",
  ],
  [
    {
      calls: [
        call(A, { info: { hasVideo: true } }),
        call(B, { phase: "ringing", info: { hasVideo: true } }),
      ],
      configuration: { supportsVideo: true },
    },
    "banner",
    "a talking since 0 video [end] [hold] [mute] [keypad] [video]",
    "b ringing video [decline] [holdAndAccept] [endAndAccept]",
  ],
  [
    { calls: [call(A, { info: { hasVideo: true } })] },
    "inCall",
    "a talking since 0 [end] [hold] [mute] [keypad]",
  ],
  [
    {
      calls: [call(A, { owner: "cellular", info: { hasVideo: true } })],
      configuration: { supportsVideo: true },
    },
    "inCall",
    "a talking since 0 [end] [hold] [mute] [keypad]",
  ],
  [
    { calls: [call(A)], configuration: { supportsAudioTranslation: true } },
    "inCall",
    "a talking since 0 [end] [hold] [mute] [keypad] [translate]",
  ],
  [
    {
      calls: [call(A, { isTranslating: true })],
      configuration: { supportsAudioTranslation: true },
    },
    "inCall",
    "a talking since 0 [end] [hold] [mute] [keypad] [stopTranslating]",
  ],
];

Deno.test("screenOf shows each call with what can be done with it", () => {
  assertEquals(SCREENS.map(([fields]) => cardsOf(fields)), SCREENS.map(([, ...cards]) => cards));
});

const directory = [
  { handle: { kind: "phoneNumber", value: "1" }, name: "Ada" },
  { handle: { kind: "generic", value: "2" }, name: "Bob" },
] as const;

Deno.test("nameOf is the name given, else the one that is known, else the handle", () => {
  const names = ([
    { localizedCallerName: "Eve" },
    { localizedCallerName: "", remoteHandle: { kind: "phoneNumber", value: "1" } },
    { remoteHandle: { kind: "generic", value: "2" } },
    { remoteHandle: { kind: "generic", value: "1" } },
    { remoteHandle: { kind: "phoneNumber", value: "2" } },
    { remoteHandle: null },
  ] as const).map((info) => nameOf(phone({ environment: { directory } }), call(A, { info })));
  assertEquals(names, ["Eve", "Ada", "Bob", "1", "2", "Unknown"]);
});

/** What Recents say of one call, after it ended so. */
function outcomeOf(fields: PhoneFields, ...acts: readonly Act[]): unknown {
  return play(phone(fields), ...acts).state.recents.map((entry) => [
    entry.outcome,
    entry.name,
    entry.isOutgoing,
    entry.isVideo,
    entry.connectedAt,
    entry.durationMs,
  ]);
}

Deno.test("Recents keep how a call ended, unless its provider keeps its calls out of them", () => {
  const over = (reason: "answeredElsewhere" | "declinedElsewhere" | "unanswered"): Act => ({
    kind: "callEndReported",
    provider: 1,
    callId: A,
    reason,
    afterMs: 9,
  });
  const ringing = { calls: [call(A, { phase: "ringing", info: { hasVideo: true } })] } as const;
  assertEquals(
    [
      outcomeOf({ calls: [call(A)] }, over("unanswered")),
      outcomeOf({ calls: [call(A, { phase: "started", isOutgoing: true })] }, over("unanswered")),
      outcomeOf(ringing, over("unanswered")),
      outcomeOf(ringing, over("answeredElsewhere")),
      outcomeOf(ringing, over("declinedElsewhere")),
      outcomeOf(
        { ...ringing, configuration: { includesCallsInRecents: false } },
        over("unanswered"),
      ),
    ],
    [
      [["connected", "a", false, false, 1000000, 9]],
      [["notConnected", "a", true, false, null, null]],
      [["missed", "a", false, true, null, null]],
      [["answeredElsewhere", "a", false, true, null, null]],
      [["declinedElsewhere", "a", false, true, null, null]],
      [],
    ],
  );
});

Deno.test("Recents keep a hundred calls", () => {
  const [recent] = play(phone({ calls: [call(A)] }), {
    kind: "callEndReported",
    provider: 1,
    callId: A,
    reason: "failed",
  }).state.recents;
  const recents = Array.from(
    { length: 100 },
    (_, index) => ({ ...recent, name: `${index}` }),
  ) as ReturnType<typeof phone>["recents"];
  const { state } = play(phone({ calls: [call(A)], recents }), {
    kind: "callEndReported",
    provider: 1,
    callId: A,
    reason: "failed",
  });
  assertEquals([state.recents.length, state.recents[0]?.name, state.recents.at(-1)?.name], [
    100,
    "a",
    "98",
  ]);
});

Deno.test("a start that failed is shown until another call begins", () => {
  const failed = play(phone(), request(starts(A)), { ...fulfills(A, "startCall"), fails: true });
  const shown = (...acts: readonly Act[]) => screenOf(play(failed.state, ...acts).state).failedCall;
  assertEquals(
    [
      shown(),
      shown(request(starts(B))),
      shown({ kind: "incomingReported", provider: 1, report: 7, callId: B, update: {} }),
    ],
    [{ id: A, name: "bob" }, null, null],
  );
});
