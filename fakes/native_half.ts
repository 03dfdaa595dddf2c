import type { CallId, Clock } from "../call/mod.ts";
import type { AppProcess, EngineDouble } from "../reference/mod.ts";

/** The start of an app's process on a phone. */
export interface Launch {
  /** Where the process meets the system. */
  readonly process: AppProcess;
  /** Whose time it is. */
  readonly clock: Clock;
  /** The calling SDK that the phone plays for an app that has none of its own. */
  readonly engine: EngineDouble;
  /** Hears what a listener of the app threw: the test is told at the next `settled()`. */
  readonly fault: (thrown: unknown) => void;
}

/** The native half of a bridge, as the phone that it runs on needs it. */
export interface NativeHalf {
  /** The app's process starts: the native half makes its provider and hears the system. */
  launch(launch: Launch): void;
  /**
   * The process is gone, and with it whatever listened in its runtime. Where the app is kept, only the
   * phone is another at the next launch: the app is set up there, and listens, as it did before.
   */
  die(keepsApp: boolean): void;
  /** The call that the app calls by that name; undefined, or not given, where that is its UUID. */
  idOf?(name: string): CallId | undefined;
}
