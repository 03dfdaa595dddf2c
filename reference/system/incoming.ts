import type { ErrorCode, ErrorDomain, Instant } from "../../call/mod.ts";
import type { Refusal } from "./effect.ts";
import { includesHandle } from "./environment.ts";
import { groupCount } from "./groups.ts";
import type { InputOf } from "./input.ts";
import { callOf, type State } from "./state.ts";
import type { Turn } from "./turn.ts";

/** The app introduces an incoming call: it rings, or the app is told why not. */
export function takeIncoming(turn: Turn, input: InputOf<"incomingReported">): void {
  const { report, callId, provider, update } = input;
  // Also a report that is refused counts for the push that it answers (rule PUSH-04).
  if (turn.state.push.owed !== null) turn.set({ push: { ...turn.state.push, owed: null } });
  const refusal = turn.armedRefusal(["report"], `report the incoming call ${callId}`) ??
    refusalOf(turn.state, input);
  turn.emit({ lane: "completion", kind: "incomingSettled", report, callId, refusal });
  if (refusal) return;
  const { profile, now } = turn.state;
  turn.set({
    failedCall: null,
    calls: [...turn.state.calls, {
      id: callId,
      owner: provider,
      isOutgoing: false,
      phase: "ringing",
      isOnHold: false,
      isMuted: false,
      isTranslating: false,
      group: null,
      info: {
        ...profile.capabilities,
        remoteHandle: null,
        localizedCallerName: null,
        hasVideo: false,
        ...update,
      },
      begunAt: now,
      connectedAt: null,
      ringDueAt: now + profile.ringTimeoutMs as Instant,
      isEndOverdue: false,
      isDoomed: false,
      hasInterrupted: false,
    }],
  });
}

type Filter = readonly [
  domain: ErrorDomain,
  code: ErrorCode,
  why: string,
  isRefused: (state: State, input: InputOf<"incomingReported">) => boolean,
];

/** Why a call is not shown, in the order in which it is asked (rule INC-06). */
const FILTERS: readonly Filter[] = [
  [
    "incomingCall",
    "unknown",
    "its provider is not in service; make another",
    ({ providers }, { provider }) =>
      !providers.some(({ number, status }) => number === provider && status !== "lost"),
  ],
  [
    "incomingCall",
    "unknown",
    "calls are switched off in this region",
    ({ environment }) => environment.isRegionOff,
  ],
  [
    "incomingCall",
    "unentitled",
    "the app is not entitled to report calls",
    ({ environment }) => !environment.isEntitled,
  ],
  [
    "callKit",
    "missingVoipBackgroundMode",
    "the app lacks the background mode voip; add it to its background modes",
    ({ environment }) => !environment.hasVoipMode,
  ],
  [
    "incomingCall",
    "callIdAlreadyExists",
    "a call of that id is live; take a fresh id for each call",
    (state, { callId }) => callOf(state, callId) !== undefined || isTornDown(state, callId),
  ],
  [
    "incomingCall",
    "filteredByBlockList",
    "the caller is blocked on this phone",
    ({ environment }, { update }) =>
      includesHandle(environment.blocked, update.remoteHandle ?? null),
  ],
  [
    "incomingCall",
    "filteredByDoNotDisturb",
    "Do Not Disturb is on, and the caller is no VIP",
    ({ environment }, { update }) =>
      environment.doNotDisturb &&
      !includesHandle(environment.vips, update.remoteHandle ?? null),
  ],
  [
    "incomingCall",
    "filteredDuringRestrictedSharingMode",
    "the screen is shared",
    ({ environment }) => environment.isSharingRestricted,
  ],
  [
    "incomingCall",
    "callIsProtected",
    "the call is protected",
    ({ environment }, { update }) =>
      includesHandle(environment.protected, update.remoteHandle ?? null),
  ],
  [
    "incomingCall",
    "filteredBySensitiveParticipants",
    "a participant is sensitive",
    ({ environment }, { update }) =>
      includesHandle(environment.sensitive, update.remoteHandle ?? null),
  ],
  [
    "incomingCall",
    "unknown",
    "there are as many calls as are allowed",
    (state, { provider }) => state.profile.overLimit === "reject" && isFull(state, provider),
  ],
];

function refusalOf(state: State, input: InputOf<"incomingReported">): Refusal | null {
  const found = FILTERS.find(([, , , isRefused]) => isRefused(state, input));
  if (!found) return null;
  const [domain, code, why] = found;
  return { domain, code, message: `Cannot report the incoming call ${input.callId}: ${why}` };
}

/** Whether the id of a call that ended is still taken (a quirk). */
export function isTornDown({ tornDown, now }: State, id: string): boolean {
  return tornDown.some((each) => each.id === id && each.until > now);
}

function isFull(state: State, provider: number): boolean {
  const configuration = state.providers.find(({ number }) => number === provider)?.configuration;
  return groupCount(state, ({ owner }) => owner === provider) >=
    (configuration?.maximumCallGroups ?? 0);
}
