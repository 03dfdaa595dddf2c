import type { EventKind } from "./event.ts";
import type { World } from "./world.ts";

/** By these it is known which calls there are, what was asked of them, and how far they came. */
const CALLS: readonly EventKind[] = [
  "incomingReported",
  "incomingSettled",
  "callUpdated",
  "outgoingConnecting",
  "outgoingConnected",
  "callEndReported",
  "requested",
  "requestSettled",
  "executeAsked",
  "executeAnswered",
  "performed",
  "completed",
  "timedOut",
  "didReset",
  "observed",
  "invalidated",
  "processDied",
];

const PROVIDERS: readonly EventKind[] = [
  "providerCreated",
  "configurationSet",
  "delegateSet",
  "invalidated",
  "processDied",
];

/** The parts of the World that rules read. */
export type WorldPart = Exclude<keyof World, "fold">;

/**
 * The kinds of events by which each part of the World is known. Where one of them was not recorded,
 * that part says nothing: what is missing from it may have been.
 */
export const WORLD_SOURCES: { readonly [P in WorldPart]: readonly EventKind[] } = {
  providers: PROVIDERS,
  calls: CALLS,
  ended: CALLS,
  actions: CALLS,
  openActions: CALLS,
  liveCall: CALLS,
  isOnlyRequested: CALLS,
  requests: ["requested", "requestSettled", "processDied"],
  unanswered: ["requested", "rested", "processDied"],
  reports: ["incomingReported", "incomingSettled", "processDied"],
  asks: ["engineAsked", "engineSettled", "processDied"],
  legs: [
    "engineAsked",
    "engineSettled",
    "engineReported",
    "remoteActed",
    "pushDelivered",
    "processDied",
  ],
  foreign: ["foreignActed", "observed"],
  media: ["mediaStarted", "mediaStopped", "processDied"],
  hurdles: ["phoneTurned", "phoneListed"],
  isRunning: ["processDied", "processStarted"],
  isAudioActive: ["audioActivated", "audioDeactivated", "invalidated", "processDied"],
  systemList: ["callsListed"],
  appList: ["appListed", "processDied"],
  isOutOfService: PROVIDERS,
  isPartial: [],
};
