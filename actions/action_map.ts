import type { CallId, Handle, Instant } from "../call/mod.ts";
import type { ActionId } from "./action_ids.ts";

/**
 * What every action has. An action is plain data: it survives JSON and `structuredClone`.
 *
 * CallKit: `CXCallAction` (`CXAction` with a call)
 * LiveCommunicationKit: `ConversationAction`
 * Android Telecom: a callback of `CallControlCallback`
 */
export interface CallActionBase<Kind extends string> {
  /** Which action it is. */
  readonly kind: Kind;
  /** Names the action, never the call. CallKit: `uuid`. */
  readonly id: ActionId;
  /** The call it is about. CallKit: `callUUID`. */
  readonly callId: CallId;
}

/**
 * Places a call. Fulfill it when the invitation has been sent (rule OUT-03).
 *
 * CallKit: `CXStartCallAction`
 * LiveCommunicationKit: `StartConversationAction`
 * Android Telecom: `addCall` with an outgoing direction
 */
export interface StartCallAction extends CallActionBase<"startCall"> {
  /** Whom to call. */
  readonly handle: Handle;
  /** Whether the call starts with video. */
  readonly isVideo: boolean;
  /** The contact that was chosen, where one was. */
  readonly contactIdentifier?: string;
}

/**
 * Answers an incoming call. Fulfill it when both parties can talk (rule INC-09).
 *
 * CallKit: `CXAnswerCallAction`
 * LiveCommunicationKit: `JoinConversationAction`
 * Android Telecom: `onAnswer`, `answer`
 */
export type AnswerCallAction = CallActionBase<"answerCall">;

/**
 * Ends a call, or declines one that rings: there is no decline action (rule INC-08). The system uses
 * it for every ending that it decides, so it may come without a tap of this user (rule ACT-10).
 *
 * CallKit: `CXEndCallAction`
 * LiveCommunicationKit: `EndConversationAction`
 * Android Telecom: `onDisconnect`, `disconnect`
 */
export type EndCallAction = CallActionBase<"endCall">;

/**
 * Puts a call on hold or takes it off: a value to set, no toggle (rule HLD-02).
 *
 * CallKit: `CXSetHeldCallAction`
 * LiveCommunicationKit: `PauseConversationAction`
 * Android Telecom: `onSetInactive`, `onSetActive`
 */
export interface SetHeldCallAction extends CallActionBase<"setHeld"> {
  /** Whether the call shall be on hold. */
  readonly isOnHold: boolean;
}

/**
 * Mutes the microphone of a call or unmutes it: a value to set, no toggle (rule MUT-01).
 *
 * CallKit: `CXSetMutedCallAction`
 * LiveCommunicationKit: `MuteConversationAction`
 * Android Telecom: `isMuted`, a state without acknowledgement
 */
export interface SetMutedCallAction extends CallActionBase<"setMuted"> {
  /** Whether the microphone shall be silent. */
  readonly isMuted: boolean;
}

/**
 * Joins the group of another call, or leaves the group.
 *
 * CallKit: `CXSetGroupCallAction`
 * LiveCommunicationKit: `MergeConversationAction`, `UnmergeConversationAction`
 * Android Telecom: none
 */
export interface SetGroupCallAction extends CallActionBase<"setGroup"> {
  /** The call whose group to join; `null`: leave. CallKit: `callUUIDToGroupWith`. */
  readonly callIdToGroupWith: CallId | null;
}

/**
 * How the digits of a DTMF action come, with CallKit's raw number of each: one key, or all that
 * follow a soft pause (`,`) or a hard pause (`;`).
 *
 * CallKit: `CXPlayDTMFCallAction.ActionType`
 * LiveCommunicationKit: `PlayToneAction.ToneType`
 * Android Telecom: none
 */
export const DTMF_TYPES = { singleTone: 1, softPause: 2, hardPause: 3 } as const;

/**
 * The name of a type of DTMF action.
 *
 * CallKit: `CXPlayDTMFCallAction.ActionType`
 * LiveCommunicationKit: `PlayToneAction.ToneType`
 * Android Telecom: none
 */
export type DtmfType = keyof typeof DTMF_TYPES;

/**
 * Sends digits to the far side. The system plays the tones here (rule DTM-05).
 *
 * CallKit: `CXPlayDTMFCallAction`
 * LiveCommunicationKit: `PlayToneAction`
 * Android Telecom: none
 */
export interface PlayDtmfCallAction extends CallActionBase<"playDtmf"> {
  /** The digits to send, in order: `0` to `9`, `A` to `D`, `*`, `#`. */
  readonly digits: string;
  /** How they came. */
  readonly type: DtmfType;
}

/**
 * Turns the translation of a call on or off (iOS 26).
 *
 * CallKit: `CXSetTranslatingCallAction`
 * LiveCommunicationKit: `SetTranslatingAction`
 * Android Telecom: none
 */
export interface SetTranslatingCallAction extends CallActionBase<"setTranslating"> {
  /** Whether the call shall be translated. */
  readonly isTranslating: boolean;
  /** What is spoken here, as a BCP 47 tag. */
  readonly localLanguage: string;
  /** What is spoken there, as a BCP 47 tag. */
  readonly remoteLanguage: string;
}

/**
 * The one table of actions: the union, the names of the handlers, the wire and the docs derive from
 * it.
 *
 * CallKit: the subclasses of `CXCallAction`
 * LiveCommunicationKit: the kinds of `ConversationAction`
 * Android Telecom: the callbacks of `addCall`
 */
export interface ActionMap {
  /** Place a call. */
  startCall: StartCallAction;
  /** Answer a call. */
  answerCall: AnswerCallAction;
  /** End or decline a call. */
  endCall: EndCallAction;
  /** Hold or resume a call. */
  setHeld: SetHeldCallAction;
  /** Mute or unmute a call. */
  setMuted: SetMutedCallAction;
  /** Join or leave a group. */
  setGroup: SetGroupCallAction;
  /** Send digits. */
  playDtmf: PlayDtmfCallAction;
  /** Translate or stop translating. */
  setTranslating: SetTranslatingCallAction;
}

/**
 * The name of an action.
 *
 * CallKit: the class of a `CXCallAction`
 * LiveCommunicationKit: the class of a `ConversationAction`
 * Android Telecom: none
 */
export type ActionKind = keyof ActionMap;

/**
 * Any action, as plain data.
 *
 * CallKit: `CXCallAction`
 * LiveCommunicationKit: `ConversationAction`
 * Android Telecom: none
 */
export type CallAction = ActionMap[ActionKind];

/**
 * Which engine translates.
 *
 * CallKit: `CXTranslationEngine`
 * LiveCommunicationKit: none
 * Android Telecom: none
 */
export type TranslationEngine = "default" | "custom";

/**
 * What may be said when an action is fulfilled. Every moment defaults to now.
 *
 * CallKit: the `fulfill(with...)` methods of the actions
 * LiveCommunicationKit: `fulfill(dateStarted:)`, `fulfill(dateConnected:)`, `fulfill(dateEnded:)`
 * Android Telecom: none
 */
export interface FulfillDetails {
  /** When the invitation was sent. CallKit: `fulfill(withDateStarted:)`. */
  startCall: {
    /** When the invitation was sent. */
    readonly dateStarted?: Instant;
  };
  /** When both could talk. CallKit: `fulfill(withDateConnected:)`. */
  answerCall: {
    /** When both parties could talk. */
    readonly dateConnected?: Instant;
  };
  /** When the call was over. CallKit: `fulfill(withDateEnded:)`. */
  endCall: {
    /** When the call was over. */
    readonly dateEnded?: Instant;
  };
  /** Nothing to add. */
  setHeld: Record<never, never>;
  /** Nothing to add. */
  setMuted: Record<never, never>;
  /** Nothing to add. */
  setGroup: Record<never, never>;
  /** Nothing to add. */
  playDtmf: Record<never, never>;
  /** Which engine translates. CallKit: `fulfill(using:)`. */
  setTranslating: {
    /** Which engine translates. */
    readonly engine?: TranslationEngine;
  };
}
