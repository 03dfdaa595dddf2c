import { CALL_ERRORS, CallError } from "../call/mod.ts";

/** What Foundation says of an error that brings no text of its own. */
export function localizedDescriptionOf(error: unknown): string {
  const couldNot = "The operation couldn’t be completed.";
  if (!(error instanceof CallError)) return couldNot;
  return `${couldNot} (${CALL_ERRORS[error.domain].name} error ${error.rawCode}.)`;
}
