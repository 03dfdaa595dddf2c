import type { Random } from "../reference/mod.ts";
import type { Kit, StepKind } from "../scenario/mod.ts";
import { kindsOf } from "./alphabet.ts";

/**
 * How often each kind of step is drawn, against the others. What makes other steps possible is
 * frequent, and what destroys depth is rare. Oddities of real systems are no
 * part of the contract, so no walk has them.
 */
export const WEIGHTS: { readonly [K in StepKind]: number } = {
  remoteCalls: 3,
  remoteRings: 1,
  remoteAnswers: 4,
  remoteTurnsVideo: 0.5,
  remoteEnds: 1.5,
  userAnswers: 5,
  userDeclines: 1,
  userEnds: 1.5,
  userHolds: 2,
  userResumes: 2,
  userSwapsTo: 2,
  userHoldsAndAccepts: 3,
  userEndsAndAccepts: 2,
  userMutes: 1,
  userUnmutes: 1,
  userMerges: 3,
  userSplits: 1,
  userTranslates: 1.2,
  userStopsTranslating: 1.2,
  userCallsBack: 0.5,
  userPresses: 1.5,
  headsetPresses: 0.5,
  foreignCalls: 0.4,
  foreignStarts: 0.3,
  foreignEnds: 1,
  pushBrings: 1,
  appDies: 0.3,
  appLaunches: 2.5,
  phoneTurns: 0.5,
  phoneLists: 0.1,
  phoneKnows: 0.1,
  appStarts: 2.5,
  appAnswers: 1,
  appEnds: 2,
  appHolds: 1,
  appResumes: 1,
  appMutes: 0.5,
  appUnmutes: 0.5,
  appGroups: 3,
  appUngroups: 0.5,
  appPresses: 1,
  appRequestsNothing: 0.1,
  appRequestsNonsense: 0.1,
  appRequestsBoth: 0.8,
  appReportsStranger: 0.2,
  appRenames: 0.4,
  appConfigures: 0.5,
  appInvalidates: 0.03,
  appExecutes: 0.2,
  appUpdates: 0.6,
  appWill: 1.5,
  appFulfills: 5,
  appFails: 1,
  engineWill: 1.2,
  engineCompletes: 4,
  engineFails: 1.5,
  systemWillRefuse: 4,
  systemWillRefuseReport: 0.3,
  systemResets: 0.3,
  systemSpeaks: 0.5,
  systemPerforms: 0.2,
  systemBegins: 0.05,
  systemLapses: 0.2,
  serviceBegins: 0.5,
  quirkTurns: 0,
  clock: 1,
  nativeEmits: 3,
  runtimeReloads: 0.2,
  listenerAttaches: 1,
  listenerDetaches: 1,
};

/** Which kinds of steps a walk draws, and how often: each walk leaves some out (swarm testing). */
export type Appetite = ReadonlyMap<StepKind, number>;

/** Draws the appetite of one walk. */
export function drawAppetite(kit: Kit, random: Random): Appetite {
  return new Map(
    kindsOf(kit).flatMap((kind) => {
      const isKept = ESSENTIAL.has(kind) ? random.chance(0.9) : random.chance(0.65);
      return isKept ? [[kind, WEIGHTS[kind] * (0.4 + 1.6 * random.next())] as const] : [];
    }),
  );
}

const ESSENTIAL: ReadonlySet<StepKind> = new Set<StepKind>([
  "remoteCalls",
  "userAnswers",
  "appStarts",
  "engineCompletes",
  "listenerAttaches",
  "nativeEmits",
]);
