import type { ActionKind } from "../actions/mod.ts";
import type { CallErrorData, Handle } from "../call/mod.ts";
import type { EngineEndCause, EngineOperation } from "../engine/mod.ts";
import type { HeadsetKey, Line, PhoneList, PhoneSetting, QuirkName } from "../phone/mod.ts";
import type { LaneWord, Slot } from "./parameter.ts";

/** What can be put to the test: each has a kit. */
export const KITS = ["app", "system", "events"] as const;

/** Which side a kit puts to the test. */
export type Kit = typeof KITS[number];

/** A call, and nothing else. */
export interface OfCall {
  /** Which call. */
  readonly call: Slot;
}

/** What the kit's app does with actions of a kind, in a system run. */
export type AppPolicy = typeof APP_POLICIES[number];

/** What the kit's app can do with an action. */
export const APP_POLICIES = [
  "fulfill",
  "fail",
  "defer",
  "throw",
  "fulfillTwice",
  "failTwice",
  "fulfillLate",
  "backdate",
] as const;

/** What the kit's app can change in its configuration. */
export const CONFIGURATION_CHANGES = [
  "usual",
  "oneGroup",
  "noGrouping",
  "noRecents",
  "noVideo",
  "translation",
] as const;

/** The name of such a change. */
export type ConfigurationChange = typeof CONFIGURATION_CHANGES[number];

/** What can be reported of a call that nobody knows. */
export const STRANGE_REPORTS = ["updated", "connecting", "connected", "ended"] as const;

/** The name of such a report. */
export type StrangeReport = typeof STRANGE_REPORTS[number];

/** A call that is not the app's. */
export interface OfLine {
  /** Whose call it is. */
  readonly line: Line;
}

/** What an update can say that a call supports. */
export const CAPABILITY_FLAGS = [
  "supportsHolding",
  "supportsGrouping",
  "supportsUngrouping",
  "supportsDtmf",
  "hasVideo",
] as const;

/** The name of what a call supports. */
export type CapabilityFlag = typeof CAPABILITY_FLAGS[number];

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
  /** The far side turns its video on or off. */
  remoteTurnsVideo: OfCall & { readonly isOn: boolean };
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
  /** The user lets a call on hold talk together with the one in front. */
  userMerges: OfCall;
  /** The user talks to one of a group alone. */
  userSplits: OfCall;
  /** The user has a call translated. */
  userTranslates: OfCall;
  /** The user has it translated no longer. */
  userStopsTranslating: OfCall;
  /** The user chooses a call in Recents, to call again. */
  userCallsBack: OfCall;
  /** The user presses keys. */
  userPresses: { readonly digits: string } & OfCall;
  /** The user presses a key of the headset. */
  headsetPresses: { readonly key: HeadsetKey };
  /** A call rings that is not the app's. */
  foreignCalls: OfCall & OfLine;
  /** The user places a call that is not the app's. */
  foreignStarts: OfCall & OfLine;
  /** The far side of such a call hangs up. */
  foreignEnds: OfCall;
  /** A VoIP push brings a call. */
  pushBrings: OfCall & {
    readonly from: Handle;
    readonly duty: "unmarked" | "required" | "optional";
    readonly isTooLate: boolean;
  };
  /** The app's process dies. */
  appDies: Record<never, never>;
  /** The user launches the app. */
  appLaunches: Record<never, never>;
  /** A setting of the phone. */
  phoneTurns: { readonly setting: PhoneSetting; readonly isOn: boolean };
  /** The phone has somebody on one of its lists. */
  phoneLists: { readonly who: Handle; readonly as: PhoneList };
  /** A call directory knows somebody by name. */
  phoneKnows: { readonly who: Handle; readonly name: string };
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
  appPresses: { readonly digits: string } & OfCall;
  /** The app's own screen lets a call talk together with another. */
  appGroups: OfCall & { readonly with: Slot };
  /** The app's own screen takes a call out of its group. */
  appUngroups: OfCall;
  /** The kit's app requests a transaction that is empty. */
  appRequestsNothing: Record<never, never>;
  /** The kit's app requests something that is no action. */
  appRequestsNonsense: Record<never, never>;
  /** The kit's app requests two actions in one transaction. */
  appRequestsBoth: OfCall & {
    readonly first: ActionKind;
    readonly second: ActionKind;
    readonly with: Slot;
  };
  /** The kit's app reports something of a call that nobody knows. */
  appReportsStranger: { readonly report: StrangeReport };
  /** The kit's app gives a call another name. */
  appRenames: OfCall & { readonly name: string };
  /** The kit's app gives its provider another configuration. */
  appConfigures: { readonly change: ConfigurationChange };
  /** The kit's app ends the service of its provider. */
  appInvalidates: Record<never, never>;
  /** From now on the kit's app executes transactions itself, or no longer. */
  appExecutes: { readonly isOn: boolean };
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
  /** The kit's app says what a call supports. */
  appUpdates: OfCall & { readonly flag: CapabilityFlag; readonly isOn: boolean };
  /** The system will refuse the next request with such an action. */
  systemWillRefuse: { readonly action: ActionKind; readonly error: CallErrorData };
  /** The system will refuse the next report of an incoming call. */
  systemWillRefuseReport: { readonly error: CallErrorData };
  /** The call service is lost and comes back. */
  systemResets: Record<never, never>;
  /** From now on the system speaks on its lanes in this order. */
  systemSpeaks: { readonly order: readonly LaneWord[] };
  /** From now on the system gives the actions of a transaction together, or one by one. */
  systemPerforms: { readonly how: "together" | "oneByOne" };
  /** From now on providers begin at once, or when the service is ready. */
  systemBegins: { readonly when: "atOnce" | "late" };
  /** From now on a deadline goes before or behind what the app does at that moment. */
  systemLapses: { readonly order: "first" | "last" };
  /** The call service is ready. */
  serviceBegins: Record<never, never>;
  /** An oddity of the real system is switched on or off. */
  quirkTurns: { readonly quirk: QuirkName; readonly isOn: boolean };
  /** Time passes. */
  clock: { readonly ms: number };
  /** The native side emits an event. */
  nativeEmits: { readonly event: NativeEventName } & OfCall;
  /** The app's runtime is started anew. */
  runtimeReloads: Record<never, never>;
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
