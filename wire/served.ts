import type { Kit } from "../scenario/mod.ts";
import type { Mirror } from "./mirror.ts";
import type { Offer, Outcome, Stimuli } from "./protocol.ts";

/** A subject of this process that is served to a kit in another, for one session. */
export interface Served<K extends Kit> {
  /** Which parts it has that not every one has. */
  readonly offers: readonly Offer[];
  /** Does something to it. What it does is told as it does it. */
  step(stimulus: Stimuli[K], mirror?: Mirror): Partial<Outcome<K>>;
  /** Tells what it shows of itself, where that has changed. */
  look(): void;
  /** Resolves when it has nothing under way that cannot be seen. */
  settle(): Promise<void>;
  /** Ends it. */
  close(): void;
}
