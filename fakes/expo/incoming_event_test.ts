import { assertEquals, assertThrows } from "@std/assert";
import { eventOfApp, eventOfPush, payloadOf } from "./incoming_event.ts";
import { handleOf, idOf, participantOf } from "./native_values.ts";
import type { Platform } from "./platform.ts";
import type { IncomingCallEvent } from "./session.ts";

const NOW = Date.parse("2026-01-01T00:00:05.250Z");
const BARE = { eventId: "e-1", serverCallId: "s-1", caller: { id: "7" } };
const READ: IncomingCallEvent = { ...BARE, hasVideo: false };

function readOf(value: unknown, read: typeof eventOfApp | typeof readPush) {
  const on = (platform: Platform) => read(value, { platform, now: NOW });
  return { ios: on("ios"), android: on("android") };
}

function readPush(value: unknown, reading: Parameters<typeof eventOfPush>[1]) {
  return eventOfPush({ incomingCall: value }, reading);
}

// Moments.

type Started = readonly [startedAt: unknown, ios: string | undefined, android: string | undefined];

const STARTED_BY_APP: readonly Started[] = [
  ["2026-01-01T00:00:00.125Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.125Z"],
  ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"],
  ["yesterday", "2026-01-01T00:00:05Z", "2026-01-01T00:00:05.250Z"],
  [undefined, undefined, "2026-01-01T00:00:05.250Z"],
  ["", undefined, "2026-01-01T00:00:05.250Z"],
];

const STARTED_BY_PUSH: readonly Started[] = [
  ["2026-01-01T00:00:00.125Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.125Z"],
  ["yesterday", undefined, "2026-01-01T00:00:05.250Z"],
  [undefined, undefined, "2026-01-01T00:00:05.250Z"],
];

for (
  const [name, read, cases] of [
    ["eventOfApp", eventOfApp, STARTED_BY_APP],
    ["eventOfPush", readPush, STARTED_BY_PUSH],
  ] as const
) {
  for (const [startedAt, ios, android] of cases) {
    Deno.test(`${name} reads that a call began at ${JSON.stringify(startedAt)}`, () => {
      const begun = (moment: string | undefined) =>
        moment === undefined ? READ : { ...READ, startedAt: moment };
      const events = { ios: begun(ios), android: begun(android) };
      assertEquals(readOf({ ...BARE, startedAt }, read), events);
    });
  }
}

// What else there is.

type Rest = readonly [what: string, given: object, read: object];

const RESTS: readonly Rest[] = [
  ["metadata that are a map", { metadata: { room: 7 } }, { metadata: { room: 7 } }],
  ["metadata that are null as none", { metadata: null }, {}],
  ["metadata that are text as none", { metadata: "room 7" }, {}],
  ["video where it says true", { hasVideo: true }, { hasVideo: true }],
  ["no video where it says something else", { hasVideo: "true" }, { hasVideo: false }],
];

for (const [what, given, read] of RESTS) {
  Deno.test(`eventOfApp reads ${what}`, () => {
    const event = eventOfApp({ ...BARE, ...given }, { platform: "ios", now: NOW });
    assertEquals(event, { ...READ, ...read });
  });
}

// What is needed.

const LACKING: readonly (readonly [lacks: object, message: string])[] = [
  [{ eventId: " " }, "IncomingCallEvent.eventId is required"],
  [{ serverCallId: undefined }, "IncomingCallEvent.serverCallId is required"],
  [{ caller: { id: " " } }, "IncomingCallEvent.caller.id is required"],
];

for (const [lacks, message] of LACKING) {
  Deno.test(`eventOfApp refuses on Android what lacks something, and takes it on iOS: ${message}`, () => {
    const event = { ...BARE, ...lacks };
    const refused = assertThrows(() => eventOfApp(event, { platform: "android", now: NOW }), Error);
    const { serverCallId = "" } = event;
    assertEquals([refused.message, eventOfApp(event, { platform: "ios", now: NOW })], [message, {
      ...READ,
      ...event,
      serverCallId,
    }]);
  });
}

for (const lacks of [{ eventId: "" }, { serverCallId: 7 }, { caller: {} }, { caller: null }]) {
  Deno.test(`eventOfPush reads nothing where something is lacking: ${JSON.stringify(lacks)}`, () => {
    assertEquals(readOf({ ...BARE, ...lacks }, readPush), { ios: null, android: null });
  });
}

Deno.test("eventOfPush takes what is there under either spelling of the server", () => {
  const reading = { platform: "ios", now: NOW } as const;
  assertEquals(
    [eventOfPush({ incoming_call: BARE }, reading), eventOfPush({}, reading)],
    [READ, null],
  );
});

// What a server sends for a test that says only who calls.

const FROM = { kind: "generic", value: "ada" };

const PAYLOADS: readonly Rest[] = [
  ["a handle that says nothing more", { from: FROM }, { caller: { id: "ada" } }],
  [
    "a number, and a name",
    { from: { kind: "phoneNumber", value: "+15550100" }, name: "Ada" },
    { caller: { id: "+15550100", phoneNumber: "+15550100", displayName: "Ada" } },
  ],
  [
    "an address",
    { from: { kind: "emailAddress", value: "ada@example.org" } },
    { caller: { id: "ada@example.org", email: "ada@example.org" } },
  ],
  [
    "what the server says besides",
    { from: FROM, metadata: { room: 7 } },
    { caller: { id: "ada" }, metadata: { room: 7 } },
  ],
];

for (const [what, given, sent] of PAYLOADS) {
  Deno.test(`payloadOf makes an event of ${what}`, () => {
    assertEquals(payloadOf({ id: "s-1", isVideo: true, ...given }, "e-1"), {
      incomingCall: { eventId: "e-1", serverCallId: "s-1", hasVideo: true, ...sent },
    });
  });
}

Deno.test("payloadOf leaves what the test itself puts in the push", () => {
  const pushes = [{ id: "s-1", incomingCall: 7 }, { id: "s-1", incoming_call: 7 }];
  assertEquals(pushes.map((push) => payloadOf(push, "e-1")), pushes);
});

// Values.

Deno.test("participantOf takes the texts that the bridge knows, and no others", () => {
  const ada = {
    id: "7",
    displayName: "Ada",
    avatarUrl: "https://example.org/ada.png",
    phoneNumber: "+15550100",
    email: "ada@example.org",
  };
  assertEquals([participantOf({ ...ada, title: "Countess" }), participantOf({ id: 7, email: 7 })], [
    ada,
    { id: "" },
  ]);
});

Deno.test("handleOf reaches somebody by number, else by address, else by id", () => {
  const who = [
    { id: "7", email: "ada@example.org", phoneNumber: "+15550100" },
    { id: "7", email: "ada@example.org" },
    { id: "7" },
  ];
  assertEquals(who.map(handleOf), [
    { kind: "phoneNumber", value: "+15550100" },
    { kind: "emailAddress", value: "ada@example.org" },
    { kind: "generic", value: "7" },
  ]);
});

Deno.test("idOf says what is no id, and why", () => {
  const { message, cause } = assertThrows(() => idOf("call 7", "Invalid call ID"), Error);
  assertEquals([message, cause instanceof Error], ["Invalid call ID: call 7", true]);
});
