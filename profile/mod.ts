/**
 * Deadlines, time-outs and policies of a platform: data, chosen by name.
 *
 * @module
 */
export { type InitialCapabilities, type Profile, type ProfileName } from "./profile.ts";
export { profile, PROFILE_NAMES } from "./profiles.ts";
