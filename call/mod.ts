/**
 * The nouns of the contract: who calls, how a call looks from outside, how it ended, what can go
 * wrong, and the one door to time.
 *
 * @module
 */
export { type Call } from "./call.ts";
export { CALL_ENDED_REASONS, type CallEndedReason } from "./call_ended_reason.ts";
export {
  CALL_ERRORS,
  CallError,
  type CallErrorData,
  type ErrorCode,
  type ErrorDomain,
  type IncomingCallErrorCode,
  type RequestErrorCode,
} from "./call_error.ts";
export { type CallId, callId } from "./call_id.ts";
export { type CallPhase } from "./call_phase.ts";
export { type CallUpdate, callUpdate } from "./call_update.ts";
export { type Cancel, type Clock } from "./clock.ts";
export { type Handle, handle, HANDLE_KINDS, type HandleKind, isSameHandle } from "./handle.ts";
export { type Instant, instant } from "./instant.ts";
export { type InvalidValueCode, InvalidValueError, shown } from "./invalid_value_error.ts";
export {
  DEFAULT_CONFIGURATION,
  type ProviderConfiguration,
  providerConfiguration,
} from "./provider_configuration.ts";
export { canonicalUuid } from "./uuid.ts";
