import type { Handle } from "../../call/mod.ts";

/** The phone's settings, what the app may do on it, and who is known to it. */
export interface Environment {
  /** Whether Do Not Disturb is on. */
  readonly doNotDisturb: boolean;
  /** Who may call all the same. */
  readonly vips: readonly Handle[];
  /** Who may not call. */
  readonly blocked: readonly Handle[];
  /** Whether the screen is shared in a way in which calls are kept off. */
  readonly isSharingRestricted: boolean;
  /** Whose calls are protected. */
  readonly protected: readonly Handle[];
  /** With whom calls are kept off as sensitive. */
  readonly sensitive: readonly Handle[];
  /** Whether the app may use the call service at all. */
  readonly isEntitled: boolean;
  /** Whether the app has the background mode `voip`. */
  readonly hasVoipMode: boolean;
  /** Whether the call service is switched off where the phone is. */
  readonly isRegionOff: boolean;
  /** Names that call directories give to handles. */
  readonly directory: readonly { readonly handle: Handle; readonly name: string }[];
  /** Whether the phone is locked. */
  readonly isLocked: boolean;
  /** Whether the app is the one on the screen. */
  readonly isAppInForeground: boolean;
}

/** A phone as it comes: unlocked, everything allowed, the app on the screen. */
export const INITIAL_ENVIRONMENT: Environment = Object.freeze({
  doNotDisturb: false,
  vips: Object.freeze([]),
  blocked: Object.freeze([]),
  isSharingRestricted: false,
  protected: Object.freeze([]),
  sensitive: Object.freeze([]),
  isEntitled: true,
  hasVoipMode: true,
  isRegionOff: false,
  directory: Object.freeze([]),
  isLocked: false,
  isAppInForeground: true,
});

/** Whether a handle is in a list. */
export function includesHandle(list: readonly Handle[], handle: Handle | null): boolean {
  return handle !== null &&
    list.some(({ kind, value }) => kind === handle.kind && value === handle.value);
}
