import { assertEquals, assertThrows } from "@std/assert";
import { CallError, callId, type ErrorCode, type ErrorDomain } from "../../call/mod.ts";
import { PORTS, TELECOM_ROUTES } from "./audio_route.ts";
import { errorCodeOf } from "./ios_errors.ts";
import { configurationOf } from "./ios_settings.ts";
import { callOfUuid, kindOf, neededText } from "./native_values.ts";
import { ada } from "./set_up_test.ts";

// Text, ids and handles.

Deno.test("neededText takes text and numbers, and says of anything else what it is", () => {
  const taken = ["Ada", "", 7].map((value) => neededText("show", "the name", value));
  const refused = [undefined, null, { id: 7 }].map((value) =>
    assertThrows(() => neededText("show", "the name", value), Error).message
  );
  assertEquals([taken, refused], [["Ada", "", "7"], [
    "Cannot show: the name is undefined, which ends the app on a device; give it text",
    "Cannot show: the name is null, which ends the app on a device; give it text",
    'Cannot show: the name is {"id":7}, which ends the app on a device; give it text',
  ]]);
});

Deno.test("callOfUuid takes a UUID, and says of anything else what it is, and why not", () => {
  assertEquals(callOfUuid("end", ada.toUpperCase()), callId(ada));
  const whyNot = ["call 7", null, undefined].map((value) => {
    const { message, cause } = assertThrows(() => callOfUuid("end", value), Error);
    return [message.split(", for")[0], (cause as Error).message.split(/, |: wanted/)[0]];
  });
  assertEquals(whyNot, [
    ['Cannot end: "call 7" is no UUID', 'Cannot read "call 7" as a call id'],
    ["Cannot end: null is no UUID", "Cannot end: the uuid is null"],
    ["Cannot end: undefined is no UUID", "Cannot end: the uuid is undefined"],
  ]);
});

Deno.test("kindOf reads the kinds that the bridge knows, and takes any other for generic", () => {
  const kinds = ["number", "phone", "email", "generic", "fax", undefined];
  assertEquals(kinds.map(kindOf), [
    "phoneNumber",
    "phoneNumber",
    "emailAddress",
    "generic",
    "generic",
    "generic",
  ]);
});

// Ways of the sound.

Deno.test("a route is called otherwise by AVFoundation and by Telecom", () => {
  assertEquals([PORTS, TELECOM_ROUTES], [
    {
      Phone: "Receiver",
      Speaker: "Speaker",
      Headset: "Headphones",
      Bluetooth: "BluetoothHFP",
    },
    {
      Phone: "EARPIECE",
      Speaker: "SPEAKER",
      Headset: "WIRED_HEADSET",
      Bluetooth: "BLUETOOTH",
    },
  ]);
});

// Errors.

type Named = readonly [error: Error, name: string];

function errorOf(domain: ErrorDomain, code: ErrorCode): CallError {
  return new CallError(domain, code, "refused");
}

const NAMED: readonly Named[] = [
  [errorOf("incomingCall", "unknown"), "Unknown"],
  [errorOf("incomingCall", "unentitled"), "Unentitled"],
  [errorOf("incomingCall", "callIdAlreadyExists"), "CallUUIDAlreadyExists"],
  [errorOf("incomingCall", "filteredByDoNotDisturb"), "FilteredByDoNotDisturb"],
  [errorOf("incomingCall", "filteredByBlockList"), "FilteredByBlockList"],
  [errorOf("incomingCall", "callIsProtected"), "Unknown"],
  [new Error("the disk is full"), "Unknown"],
  [Object.assign(new Error("no error of calls"), { rawCode: 1 }), "Unknown"],
];

for (const [error, name] of NAMED) {
  const what = error instanceof CallError ? error.code : error.message;
  Deno.test(`errorCodeOf calls ${what} ${name}`, () => assertEquals(errorCodeOf(error), name));
}

// Settings.

const AT_FIRST = {
  supportsVideo: true,
  maximumCallGroups: 3,
  maximumCallsPerCallGroup: 1,
  supportedHandleKinds: ["phoneNumber"],
  ringtoneSound: null,
};

type Configured = readonly [settings: object, configuration: object];

const CONFIGURED: readonly Configured[] = [
  [{}, {}],
  [{ supportsVideo: false }, { supportsVideo: false }],
  [{ supportsVideo: 1 }, { supportsVideo: true }],
  [{ maximumCallGroups: "2" }, { maximumCallGroups: 2 }],
  [{ maximumCallGroups: "12 at most" }, { maximumCallGroups: 12 }],
  [{ maximumCallGroups: "1" }, { maximumCallGroups: 1 }],
  [{ maximumCallGroups: 0 }, {}],
  [{ maximumCallGroups: "none" }, {}],
  [{ maximumCallsPerCallGroup: 5 }, { maximumCallsPerCallGroup: 5 }],
  [{ maximumCallsPerCallGroup: null }, {}],
  [{ handleType: "email" }, { supportedHandleKinds: ["emailAddress"] }],
  [{ handleType: ["phone", "generic"] }, { supportedHandleKinds: ["phoneNumber", "generic"] }],
  [{ ringtoneSound: "bell.caf" }, { ringtoneSound: "bell.caf" }],
  [{ includesCallsInRecents: false }, { includesCallsInRecents: false }],
  [{ includesCallsInRecents: true }, { includesCallsInRecents: true }],
];

for (const [settings, configuration] of CONFIGURED) {
  Deno.test(`configurationOf makes of ${JSON.stringify(settings)} what a provider is made with`, () => {
    const configured = configurationOf({ appName: "Pigeon", ...settings });
    assertEquals<object>(configured, { ...AT_FIRST, ...configuration });
  });
}
