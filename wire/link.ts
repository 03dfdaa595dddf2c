/**
 * A line to an adapter in another process. It blocks: an app that handles an action, and a system
 * that answers a gesture, are judged by what they do before they return, so whoever stands for them
 * here must not return before they have.
 */
export interface Link {
  /**
   * Sends a line.
   *
   * @throws {WireError} `closedPipe`, where nobody is there to read it
   */
  send(line: string): void;
  /** Waits for bytes, and gives them; null where there will be none. Valid until the next call. */
  receive(): Uint8Array | null;
  /** From now on an answer is awaited, for so long; `null`: none is. */
  expect(patienceMs: number | null): void;
  /** Whether the wait for an answer was too long: the other side is being ended. */
  isExpired(): boolean;
  /** Ends the other side. */
  close(): Promise<Ending>;
  /** Waits a moment for the other side to end by itself: nothing more comes from it. */
  leaving(): Promise<void>;
}

/** How the process of an adapter ended. */
export interface Ending {
  /** With which code it ended; null where a signal ended it. */
  readonly code: number | null;
  /** Which signal ended it. */
  readonly signal: string | null;
  /** What the keeper did to it, for it did not answer in time. */
  readonly keeper: "nothing" | "terminated" | "killed";
  /** Whether it had not read what it was asked when that was too long. */
  readonly isDeaf: boolean;
  /** Whether it ended before anybody here wanted it to. */
  readonly endedAlone: boolean;
  /** Whether it could be started. */
  readonly started: boolean;
  /** The end of what it wrote on its standard error. */
  readonly stderr: string;
}
