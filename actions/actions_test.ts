import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { callId, instant, InvalidValueError } from "../call/mod.ts";
import {
  ACTION_KINDS,
  actionId,
  type ActionKind,
  type ActionMap,
  type ActionOutcome,
  actionRequest,
  DTMF_TYPES,
  dtmfRequests,
  type DtmfType,
  type FulfillDetails,
  performing,
  type PerformingAction,
  transaction,
  transactionId,
} from "./mod.ts";

// The seed is the whole story of a run.
fc.configureGlobal({ seed: 1 });

const A = callId("aaaaaaaa-0000-4000-8000-00000000000a");
const B = callId("bbbbbbbb-0000-4000-8000-00000000000b");
const MEGABYTE = "x".repeat(2 ** 20);

// Ids.

for (
  const [read, noun] of [[actionId, "an action id"], [transactionId, "a transaction id"]] as const
) {
  Deno.test(`${read.name} gives all spellings of a UUID one id`, () => {
    assertEquals<string>(read(A.toUpperCase()), A);
  });

  Deno.test(`${read.name} refuses what is no UUID`, () => {
    const { code, message } = assertThrows(() => read("7"), InvalidValueError);
    assertEquals(
      [code, message],
      [
        "malformedId",
        `Cannot read "7" as ${noun}: wanted a UUID of 8-4-4-4-12 hexadecimal digits`,
      ],
    );
  });
}

// Requests.

/** A valid request of each kind, with every field that it may have. */
const VALID: { readonly [K in ActionKind]: Omit<Required<ActionMap[K]>, "id"> } = {
  startCall: {
    kind: "startCall",
    callId: A,
    handle: { kind: "phoneNumber", value: "+15550100" },
    isVideo: true,
    contactIdentifier: "contact-7",
  },
  answerCall: { kind: "answerCall", callId: A },
  endCall: { kind: "endCall", callId: A },
  setHeld: { kind: "setHeld", callId: A, isOnHold: false },
  setMuted: { kind: "setMuted", callId: A, isMuted: false },
  setGroup: { kind: "setGroup", callId: A, callIdToGroupWith: B },
  playDtmf: { kind: "playDtmf", callId: A, digits: "0159ABCD*#", type: "hardPause" },
  setTranslating: {
    kind: "setTranslating",
    callId: A,
    isTranslating: true,
    localLanguage: "en",
    remoteLanguage: "ja",
  },
};
const KINDS = Object.keys(VALID) as ActionKind[];

Deno.test("ACTION_KINDS names every action, in the order of the contract", () => {
  assertEquals(ACTION_KINDS, [
    "startCall",
    "answerCall",
    "endCall",
    "setHeld",
    "setMuted",
    "setGroup",
    "playDtmf",
    "setTranslating",
  ]);
});

Deno.test("DTMF_TYPES has CallKit's raw numbers", () => {
  assertEquals(DTMF_TYPES, { singleTone: 1, softPause: 2, hardPause: 3 });
});

for (const kind of KINDS) {
  const valid = VALID[kind];

  Deno.test(`actionRequest takes a ${kind}, and drops what the contract does not name`, () => {
    const more = { id: A, fulfill: () => {}, ["__proto__"]: { isOnHold: true } };
    const copy = actionRequest({ ...valid, ...more });
    assertEquals(copy, valid);
    assert(Object.isFrozen(copy));
  });

  Deno.test(`actionRequest is a copy of a ${kind}: what changes afterwards changes nothing`, () => {
    const given: Record<string, unknown> = structuredClone(valid);
    const copy = actionRequest(given);
    if (typeof given["handle"] === "object") Object.assign(given["handle"] ?? {}, { value: "eve" });
    for (const field of Object.keys(given)) given[field] = "changed";
    assertEquals(copy, valid);
  });
}

const taken: Readonly<Record<string, readonly [given: object, copy: object]>> = {
  "a call id in any case": [{ ...VALID.endCall, callId: A.toUpperCase() }, VALID.endCall],
  "a start without a contact": [
    { ...VALID.startCall, contactIdentifier: undefined },
    {
      kind: "startCall",
      callId: A,
      handle: { kind: "phoneNumber", value: "+15550100" },
      isVideo: true,
    },
  ],
  "null for leaving a group": [
    { ...VALID.setGroup, callIdToGroupWith: null },
    { kind: "setGroup", callId: A, callIdToGroupWith: null },
  ],
  "a handle of a megabyte": [
    { ...VALID.startCall, handle: { kind: "generic", value: MEGABYTE } },
    { ...VALID.startCall, handle: { kind: "generic", value: MEGABYTE } },
  ],
  "digits of a megabyte": [
    { ...VALID.playDtmf, digits: "5".repeat(2 ** 20) },
    { ...VALID.playDtmf, digits: "5".repeat(2 ** 20) },
  ],
};

for (const [what, [given, copy]] of Object.entries(taken)) {
  Deno.test(`actionRequest takes ${what}`, () => {
    assertEquals<unknown>(actionRequest(given), copy);
  });
}

/** What is said of a field that is left out: it is undefined, and that is the wrong type. */
const NO_ID = "Cannot read undefined as a call id: " +
  "wanted a UUID of 8-4-4-4-12 hexadecimal digits";
const MISSING: Readonly<Record<string, string>> = {
  callId: NO_ID,
  callIdToGroupWith: NO_ID,
  isVideo: "wanted true or false, got undefined",
  isOnHold: "wanted true or false, got undefined",
  isMuted: "wanted true or false, got undefined",
  isTranslating: "wanted true or false, got undefined",
  digits: "wanted digits of 0-9, A-D, * and #, got undefined",
  type: "wanted singleTone, softPause, hardPause, got undefined",
  localLanguage: "wanted text, got undefined",
  remoteLanguage: "wanted text, got undefined",
};

for (const kind of KINDS) {
  for (const field of Object.keys(VALID[kind]).filter((each) => each in MISSING)) {
    Deno.test(`actionRequest refuses a ${kind} without ${field}`, () => {
      const { [field]: _left, ...given }: Record<string, unknown> = { ...VALID[kind] };
      assertEquals(actionRequest(given), `its ${field}: ${MISSING[field]}`);
    });
  }
}

const noDigits = (seen: string) => `its digits: wanted digits of 0-9, A-D, * and #, got ${seen}`;
const refused: Readonly<Record<string, readonly [given: unknown, why: string]>> = {
  "null": [null, "null is no action"],
  "no action": [undefined, "undefined is no action"],
  "a text": ["endCall", '"endCall" is no action'],
  "an object without a kind": [{ callId: A }, "there is no action of kind undefined"],
  "the kind __proto__": [
    { ["__proto__"]: {}, kind: "__proto__", callId: A },
    'there is no action of kind "__proto__"',
  ],
  "the kind toString": [
    { kind: "toString", callId: A },
    'there is no action of kind "toString"',
  ],
  "the kind constructor": [
    { kind: "constructor", callId: A },
    'there is no action of kind "constructor"',
  ],
  "a list with a kind in it": [
    { kind: ["endCall"], callId: A },
    "there is no action of kind endCall",
  ],
  "a kind of a megabyte": [{ kind: MEGABYTE }, `there is no action of kind "${"x".repeat(56)}...`],
  "a kind that is only inherited": [
    Object.create(VALID.endCall),
    "there is no action of kind undefined",
  ],
  "a number for a call id": [
    { ...VALID.endCall, callId: 7 },
    "its callId: Cannot read 7 as a call id: wanted a UUID of 8-4-4-4-12 hexadecimal digits",
  ],
  "a start for a handle of an unknown kind": [
    { ...VALID.startCall, handle: { kind: "sip", value: "ada" } },
    'its handle: Cannot make a handle of kind "sip": ' +
    "wanted one of generic, phoneNumber, emailAddress",
  ],
  "a contact that is no text": [
    { ...VALID.startCall, contactIdentifier: null },
    "its contactIdentifier: wanted text, got null",
  ],
  "a hold of 1": [
    { ...VALID.setHeld, isOnHold: 1 },
    "its isOnHold: wanted true or false, got 1",
  ],
  "no digits": [{ ...VALID.playDtmf, digits: "" }, noDigits('""')],
  "digits in lower case": [{ ...VALID.playDtmf, digits: "5a" }, noDigits('"5a"')],
  "a line end behind the digits": [{ ...VALID.playDtmf, digits: "5\n" }, noDigits('"5\\n"')],
  "a pause among the digits": [{ ...VALID.playDtmf, digits: "5,5" }, noDigits('"5,5"')],
  "digits in full width": [{ ...VALID.playDtmf, digits: "\uff15" }, noDigits('"\uff15"')],
  "the DTMF type __proto__": [
    { ...VALID.playDtmf, type: "__proto__" },
    'its type: wanted singleTone, softPause, hardPause, got "__proto__"',
  ],
  "a language that is no text": [
    { ...VALID.setTranslating, remoteLanguage: ["ja"] },
    "its remoteLanguage: wanted text, got ja",
  ],
};

for (const [what, [given, why]] of Object.entries(refused)) {
  Deno.test(`actionRequest refuses ${what}`, () => {
    assertEquals(actionRequest(given), why);
  });
}

Deno.test("actionRequest refuses a start without a handle, and says which field it is", () => {
  for (const handle of [undefined, null]) {
    const why = actionRequest({ ...VALID.startCall, handle });
    assert(typeof why === "string" && why.startsWith("its handle: "));
  }
});

Deno.test("actionRequest takes what it made: a copy of a copy is equal", () => {
  const start = fc.record({
    kind: fc.constant("startCall" as const),
    callId: fc.mixedCase(fc.uuid()),
    handle: fc.record({ kind: fc.constant("generic"), value: fc.string({ unit: "binary" }) }),
    isVideo: fc.boolean(),
    contactIdentifier: fc.string(),
  }, { requiredKeys: ["kind", "callId", "handle", "isVideo"] });
  fc.assert(fc.property(start, (given) => {
    const once = actionRequest(given);
    assert(typeof once === "object");
    assertEquals(actionRequest(once), once);
  }));
});

// Keys that are pressed.

const pressed: Readonly<Record<string, readonly (readonly [DtmfType, string])[]>> = {
  "": [],
  "4": [["singleTone", "4"]],
  "42": [["singleTone", "4"], ["singleTone", "2"]],
  "*#": [["singleTone", "*"], ["singleTone", "#"]],
  "4,20": [["singleTone", "4"], ["softPause", "20"]],
  ",5": [["softPause", "5"]],
  ";": [],
  "4;": [["singleTone", "4"]],
  ",;5": [["hardPause", "5"]],
  "1,2;3": [["singleTone", "1"], ["softPause", "2"], ["hardPause", "3"]],
};

for (const [keys, tones] of Object.entries(pressed)) {
  Deno.test(`dtmfRequests makes ${tones.length} of the keys "${keys}"`, () => {
    const requests = tones.map(([type, digits]) => ({ kind: "playDtmf", callId: A, digits, type }));
    assertEquals<unknown>(dtmfRequests(A, keys), requests);
  });
}

Deno.test("dtmfRequests makes only what actionRequest takes, and leaves no key out", () => {
  const keys = fc.string({ unit: fc.constantFrom(..."0123456789*#,;") });
  fc.assert(fc.property(keys, (pressed) => {
    const requests = dtmfRequests(A, pressed);
    assertEquals(requests.map(actionRequest), [...requests]);
    const sent = requests.map((request) => "digits" in request ? request.digits : "");
    assertEquals(sent.join(""), pressed.replace(/[,;]/g, ""));
  }));
});

// Actions that are performed.

const ID = actionId("00000000-0000-4000-9000-0000000000aa");

/** An action under way, with what was said of it. */
function underWay<K extends ActionKind>(data: ActionMap[K]) {
  const said: [ActionOutcome, FulfillDetails[K]][] = [];
  const action = performing<K>(data, {
    isComplete: () => said.length > 0,
    timeoutAt: instant(5_000),
    complete: (outcome, details) => said.push([outcome, details]),
  });
  return { action, said };
}

const answer: ActionMap["answerCall"] = { kind: "answerCall", id: ID, callId: A };

for (const kind of KINDS) {
  Deno.test(`performing leaves ${kind} plain data for JSON and structuredClone`, () => {
    const data = { ...VALID[kind], id: ID } as ActionMap[ActionKind];
    const { action } = underWay<ActionKind>(data);
    assertEquals<unknown>(JSON.parse(JSON.stringify(action)), data);
    assertEquals<unknown>(structuredClone(action), data);
    assertEquals<unknown>({ ...action }, data);
  });
}

Deno.test("performing gives four members that are not enumerable, on a frozen object", () => {
  const { action } = underWay<"answerCall">(answer);
  const hidden = Reflect.ownKeys(action).filter((key) =>
    !Object.keys(action).includes(String(key))
  );
  assertEquals(hidden, ["isComplete", "timeoutAt", "fulfill", "fail"]);
  assertEquals(action.timeoutAt, instant(5_000));
  assert(Object.isFrozen(action));
  assert(!Object.isFrozen(answer));
});

Deno.test("performing passes details on when the action is fulfilled", () => {
  const { action, said } = underWay<"answerCall">(answer);
  action.fulfill({ dateConnected: instant(4_000) });
  assertEquals(said, [["fulfilled", { dateConnected: instant(4_000) }]]);
});

Deno.test("performing passes every completion on, also those that come too late", () => {
  const { action, said } = underWay<"answerCall">(answer);
  action.fail();
  action.fulfill();
  assertEquals(said, [["failed", {}], ["fulfilled", {}]]);
});

Deno.test("performing lets fulfill and fail be handed around without their action", () => {
  const { action: { fulfill, fail }, said } = underWay<"answerCall">(answer);
  [fulfill, fail].forEach((complete) => complete());
  assertEquals(said.map(([outcome]) => outcome), ["fulfilled", "failed"]);
});

Deno.test("performing shows isComplete as it is at the moment", () => {
  const { action } = underWay<"answerCall">(answer);
  const before = action.isComplete;
  action.fulfill();
  assertEquals([before, action.isComplete], [false, true]);
});

// Transactions.

const TRANSACTION = transactionId("00000000-0000-4000-9000-0000000000bb");

Deno.test("transaction isComplete exactly when every action is", () => {
  fc.assert(fc.property(fc.array(fc.boolean(), { maxLength: 5 }), (completed) => {
    const actions: readonly PerformingAction[] = completed.map((isComplete) => {
      const { action } = underWay<"answerCall">(answer);
      if (isComplete) action.fulfill();
      return action;
    });
    assertEquals(transaction(TRANSACTION, actions).isComplete, !completed.includes(false));
  }));
});

Deno.test("transaction isComplete where it has no action", () => {
  assertEquals(transaction(TRANSACTION, []).isComplete, true);
});

Deno.test("transaction shows isComplete as it is at the moment", () => {
  const { action } = underWay<"answerCall">(answer);
  const whole = transaction(TRANSACTION, [action]);
  const before = whole.isComplete;
  action.fail();
  assertEquals([before, whole.isComplete], [false, true]);
});

Deno.test("transaction is frozen plain data: isComplete is not enumerable, its list is a copy", () => {
  const { action } = underWay<"answerCall">(answer);
  const given = [action];
  const whole = transaction(TRANSACTION, given);
  given.pop();
  assertEquals<unknown>(structuredClone(whole), { id: TRANSACTION, actions: [answer] });
  assertEquals(Object.keys(whole), ["id", "actions"]);
  assert(Object.isFrozen(whole) && Object.isFrozen(whole.actions));
});
