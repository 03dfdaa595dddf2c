import { type Cancel, type Clock, type Instant, instant } from "../call/mod.ts";

/** The longest wait that hosts take in one piece: about 24.8 days. */
const LONGEST_WAIT_MS = 0x7fff_ffff;

/**
 * The time of the machine, for a system that runs beside real things. Tests want a
 * {@linkcode VirtualClock}.
 */
export class RealClock implements Clock {
  /** The moment it is now. */
  now(): Instant {
    return instant(Date.now());
  }

  /** Runs `task` once at `due`, or as soon as can be where that is past. */
  schedule(due: Instant, task: () => void): Cancel {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const leftMs = Math.max(0, due - Date.now());
      timer = leftMs > LONGEST_WAIT_MS
        ? setTimeout(wait, LONGEST_WAIT_MS)
        : setTimeout(task, leftMs);
    };
    wait();
    return () => clearTimeout(timer);
  }
}
