import { ACTION_WORDS, type ActionKind } from "../actions/mod.ts";
import {
  CALL_ERRORS,
  type CallErrorData,
  type ErrorCode,
  type ErrorDomain,
  type Handle,
  HANDLE_KINDS,
  type HandleKind,
} from "../call/mod.ts";
import {
  ENGINE_END_CAUSES,
  ENGINE_OPERATIONS,
  type EngineEndCause,
  type EngineOperation,
} from "../engine/mod.ts";
import type { Reader } from "./reader.ts";

/** One kind of value in the text of a step: how it is read, printed and drawn. */
export interface Parameter<T> {
  /** What a reader expects, for an error message. */
  readonly expected: string;
  /** Values worth trying, the simplest first; generators and alphabets take them from here. */
  readonly samples: readonly T[];
  /** Reads the value; undefined where something else stands there. */
  read(reader: Reader): T | undefined;
  /** The text that reads back as the value. */
  print(value: T): string;
}

/** Stands for a call in a scenario: `a` to `z`, in the order of first appearance. */
export type Slot = string;

/** A call. */
export const slot: Parameter<Slot> = {
  expected: "a call (a to z)",
  samples: ["a", "b", "c"],
  read: (reader) => reader.match(/^[a-z]$/),
  print: (value) => value,
};

/** Calls with commas between them, or `nothing`. */
export const slots: Parameter<readonly Slot[]> = {
  expected: "calls (as a, b) or nothing",
  samples: [[], ["a"], ["a", "b"]],
  read(reader) {
    if (reader.match(/^nothing$/)) return [];
    return reader.matchRest(/^[a-z](?:, ?[a-z])*$/)?.split(/, ?/);
  },
  print: (value) => value.length === 0 ? "nothing" : value.join(", "),
};

/** One of a list of words. */
export function oneOf<T extends string>(words: readonly T[]): Parameter<T> {
  return {
    expected: words.join(", "),
    samples: words,
    read(reader) {
      const word = reader.peek();
      const found = words.find((each) => each === word);
      if (found !== undefined) reader.skip();
      return found;
    },
    print: (value) => value,
  };
}

/** Text in double quotes, escaped as in JSON. */
export const quoted: Parameter<string> = {
  expected: "text in double quotes",
  samples: ["ada", ""],
  read: (reader) => reader.quoted(),
  print: (value) => JSON.stringify(value),
};

/** A handle: its kind and its value, as `generic "ada"`. */
export const handleText: Parameter<Handle> = {
  expected: `a handle (as generic "ada")`,
  samples: [
    { kind: "generic", value: "ada" },
    { kind: "phoneNumber", value: "+15550100" },
    { kind: "emailAddress", value: "ada@example.org" },
  ],
  read(reader) {
    const kind = oneOf(Object.keys(HANDLE_KINDS) as HandleKind[]).read(reader);
    if (kind === undefined) return undefined;
    const value = quoted.read(reader);
    return value === undefined ? undefined : { kind, value };
  },
  print: ({ kind, value }) => `${kind} ${JSON.stringify(value)}`,
};

/** Keys of a keypad in double quotes, with `,` and `;` for pauses. */
export const digits: Parameter<string> = {
  expected: "keys of the keypad in double quotes (0 to 9, *, #, and , or ; for a pause)",
  samples: ["5", "#", "4,2"],
  read(reader) {
    const text = quoted.read(reader);
    return text !== undefined && /^(?=.*[0-9*#])[0-9*#,;]{1,40}$/.test(text) ? text : undefined;
  },
  print: (value) => JSON.stringify(value),
};

/** How far time moves: milliseconds, as `+5000ms`. */
export const duration: Parameter<number> = {
  expected: "a duration (as +5000ms)",
  samples: [1, 4_999, 5_000, 60_000],
  read(reader) {
    const text = reader.match(/^\+\d{1,10}ms$/);
    return text === undefined ? undefined : Number(text.slice(1, -2));
  },
  print: (value) => `+${value}ms`,
};

/** The kind of an action, by its short name. */
export const actionWord: Parameter<ActionKind> = {
  expected: Object.values(ACTION_WORDS).join(", "),
  samples: Object.keys(ACTION_WORDS) as ActionKind[],
  read(reader) {
    const word = reader.peek();
    const found = Object.entries(ACTION_WORDS).find(([, name]) => name === word);
    if (found) reader.skip();
    return found?.[0] as ActionKind | undefined;
  },
  print: (value) => ACTION_WORDS[value],
};

/** An operation of the calling SDK. */
export const operation: Parameter<EngineOperation> = oneOf(ENGINE_OPERATIONS);

/** Why the far side ended a call. */
export const cause: Parameter<EngineEndCause> = oneOf(ENGINE_END_CAUSES);

/** The codes of a domain, and those of the framework as a whole as `callKit/...`. */
function errorOf(domain: "incomingCall" | "requestTransaction"): Parameter<CallErrorData> {
  const names = new Map<string, CallErrorData>();
  for (const code of codesOf(domain)) names.set(code, { domain, code });
  for (const code of codesOf("callKit")) names.set(`callKit/${code}`, { domain: "callKit", code });
  const words = oneOf([...names.keys()]);
  return {
    expected: words.expected,
    samples: [...names.values()],
    read(reader) {
      const word = words.read(reader);
      return word === undefined ? undefined : names.get(word);
    },
    print: ({ domain: of, code }) => of === "callKit" ? `callKit/${code}` : code,
  };
}

function codesOf(domain: ErrorDomain): readonly ErrorCode[] {
  return Object.keys(CALL_ERRORS[domain].codes) as ErrorCode[];
}

/** Why a request is refused. */
export const requestError: Parameter<CallErrorData> = errorOf("requestTransaction");

/** Why a report of an incoming call is refused. */
export const reportError: Parameter<CallErrorData> = errorOf("incomingCall");

/** On or off. */
export const onOff: Parameter<boolean> = {
  expected: "on or off",
  samples: [true, false],
  read(reader) {
    const word = reader.match(/^(?:on|off)$/);
    return word === undefined ? undefined : word === "on";
  },
  print: (value) => value ? "on" : "off",
};

/** The lanes on which the system speaks, the one that goes first at the front (CONTRACT 4.2). */
export type LaneWord = "completion" | "delegate" | "observer";

const ORDERS: readonly (readonly LaneWord[])[] = [
  ["completion", "delegate", "observer"],
  ["delegate", "completion", "observer"],
  ["observer", "completion", "delegate"],
  ["completion", "observer", "delegate"],
  ["delegate", "observer", "completion"],
  ["observer", "delegate", "completion"],
];

/** An order of the lanes. */
export const laneOrder: Parameter<readonly LaneWord[]> = {
  expected: "completion, delegate and observer in an order, with commas",
  samples: ORDERS,
  read(reader) {
    const text = reader.matchRest(/^[a-z]+, ?[a-z]+, ?[a-z]+$/)?.replaceAll(" ", "");
    return ORDERS.find((order) => order.join(",") === text);
  },
  print: (value) => value.join(", "),
};
