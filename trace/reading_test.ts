import { assertEquals } from "@std/assert";
import { type EventKind, linesOf, LONGEST_LINE, TraceReader } from "./mod.ts";

// What a device writes, and what is read of it.

const HEADER = '{"callspec":"0.1.0","side":"app","clock":"wall","profile":"apple","kinds":[]}';
const UPPER = "AAAAAAAA-BBBB-4CCC-8DDD-EEEEEEEEEEEE";
const LOWER = UPPER.toLowerCase();

/** The fields of an event as they are read, without its place. */
function read(kind: EventKind, fields: object): unknown {
  const reader = new TraceReader();
  reader.read(HEADER);
  const { index: _index, at: _at, origin: _origin, during: _during, kind: _kind, ...rest } =
    reader.read(JSON.stringify({ at: 1, kind, ...fields })) ?? { kind };
  return rest;
}

const call = { isOutgoing: false, isOnHold: false, hasConnected: false, hasEnded: false };
const spelled: readonly (readonly [kind: EventKind, fields: object, read: object])[] = [
  ["mediaStarted", { callId: UPPER }, { callId: LOWER }],
  ["mediaStarted", { callId: UPPER, id: UPPER, later: UPPER }, {
    callId: LOWER,
    id: UPPER,
    later: UPPER,
  }],
  ["incomingReported", { report: 1, callId: UPPER, update: {} }, {
    report: 1,
    callId: LOWER,
    update: {},
    raw: UPPER,
  }],
  ["incomingReported", { report: 1, callId: LOWER, update: {} }, {
    report: 1,
    callId: LOWER,
    update: {},
  }],
  ["delivered", { listener: "x", serial: 1, name: "rang", callId: UPPER, details: { id: UPPER } }, {
    listener: "x",
    serial: 1,
    name: "rang",
    callId: LOWER,
    details: { id: UPPER },
    raw: UPPER,
  }],
  ["callsListed", { calls: [{ id: UPPER, ...call }] }, { calls: [{ id: LOWER, ...call }] }],
  ["appGrouped", { groups: [[UPPER, LOWER], []] }, { groups: [[LOWER, LOWER], []] }],
  ["requested", {
    request: 1,
    actions: [{ kind: "setGroup", callId: UPPER, callIdToGroupWith: UPPER }],
  }, {
    request: 1,
    actions: [{ kind: "setGroup", callId: LOWER, callIdToGroupWith: LOWER }],
  }],
];
for (const [place, [kind, fields, expected]] of spelled.entries()) {
  Deno.test(`TraceReader reads ids of any case in ${kind} (${place})`, () => {
    assertEquals(read(kind, fields), expected);
  });
}

const incoming = "com.apple.CallKit.error.incomingcall";
const numbered: readonly (readonly [kind: EventKind, fields: object, read: object])[] = [
  ["callEndReported", { callId: LOWER, reason: 2, endedAt: null }, {
    callId: LOWER,
    reason: "remoteEnded",
    endedAt: null,
  }],
  ["intentHeard", { to: { kind: 2, value: "1" } }, { to: { kind: "phoneNumber", value: "1" } }],
  ["callUpdated", { callId: LOWER, update: { remoteHandle: { kind: 1, value: "ada" } } }, {
    callId: LOWER,
    update: { remoteHandle: { kind: "generic", value: "ada" } },
  }],
  ["requested", {
    request: 1,
    actions: [
      { kind: "playDtmf", callId: LOWER, digits: "1", type: 1 },
      { kind: "startCall", callId: LOWER, isVideo: false, handle: { kind: 3, value: "a@b" } },
    ],
  }, {
    request: 1,
    actions: [
      { kind: "playDtmf", callId: LOWER, digits: "1", type: "singleTone" },
      {
        kind: "startCall",
        callId: LOWER,
        isVideo: false,
        handle: { kind: "emailAddress", value: "a@b" },
      },
    ],
  }],
  ["incomingSettled", { report: 1, callId: LOWER, error: { domain: incoming, code: 3 } }, {
    report: 1,
    callId: LOWER,
    error: { domain: "incomingCall", code: "filteredByDoNotDisturb" },
  }],
  ["requestSettled", { request: 1, error: { domain: "NSCocoaErrorDomain", code: 4099 } }, {
    request: 1,
    error: { domain: "callKit", code: "unknown" },
    strange: "NSCocoaErrorDomain 4099",
  }],
  ["requestSettled", { request: 1, error: { domain: incoming, code: 99 } }, {
    request: 1,
    error: { domain: "callKit", code: "unknown" },
    strange: `${incoming} 99`,
  }],
];
for (const [place, [kind, fields, expected]] of numbered.entries()) {
  Deno.test(`TraceReader takes Apple's numbers for the contract's words in ${kind} (${place})`, () => {
    assertEquals(read(kind, fields), expected);
  });
}

Deno.test("linesOf keeps of a line that is too long no more than what shows it", async () => {
  const chunk = "x".repeat(LONGEST_LINE);
  const lengths: number[] = [];
  for await (const line of linesOf([chunk, chunk, chunk, chunk, "\nshort\n"])) {
    lengths.push(line.length);
  }
  assertEquals(lengths, [2 * LONGEST_LINE, 5]);
});
