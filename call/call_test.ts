import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  CALL_ENDED_REASONS,
  CALL_ERRORS,
  CallError,
  callId,
  canonicalUuid,
  type ErrorCode,
  type ErrorDomain,
  type Handle,
  handle,
  HANDLE_KINDS,
  type HandleKind,
  instant,
  type InvalidValueCode,
  InvalidValueError,
  isSameHandle,
  shown,
} from "./mod.ts";

// The seed is the whole story of a run.
fc.configureGlobal({ seed: 1 });

const ID = "ae0c5f2b-6d1c-4e0a-9a7b-5d1b2f3c4d5e";
const MEGABYTE = "x".repeat(2 ** 20);
const MEGABYTE_SHOWN = `"${"x".repeat(56)}...`;

/** Asserts that a value is refused, with the whole of what the caller reads. */
function assertRefused(body: () => unknown, code: InvalidValueCode, message: string): void {
  const error = assertThrows(body, InvalidValueError);
  assertEquals([error.name, error.code, error.message], ["InvalidValueError", code, message]);
}

// Ids.

const readIds: Readonly<Record<string, readonly [text: string, id: string]>> = {
  "lower case": [ID, ID],
  "upper case": [ID.toUpperCase(), ID],
  "any version and variant": [
    "ffffffff-FFFF-ffff-ffff-ffffffffffff",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
  ],
  "the nil UUID": ["00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000"],
};

for (const [what, [text, id]] of Object.entries(readIds)) {
  Deno.test(`callId reads ${what}`, () => {
    assertEquals<string>(callId(text), id);
  });
}

const refusedIds: Readonly<Record<string, readonly [text: unknown, seen: string]>> = {
  "an empty text": ["", '""'],
  "35 characters": [ID.slice(1), `"${ID.slice(1)}"`],
  "37 characters": [`${ID}0`, `"${ID}0"`],
  "a line end behind a UUID": [`${ID}\n`, `"${ID}\\n"`],
  "a space before a UUID": [` ${ID}`, `" ${ID}"`],
  braces: [`{${ID}}`, `"{${ID}}"`],
  "a URN": [`urn:uuid:${ID}`, `"urn:uuid:${ID}"`],
  "digits without dashes": [ID.replaceAll("-", ""), `"${ID.replaceAll("-", "")}"`],
  "dashes elsewhere": [`-${ID.replace("-", "")}`, `"-${ID.replace("-", "")}"`],
  "a lone surrogate": [`\ud800${ID.slice(1)}`, `"\\ud800${ID.slice(1)}"`],
  "full-width digits": [ID.replaceAll("5", "\uff15"), `"${ID.replaceAll("5", "\uff15")}"`],
  "a letter that is no hexadecimal digit": [`g${ID.slice(1)}`, `"g${ID.slice(1)}"`],
  "a megabyte": [MEGABYTE, MEGABYTE_SHOWN],
  "a number": [7, "7"],
  "null": [null, "null"],
  "undefined": [undefined, "undefined"],
  "an object": [{}, "[object Object]"],
  "a list with a UUID in it": [[ID], ID],
  "a boxed UUID": [Object(ID), ID],
};

for (const [what, [text, seen]] of Object.entries(refusedIds)) {
  Deno.test(`callId refuses ${what}`, () => {
    const message =
      `Cannot read ${seen} as a call id: wanted a UUID of 8-4-4-4-12 hexadecimal digits`;
    assertRefused(() => callId(text as string), "malformedId", message);
  });
}

Deno.test("callId gives all spellings of a UUID one id", () => {
  fc.assert(fc.property(fc.mixedCase(fc.uuid()), (text) => {
    assertEquals<string>(callId(text), text.toLowerCase());
  }));
});

Deno.test("callId refuses a UUID with one character that cannot stand there", () => {
  const stray = fc.string({ unit: "binary", minLength: 1, maxLength: 1 })
    .filter((character) => !/[0-9a-f-]/i.test(character));
  fc.assert(fc.property(fc.uuid(), fc.nat(35), stray, (uuid, at, character) => {
    const text = uuid.slice(0, at) + character + uuid.slice(at + 1);
    assertEquals(assertThrows(() => callId(text), InvalidValueError).code, "malformedId");
  }));
});

Deno.test("canonicalUuid names in its error what was to be read", () => {
  const message = `Cannot read "a" as a ticket: wanted a UUID of 8-4-4-4-12 hexadecimal digits`;
  assertRefused(() => canonicalUuid("a", "a ticket"), "malformedId", message);
});

// Moments.

Deno.test("instant takes every finite number as it is", () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (epochMs) => {
    assert(Object.is(instant(epochMs), epochMs));
  }));
});

const refusedInstants: Readonly<Record<string, readonly [epochMs: unknown, seen: string]>> = {
  NaN: [NaN, "NaN"],
  Infinity: [Infinity, "Infinity"],
  "-Infinity": [-Infinity, "-Infinity"],
  "a text": ["5", '"5"'],
  "a bigint": [5n, "5"],
  "null": [null, "null"],
  "undefined": [undefined, "undefined"],
  "a list with a number in it": [[5], "5"],
};

for (const [what, [epochMs, seen]] of Object.entries(refusedInstants)) {
  Deno.test(`instant refuses ${what}`, () => {
    const message = `Cannot read ${seen} as an instant: wanted finite milliseconds since 1970`;
    assertRefused(() => instant(epochMs as number), "malformedInstant", message);
  });
}

// Handles.

Deno.test("HANDLE_KINDS has CallKit's raw numbers", () => {
  assertEquals(HANDLE_KINDS, { generic: 1, phoneNumber: 2, emailAddress: 3 });
});

Deno.test("handle keeps kind and value to the letter, and cannot be changed", () => {
  const kinds = fc.constantFrom<HandleKind>("generic", "phoneNumber", "emailAddress");
  fc.assert(fc.property(kinds, fc.string({ unit: "binary" }), (kind, value) => {
    const made = handle(kind, value);
    assertEquals(made, { kind, value });
    assert(Object.isFrozen(made));
  }));
});

Deno.test("handle keeps a value of a megabyte", () => {
  assertEquals(handle("generic", MEGABYTE), { kind: "generic", value: MEGABYTE });
});

const refusedHandles: Readonly<
  Record<string, readonly [kind: unknown, value: unknown, message: string]>
> = {
  "an unknown kind": ["sip", "ada", unknownKind('"sip"')],
  "a kind in another case": ["Generic", "ada", unknownKind('"Generic"')],
  "the kind __proto__": ["__proto__", "ada", unknownKind('"__proto__"')],
  "the kind constructor": ["constructor", "ada", unknownKind('"constructor"')],
  "CallKit's number of a kind": [1, "ada", unknownKind("1")],
  "no kind": [undefined, "ada", unknownKind("undefined")],
  "a kind of a megabyte": [MEGABYTE, "ada", unknownKind(MEGABYTE_SHOWN)],
  "a number as value": ["phoneNumber", 555, "Cannot make a handle of 555: wanted a string"],
  "no value": ["generic", undefined, "Cannot make a handle of undefined: wanted a string"],
  "null as value": ["generic", null, "Cannot make a handle of null: wanted a string"],
  "an object as value": [
    "generic",
    { toString: () => "ada" },
    "Cannot make a handle of ada: wanted a string",
  ],
};

function unknownKind(seen: string): string {
  return `Cannot make a handle of kind ${seen}: wanted one of generic, phoneNumber, emailAddress`;
}

for (const [what, [kind, value, message]] of Object.entries(refusedHandles)) {
  Deno.test(`handle refuses ${what}`, () => {
    const body = () => handle(kind as HandleKind, value as string);
    assertRefused(body, "malformedHandle", message);
  });
}

const ada = { kind: "generic", value: "ada" } as const;
const pairs: Readonly<Record<string, readonly [one: Handle, other: Handle, isSame: boolean]>> = {
  "true of copies": [ada, { ...ada }, true],
  "false of two values": [ada, { ...ada, value: "bob" }, false],
  "false of two kinds": [ada, { ...ada, kind: "emailAddress" }, false],
  "false of two cases of a letter": [ada, { ...ada, value: "Ada" }, false],
  "false of two spellings in Unicode": [
    { kind: "generic", value: "Zo\u00eb" },
    { kind: "generic", value: "Zoe\u0308" },
    false,
  ],
};

for (const [what, [one, other, isSame]] of Object.entries(pairs)) {
  Deno.test(`isSameHandle is ${what}`, () => {
    assertEquals([isSameHandle(one, other), isSameHandle(other, one)], [isSame, isSame]);
  });
}

// Errors and reasons.

/** CallKit's names and codes, typed off CONTRACT.md, section 1.4: the place of a code is its number. */
const ERRORS: Readonly<
  Record<ErrorDomain, readonly [constant: string, name: string, codes: string]>
> = {
  callKit: [
    "CXErrorDomain",
    "com.apple.CallKit.error",
    "unknown unentitled invalidArgument missingVoipBackgroundMode",
  ],
  incomingCall: [
    "CXErrorDomainIncomingCall",
    "com.apple.CallKit.error.incomingcall",
    "unknown unentitled callIdAlreadyExists filteredByDoNotDisturb filteredByBlockList " +
    "filteredDuringRestrictedSharingMode callIsProtected filteredBySensitiveParticipants",
  ],
  requestTransaction: [
    "CXErrorDomainRequestTransaction",
    "com.apple.CallKit.error.requesttransaction",
    "unknown unentitled unknownCallProvider emptyTransaction unknownCallId callIdAlreadyExists " +
    "invalidAction maximumCallGroupsReached callIsProtected",
  ],
  notificationServiceExtension: [
    "CXErrorDomainNotificationServiceExtension",
    "com.apple.CallKit.error.notificationserviceextension",
    "unknown invalidClientProcess missingNotificationFilteringEntitlement",
  ],
  callDirectoryManager: [
    "CXErrorDomainCallDirectoryManager",
    "com.apple.CallKit.error.calldirectorymanager",
    "unknown noExtensionFound loadingInterrupted entriesOutOfOrder duplicateEntries " +
    "maximumEntriesExceeded extensionDisabled currentlyLoading unexpectedIncrementalRemoval",
  ],
};

const errors = Object.entries(ERRORS).map(([domain, [constant, name, codes]]) => ({
  domain: domain as ErrorDomain,
  constant,
  name,
  codes: codes.split(" ") as ErrorCode[],
}));

Deno.test("CALL_ERRORS has CallKit's domains and numbers, and no others", () => {
  const expected = errors.map(({ domain, constant, name, codes }) => [
    domain,
    { constant, name, codes: Object.fromEntries(codes.map((code, number) => [code, number])) },
  ]);
  assertEquals<unknown>(CALL_ERRORS, Object.fromEntries(expected));
});

for (const { domain, name: domainName, codes } of errors) {
  for (const [rawCode, code] of codes.entries()) {
    Deno.test(`CallError ${domain}/${code} is ${rawCode} of ${domainName}`, () => {
      const error = new CallError(domain, code, "Cannot call: it is late");
      assertEquals(
        [error.name, error.domain, error.code, error.rawCode, error.domainName, error.message],
        ["CallError", domain, code, rawCode, domainName, "Cannot call: it is late"],
      );
    });
  }
}

Deno.test("CallError is what the tutorial calls error code 1 where the app is unentitled", () => {
  const domains = ["incomingCall", "requestTransaction"] as const;
  const errors = domains.map((domain) => new CallError(domain, "unentitled", ""));
  assertEquals(errors.map(({ rawCode }) => rawCode), [1, 1]);
});

Deno.test("CallError is an Error, with the way to where it was made", () => {
  const error = new CallError("callKit", "unknown", "Cannot call");
  assert(error instanceof Error && error.stack?.includes("call_test.ts"));
});

Deno.test("CALL_ENDED_REASONS has CallKit's raw numbers", () => {
  assertEquals(CALL_ENDED_REASONS, {
    failed: 1,
    remoteEnded: 2,
    unanswered: 3,
    answeredElsewhere: 4,
    declinedElsewhere: 5,
  });
});

Deno.test("InvalidValueError is a TypeError that tells its code and name", () => {
  const error = new InvalidValueError("malformedReason", "Cannot end");
  assert(error instanceof TypeError);
  assertEquals(
    { name: error.name, code: error.code, message: error.message },
    { name: "InvalidValueError", code: "malformedReason", message: "Cannot end" },
  );
});

const values: Readonly<Record<string, readonly [value: unknown, text: string]>> = {
  "quotes a text, and escapes what breaks a line": ['a\n"b"', '"a\\n\\"b\\""'],
  "takes 60 characters whole": ["x".repeat(58), `"${"x".repeat(58)}"`],
  "cuts 61 characters to 60": ["x".repeat(59), `"${"x".repeat(56)}...`],
  "cuts what is long and no text": [Array(50).fill(7), `${"7,".repeat(28)}7...`],
  "names a symbol": [Symbol("call"), "Symbol(call)"],
};

for (const [what, [value, text]] of Object.entries(values)) {
  Deno.test(`shown ${what}`, () => {
    assertEquals(shown(value), text);
  });
}
