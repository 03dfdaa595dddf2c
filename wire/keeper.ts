/**
 * The keeper of an adapter's process, in a thread of its own: the thread that judges blocks while it
 * waits for an answer, so somebody else has to see that none comes, and end what does not end.
 */
import { spawn } from "node:child_process";
import { closeSync, constants, openSync, readSync, writeSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type { Ending } from "./link.ts";
import {
  CELLS,
  GRACE_MS,
  type KeeperData,
  type KeeperSays,
  KEPT_STDERR,
  LEAVING_MS,
} from "./keeper_terms.ts";
import { OneCore } from "./one_core.ts";

const { command, environment, input, output, seat, cells } = workerData as KeeperData;
const shared = new Int32Array(cells);
const say = (message: KeeperSays) => parentPort?.postMessage(message);

let stderr = "";
let kept: Ending["keeper"] = "nothing";
let isDeaf = false;
let isWanted = false;
let endedAlone = false;
let patience: ReturnType<typeof setTimeout> | undefined;
let core: OneCore | undefined;

const read = openSync(input, constants.O_RDONLY);
const write = openSync(output, constants.O_WRONLY);
const [program = "", ...words] = command;
const child = spawn(program, words, {
  // A group of its own, so that what it starts is ended with it. Never a shell.
  detached: true,
  shell: false,
  env: { ...environment },
  stdio: [read, write, "pipe"],
});
closeSync(read);
closeSync(write);

child.stderr?.setEncoding("utf8");
child.stderr?.on("data", (text: string) => stderr = (stderr + text).slice(-KEPT_STDERR));
child.on("spawn", () => {
  const pid = child.pid ?? 0;
  if (seat) core = new OneCore(seat, pid);
  say({ kind: "started", pid });
});
child.on("error", (error) => end({ code: null, signal: null, started: false }, error.message));
// Not "close": what it started may hold its standard error for ever.
child.on("exit", (code, signal) => {
  endedAlone = !isWanted;
  signalGroup("SIGKILL");
  // What it wrote last is still on its way here.
  setTimeout(() => end({ code, signal, started: true }), 20);
});

const watch = setInterval(look, 20);
let draining: ReturnType<typeof setInterval> | undefined;
let seen = 0;
let since = Date.now();

/** Whether an answer is awaited for too long. */
function look(): void {
  const turn = Atomics.load(shared, CELLS.turn);
  if (turn !== seen) {
    seen = turn;
    since = Date.now();
  }
  const patienceMs = Atomics.load(shared, CELLS.patienceMs);
  if (patienceMs > 0 && Date.now() - since > patienceMs) terminate();
  core?.look(Date.now());
}

/** Asks it to end, and ends it where it does not. */
function terminate(): void {
  if (kept !== "nothing") return;
  kept = "terminated";
  isDeaf = drain() > 0;
  Atomics.store(shared, CELLS.isExpired, 1);
  signalGroup("SIGTERM");
  patience = setTimeout(() => {
    kept = "killed";
    signalGroup("SIGKILL");
  }, GRACE_MS);
}

/** Takes what was sent to the program and not read by it; gives how many bytes that was. */
function drain(): number {
  const buffer = new Uint8Array(65_536);
  let length = 0;
  try {
    const pipe = openSync(input, constants.O_RDONLY | constants.O_NONBLOCK);
    length = readSync(pipe, buffer, 0, buffer.length, null);
    closeSync(pipe);
  } catch {
    // Nothing is in it.
  }
  return length;
}

function signalGroup(signal: "SIGTERM" | "SIGKILL"): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

function end(how: Pick<Ending, "code" | "signal" | "started">, why = ""): void {
  clearInterval(watch);
  clearTimeout(patience);
  core?.part();
  Atomics.store(shared, CELLS.isOver, 1);
  const ending = { ...how, keeper: kept, isDeaf, endedAlone, stderr: stderr || why };
  say({ kind: "ended", ending });
  release();
}

/**
 * Whoever still holds the pipes must not hold the judge: where it waits, a last byte lets it look
 * around; where it sends, somebody reads.
 */
function release(): void {
  draining = setInterval(drain, 5);
  try {
    const pipe = openSync(output, constants.O_WRONLY | constants.O_NONBLOCK);
    writeSync(pipe, "\n");
    closeSync(pipe);
  } catch {
    // It does not read any more.
  }
}

parentPort?.on("message", (message: "end" | "leave") => {
  // The judge ends this thread after it; nothing must be read from a pipe that is removed.
  if (message === "leave") clearInterval(draining);
  else {
    isWanted = true;
    // It was asked to end, and nothing comes to it any more: most end by themselves.
    patience ??= setTimeout(() => signalGroup("SIGKILL"), LEAVING_MS);
  }
});
