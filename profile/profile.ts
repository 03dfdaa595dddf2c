import type { ActionKind } from "../actions/mod.ts";

/**
 * A platform's numbers and policies, as data: what the contract leaves to it. A reference system is
 * made with one, and rules are judged under one.
 */
export interface Profile {
  /** What it is called on the command line and in reports. */
  readonly name: ProfileName;
  /** One sentence on what it stands for. */
  readonly summary: string;
  /** How long an action may stay open, in milliseconds. CallKit's are measured, not documented. */
  readonly deadlinesMs: Readonly<Record<ActionKind, number>>;
  /** How long an incoming call rings, in milliseconds. Observed, not documented. */
  readonly ringTimeoutMs: number;
  /** What happens to an incoming call beyond the limits (open question OQ-10). */
  readonly overLimit: "offerEndAndAccept" | "reject";
  /** What happens to calls whose app dies (open question OQ-17). */
  readonly onAppDeath: "keepCalls" | "endCalls";
  /** What must be so before an answer is fulfilled: taken by the engine, or both can talk. */
  readonly fulfillAnswer: "onAccept" | "onConnect";
  /** What a call can do before an update says so (open question OQ-21). */
  readonly capabilities: InitialCapabilities;
  /** Rules that are left out here, by id. How far the others bind is the same everywhere. */
  readonly levels: Readonly<Record<string, "off">>;
}

/** What a call can do before an update says so. */
export interface InitialCapabilities {
  /** Whether it may be put on hold. */
  readonly supportsHolding: boolean;
  /** Whether it may join a group. */
  readonly supportsGrouping: boolean;
  /** Whether it may leave a group. */
  readonly supportsUngrouping: boolean;
  /** Whether the keypad is of use. */
  readonly supportsDtmf: boolean;
}

/** The profiles there are. The last two are experimental: the reference makes no claim for them. */
export type ProfileName = "callspec" | "apple" | "livecommunicationkit" | "android-telecom";
