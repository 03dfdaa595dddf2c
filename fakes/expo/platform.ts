import type { CallId } from "../../call/mod.ts";
import type { Platform } from "../mod.ts";
import type { PermissionStatus } from "./audio.ts";
import type { Tell } from "./events.ts";

export type { Platform };

/** After how many seconds the native side gives up, as the app is configured. */
export interface Timeouts {
  /** An outgoing call that nobody answers; 60 where nothing is said. */
  readonly outgoingCallTimeout: number;
  /** An incoming call that nobody answers; 45 where nothing is said. */
  readonly incomingCallTimeout: number;
  /** An answer of which the app does not say that both can talk; 30 where nothing is said. */
  readonly fulfillAnswerCallTimeout: number;
}

/** What the user lets the app use. */
export interface Permissions {
  /** Hear him; `granted` where nothing is said. */
  readonly microphone: PermissionStatus;
  /** See him; `granted` where nothing is said. */
  readonly camera: PermissionStatus;
}

/** What a native half works with while the app's process runs. */
export interface Ground {
  /** Tells JavaScript of an event. */
  readonly tell: Tell;
  /** Makes an id: the native side chooses those of calls and requests. */
  readonly newId: () => CallId;
  /** Writes to the device's log what the real one tells nobody else. */
  readonly log: (line: string) => void;
  /** When it gives up. */
  readonly timeouts: Timeouts;
  /** What the user lets it use. */
  readonly permissions: Permissions;
}

/** What JavaScript can call on the native side, by name: it hands over whatever it is given. */
export type NativeFunctions = Readonly<Record<string, (...values: never[]) => unknown>>;

/** The text of a moment, as the platform prints it: iOS has no parts of a second. */
export function printMoment(platform: Platform, moment: number): string {
  const text = new Date(moment).toISOString();
  return text.replace(platform === "ios" ? /\.\d+Z$/ : /\.000Z$/, "Z");
}
