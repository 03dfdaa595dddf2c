import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  type CallUpdate,
  callUpdate,
  DEFAULT_CONFIGURATION,
  type Handle,
  HANDLE_KINDS,
  type HandleKind,
  type InvalidValueCode,
  InvalidValueError,
  type ProviderConfiguration,
  providerConfiguration,
} from "./mod.ts";

// The seed is the whole story of a run.
fc.configureGlobal({ seed: 1 });

const MEGABYTE = "x".repeat(2 ** 20);

/** Asserts that a value is refused, with the whole of what the caller reads. */
function assertRefused(body: () => unknown, code: InvalidValueCode, message: string): void {
  const error = assertThrows(body, InvalidValueError);
  assertEquals([error.code, error.message], [code, message]);
}

// Updates.

const ada = { kind: "generic", value: "ada" } as const;

const FLAGS = [
  "supportsHolding",
  "supportsGrouping",
  "supportsUngrouping",
  "supportsDtmf",
  "hasVideo",
] as const;

const keptUpdates: Readonly<Record<string, readonly [given: unknown, kept: CallUpdate]>> = {
  "sets nothing of nothing": [{}, {}],
  "takes undefined for absent": [
    { remoteHandle: undefined, localizedCallerName: undefined, hasVideo: undefined },
    {},
  ],
  "keeps null, which takes a value away": [
    { remoteHandle: null, localizedCallerName: null },
    { remoteHandle: null, localizedCallerName: null },
  ],
  "keeps false and empty text": [
    { ...Object.fromEntries(FLAGS.map((flag) => [flag, false])), localizedCallerName: "" },
    {
      localizedCallerName: "",
      supportsHolding: false,
      supportsGrouping: false,
      supportsUngrouping: false,
      supportsDtmf: false,
      hasVideo: false,
    },
  ],
  "drops what the contract does not name": [
    JSON.parse(
      '{ "hasVideo": true, "remoteHandle": { "kind": "generic", "value": "ada", ' +
        '"room": 7 }, "isMuted": true, "__proto__": { "supportsDtmf": false } }',
    ),
    { hasVideo: true, remoteHandle: ada },
  ],
  "reads what a class gives": [
    new (class {
      get localizedCallerName() {
        return "Ada";
      }
    })(),
    { localizedCallerName: "Ada" },
  ],
  "keeps a name of a megabyte": [
    { localizedCallerName: MEGABYTE },
    { localizedCallerName: MEGABYTE },
  ],
};

for (const [what, [given, kept]] of Object.entries(keptUpdates)) {
  Deno.test(`callUpdate ${what}`, () => {
    assertEquals(callUpdate(given as CallUpdate), kept);
  });
}

Deno.test("callUpdate keeps every valid update as it is, and cannot be changed", () => {
  const handles: fc.Arbitrary<Handle> = fc.record({
    kind: fc.constantFrom(...Object.keys(HANDLE_KINDS) as HandleKind[]),
    value: fc.string({ unit: "binary" }),
  }, { noNullPrototype: true });
  const flags = Object.fromEntries(FLAGS.map((flag) => [flag, fc.boolean()]));
  const text = fc.option(fc.string({ unit: "binary" }));
  const fields = { remoteHandle: fc.option(handles), localizedCallerName: text, ...flags };
  const updates = fc.record(fields, { requiredKeys: [], noNullPrototype: true });
  fc.assert(fc.property(updates, (given) => {
    const kept = callUpdate(given as CallUpdate);
    assertEquals(kept, given as CallUpdate);
    assert(Object.isFrozen(kept) && Object.isFrozen(kept.remoteHandle ?? kept));
  }));
});

Deno.test("callUpdate is a copy: what changes afterwards changes nothing", () => {
  const given = { remoteHandle: { kind: "generic", value: "ada" } as const, hasVideo: false };
  const kept = callUpdate(given);
  Object.assign(given.remoteHandle, { value: "bob" });
  Object.assign(given, { hasVideo: true, supportsDtmf: false });
  assertEquals(kept, { remoteHandle: ada, hasVideo: false });
});

Deno.test("callUpdate reads each field once: no getter can pass for two values", () => {
  const reads: string[] = [];
  const counting = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, field) {
        reads.push(String(field));
        return Reflect.get(of, field);
      },
    });
  callUpdate(counting({ remoteHandle: counting(ada), localizedCallerName: "Ada", hasVideo: true }));
  const fields = ["remoteHandle", "localizedCallerName", "kind", "value", ...FLAGS];
  assertEquals(reads.toSorted(), fields.toSorted());
});

for (const flag of FLAGS) {
  Deno.test(`callUpdate refuses a ${flag} that is neither true nor false`, () => {
    for (const [value, seen] of [[null, "null"], [0, "0"], ["true", '"true"']] as const) {
      const message = `Cannot set ${flag} of a call update to ${seen}: wanted true or false`;
      assertRefused(() => callUpdate({ [flag]: value }), "malformedUpdate", message);
    }
  });
}

const refusedUpdates: Readonly<
  Record<string, readonly [given: unknown, code: InvalidValueCode, message: string]>
> = {
  "a number as name": [
    { localizedCallerName: 7 },
    "malformedUpdate",
    "Cannot set localizedCallerName of a call update to 7: wanted a string or null",
  ],
  "a text as handle": [
    { remoteHandle: "ada" },
    "malformedHandle",
    "Cannot make a handle of kind undefined: wanted one of generic, phoneNumber, emailAddress",
  ],
  "a handle without a value": [
    { remoteHandle: { kind: "generic" } },
    "malformedHandle",
    "Cannot make a handle of undefined: wanted a string",
  ],
  "null": [null, "malformedUpdate", "Cannot read null as a call update: wanted an object"],
  "no update": [
    undefined,
    "malformedUpdate",
    "Cannot read undefined as a call update: wanted an object",
  ],
  "a text": ["Ada", "malformedUpdate", 'Cannot read "Ada" as a call update: wanted an object'],
};

for (const [what, [given, code, message]] of Object.entries(refusedUpdates)) {
  Deno.test(`callUpdate refuses ${what}`, () => {
    assertRefused(() => callUpdate(given as CallUpdate), code, message);
  });
}

// Configurations.

const DEFAULTS = {
  ringtoneSound: null,
  iconTemplateImageData: null,
  maximumCallGroups: 2,
  maximumCallsPerCallGroup: 5,
  includesCallsInRecents: true,
  supportsVideo: false,
  supportedHandleKinds: [],
  supportsAudioTranslation: false,
} as const;

Deno.test("DEFAULT_CONFIGURATION is what CallKit documents, and cannot be changed", () => {
  assertEquals<unknown>(DEFAULT_CONFIGURATION, DEFAULTS);
  assert(Object.isFrozen(DEFAULT_CONFIGURATION));
  assert(Object.isFrozen(DEFAULT_CONFIGURATION.supportedHandleKinds));
});

const configurations: Readonly<
  Record<string, readonly [given: unknown, made: Partial<ProviderConfiguration>]>
> = {
  "nothing": [undefined, {}],
  "no fields": [{}, {}],
  "fields that are undefined": [
    Object.fromEntries(Object.keys(DEFAULTS).map((field) => [field, undefined])),
    {},
  ],
  "a ringtone": [{ ringtoneSound: "" }, { ringtoneSound: "" }],
  "an icon": [
    { iconTemplateImageData: new Uint8Array([137, 80]) },
    { iconTemplateImageData: new Uint8Array([137, 80]) },
  ],
  "limits": [
    { maximumCallGroups: 1, maximumCallsPerCallGroup: 1 },
    { maximumCallGroups: 1, maximumCallsPerCallGroup: 1 },
  ],
  "flags that differ": [
    { includesCallsInRecents: false, supportsVideo: true, supportsAudioTranslation: true },
    { includesCallsInRecents: false, supportsVideo: true, supportsAudioTranslation: true },
  ],
  "handle kinds, each once": [
    { supportedHandleKinds: ["phoneNumber", "generic", "phoneNumber"] },
    { supportedHandleKinds: ["phoneNumber", "generic"] },
  ],
  "null where it takes a value away": [
    { ringtoneSound: null, iconTemplateImageData: null },
    {},
  ],
  "fields that the contract does not name, which it drops": [
    { localizedName: "Pigeon", supportsVideo: true },
    { supportsVideo: true },
  ],
};

for (const [what, [given, made]] of Object.entries(configurations)) {
  Deno.test(`providerConfiguration takes ${what}, and the defaults for the rest`, () => {
    const configuration = providerConfiguration(given as Partial<ProviderConfiguration>);
    assertEquals<unknown>(configuration, { ...DEFAULTS, ...made });
    assert(Object.isFrozen(configuration) && Object.isFrozen(configuration.supportedHandleKinds));
  });
}

Deno.test("providerConfiguration is a copy: what changes afterwards changes nothing", () => {
  const icon = new Uint8Array([1, 2, 3]);
  const kinds: HandleKind[] = ["generic"];
  const given = { iconTemplateImageData: icon.subarray(1), supportedHandleKinds: kinds };
  const configuration = providerConfiguration(given);
  icon.fill(9);
  kinds.push("phoneNumber");
  Object.assign(given, { supportsVideo: true });
  assertEquals<unknown>(configuration, {
    ...DEFAULTS,
    iconTemplateImageData: new Uint8Array([2, 3]),
    supportedHandleKinds: ["generic"],
  });
});

const FLAG = "true or false";
const LIMIT = "a whole number of at least 1";
const KINDS = "a list of generic, phoneNumber, emailAddress";
const refusedFields: Readonly<
  Record<
    keyof ProviderConfiguration,
    readonly [wanted: string, ...[value: unknown, seen: string][]]
  >
> = {
  ringtoneSound: ["a string or null", [7, "7"], [false, "false"]],
  iconTemplateImageData: ["the bytes of a PNG or null", ["png", '"png"'], [[137, 80], "137,80"]],
  maximumCallGroups: [LIMIT, [0, "0"], [-1, "-1"], [1.5, "1.5"], [NaN, "NaN"], ["2", '"2"']],
  maximumCallsPerCallGroup: [LIMIT, [0, "0"], [-1, "-1"], [1.5, "1.5"], [NaN, "NaN"], [
    Infinity,
    "Infinity",
  ]],
  includesCallsInRecents: [FLAG, [null, "null"], [1, "1"]],
  supportsVideo: [FLAG, [null, "null"], ["false", '"false"']],
  supportedHandleKinds: [KINDS, [null, "null"], ["generic", '"generic"'], [["sip"], "sip"], [
    ["generic", "__proto__"],
    "generic,__proto__",
  ]],
  supportsAudioTranslation: [FLAG, [null, "null"], [{}, "[object Object]"]],
};

for (const [field, [wanted, ...values]] of Object.entries(refusedFields)) {
  for (const [value, seen] of values) {
    Deno.test(`providerConfiguration refuses ${seen} as ${field}`, () => {
      const message =
        `Cannot set ${field} of a provider configuration to ${seen}: wanted ${wanted}`;
      const body = () => providerConfiguration({ [field]: value });
      assertRefused(body, "malformedConfiguration", message);
    });
  }
}
