import { assertEquals } from "@std/assert";
import type { ProviderConfiguration } from "../../call/mod.ts";
import { mergeOf, whyNotGroupable } from "./gesture.ts";
import { type CallState, type Gesture, whyNotOffered } from "./mod.ts";
import { A, B, C, call, open, phone, type PhoneFields, provider } from "./small_phone_test.ts";

type Row = readonly [calls: readonly CallState[], why: string | null, fields?: PhoneFields];

const ringing = call(A, { phase: "ringing" });
const active = call(A);
const held = call(A, { isOnHold: true });
const front = call(B);
const unholdable = { info: { supportsHolding: false } };
const limited = (fields: Partial<ProviderConfiguration>): PhoneFields => ({
  configuration: fields,
});

/** Each gesture for call a, among calls: why the phone does not offer it. */
const OFFERS: readonly (readonly [Gesture, ...Row[]])[] = [
  [
    { kind: "answer", callId: A },
    [[], "there is no such call"],
    [[ringing], null],
    [[active], "it is active"],
    [[call(A, { phase: "starting" })], "it is starting"],
    [[ringing], "it is being ended", { transactions: [open("endCall", A)] }],
    [[ringing], "it is being answered", { transactions: [open("answerCall", A)] }],
    [[ringing, front], "another call is in front: hold and accept, or end and accept"],
    [[ringing, call(B, { isOnHold: true })], null],
    [[ringing, call(B, { phase: "ringing" })], null],
    [[ringing, front], null, { transactions: [open("endCall", B)] }],
    [
      [ringing, call(B, { phase: "starting" })],
      "another call is in front: hold and accept, or end and accept",
    ],
    [[ringing, call(B, { phase: "starting" })], null, { quirks: ["plainAcceptForUnconnected"] }],
    [
      [ringing, front],
      "another call is in front: hold and accept, or end and accept",
      { quirks: ["plainAcceptForUnconnected"] },
    ],
  ],
  [
    { kind: "holdAndAccept", callId: A },
    [[ringing], "no other call is in front: just answer"],
    [[ringing, front], null],
    [[active, front], "it is active"],
    [[ringing, front], "it is being answered", { transactions: [open("answerCall", A)] }],
    [[ringing, call(B, unholdable)], "the other call cannot be held"],
    [
      [ringing, call(B, { group: 1 }), call(C, { group: 1, ...unholdable })],
      "the other call cannot be held",
    ],
    [
      [ringing, front],
      "one more call does not fit the limit of call groups",
      limited({ maximumCallGroups: 1 }),
    ],
    [
      [ringing, front, call(C, { phase: "ringing" })],
      null,
      limited({ maximumCallGroups: 2 }),
    ],
    [
      [ringing, call(B, { owner: "cellular" })],
      null,
      limited({ maximumCallGroups: 1 }),
    ],
    [
      [call(A, { phase: "ringing", owner: "cellular" }), front],
      null,
      limited({ maximumCallGroups: 1 }),
    ],
  ],
  [
    { kind: "endAndAccept", callId: A },
    [[ringing], "no other call is in front: just answer"],
    [[ringing, front], null],
    [[active, front], "it is active"],
  ],
  [{ kind: "decline", callId: A }, [[ringing], null], [[active], "it is active: end it"]],
  [{ kind: "end", callId: A }, [[active], null], [[ringing], "it is ringing: decline it"]],
  [
    { kind: "setHeld", callId: A, isOnHold: true },
    [[active], null],
    [[ringing], "it is ringing"],
    [[call(A, unholdable)], "it cannot be held"],
    [[call(A, { group: 1 }), call(B, { group: 1, ...unholdable })], "it cannot be held"],
    [[held], "it is on hold"],
    [[active, front], null],
  ],
  [
    { kind: "setHeld", callId: A, isOnHold: false },
    [[held], null],
    [[active], "it is not on hold"],
    [[held, front], "another call is in front: swap"],
    [[call(A, { isOnHold: true, group: 1 }), call(B, { group: 1 })], null],
  ],
  [
    { kind: "swap", callId: A },
    [[held, front], null],
    [[active, front], "it is not on hold"],
    [[call(A, { isOnHold: true, ...unholdable }), front], "it cannot come off hold"],
    [
      [
        call(A, { isOnHold: true, group: 1 }),
        call(C, { isOnHold: true, group: 1, ...unholdable }),
        front,
      ],
      "it cannot come off hold",
    ],
    [[held], "no other call is in front: just resume it"],
    [[held, call(B, unholdable)], "the other cannot be held"],
    [
      [held, call(B, { group: 1 }), call(C, { group: 1, ...unholdable })],
      "the other cannot be held",
    ],
  ],
  [
    { kind: "merge", callId: A },
    [[held, front], null],
    [[active, front], "it is not on hold"],
    [[call(A, { owner: "cellular", isOnHold: true }), front], "it is not on hold"],
    [[call(A, { phase: "started", isOnHold: true }), front], "it is not on hold"],
    [[held], "no other call is in front"],
    [
      [
        call(A, { isOnHold: true, group: 1 }),
        call(C, { isOnHold: true, group: 1 }),
        call(B, { group: 2 }),
      ],
      "both talk together with others",
    ],
    [[held, call(B, { owner: 2 })], "the calls are of different apps"],
    [[held, call(B, { phase: "connecting" })], "both must be connected"],
    [[held, call(B, { info: { supportsGrouping: false } })], "one cannot be grouped"],
    [
      [call(A, { isOnHold: true, info: { supportsGrouping: false } }), front],
      "one cannot be grouped",
    ],
    [
      [held, front],
      "one more call does not fit the limit of calls in a group",
      limited({ maximumCallsPerCallGroup: 1 }),
    ],
    [
      [held, call(B, { group: 1 }), call(C, { group: 1 })],
      "one more call does not fit the limit of calls in a group",
      limited({ maximumCallsPerCallGroup: 2 }),
    ],
    [
      [held, call(B, { group: 1 }), call(C, { group: 1 })],
      null,
      limited({ maximumCallsPerCallGroup: 3 }),
    ],
    [
      [call(A, { isOnHold: true, group: 1 }), call(C, { isOnHold: true, group: 1 }), front],
      "one more call does not fit the limit of calls in a group",
      limited({ maximumCallsPerCallGroup: 2 }),
    ],
  ],
  [
    { kind: "split", callId: A },
    [[active], "it talks together with nobody"],
    [[call(A, { group: 1 }), call(B, { group: 1 })], null],
    [
      [call(A, { group: 1, info: { supportsUngrouping: false } }), call(B, { group: 1 })],
      "it cannot leave a group",
    ],
    [[call(A, { group: 1 }), call(B, { group: 1, ...unholdable })], "the others cannot be held"],
    [[call(A, { group: 1, ...unholdable }), call(B, { group: 1 })], null],
    [
      [call(A, { group: 1 }), call(B, { group: 1 })],
      "one more group does not fit the limit of call groups",
      limited({ maximumCallGroups: 1 }),
    ],
    [
      [call(A, { group: 1 }), call(B, { group: 1 }), call(C, { phase: "ringing" })],
      null,
    ],
    [
      [call(A, { group: 1 }), call(B, { group: 1 }), call(C, { isOnHold: true })],
      "one more group does not fit the limit of call groups",
    ],
    [[call(A, { group: 1 }), call(B, { group: 1 }), call(C, { owner: 2, isOnHold: true })], null],
  ],
  [
    { kind: "setMuted", callId: A, isMuted: true },
    [[active], null],
    [[ringing], "it is ringing"],
    [[call(A, { phase: "starting" })], "it is starting"],
    [[call(A, { phase: "started" })], null],
    [[call(A, { isMuted: true })], "it is muted"],
  ],
  [
    { kind: "setMuted", callId: A, isMuted: false },
    [[active], "it is not muted"],
    [[call(A, { isMuted: true })], null],
  ],
  [
    { kind: "playDtmf", callId: A, digits: "1" },
    [[active], null],
    [[ringing], "it is ringing"],
    [[held], "it is on hold"],
    [[call(A, { info: { supportsDtmf: false } })], "it does not support DTMF"],
  ],
  [
    { kind: "setTranslating", callId: A, isTranslating: true },
    [[active], "its provider does not support translation"],
    [[active], null, limited({ supportsAudioTranslation: true })],
    [[ringing], "it is ringing", limited({ supportsAudioTranslation: true })],
    [
      [call(A, { isTranslating: true })],
      "it is translated",
      limited({ supportsAudioTranslation: true }),
    ],
  ],
  [
    { kind: "setTranslating", callId: A, isTranslating: false },
    [[active], "it is not translated", limited({ supportsAudioTranslation: true })],
    [[call(A, { isTranslating: true })], null, limited({ supportsAudioTranslation: true })],
  ],
];

for (const [gesture, ...rows] of OFFERS) {
  const { kind, callId: _of, ...value } = gesture;
  const said = [kind, ...Object.values(value)].join(" ");
  Deno.test(`whyNotOffered says when the phone does not offer ${said}`, () => {
    assertEquals(
      rows.map(([calls, , fields]) => whyNotOffered(phone({ calls, ...fields }), gesture)),
      rows.map(([, why]) => why),
    );
  });
}

Deno.test("whyNotGroupable keeps apart a call and itself, and calls that are together", () => {
  const [one, other] = [call(A, { group: 1 }), call(B, { group: 1 })];
  const state = phone({ calls: [one, other], providers: [provider(1)] });
  assertEquals(
    [whyNotGroupable(state, one, one), whyNotGroupable(state, one, other)],
    ["they talk together", "they talk together"],
  );
});

Deno.test("mergeOf has the one that is alone join the other", () => {
  const [alone, grouped] = [call(A), call(B, { group: 1 })];
  assertEquals(mergeOf(alone, grouped), [alone, grouped]);
  assertEquals(mergeOf(grouped, alone), [alone, grouped]);
  assertEquals(mergeOf(alone, call(C)), [alone, call(C)]);
});
