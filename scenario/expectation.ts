import type { RequestErrorCode } from "../call/mod.ts";
import { type Form, printForm } from "./form.ts";
import { oneOf, requestCode, type Slot, slot, slots } from "./parameter.ts";

/** What a call can be expected to be. */
export type Expected =
  | "ringing"
  | "starting"
  | "started"
  | "connecting"
  | "active"
  | "held"
  | "muted"
  | "gone";

const EXPECTED: readonly Expected[] = [
  "ringing",
  "starting",
  "started",
  "connecting",
  "active",
  "held",
  "muted",
  "gone",
];

/** What a scenario may say about the state between its steps, by kind. */
export interface ExpectationMap {
  /** A call is in a phase, on hold, muted, or gone from the system. */
  expectCall: { readonly call: Slot; readonly is: Expected };
  /** The app lists just these calls. */
  expectList: { readonly calls: readonly Slot[] };
  /** The audio session is active or not. */
  expectAudio: { readonly is: "active" | "inactive" };
  /** No action is open. */
  expectRest: Record<never, never>;
  /** The last request was refused. */
  expectRefusal: { readonly code: RequestErrorCode };
}

/** The name of a kind of expectation. */
export type ExpectationKind = keyof ExpectationMap;

/** Any expectation. */
export type Expectation = {
  [K in ExpectationKind]: { readonly kind: K } & ExpectationMap[K];
}[ExpectationKind];

/** How every expectation is said. */
export const EXPECTATION_FORMS: {
  readonly [K in ExpectationKind]: Form<ExpectationMap[K]>;
} = {
  expectCall: {
    parts: ["expect call", { field: "call", type: slot }, "is", {
      field: "is",
      type: oneOf(EXPECTED),
    }],
  },
  expectList: { parts: ["expect app lists", { field: "calls", type: slots }] },
  expectAudio: {
    parts: ["expect audio is", { field: "is", type: oneOf(["active", "inactive"]) }],
  },
  expectRest: { parts: ["expect no open action"] },
  expectRefusal: { parts: ["expect refusal", { field: "code", type: requestCode }] },
};

/** The text of an expectation. */
export function printExpectation(expectation: Expectation): string {
  return print(expectation.kind, expectation);
}

function print<K extends ExpectationKind>(kind: K, value: ExpectationMap[K]): string {
  return printForm<ExpectationMap[K]>(EXPECTATION_FORMS[kind], value);
}
