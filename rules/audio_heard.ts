/**
 * Whether a delegate hears when the audio session comes and goes: of one that has no member for it
 * nobody can say what it was told.
 */
export function hearsAudio(members: readonly string[] | null): boolean {
  return members?.includes("didActivateAudio") === true && members.includes("didDeactivateAudio");
}

/** The members of a delegate that does, for examples. */
export const AUDIO_MEMBERS: readonly string[] = ["didActivateAudio", "didDeactivateAudio"];
