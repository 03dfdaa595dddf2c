import { type Cancel, type Clock, type Instant, instant } from "../call/mod.ts";
import { barrier } from "./host.ts";

interface Scheduled {
  readonly due: Instant;
  readonly task: () => void;
}

/**
 * Time that stands still until it is told to move; it stops at each due moment on the way, and tasks
 * of one moment run in the order in which they were scheduled.
 *
 * @example
 * ```ts
 * import { VirtualClock } from "@callspec/callspec/reference";
 * import { instant } from "@callspec/callspec";
 * import { assertEquals } from "@std/assert";
 *
 * const clock = new VirtualClock();
 * const heard: string[] = [];
 * clock.schedule(instant(clock.now() + 5_000), () => void heard.push("five seconds"));
 * await clock.advance("4999ms");
 * assertEquals(heard, []);
 * await clock.advance("1ms");
 * assertEquals(heard, ["five seconds"]);
 * ```
 */
export class VirtualClock implements Clock {
  #now: Instant;
  /** In the order in which they fall due. */
  readonly #scheduled: Scheduled[] = [];

  /** Starts at a moment: 2026-01-01 00:00 UTC where none is given. */
  constructor(start: Instant = instant(1_767_225_600_000)) {
    this.#now = start;
  }

  /** The moment it is now. */
  now(): Instant {
    return this.#now;
  }

  /** When the next task is due; null where none is. */
  get nextDue(): Instant | null {
    return this.#scheduled[0]?.due ?? null;
  }

  /** Runs `task` once when time has moved to `due`. */
  schedule(due: Instant, task: () => void): Cancel {
    const entry: Scheduled = { due, task };
    let place = this.#scheduled.length;
    while (place > 0 && isLater(this.#scheduled[place - 1], due)) place--;
    this.#scheduled.splice(place, 0, entry);
    return () => {
      const found = this.#scheduled.indexOf(entry);
      if (found >= 0) this.#scheduled.splice(found, 1);
    };
  }

  /**
   * Moves time forward, and lets everything settle before, between and after the tasks that fall due.
   *
   * @param duration milliseconds as a number, or text as `"500ms"`, `"61s"`, `"2min"`
   * @param calm how everything is let settle; the barrier of the host where nothing is given
   * @throws {RangeError} where it is no such duration, or negative
   */
  async advance(duration: number | string, calm: () => Promise<void> = barrier): Promise<void> {
    const target = this.#now + milliseconds(duration) as Instant;
    await calm();
    for (let next = this.#scheduled[0]; next && next.due <= target; next = this.#scheduled[0]) {
      this.#scheduled.shift();
      if (next.due > this.#now) this.#now = next.due;
      next.task();
      await calm();
    }
    this.#now = target;
  }
}

function isLater(entry: Scheduled | undefined, due: Instant): boolean {
  return entry !== undefined && entry.due > due;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, min: 60_000 };

/** Reads a duration: a number of milliseconds, or text with a unit. */
export function milliseconds(duration: number | string): number {
  const [, digits = "", unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|min)$/.exec(`${duration}`) ?? [];
  const value = typeof duration === "number" ? duration : Number(digits) * (UNITS[unit] ?? NaN);
  if (value >= 0 && value < Infinity) return value;
  throw new RangeError(
    `Cannot read ${
      JSON.stringify(duration)
    } as a duration: wanted milliseconds, or "61s" and the like`,
  );
}
