import { CallError } from "../../call/mod.ts";

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
