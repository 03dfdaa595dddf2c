/**
 * Takes the place of `react-native-callkeep` 4.3.16 in the tests of an app: the same exports and events,
 * over a call system in memory, and beside them the `phone` that it runs on, in the hands of the test.
 *
 * @example
 * ```ts
 * import RNCallKeep, { phone } from "@callspec/callspec/fakes/callkeep";
 * import { assertEquals } from "@std/assert";
 *
 * phone.reset();
 * await RNCallKeep.setup({ ios: { appName: "Pigeon" } } as never);
 * const heard: string[] = [];
 * RNCallKeep.addEventListener("answerCall", ({ callUUID }) => heard.push(callUUID));
 *
 * const id = "aaaaaaaa-0000-4000-8000-00000000000a";
 * RNCallKeep.displayIncomingCall(id, "+15550100", "Ada");
 * await phone.user.answers();
 * assertEquals(heard, [id]);
 * ```
 *
 * @module
 */
import { native, phone, surface } from "./bridge.ts";
import type { CallKeep } from "./callkeep.ts";
import { type Constants, constantsOf } from "./constants.ts";

export type { AndroidOptions } from "./android_half.ts";
export type { AudioRoute, AudioRouteName } from "./audio_route.ts";
export type { CallKeep, EventListener, HandleType, IOptions, ListedCall } from "./callkeep.ts";
export type {
  CallKeepDevice,
  CallKeepPhone,
  CallKeepPhoneOptions,
  ShownAlert,
} from "./callkeep_phone.ts";
export { AudioSessionCategoryOption, AudioSessionMode, type Constants } from "./constants.ts";
export {
  type AndroidCaller,
  type Events,
  type EventsPayload,
  type InitialEvents,
  NATIVE_EVENTS,
  type NativeEvents,
} from "./events.ts";
export type { Platform } from "./platform.ts";
export { phone };

/** The constants of the bridge, for the platform that the phone is of when they are read. */
export const CONSTANTS: Constants = constantsOf(() => phone.platform);

/** Emits an event in JavaScript, as if it came from the native side. */
export function emit(eventName: string, payload?: unknown): void {
  native.emitter.emit(eventName, payload);
}

/** The bridge. Its own types do not tell of all that it does; they are what an app is written by. */
const RNCallKeep: CallKeep = surface as unknown as CallKeep;

export default RNCallKeep;
