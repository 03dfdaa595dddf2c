import type { CallState, State } from "./state.ts";
import type { Turn } from "./turn.ts";

/**
 * Hands the audio session over where the calls ask for it: it is active for a provider while a call
 * of it that was answered, or whose invitation was sent, is in front (rules AUD-03, AUD-07, AUD-08).
 * One that activated it by itself is not told (rule AUD-05).
 */
export function handOverAudio(turn: Turn, before: readonly CallState[]): void {
  const { audio, calls, providers, quirks } = turn.state;
  const speaking = calls.find(needsAudio);
  const owner = speaking?.owner;
  const wanted = typeof owner === "number" ? owner : null;
  if (wanted === audio.holder) return;
  const isThere = providers.some(({ number }) => number === audio.holder);
  if (audio.holder !== null && audio.isTold && isThere) {
    turn.tell({ lane: "delegate", kind: "audioDeactivated", provider: audio.holder });
  }
  const isUnhold = before.some(({ id, isOnHold }) => isOnHold && id === speaking?.id);
  const isSilent = audio.isPoisoned || quirks.includes("activationLost") ||
    isUnhold && quirks.includes("unholdWithoutActivation");
  if (wanted !== null && !isSilent) {
    turn.tell({ lane: "delegate", kind: "audioActivated", provider: wanted });
  }
  turn.set({
    audio: {
      holder: wanted,
      isTold: wanted !== null && !isSilent,
      isPoisoned: wanted !== null && audio.isPoisoned,
    },
  });
}

function needsAudio({ phase, isOnHold }: CallState): boolean {
  return !isOnHold && phase !== "ringing" && phase !== "starting";
}

/** Why the app cannot activate the session, as CallKit's number; null where it can (AUD-10). */
export function whyNotActivatable(
  { calls, audio, quirks }: Pick<State, "calls" | "audio" | "quirks">,
): number | null {
  const isWithheld = audio.holder !== null && !audio.isTold &&
    quirks.includes("unholdWithoutActivation");
  if (isWithheld) return INSUFFICIENT_PRIORITY;
  const isTaken = calls.some((call) => needsAudio(call) && typeof call.owner !== "number") ||
    calls.some(({ isOnHold, owner }) => isOnHold && typeof owner === "number");
  return isTaken ? INSUFFICIENT_PRIORITY : null;
}

/** AVAudioSession.ErrorCode.insufficientPriority. */
const INSUFFICIENT_PRIORITY = 561_017_449;
