import type { ActionId, CallAction, TransactionId } from "../actions/mod.ts";
import type { Call, CallId, CallPhase, CallUpdate, Instant } from "../call/mod.ts";
import type { EventOf } from "./event.ts";
import type { RecordedConfiguration } from "./recorded_configuration.ts";

/** A call as the trace shows it so far. */
export interface WorldCall {
  /** Names the call. */
  readonly id: CallId;
  /** Whether this device placed the call. */
  readonly isOutgoing: boolean;
  /** The call that ended under the same id before, where one did. */
  readonly before: EndedCall | null;
  /** The report or request that introduced it. */
  introducedBy: number;
  /** Whether the system is known to have taken it. */
  isAllowed: boolean;
  /** How far it came, by what the contract says of the causes that were seen. */
  phase: CallPhase;
  /** Whether the last hold action that was fulfilled put it on hold. */
  isOnHold: boolean;
  /** Whether the last mute action that was fulfilled silenced the microphone. */
  isMuted: boolean;
  /** Whether the last translation action that was fulfilled switched it on. */
  isTranslating: boolean;
  /** Calls of one number talk together; null: alone. */
  group: number | null;
  /** Whether the system may have taken a group action in another way: then the group is a guess. */
  isGroupUnsure: boolean;
  /** What the app has said of it, the latest of each field; what it never said is absent. */
  info: CallUpdate;
  /** Whether it came off hold by joining others, which no action says: observers decide. */
  isHoldUnsure: boolean;
  /** Whether the app's process has died since: it may know nothing of it. */
  isOrphan: boolean;
  /** Whether the app listed it when its process died. */
  isLeftover: boolean;
  /** Whether it may have ended: the contract leaves that to the system, which has not shown it. */
  isUnsure: boolean;
  /** Whether the app heard of a reset that the system had before it took the call. */
  hasOutlivedReset: boolean;
  /** What observers were last told. */
  seen: Call | null;
}

/** How a call came to its end. */
export type EndedBy = "endAction" | "report" | "failure" | "reset" | "invalidation" | "system";

/** A call that ended. */
export interface EndedCall {
  /** Names the call. */
  readonly id: CallId;
  /** What ended it. */
  readonly by: EndedBy;
  /** What was known of it. */
  readonly call: WorldCall;
  /** Whether the promise of its report had settled before. */
  readonly wasSettled: boolean;
  /** The reports and requests that might have brought it, and were not settled. */
  readonly openAtEnd: readonly number[];
  /** Whether observers were told. */
  isSeenEnded: boolean;
}

/** An action that the app was given. */
export interface WorldAction {
  /** The action, as the app was given it. */
  readonly action: CallAction;
  /** Its deadline. */
  readonly timeoutAt: Instant;
  /** What became of it; `dropped`: its call ended first. */
  status: "open" | "fulfilled" | "failed" | "timedOut" | "dropped";
  /** The transaction that the app was asked to execute it in, if it was. */
  readonly askedIn: TransactionId | null;
  /** Whether its handler, or the promise of it, is still at work. */
  isHandling: boolean;
}

/** A provider that the app made in this life of its process. */
export interface WorldProvider {
  /** What it is configured with now. */
  configuration: RecordedConfiguration;
  /** Whether it ever had a delegate. */
  hadDelegate: boolean;
  /** `ending`: it was invalidated, and what was on its way to it may still arrive. */
  service: "on" | "ending" | "over";
}

/** The network leg of a call; `waiting`: somebody calls, and the app has not been told. */
export type Leg = "waiting" | "inviting" | "invited" | "ringing" | "connected";

/** What is so, by what was seen. */
export interface WorldState {
  /** The providers of the app's process, by number, in the order in which they were made. */
  readonly providers: Map<number, WorldProvider>;
  /** The calls that are live, or introduced and not yet refused. */
  readonly calls: Map<CallId, WorldCall>;
  /** The calls that have ended, by id. */
  readonly ended: Map<CallId, EndedCall>;
  /** The actions that the app was given, while they or their handlers are under way. */
  readonly actions: Map<ActionId, WorldAction>;
  /** The requests that are not settled. */
  readonly requests: Map<number, EventOf<"requested">>;
  /** The requests of which nobody hears what becomes, while that is not seen either. */
  readonly unanswered: Map<number, EventOf<"requested">>;
  /** The reports that are not settled. */
  readonly reports: Map<number, CallId>;
  /** What was asked of the engine and is not settled. */
  readonly asks: Map<number, EventOf<"engineAsked">>;
  /** The network legs. */
  readonly legs: Map<CallId, Leg>;
  /** The calls that are not the app's. */
  readonly foreign: Set<CallId>;
  /** The calls whose media runs. */
  readonly media: Set<CallId>;
  /** What gives the system reasons of its own to refuse: settings by name, lists with who is on them. */
  readonly hurdles: Set<string>;
  /** Whether events are missing before these: settings and limits may be others than are known. */
  isPartial: boolean;
  /** Whether the app's process runs. */
  isRunning: boolean;
  /** Whether the audio session is active. */
  isAudioActive: boolean;
  /** What the system last listed. */
  systemList: readonly Call[];
  /** What the app last listed. */
  appList: readonly CallId[];
}
