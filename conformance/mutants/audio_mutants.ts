import type { Mutant } from "./mutant.ts";

/** The reference with one fault each: audio. */
export const AUDIO_MUTANTS: readonly Mutant[] = [];
