import type { CallEndedReason } from "../call/mod.ts";

/** The four causes that an app may give Android for the end of a call (AN-07). */
export const DISCONNECT_CAUSES = ["LOCAL", "REMOTE", "REJECTED", "MISSED"] as const;

/** A cause that Android knows. */
export type DisconnectCause = typeof DISCONNECT_CAUSES[number];

/** What the numbers of Android Telecom are. */
export const ANDROID_TELECOM = {
  /** How long a callback may take, in milliseconds (AN-01). */
  callbackMs: 5_000,
  /** How long adding a call may take, in milliseconds (AN-05). */
  addCallMs: 5_000,
  /** How long a call may be neither active nor answered, in milliseconds (AN-04). */
  unansweredMs: 60_000,
  /** How soon the notification of a call must be posted, in milliseconds (AN-06). */
  notificationMs: 5_000,
  /** How many calls an app may have (AN-13). */
  maximumCalls: 10,
} as const;

/** How a call ended, as Android is told; it has no word for some of it (AN-07). */
export const DISCONNECT_CAUSE_OF: Readonly<Record<CallEndedReason, DisconnectCause>> = {
  failed: "LOCAL",
  remoteEnded: "REMOTE",
  unanswered: "MISSED",
  answeredElsewhere: "REMOTE",
  declinedElsewhere: "REJECTED",
};

/** The callbacks of Android, with what becomes of a call whose callback fails or is late (AN-02). */
export const ANDROID_CALLBACKS = {
  onAnswer: { action: "answerCall", onFailure: "the call is disconnected as REJECTED" },
  onDisconnect: { action: "endCall", onFailure: "the call is removed all the same" },
  onSetActive: {
    action: "setHeld",
    onFailure: "the call is put on hold, and the one that was in front before comes back",
  },
  onSetInactive: { action: "setHeld", onFailure: "nothing" },
} as const;

/** A duty of a bridge to Android Telecom. */
export interface AndroidDuty {
  /** Names it, as the contract's section 6.3 does. */
  readonly id: string;
  /** What the bridge obeys. */
  readonly statement: string;
}

const { callbackMs, addCallMs, unansweredMs, notificationMs, maximumCalls } = ANDROID_TELECOM;

/** What a bridge to Android Telecom obeys; the numbers are those above. */
export const ANDROID_DUTIES: readonly AndroidDuty[] = [
  {
    id: "AN-01",
    statement: `It completes each of ${list(Object.keys(ANDROID_CALLBACKS))} in ${callbackMs} ms.`,
  },
  {
    id: "AN-02",
    statement: `It expects of a callback that fails: ${
      Object.entries(ANDROID_CALLBACKS).map(([name, { onFailure }]) => `${name}: ${onFailure}`)
        .join("; ")
    }.`,
  },
  { id: "AN-03", statement: "It expects one transaction at a time, in one queue for all apps." },
  { id: "AN-04", statement: `It has each call answered or active in ${unansweredMs} ms.` },
  {
    id: "AN-05",
    statement: `It expects that adding a call fails after ${addCallMs} ms, and else returns when ` +
      "the call is over.",
  },
  { id: "AN-06", statement: `It posts the notification of a call in ${notificationMs} ms.` },
  { id: "AN-07", statement: `It gives no cause but ${list(DISCONNECT_CAUSES)}.` },
  { id: "AN-08", statement: "It expects that nothing can be done with a call that is over." },
  {
    id: "AN-09",
    statement: "It expects that a call comes to the front by holding the other, and that it is " +
      "refused where the other cannot be held: the other is not ended for it.",
  },
  { id: "AN-10", statement: "It expects that calls end with the process of their app." },
  {
    id: "AN-11",
    statement: "It turns what the app itself asks for into an action and a completion, because " +
      "Android answers that with a result and no callback.",
  },
  { id: "AN-12", statement: "It stops microphone and speaker before onSetInactive returns." },
  { id: "AN-13", statement: `It has ${maximumCalls} calls at most.` },
];

function list(words: readonly string[]): string {
  return words.join(", ");
}
