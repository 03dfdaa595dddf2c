import { CallKeepHalf } from "./callkeep_half.ts";
import { CallKeepPhone } from "./callkeep_phone.ts";
import { type Runtime, Surface } from "./surface.ts";

export type { Runtime };

/** The native half that the bridge of this runtime has under it: the app has one. */
export const native: CallKeepHalf = new CallKeepHalf();

/** The phone that the app's calls are on, in the hands of a test. */
export const phone: CallKeepPhone = new CallKeepPhone(native);

/** What JavaScript has of it: ours, or the real one for comparison. */
export const runtime: Runtime = {
  platform: () => native.platform,
  native: () => native.module,
  emitter: native.emitter,
  alert: (title, text, buttons) => native.show(title, text, buttons),
  warn: (line) => void native.log.push(line),
};

/** Our JavaScript on it. */
export const surface: Surface = new Surface(runtime);
