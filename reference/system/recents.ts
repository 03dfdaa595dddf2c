import type { CallEndedReason, Instant } from "../../call/mod.ts";
import type { RecentsOutcome } from "../../phone/mod.ts";
import type { RecentsEntry } from "./recents_entry.ts";
import type { CallState, State } from "./state.ts";

/** How a call ended: by a completed end action, or for a reason. */
export type Ending = "endAction" | CallEndedReason;

/** How many calls a phone keeps. */
const KEPT = 100;

/** The list with one more call at its top (rules REC-01, REC-02, REC-04). */
export function withEntry(
  state: State,
  call: CallState,
  ending: Ending,
  endedAt: Instant,
): readonly RecentsEntry[] {
  const { info, connectedAt } = call;
  const entry: RecentsEntry = {
    callId: call.id,
    handle: info.remoteHandle,
    name: nameOf(state, call),
    isOutgoing: call.isOutgoing,
    isVideo: info.hasVideo,
    outcome: outcomeOf(call, ending),
    begunAt: call.begunAt,
    connectedAt,
    endedAt,
    durationMs: connectedAt === null ? null : endedAt - connectedAt,
  };
  return [entry, ...state.recents.slice(0, KEPT - 1)];
}

/** The name given, else the one a call directory knows, else the handle (rule UPD-03). */
export function nameOf({ environment }: State, { info }: CallState): string {
  const { localizedCallerName, remoteHandle: handle } = info;
  if (localizedCallerName !== null && localizedCallerName !== "") return localizedCallerName;
  if (handle === null) return "Unknown";
  const known = environment.directory.find((entry) =>
    entry.handle.kind === handle.kind && entry.handle.value === handle.value
  );
  return known?.name ?? handle.value;
}

function outcomeOf({ connectedAt, isOutgoing }: CallState, ending: Ending): RecentsOutcome {
  if (connectedAt !== null) return "connected";
  if (isOutgoing) return "notConnected";
  switch (ending) {
    case "endAction":
      return "declined";
    case "answeredElsewhere":
    case "declinedElsewhere":
      return ending;
    default:
      return "missed";
  }
}
