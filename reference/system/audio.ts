import type { CallState } from "./state.ts";
import type { Turn } from "./turn.ts";

/**
 * Hands the audio session over where the calls ask for it: it is active while a call that was
 * answered, or whose invitation was sent, is not on hold (rules AUD-03, AUD-07, AUD-08).
 */
export function handOverAudio(turn: Turn): void {
  const { audio, calls, providers } = turn.state;
  const wanted = calls.find(needsAudio)?.provider ?? null;
  if (wanted === audio) return;
  if (audio !== null && providers.some(({ number }) => number === audio)) {
    turn.tell({ lane: "delegate", kind: "audioDeactivated", provider: audio });
  }
  if (wanted !== null) turn.tell({ lane: "delegate", kind: "audioActivated", provider: wanted });
  turn.set({ audio: wanted });
}

function needsAudio({ phase, isOnHold }: CallState): boolean {
  return !isOnHold && phase !== "ringing" && phase !== "starting";
}
