/**
 * A phone in the hands of a test, for fakes of published bridges: what a user, the far side and the
 * system do, over the reference call system.
 *
 * @module
 */
export { type Hand } from "./hand.ts";
export { localizedDescriptionOf } from "./localized_description.ts";
export { type Launch, type NativeHalf } from "./native_half.ts";
export { checkOptions } from "./options_given.ts";
export { OtherCalls } from "./other_calls.ts";
export { Phone, PHONE_OPTIONS, type PhoneOptions, type Push } from "./phone.ts";
export { type Platform, PLATFORMS } from "./platform.ts";
export { Remote, type RemoteCall, type RemoteHand } from "./remote.ts";
export { SystemMoods } from "./system_moods.ts";
export { User } from "./user.ts";
