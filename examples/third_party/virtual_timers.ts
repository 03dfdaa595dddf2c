import type { Cancel, Clock, Instant } from "../../mod.ts";

/** The names by which a program reaches time, over a clock. */
export interface VirtualTimers {
  readonly setTimeout: (
    task: (...args: unknown[]) => void,
    ms?: number,
    ...args: unknown[]
  ) => number;
  readonly clearTimeout: (timer?: number) => void;
  readonly Date: DateConstructor;
}

/** Time as third-party code knows it, where it is a clock's: nothing there waits for a real second. */
export function virtualTimers(clock: Clock): VirtualTimers {
  const waiting = new Map<number, Cancel>();
  let last = 0;
  class ClockDate extends Date {
    constructor(...args: readonly [] | ConstructorParameters<DateConstructor>) {
      super(...(args.length > 0 ? args : [clock.now()]) as ConstructorParameters<DateConstructor>);
    }
    static override now(): number {
      return clock.now();
    }
  }
  return {
    setTimeout(task, ms = 0, ...args) {
      const timer = ++last;
      waiting.set(
        timer,
        clock.schedule(clock.now() + Math.max(0, ms) as Instant, () => {
          waiting.delete(timer);
          task(...args);
        }),
      );
      return timer;
    },
    clearTimeout(timer = 0) {
      waiting.get(timer)?.();
      waiting.delete(timer);
    },
    Date: ClockDate as DateConstructor,
  };
}
