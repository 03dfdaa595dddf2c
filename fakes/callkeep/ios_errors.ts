import { CALL_ERRORS, CallError } from "../../call/mod.ts";

/** The bridge's names by CallKit's numbers, whatever the domain; any other is unknown. */
const NAMES: Readonly<Record<number, string>> = {
  1: "Unentitled",
  2: "CallUUIDAlreadyExists",
  3: "FilteredByDoNotDisturb",
  4: "FilteredByBlockList",
};

/** What the bridge calls the error of an incoming call. */
export function errorCodeOf(error: unknown): string {
  return error instanceof CallError ? NAMES[error.rawCode] ?? "Unknown" : "Unknown";
}

/** What Foundation says of an error that brings no text of its own. */
export function localizedDescriptionOf(error: unknown): string {
  const couldNot = "The operation couldn’t be completed.";
  if (!(error instanceof CallError)) return couldNot;
  return `${couldNot} (${CALL_ERRORS[error.domain].name} error ${error.rawCode}.)`;
}
