/**
 * Why a call ended that the local user did not end, with CallKit's raw number of each (rule END-12).
 *
 * CallKit: `CXCallEndedReason`
 * LiveCommunicationKit: `Conversation.EndedReason`
 * Android Telecom: `DisconnectCause` (lossy: see `docs/mapping.md`)
 *
 * Source: https://developer.apple.com/documentation/callkit/cxcallendedreason
 */
export const CALL_ENDED_REASONS = {
  failed: 1,
  remoteEnded: 2,
  unanswered: 3,
  answeredElsewhere: 4,
  declinedElsewhere: 5,
} as const;

/**
 * The name of a reason: `failed` (could not be connected or was lost), `remoteEnded` (the far side
 * hung up, or gave up before an answer), `unanswered` (rang too long), `answeredElsewhere` and
 * `declinedElsewhere` (on another device of this user).
 *
 * CallKit: `CXCallEndedReason`
 * LiveCommunicationKit: `Conversation.EndedReason`
 * Android Telecom: `DisconnectCause`
 */
export type CallEndedReason = keyof typeof CALL_ENDED_REASONS;
