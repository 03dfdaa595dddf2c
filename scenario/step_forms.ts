import { HEADSET_KEYS, LINES, PHONE_LISTS, PHONE_SETTINGS, QUIRK_NAMES } from "../phone/mod.ts";
import { flag, type Form, printForm } from "./form.ts";
import {
  actionWord,
  cause,
  digits,
  duration,
  handleText,
  laneOrder,
  oneOf,
  onOff,
  operation,
  quoted,
  reportError,
  requestError,
  slot,
} from "./parameter.ts";
import {
  APP_POLICIES,
  CAPABILITY_FLAGS,
  CONFIGURATION_CHANGES,
  type Kit,
  type OfCall,
  type Step,
  type StepKind,
  type StepMap,
  STRANGE_REPORTS,
} from "./step.ts";

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
const line = { field: "line", type: oneOf(LINES) } as const;
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
  remoteTurnsVideo: {
    kits: APP,
    parts: ["remote turns video", { field: "isOn", type: onOff }, "for", call],
  },
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
  userMerges: ofCall(CALLS, "user merges"),
  userSplits: ofCall(CALLS, "user splits"),
  userTranslates: ofCall(CALLS, "user translates"),
  userStopsTranslating: ofCall(CALLS, "user stops translating"),
  userCallsBack: ofCall(APP, "user calls back"),
  userPresses: {
    kits: CALLS,
    parts: ["user presses", { field: "digits", type: digits }, "on", call],
  },
  headsetPresses: {
    kits: CALLS,
    parts: ["headset presses", { field: "key", type: oneOf(HEADSET_KEYS) }],
  },
  foreignCalls: { kits: CALLS, parts: ["foreign calls", call, "on", line] },
  foreignStarts: { kits: CALLS, parts: ["foreign starts", call, "on", line] },
  foreignEnds: ofCall(CALLS, "foreign ends"),
  pushBrings: {
    kits: APP,
    parts: [
      "push brings",
      call,
      "from",
      { field: "from", type: handleText },
      { field: "duty", type: oneOf(["unmarked", "required", "optional"]) },
      { field: "isTooLate", type: flag("too late") },
    ],
  },
  appDies: { kits: APP, parts: ["app dies"] },
  appLaunches: { kits: APP, parts: ["app launches"] },
  phoneTurns: {
    kits: CALLS,
    parts: ["phone turns", { field: "setting", type: oneOf(PHONE_SETTINGS) }, {
      field: "isOn",
      type: onOff,
    }],
  },
  phoneLists: {
    kits: CALLS,
    parts: ["phone lists", { field: "who", type: handleText }, "as", {
      field: "as",
      type: oneOf(PHONE_LISTS),
    }],
  },
  phoneKnows: {
    kits: CALLS,
    parts: ["phone knows", { field: "who", type: handleText }, "as", {
      field: "name",
      type: quoted,
    }],
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
    parts: ["app presses", { field: "digits", type: digits }, "on", call],
  },
  appGroups: {
    kits: CALLS,
    parts: ["app groups", call, "with", { field: "with", type: slot }],
  },
  appUngroups: ofCall(CALLS, "app ungroups"),
  appRequestsNothing: { kits: SYSTEM, parts: ["app requests nothing"] },
  appRequestsNonsense: { kits: SYSTEM, parts: ["app requests nonsense"] },
  appRequestsBoth: {
    kits: SYSTEM,
    parts: [
      "app requests both",
      { field: "first", type: actionWord },
      "of",
      call,
      "and",
      { field: "second", type: actionWord },
      "of",
      { field: "with", type: slot },
    ],
  },
  appReportsStranger: {
    kits: SYSTEM,
    parts: ["app reports stranger", { field: "report", type: oneOf(STRANGE_REPORTS) }],
  },
  appRenames: {
    kits: SYSTEM,
    parts: ["app renames", call, { field: "name", type: quoted }],
  },
  appConfigures: {
    kits: SYSTEM,
    parts: ["app configures", { field: "change", type: oneOf(CONFIGURATION_CHANGES) }],
  },
  appInvalidates: { kits: SYSTEM, parts: ["app invalidates"] },
  appExecutes: { kits: SYSTEM, parts: ["app executes", { field: "isOn", type: onOff }] },
  appUpdates: {
    kits: SYSTEM,
    parts: ["app updates", call, { field: "flag", type: oneOf(CAPABILITY_FLAGS) }, {
      field: "isOn",
      type: onOff,
    }],
  },
  appWill: {
    kits: SYSTEM,
    parts: ["app will", { field: "policy", type: oneOf(APP_POLICIES) }, {
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
      field: "error",
      type: requestError,
    }],
  },
  systemWillRefuseReport: {
    kits: APP,
    parts: ["system will refuse report with", { field: "error", type: reportError }],
  },
  systemResets: { kits: CALLS, parts: ["system resets"] },
  systemSpeaks: {
    kits: CALLS,
    parts: ["system speaks", { field: "order", type: laneOrder }],
  },
  systemPerforms: {
    kits: CALLS,
    parts: ["system performs", { field: "how", type: oneOf(["together", "oneByOne"]) }],
  },
  systemBegins: {
    kits: CALLS,
    parts: ["system begins", { field: "when", type: oneOf(["atOnce", "late"]) }],
  },
  systemLapses: {
    kits: CALLS,
    parts: ["system lapses", { field: "order", type: oneOf(["first", "last"]) }],
  },
  serviceBegins: { kits: CALLS, parts: ["service begins"] },
  quirkTurns: {
    kits: CALLS,
    parts: ["quirk", { field: "quirk", type: oneOf(QUIRK_NAMES) }, {
      field: "isOn",
      type: onOff,
    }],
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
  runtimeReloads: { kits: EVENTS, parts: ["runtime reloads"] },
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
