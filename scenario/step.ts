import type { ActionKind } from "../actions/mod.ts";
import type { Handle, RequestErrorCode } from "../call/mod.ts";
import type { EngineEndCause, EngineOperation } from "../engine/mod.ts";
import { flag, type Form, printForm } from "./form.ts";
import {
  actionWord,
  cause,
  digits,
  duration,
  handleText,
  laneOrder,
  type LaneWord,
  oneOf,
  operation,
  requestCode,
  type Slot,
  slot,
} from "./parameter.ts";

/** Which side a kit puts to the test. */
export type Kit = "app" | "system" | "events";

/** A call, and nothing else. */
export interface OfCall {
  /** Which call. */
  readonly call: Slot;
}

/** What the kit's app does with actions of a kind, in a system run. */
export type AppPolicy = "fulfill" | "fail" | "defer" | "throw";

/** What an event layer carries. */
export type NativeEventName = "answerCall" | "endCall" | "setHeld" | "audioActivated";

/**
 * Everything that the environment can do to what is under test, by kind. A step is plain and fully
 * resolved; one that cannot be taken now is skipped and counted.
 */
export interface StepMap {
  /** Somebody calls. */
  remoteCalls: OfCall & { readonly from: Handle; readonly isVideo: boolean };
  /** The far side of an outgoing call is alerted. */
  remoteRings: OfCall;
  /** The far side of an outgoing call answers. */
  remoteAnswers: OfCall;
  /** The far side, the network or another device ends a call. */
  remoteEnds: OfCall & { readonly cause: EngineEndCause };
  /** The user answers. */
  userAnswers: OfCall;
  /** The user declines. */
  userDeclines: OfCall;
  /** The user ends. */
  userEnds: OfCall;
  /** The user puts a call on hold. */
  userHolds: OfCall;
  /** The user takes a call off hold. */
  userResumes: OfCall;
  /** The user exchanges the call on hold for the one in front. */
  userSwapsTo: OfCall;
  /** The user holds the one in front and answers. */
  userHoldsAndAccepts: OfCall;
  /** The user ends the one in front and answers. */
  userEndsAndAccepts: OfCall;
  /** The user mutes. */
  userMutes: OfCall;
  /** The user unmutes. */
  userUnmutes: OfCall;
  /** The user presses a key. */
  userPresses: { readonly digit: string } & OfCall;
  /** The app's own screen starts a call; in a system run the kit's app requests it. */
  appStarts: OfCall & { readonly to: Handle; readonly isVideo: boolean };
  /** The app's own screen answers. */
  appAnswers: OfCall;
  /** The app's own screen ends. */
  appEnds: OfCall;
  /** The app's own screen holds. */
  appHolds: OfCall;
  /** The app's own screen resumes. */
  appResumes: OfCall;
  /** The app's own screen mutes. */
  appMutes: OfCall;
  /** The app's own screen unmutes. */
  appUnmutes: OfCall;
  /** The app's own screen sends a digit. */
  appPresses: { readonly digit: string } & OfCall;
  /** From now on the kit's app does this with actions of that kind. */
  appWill: { readonly policy: AppPolicy; readonly action: ActionKind };
  /** The kit's app completes an action that it deferred. */
  appFulfills: { readonly action: ActionKind } & OfCall;
  /** The kit's app fails an action that it deferred. */
  appFails: { readonly action: ActionKind } & OfCall;
  /** From now on operations of that kind succeed, fail, or wait. */
  engineWill: { readonly policy: "succeed" | "fail" | "wait"; readonly operation: EngineOperation };
  /** An operation that waits succeeds. */
  engineCompletes: { readonly operation: EngineOperation } & OfCall;
  /** An operation that waits fails. */
  engineFails: { readonly operation: EngineOperation } & OfCall;
  /** The system will refuse the next request with such an action. */
  systemWillRefuse: { readonly action: ActionKind; readonly code: RequestErrorCode };
  /** The call service is lost and comes back. */
  systemResets: Record<never, never>;
  /** From now on the system speaks on its lanes in this order. */
  systemSpeaks: { readonly order: readonly LaneWord[] };
  /** Time passes. */
  clock: { readonly ms: number };
  /** The native side emits an event. */
  nativeEmits: { readonly event: NativeEventName } & OfCall;
  /** A listener attaches. */
  listenerAttaches: { readonly listener: "first" | "second" };
  /** A listener detaches. */
  listenerDetaches: { readonly listener: "first" | "second" };
}

/** The name of a kind of step. */
export type StepKind = keyof StepMap;

/** What any step may say beside what it is. */
export interface StepBase<K extends StepKind> {
  /** Which step it is. */
  readonly kind: K;
  /** It comes in the same tick as the step before: nothing settles between them. */
  readonly atOnce?: true;
}

/** One step of a kind. */
export type StepOf<K extends StepKind> = StepBase<K> & StepMap[K];

/** Any step. */
export type Step = { [K in StepKind]: StepOf<K> }[StepKind];

/** How a kind of step is said, and in which kits it means something. */
export interface StepForm<T> extends Form<T> {
  /** The kits that can take it. */
  readonly kits: readonly Kit[];
}

const APP: readonly Kit[] = ["app"];
const SYSTEM: readonly Kit[] = ["system"];
const CALLS: readonly Kit[] = ["app", "system"];
const EVENTS: readonly Kit[] = ["events"];

const call = { field: "call", type: slot } as const;
const ofCall = (kits: readonly Kit[], words: string): StepForm<OfCall> => ({
  kits,
  parts: [words, call],
});
const listener = { field: "listener", type: oneOf(["first", "second"]) } as const;

/** How every step is said: parser, printer, generators and the wire derive from this table. */
export const STEP_FORMS: { readonly [K in StepKind]: StepForm<StepMap[K]> } = {
  remoteCalls: {
    kits: CALLS,
    parts: ["remote calls", call, "from", { field: "from", type: handleText }, {
      field: "isVideo",
      type: flag("with video"),
    }],
  },
  remoteRings: ofCall(CALLS, "remote rings"),
  remoteAnswers: ofCall(CALLS, "remote answers"),
  remoteEnds: { kits: CALLS, parts: ["remote ends", call, { field: "cause", type: cause }] },
  userAnswers: ofCall(CALLS, "user answers"),
  userDeclines: ofCall(CALLS, "user declines"),
  userEnds: ofCall(CALLS, "user ends"),
  userHolds: ofCall(CALLS, "user holds"),
  userResumes: ofCall(CALLS, "user resumes"),
  userSwapsTo: ofCall(CALLS, "user swaps to"),
  userHoldsAndAccepts: ofCall(CALLS, "user holds and accepts"),
  userEndsAndAccepts: ofCall(CALLS, "user ends and accepts"),
  userMutes: ofCall(CALLS, "user mutes"),
  userUnmutes: ofCall(CALLS, "user unmutes"),
  userPresses: {
    kits: CALLS,
    parts: ["user presses", { field: "digit", type: digits }, "on", call],
  },
  appStarts: {
    kits: CALLS,
    parts: ["app starts", call, "to", { field: "to", type: handleText }, {
      field: "isVideo",
      type: flag("with video"),
    }],
  },
  appAnswers: ofCall(CALLS, "app answers"),
  appEnds: ofCall(CALLS, "app ends"),
  appHolds: ofCall(CALLS, "app holds"),
  appResumes: ofCall(CALLS, "app resumes"),
  appMutes: ofCall(CALLS, "app mutes"),
  appUnmutes: ofCall(CALLS, "app unmutes"),
  appPresses: {
    kits: CALLS,
    parts: ["app presses", { field: "digit", type: digits }, "on", call],
  },
  appWill: {
    kits: SYSTEM,
    parts: ["app will", { field: "policy", type: oneOf(["fulfill", "fail", "defer", "throw"]) }, {
      field: "action",
      type: actionWord,
    }],
  },
  appFulfills: {
    kits: SYSTEM,
    parts: ["app fulfills", { field: "action", type: actionWord }, "of", call],
  },
  appFails: {
    kits: SYSTEM,
    parts: ["app fails", { field: "action", type: actionWord }, "of", call],
  },
  engineWill: {
    kits: APP,
    parts: ["engine will", { field: "policy", type: oneOf(["succeed", "fail", "wait"]) }, {
      field: "operation",
      type: operation,
    }],
  },
  engineCompletes: {
    kits: APP,
    parts: ["engine completes", { field: "operation", type: operation }, "of", call],
  },
  engineFails: {
    kits: APP,
    parts: ["engine fails", { field: "operation", type: operation }, "of", call],
  },
  systemWillRefuse: {
    kits: APP,
    parts: ["system will refuse", { field: "action", type: actionWord }, "with", {
      field: "code",
      type: requestCode,
    }],
  },
  systemResets: { kits: CALLS, parts: ["system resets"] },
  systemSpeaks: {
    kits: CALLS,
    parts: ["system speaks", { field: "order", type: laneOrder }],
  },
  clock: { kits: CALLS, parts: ["clock", { field: "ms", type: duration }] },
  nativeEmits: {
    kits: EVENTS,
    parts: [
      "native emits",
      {
        field: "event",
        type: oneOf(["answerCall", "endCall", "setHeld", "audioActivated"]),
      },
      "for",
      call,
    ],
  },
  listenerAttaches: { kits: EVENTS, parts: ["listener attaches", listener] },
  listenerDetaches: { kits: EVENTS, parts: ["listener detaches", listener] },
};

/** The kinds of all steps, in the order of the table. */
export const STEP_KINDS: readonly StepKind[] = Object.keys(STEP_FORMS) as StepKind[];

/**
 * The text of a step.
 *
 * @example
 * ```ts
 * import { printStep } from "@callspec/callspec/scenario";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(printStep({ kind: "remoteEnds", call: "a", cause: "busy" }), "remote ends a busy");
 * ```
 */
export function printStep(step: Step): string {
  return (step.atOnce ? "at once " : "") + print(step.kind, step);
}

function print<K extends StepKind>(kind: K, step: StepMap[K]): string {
  return printForm<StepMap[K]>(STEP_FORMS[kind], step);
}
