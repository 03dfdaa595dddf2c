import type { CallErrorData } from "../call/mod.ts";
import { type Button, BUTTONS, RECENTS_OUTCOMES, type RecentsOutcome } from "../phone/mod.ts";
import { type Form, printForm } from "./form.ts";
import { oneOf, quoted, reportError, requestError, type Slot, slot, slots } from "./parameter.ts";

/** What a call can be expected to be, in the order in which it is listed. */
export const EXPECTED = [
  "ringing",
  "starting",
  "started",
  "connecting",
  "active",
  "held",
  "muted",
  "grouped",
  "translated",
  "gone",
] as const;

/** What a call can be expected to be. */
export type Expected = typeof EXPECTED[number];

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
  expectRefusal: { readonly error: CallErrorData };
  /** The last report of an incoming call was refused. */
  expectReportRefusal: { readonly error: CallErrorData };
  /** The phone offers a button on a call. */
  expectOffer: { readonly button: Button; readonly call: Slot };
  /** The phone does not offer it. */
  expectNoOffer: { readonly button: Button; readonly call: Slot };
  /** The phone shows a name for a call. */
  expectName: { readonly call: Slot; readonly name: string };
  /** Recents show what became of a call. */
  expectRecents: { readonly call: Slot; readonly outcome: RecentsOutcome };
  /** Recents are empty. */
  expectNoRecents: Record<never, never>;
  /** The app's process runs, or does not. */
  expectProcess: { readonly is: "running" | "dead" };
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
  expectRefusal: { parts: ["expect refusal", { field: "error", type: requestError }] },
  expectReportRefusal: {
    parts: ["expect report refusal", { field: "error", type: reportError }],
  },
  expectOffer: {
    parts: ["expect phone offers", { field: "button", type: oneOf(BUTTONS) }, "on", {
      field: "call",
      type: slot,
    }],
  },
  expectNoOffer: {
    parts: ["expect phone does not offer", { field: "button", type: oneOf(BUTTONS) }, "on", {
      field: "call",
      type: slot,
    }],
  },
  expectName: {
    parts: ["expect phone shows", { field: "call", type: slot }, "as", {
      field: "name",
      type: quoted,
    }],
  },
  expectRecents: {
    parts: ["expect recents show", { field: "call", type: slot }, "as", {
      field: "outcome",
      type: oneOf(RECENTS_OUTCOMES),
    }],
  },
  expectNoRecents: { parts: ["expect no recents"] },
  expectProcess: {
    parts: ["expect app is", { field: "is", type: oneOf(["running", "dead"]) }],
  },
};

/** The text of an expectation. */
export function printExpectation(expectation: Expectation): string {
  return print(expectation.kind, expectation);
}

function print<K extends ExpectationKind>(kind: K, value: ExpectationMap[K]): string {
  return printForm<ExpectationMap[K]>(EXPECTATION_FORMS[kind], value);
}
