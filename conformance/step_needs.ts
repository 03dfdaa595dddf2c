import type { ActionKind } from "../actions/mod.ts";
import type { Capability } from "../rules/mod.ts";
import type { AppPolicy, Step, StepKind, StepOf } from "../scenario/mod.ts";

type NeedsOf<K extends StepKind> = (step: StepOf<K>) => readonly Capability[];

const always = (...words: readonly Capability[]) => () => words;

/** What a call system must have for a step to mean something to it; what is missing needs nothing. */
const NEEDS: { readonly [K in StepKind]?: NeedsOf<K> } = {
  userMutes: always("tells.setMuted"),
  userUnmutes: always("tells.setMuted"),
  userMerges: always("tells.setGroup"),
  userSplits: always("tells.setGroup"),
  userPresses: always("tells.playDtmf"),
  userTranslates: always("tells.setTranslating"),
  userStopsTranslating: always("tells.setTranslating"),
  headsetPresses: always("tells.setMuted"),
  appStarts: always("requests.startCall"),
  appAnswers: always("requests.answerCall"),
  appEnds: always("requests.endCall"),
  appHolds: always("requests.setHeld"),
  appResumes: always("requests.setHeld"),
  appMutes: always("requests.setMuted"),
  appUnmutes: always("requests.setMuted"),
  appGroups: always("requests.setGroup"),
  appUngroups: always("requests.setGroup"),
  appPresses: always("requests.playDtmf"),
  appRequestsNothing: always("requests.transactions"),
  appRequestsNonsense: always("requests.transactions"),
  appRequestsBoth: ({ first, second }) => [
    "requests.transactions",
    `requests.${first}`,
    `requests.${second}`,
  ],
  appExecutes: always("tells.execute"),
  appWill: ({ action, policy }) => NEEDS_OF_POLICY[policy]?.(action) ?? [`waits.${action}`],
  appFulfills: ({ action }) => [`waits.${action}`],
  appFails: ({ action }) => [`waits.${action}`],
  systemResets: always("tells.didReset"),
};

/** The dates of an app's reports it may set whoever completes its actions. */
const NEEDS_OF_POLICY: { readonly [P in AppPolicy]?: (kind: ActionKind) => Capability[] } = {
  fulfillLate: (kind) => [`waits.${kind}`, "tells.timedOut"],
  backdate: () => [],
};

/** Whether a step means something to who has this. */
export function isMeant(step: Step, has: ReadonlySet<Capability>): boolean {
  return needsOf(step.kind, step).every((need) => has.has(need));
}

function needsOf<K extends StepKind>(kind: K, step: StepOf<K>): readonly Capability[] {
  return NEEDS[kind]?.(step) ?? [];
}
