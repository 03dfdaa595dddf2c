import { ExpoHalf } from "./expo_half.ts";
import { ExpoPhone } from "./expo_phone.ts";

export { CONFIGURATION } from "./ios_half.ts";
export { EventEmitter } from "./event_emitter.ts";
export type { ReactHooks } from "./expo_phone.ts";
export { ExpoHalf };

/** The native half that the bridge of this runtime has under it: the app has one. */
export const native: ExpoHalf = new ExpoHalf();

/** The phone that the app's calls are on, in the hands of a test. */
export const phone: ExpoPhone = new ExpoPhone(native);
