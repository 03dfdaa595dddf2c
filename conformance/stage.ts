import type { ProviderConfiguration } from "../call/mod.ts";
import type { Profile } from "../profile/mod.ts";
import type { CallSystem } from "../reference/mod.ts";
import type { KitClock, Pace } from "./pace.ts";
import type { transition } from "../reference/system/mod.ts";
import type { Step } from "../scenario/mod.ts";
import type { Trace, TraceListener, World } from "../trace/mod.ts";
import type { Slots } from "./slots.ts";

/** What a subject is opened under. */
export interface StageOptions {
  /** The platform's numbers. */
  readonly profile: Profile;
  /** What a provider is configured with beside the defaults. */
  readonly configuration?: Partial<ProviderConfiguration>;
  /** Decides ids. */
  readonly seed: number;
  /** Whose time it is. */
  readonly pace: Pace;
  /** What is so: each event is heard first, then folded into it. */
  readonly world: World;
  /** Hears each event before the world takes it in. */
  readonly hear: TraceListener;
  /** Another call system in the reference's place, in an app run: how the control is tested. */
  readonly transition?: typeof transition;
}

/** How many events a step may lead to: who tells more echoes itself. */
export const MOST_PER_STEP = 10_000;

/** A subject in its environment, with every crossing recorded: where steps are taken. */
export interface Stage {
  /** What was seen. */
  readonly trace: Trace;
  /** Which call is which. */
  readonly slots: Slots;
  /** What the subject did that no trace shows: it threw where nobody can throw. */
  readonly faults: readonly string[];
  /** Whose time it is, where a kit moves it. */
  readonly clock?: Pick<KitClock, "now" | "nextDue">;
  /** What the phone shows, where that can be seen. */
  readonly phone?: Pick<CallSystem, "screen" | "recents" | "isRunning">;
  /** Whether a step can mean anything to the subject now; where nothing is said, every step can. */
  readonly allows?: ((step: Step) => boolean) | undefined;
  /** Takes a step; false where it cannot be taken now. */
  take(step: Step): boolean | Promise<boolean>;
  /** Notes what the subject threw where nobody can throw. */
  fault(thrown: unknown): void;
  /** Lets everything happen that can happen now, and looks at what is so. */
  settle(): Promise<void>;
  /** Ends it. */
  close(): void;
}
