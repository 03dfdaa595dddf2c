import type { CallEndedReason, CallPhase, RequestErrorCode } from "../../mod.ts";

/** What a call is in, the two states between phases and the two after them included. */
export type CallState = CallPhase | "answering" | "held" | "ending" | "ended";

/** How a state shows on each platform. */
export interface PlatformState {
  /** Outgoing, on hold, connected, ended, as the observer has them; `x` stands for either. */
  readonly flags: string;
  /** Our reading: the platform does not publish when it changes state. */
  readonly liveCommunicationKit: string;
  /** With the number that the platform's source gives it. */
  readonly telecom: string;
  /** The same in the older service. */
  readonly connectionService: string;
}

/** The states of a call. */
export const STATES: Readonly<Record<CallState, PlatformState>> = {
  ringing: {
    flags: "0 0 0 0",
    liveCommunicationKit: "idle",
    telecom: "RINGING (4)",
    connectionService: "RINGING (2)",
  },
  answering: {
    flags: "0 0 0 0",
    liveCommunicationKit: "joining",
    telecom: "ANSWERED (11)",
    connectionService: "RINGING (2)",
  },
  starting: {
    flags: "1 0 0 0",
    liveCommunicationKit: "idle or joining",
    telecom: "CONNECTING (1)",
    connectionService: "INITIALIZING (0)",
  },
  started: {
    flags: "1 0 0 0",
    liveCommunicationKit: "joining",
    telecom: "DIALING (3)",
    connectionService: "DIALING (3)",
  },
  connecting: {
    flags: "1 0 0 0",
    liveCommunicationKit: "joining",
    telecom: "DIALING (3)",
    connectionService: "DIALING (3)",
  },
  active: {
    flags: "x 0 1 0",
    liveCommunicationKit: "joined",
    telecom: "ACTIVE (5)",
    connectionService: "active",
  },
  held: {
    flags: "x 1 1 0",
    liveCommunicationKit: "paused",
    telecom: "ON_HOLD (6)",
    connectionService: "holding",
  },
  ending: {
    flags: "as before",
    liveCommunicationKit: "leaving",
    telecom: "DISCONNECTING (9)",
    connectionService: "none",
  },
  ended: {
    flags: "x x x 1",
    liveCommunicationKit: "left",
    telecom: "DISCONNECTED (7), then gone",
    connectionService: "disconnected, then destroyed",
  },
};

/** How a reason shows on the other platforms, and what of it is lost on Android. */
export interface PlatformReason {
  readonly liveCommunicationKit: string;
  /** One of the four causes that an app may give: LOCAL, REMOTE, REJECTED, MISSED. */
  readonly telecom: string;
  readonly lost: string;
}

/** Why a call ended that the local user did not end. */
export const END_REASONS: Readonly<Record<CallEndedReason, PlatformReason>> = {
  failed: {
    liveCommunicationKit: "failed",
    telecom: "LOCAL or REMOTE",
    lost: "that it failed: no cause fits",
  },
  remoteEnded: { liveCommunicationKit: "remoteEnded", telecom: "REMOTE", lost: "nothing" },
  unanswered: {
    liveCommunicationKit: "unanswered",
    telecom: "MISSED",
    lost: "an outgoing call that nobody answered",
  },
  answeredElsewhere: {
    liveCommunicationKit: "joinedElsewhere",
    telecom: "REMOTE",
    lost: "that it was answered: no cause fits",
  },
  declinedElsewhere: {
    liveCommunicationKit: "declinedElsewhere",
    telecom: "REJECTED",
    lost: "that it was on another device",
  },
};

/** An end action has no reason: when it is performed decides. */
export const END_ACTIONS: Readonly<Record<string, PlatformReason>> = {
  "an end action while ringing": {
    liveCommunicationKit: "an end action",
    telecom: "REJECTED (the platform makes it of LOCAL, too)",
    lost: "nothing",
  },
  "an end action later": {
    liveCommunicationKit: "an end action",
    telecom: "LOCAL",
    lost: "nothing",
  },
};

/** A refusal and the exception of Android that comes nearest to it. */
export interface PlatformError {
  /** What is refused here; words where there is no such code. */
  readonly ours: readonly RequestErrorCode[] | string;
  /** The constants of `CallException`, with their numbers. */
  readonly exceptions: readonly string[];
}

/** Errors of requests. The numbers 5 and 6 are taken from the order of the constants. */
export const REQUEST_ERRORS: readonly PlatformError[] = [
  { ours: ["unknown"], exceptions: ["CODE_ERROR_UNKNOWN (1)"] },
  { ours: ["unknownCallId"], exceptions: ["CODE_CALL_IS_NOT_BEING_TRACKED (3)"] },
  {
    ours: ["maximumCallGroupsReached", "unentitled"],
    exceptions: ["CODE_CALL_NOT_PERMITTED_AT_PRESENT_TIME (5)"],
  },
  { ours: "an action that timed out", exceptions: ["CODE_OPERATION_TIMED_OUT (6)"] },
  {
    ours: "no refusal: the system holds or ends the other call itself",
    exceptions: [
      "CODE_CANNOT_HOLD_CURRENT_ACTIVE_CALL (2)",
      "CODE_CALL_CANNOT_BE_SET_TO_ACTIVE (4)",
    ],
  },
];
