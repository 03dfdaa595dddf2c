import { execFileSync } from "node:child_process";
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  symlinkSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Worker } from "node:worker_threads";
import { instant } from "../call/mod.ts";
import { RealClock } from "../reference/mod.ts";
import type { ConnectOptions } from "./connect_options.ts";
import { WireError } from "./faults.ts";
import { fileBeside } from "./file_beside.ts";
import { CELL_BYTES, CELLS, type KeeperData, type KeeperSays, LEAVING_MS } from "./keeper_terms.ts";
import type { Ending, Link } from "./link.ts";
import { ownSeat } from "./one_core.ts";

const encoder = new TextEncoder();

/** How the program of an adapter is started; see {@linkcode ConnectOptions}. */
export type ProcessOptions = Pick<ConnectOptions, "environment">;

/**
 * An adapter's program, at the other end of two named pipes. They are read and written by the thread
 * that judges, which blocks; a keeper in another thread ends the program where it does not answer.
 * See `docs/decisions/0046_the_wire_blocks.md` for the figures.
 */
export class ProcessLink implements Link {
  readonly #folder: string;
  readonly #keeper: Worker;
  readonly #cells: Int32Array;
  readonly #buffer = new Uint8Array(65_536);
  readonly #ended: Promise<Ending>;
  #input: number | null;
  #output: number | null;
  /** The same output, which gives what is left in it and does not block; once the program is over. */
  #leftover: number | null = null;

  private constructor(parts: Parts) {
    this.#folder = parts.folder;
    this.#keeper = parts.keeper;
    this.#cells = new Int32Array(parts.cells);
    this.#ended = parts.ended;
    this.#input = parts.input;
    this.#output = parts.output;
  }

  /**
   * Starts a program: its name and its words, without a shell between.
   *
   * @throws {WireError} `neverStarted`
   */
  static async start(
    command: readonly string[],
    { environment = {} }: ProcessOptions = {},
  ): Promise<ProcessLink> {
    const folder = mkdtempSync(join(tmpdir(), "callspec-"));
    const paths = { input: join(folder, "in"), output: join(folder, "out") };
    execFileSync("mkfifo", ["-m", "600", paths.input, paths.output]);
    // A pipe opens at once where its other end is open: so both ends are held for a moment.
    const held = [paths.input, paths.output].map((path) => openSync(path, constants.O_RDWR));
    const input = openSync(paths.input, constants.O_WRONLY);
    const output = openSync(paths.output, constants.O_RDONLY);
    const cells = new SharedArrayBuffer(CELL_BYTES);
    const workerData: KeeperData = {
      command: underAnotherName(command, folder),
      environment,
      ...paths,
      seat: ownSeat(),
      cells,
    };
    const keeper = new Worker(fileBeside("keeper", import.meta.url), { workerData });
    const { started, ended } = heard(keeper);
    const isStarted = await started;
    for (const end of held) closeSync(end);
    const link = new ProcessLink({ folder, keeper, cells, ended, input, output });
    if (isStarted) return link;
    const { stderr } = await link.close();
    throw new WireError("neverStarted", `${command.join(" ")}: ${stderr}`);
  }

  send(line: string): void {
    if (this.#input === null) throw new WireError("closedPipe");
    const bytes = encoder.encode(line + "\n");
    try {
      for (let sent = 0; sent < bytes.length;) {
        sent += writeSync(this.#input, bytes, sent, bytes.length - sent);
      }
    } catch {
      throw new WireError("closedPipe", "it does not read what it is asked");
    }
  }

  receive(): Uint8Array | null {
    if (this.#output === null) return null;
    const length = this.#isOver ? this.#readLeftover() : this.#read(this.#output);
    return length === 0 ? null : this.#buffer.subarray(0, length);
  }

  get #isOver(): boolean {
    return Atomics.load(this.#cells, CELLS.isOver) === 1;
  }

  #read(from: number): number {
    return readSync(from, this.#buffer, 0, this.#buffer.length, null);
  }

  /** What a program left behind that is over: somebody whom it started may hold the pipe for ever. */
  #readLeftover(): number {
    try {
      const path = join(this.#folder, "out");
      this.#leftover ??= openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      return this.#read(this.#leftover);
    } catch {
      return 0;
    }
  }

  isExpired(): boolean {
    return Atomics.load(this.#cells, CELLS.isExpired) === 1;
  }

  expect(patienceMs: number | null): void {
    Atomics.add(this.#cells, CELLS.turn, 1);
    Atomics.store(this.#cells, CELLS.patienceMs, patienceMs ?? 0);
  }

  async leaving(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const clock = new RealClock();
    const cancel = clock.schedule(instant(clock.now() + LEAVING_MS), resolve);
    await Promise.race([this.#ended, promise]);
    cancel();
  }

  async close(): Promise<Ending> {
    for (const end of [this.#input, this.#output, this.#leftover]) {
      if (end !== null) closeSync(end);
    }
    this.#input = null;
    this.#output = null;
    this.#leftover = null;
    this.#keeper.postMessage("end");
    const ending = await this.#ended;
    this.#keeper.postMessage("leave");
    await this.#keeper.terminate();
    rmSync(this.#folder, { recursive: true, force: true });
    return ending;
  }
}

interface Parts {
  readonly folder: string;
  readonly keeper: Worker;
  readonly cells: SharedArrayBuffer;
  readonly ended: Promise<Ending>;
  readonly input: number;
  readonly output: number;
}

/**
 * Deno, where it is asked as Node is to start itself, adds a flag that permits everything: so it is
 * asked to start something of another name.
 */
function underAnotherName(command: readonly string[], folder: string): readonly string[] {
  const [program = "", ...words] = command;
  if (program !== process.execPath) return command;
  const name = join(folder, "runtime");
  symlinkSync(program, name);
  return [name, ...words];
}

/** The two things that a keeper says. */
function heard(keeper: Worker): {
  readonly started: Promise<boolean>;
  readonly ended: Promise<Ending>;
} {
  const started = Promise.withResolvers<boolean>();
  const ended = Promise.withResolvers<Ending>();
  keeper.on("message", (message: KeeperSays) => {
    started.resolve(message.kind === "started");
    if (message.kind === "ended") ended.resolve(message.ending);
  });
  keeper.on("error", (error) => {
    started.resolve(false);
    ended.resolve({
      code: null,
      signal: null,
      keeper: "nothing",
      isDeaf: false,
      endedAlone: false,
      started: false,
      stderr: String(error),
    });
  });
  return { started: started.promise, ended: ended.promise };
}
