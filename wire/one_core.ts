/**
 * One core for two that never work at once: whoever judges waits while the program answers, and the
 * other way round. Each on a core of its own would find it asleep at every message, and to wake it
 * takes longer than the message.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/** A thread, and where it may run. */
export interface Seat {
  /** Its number, as the system counts threads. */
  readonly thread: number;
  /** The core that it is on. */
  readonly core: number;
  /** All cores that it may be on, such as `0-1`. */
  readonly allowed: string;
}

/** How long it is watched before it is seen whether the core is theirs, in milliseconds. */
const WATCHED_MS = 1_000;

/** What part of a core two who take turns use at least, where nobody else wants it. */
const LEAST_SHARE = 0.6;

/** How many ticks of its clock Linux counts in a second, whatever it is built with. */
const TICKS = 100;

/** Which words of a line of `/proc/.../stat` are which, counted behind the name. */
const STAT = { user: 11, system: 12, core: 36 } as const;

/**
 * Where this thread is; null where it cannot be told, or there is no choice: on other systems than
 * Linux, without the permission to read `/proc`, on one core.
 */
export function ownSeat(): Seat | null {
  try {
    const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
    const status = readFileSync("/proc/thread-self/status", "utf8");
    const allowed = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? "";
    if (!/[-,]/.test(allowed)) return null;
    const [core = 0] = statOf("thread-self", STAT.core);
    return { thread, core, allowed };
  } catch {
    return null;
  }
}

/** A program on the core of the thread that asks it, for as long as both of them use it well. */
export class OneCore {
  readonly #seat: Seat;
  readonly #pid: number;
  readonly #watchedMs: number;
  #isShared = false;
  #since = 0;
  #used = 0;

  /** Brings both together; where that cannot be done, both stay as they are. */
  constructor(seat: Seat, pid: number, watchedMs: number = WATCHED_MS) {
    this.#seat = seat;
    this.#pid = pid;
    this.#watchedMs = watchedMs;
    this.#isShared = moved(pid, String(seat.core), "-a") &&
      moved(seat.thread, String(seat.core));
  }

  /**
   * Looks whether they still are the only ones there, and lets them part where not: two programs of
   * one machine may have come to the same core by chance, and the other may be idle.
   */
  look(now: number): void {
    if (!this.#isShared || now - this.#since < this.#watchedMs) return;
    const used = this.#usedMs();
    const share = (used - this.#used) / (now - this.#since);
    const isFirst = this.#since === 0;
    this.#since = now;
    this.#used = used;
    if (!isFirst && share < LEAST_SHARE) this.part();
  }

  /** Lets each of them be wherever it could be before. */
  part(): void {
    if (!this.#isShared) return;
    this.#isShared = false;
    moved(this.#seat.thread, this.#seat.allowed);
    moved(this.#pid, this.#seat.allowed, "-a");
  }

  /** How long both have worked, in milliseconds. */
  #usedMs(): number {
    const who = [`self/task/${this.#seat.thread}`, String(this.#pid)];
    try {
      const ticks = who.flatMap((one) => statOf(one, STAT.user, STAT.system));
      return ticks.reduce((sum, some) => sum + some, 0) * 1_000 / TICKS;
    } catch {
      // The program is over.
      return this.#used;
    }
  }
}

/** Numbers that the system knows of a thread or a process. */
function statOf(who: string, ...words: readonly number[]): readonly number[] {
  const line = readFileSync(`/proc/${who}/stat`, "utf8");
  // The name of a program may have spaces and parentheses in it.
  const found = line.slice(line.lastIndexOf(")") + 2).split(" ");
  return words.map((word) => Number(found[word]));
}

/** Has a thread, or with `-a` all threads of a process, run on some cores alone; whether it does. */
function moved(id: number, cores: string, ...all: readonly string[]): boolean {
  try {
    execFileSync("taskset", [...all, "-p", "-c", cores, String(id)], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
