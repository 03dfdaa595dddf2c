import type { Ending } from "./link.ts";
import type { Seat } from "./one_core.ts";

/** What a keeper is given. */
export interface KeeperData {
  /** The program and its words; never a line for a shell. */
  readonly command: readonly string[];
  /** All that the program sees of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The pipe that the program reads. */
  readonly input: string;
  /** The pipe that it writes. */
  readonly output: string;
  /** Where the thread is that judges; null where that is not known. */
  readonly seat: Seat | null;
  /** What both threads see; see {@linkcode CELLS}. */
  readonly cells: SharedArrayBuffer;
}

/** Which number in the shared cells is what. */
export const CELLS = {
  /** How long an answer is awaited, in milliseconds; 0: none is awaited. */
  patienceMs: 0,
  /** Counts what is awaited, so that one wait can be told from the next. */
  turn: 1,
  /** Whether the process is over. */
  isOver: 2,
  /** Whether an answer was awaited for too long. */
  isExpired: 3,
} as const;

/** How many bytes the cells take. */
export const CELL_BYTES = 16;

/** What a keeper says. */
export type KeeperSays =
  | { readonly kind: "started"; readonly pid: number }
  | { readonly kind: "ended"; readonly ending: Ending };

/** How long a process may take to end when it is asked to. */
export const GRACE_MS = 2_000;

/** How long it may take to leave when its input is at an end. */
export const LEAVING_MS = 200;

/** How much of the standard error is kept, in characters. */
export const KEPT_STDERR = 65_536;
