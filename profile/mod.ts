/**
 * Deadlines, time-outs and policies of a platform: data, chosen by name.
 *
 * @module
 */
export {
  ANDROID_CALLBACKS,
  ANDROID_DUTIES,
  ANDROID_TELECOM,
  type AndroidDuty,
  DISCONNECT_CAUSE_OF,
  DISCONNECT_CAUSES,
  type DisconnectCause,
} from "./android_telecom.ts";
export { type CompletionTerms, completionTerms } from "./completions.ts";
export { type InitialCapabilities, type Profile, type ProfileName } from "./profile.ts";
export { profile, PROFILE_NAMES } from "./profiles.ts";
