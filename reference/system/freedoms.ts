/**
 * What the platform leaves to the system (CONTRACT 4.2), besides the order of the lanes, which the
 * shell chooses.
 */
export interface Freedoms {
  /**
   * Whether the actions of a transaction are given together, or each after the completion of the
   * one before.
   */
  readonly performs: "together" | "oneByOne";
  /** Whether a provider begins at once, or when the service is ready. */
  readonly begins: "atOnce" | "late";
  /** Whether a deadline goes before or behind what the app does at that very moment. */
  readonly lapses: "first" | "last";
}

/** The choices where none is made. */
export const INITIAL_FREEDOMS: Freedoms = Object.freeze({
  performs: "together",
  begins: "atOnce",
  lapses: "first",
});
