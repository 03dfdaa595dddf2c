import { type Cancel, type Clock, type Instant, instant } from "../call/mod.ts";
import { barrier, milliseconds, RealClock, VirtualClock } from "../reference/mod.ts";
import { EXACT, type Timing } from "../rules/mod.ts";
import type { Step } from "../scenario/mod.ts";
import type { Trace } from "../trace/mod.ts";

/** How a campaign runs on real time; everything has a default. */
export interface RealTime {
  /** Whose time it is; the machine's where none is given. A test gives one that it moves. */
  readonly clock?: Clock;
  /** How long the kit waits before it says that nothing more comes; 100 ms where nothing is given. */
  readonly patienceMs?: number;
  /** By how much a moment may be off; 50 ms where nothing is given. */
  readonly toleranceMs?: number;
  /** The longest wait that a step may take; 1,000 ms where nothing is given. */
  readonly longestMs?: number;
  /** How many cases are played; 60 where no number is given. */
  readonly cases?: number;
}

/** A clock that a kit lives by. */
export interface KitClock extends Clock {
  /** When the next task is due, where that can be known; null where it cannot, and where none is. */
  readonly nextDue: Instant | null;
  /** Resolves when so much time has passed; a clock that the kit moves lets all settle on the way. */
  advance(duration: number | string, settled?: () => Promise<void>): Promise<void>;
}

/** Whose time it is in a session, and how it is seen that nothing more comes. */
export interface Pace {
  /** Whose time it is. */
  readonly clock: KitClock;
  /** How exactly moments are known. */
  readonly timing: Timing;
  /** Whether a step may take as long as it does. */
  allows(step: Step): boolean;
  /** Resolves when nothing more comes to the trace. */
  quiet(trace: Trace): Promise<void>;
}

/** Time that the kit moves: nothing more comes once two barriers in a row brought nothing. */
export function virtualPace(): Pace {
  return {
    clock: new VirtualClock(),
    timing: EXACT,
    allows: () => true,
    async quiet(trace) {
      let seen = trace.events.length;
      for (let calm = 0; calm < 2;) {
        await barrier();
        calm = trace.events.length === seen ? calm + 1 : 0;
        seen = trace.events.length;
      }
    },
  };
}

/** Real time with everything said. */
export type RealTimeSettings = Required<RealTime>;

/** Fills in what is not said of real time. */
export function realTimeOf(given: RealTime): RealTimeSettings {
  return {
    clock: given.clock ?? new RealClock(),
    patienceMs: given.patienceMs ?? 100,
    toleranceMs: given.toleranceMs ?? 50,
    longestMs: given.longestMs ?? 1_000,
    cases: given.cases ?? 60,
  };
}

/** How many waits it takes at most to come to rest, where what comes is one moment. */
const WAITS_PER_MOMENT = 5;

/** Time that passes by itself: nothing more comes once nothing came for as long as there is patience. */
export function realPace(settings: RealTimeSettings): Pace {
  const { patienceMs, toleranceMs, longestMs } = settings;
  const clock = new PassingClock(settings.clock);
  return {
    clock,
    timing: { toleranceMs, momentMs: WAITS_PER_MOMENT * patienceMs + toleranceMs },
    allows: (step) => step.kind !== "clock" || step.ms <= longestMs,
    async quiet(trace) {
      for (let seen = -1; seen !== trace.events.length;) {
        seen = trace.events.length;
        await clock.advance(patienceMs);
      }
    },
  };
}

/** A clock that nobody moves: who wants time to pass waits. */
class PassingClock implements KitClock {
  /** What is due is known to those who scheduled it. */
  readonly nextDue = null;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): Instant {
    return this.#clock.now();
  }

  schedule(due: Instant, task: () => void): Cancel {
    return this.#clock.schedule(due, task);
  }

  advance(duration: number | string): Promise<void> {
    const due = instant(this.now() + milliseconds(duration));
    return new Promise((resolve) => void this.#clock.schedule(due, resolve));
  }
}
