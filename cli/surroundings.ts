import type { Connected, Sandboxed } from "../wire/mod.ts";
import type { Share, ShareMessage, ShareThread } from "./share.ts";

/** All that the command needs of the machine. */
export interface Surroundings {
  /** What was typed behind `callspec`. */
  readonly args: readonly string[];
  /**
   * Reads a variable of the environment.
   *
   * @returns its value; nothing where it is not set
   */
  environment(name: string): string | undefined;
  /** Whether colors are not wanted: `NO_COLOR` is set, or the terminal has none. */
  readonly isPlain: boolean;
  /** Where results go. */
  readonly out: Outlet;
  /** Where progress and refusals go. */
  readonly err: Outlet;
  /**
   * Reads a file.
   *
   * @returns its text; null where there is none
   */
  readFile(path: string): string | null;
  /**
   * Reads a file piece by piece, since it may be larger than memory.
   *
   * @returns its text in pieces; null where there is none
   */
  readChunks(path: string): AsyncIterable<string> | Iterable<string> | null;
  /** Writes a file, and the folders that it is in. */
  writeFile(path: string, text: string): void;
  /** Adds to the end of a file, so that it is there also if the process dies right after. */
  appendFile(path: string, text: string): void;
  /** Removes a file, if it is there. */
  removeFile(path: string): void;
  /**
   * Lists the files in a folder, by name.
   *
   * @returns their names; null where there is no such folder
   */
  listFolder(path: string): readonly string[] | null;
  /** Loads a module of JavaScript or TypeScript. */
  loadModule(path: string): Promise<unknown>;
  /**
   * Starts a program that speaks the wire.
   *
   * @param onLog hears what it logs
   * @throws {WireError} where it cannot be started, or is not to be trusted
   */
  connect(words: readonly string[], onLog: (text: string) => void): Promise<Connected>;
  /**
   * Waits for an adapter that dials in by WebSocket, at an address that is logged.
   *
   * @param onLog hears the address, and what the adapter logs
   * @throws {WireError} where nobody dials in, or is not to be trusted
   */
  dialedIn(onLog: (text: string) => void): Promise<Connected>;
  /**
   * Starts a module in a process of its own, where it may only compute, and what is granted.
   *
   * @throws {WireError} where it cannot be started, or exports no adapter
   */
  sandbox(
    path: string,
    grants: readonly string[],
    onLog: (text: string) => void,
  ): Promise<Sandboxed>;
  /**
   * Works on a share of a run in a thread of its own.
   *
   * @param hear hears what it has to tell
   */
  startShare(share: Share, hear: (message: ShareMessage) => void): ShareThread;
  /** The time, in milliseconds. */
  now(): number;
  /** Lets a task be done where the user presses Ctrl-C, until it is told to stop. */
  onInterrupt(task: () => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** Where text goes. */
export interface Outlet {
  /** Writes a text as it is. */
  write(text: string): void;
  /** Whether somebody looks on. */
  readonly isTerminal: boolean;
  /** How many letters a line has room for. */
  readonly columns: number;
}
