export { type Platform } from "../mod.ts";

/** What JavaScript can call on the native side, by name: it hands over whatever it is given. */
export type NativeModule = Readonly<Record<string, (...values: never[]) => unknown>>;

/** What a native half works with while the app's process runs. */
export interface Ground {
  /** Brings an event to JavaScript. */
  readonly bring: (event: string, ...body: unknown[]) => void;
  /** Writes to the device's log what the real one tells nobody else. */
  readonly log: (line: string) => void;
}
