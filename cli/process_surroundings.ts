import {
  appendFileSync,
  createReadStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { fileBeside } from "../wire/file_beside.ts";
import { connect, type Connected, type Sandboxed, sandboxed } from "../wire/mod.ts";
import { EXIT, Refusal } from "./exit_codes.ts";
import { codeOf, orRefuse, refuseFolder, whereThere } from "./file_trouble.ts";
import { findDeno } from "./find_deno.ts";
import type { ShareMessage } from "./share.ts";
import type { Outlet, Surroundings } from "./surroundings.ts";

/** How long a program may take to answer: long enough for a machine that has much else to do. */
const PATIENCE_MS = 20_000;

/** The same for the first answer, before which somebody may have to dial in. */
const FIRST_PATIENCE_MS = 60_000;

/** The same where somebody is asked to dial in, who has to be started by hand. */
const DIAL_PATIENCE_MS = 600_000;

/** The surroundings of this process, under Deno and under Node. */
export function processSurroundings(): Surroundings {
  return {
    args: process.argv.slice(2),
    environment: (name) => process.env[name],
    isPlain: Boolean(process.env["NO_COLOR"]) || process.env["TERM"] === "dumb",
    out: outlet(process.stdout),
    err: outlet(process.stderr),
    readFile: (path) => whereThere(path, () => readFileSync(path, "utf8")),
    readChunks: (path) =>
      whereThere(path, () => {
        refuseFolder(path, statSync(path).isDirectory());
        return createReadStream(path, { encoding: "utf8" });
      }),
    writeFile: (path, text) =>
      orRefuse("write", path, () => {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }),
    appendFile: (path, text) => orRefuse("write", path, () => appendFileSync(path, text)),
    removeFile: (path) => orRefuse("write", path, () => rmSync(path, { force: true })),
    listFolder: (path) => whereThere(path, () => readdirSync(path).toSorted()),
    loadModule: (path) => import(pathToFileURL(resolve(path)).href),
    connect: (words, onLog) =>
      connect(words, {
        environment: environment(),
        patienceMs: PATIENCE_MS,
        firstPatienceMs: FIRST_PATIENCE_MS,
        onLog,
      }),
    dialedIn,
    sandbox,
    startShare(share, hear) {
      const thread = new Worker(fileBeside("share_thread", import.meta.url), { workerData: share });
      thread.on("message", (message: ShareMessage) => {
        if (message.kind === "done" || message.kind === "refused") void thread.terminate();
        hear(message);
      });
      thread.on("error", (error) => hear({ kind: "died", because: `${error}` }));
      return { stop: () => thread.postMessage("stop") };
    },
    now: () => Date.now(),
    onInterrupt(task) {
      process.on("SIGINT", task);
      return () => void process.off("SIGINT", task);
    },
    exit: (code) => process.exit(code),
  };
}

async function sandbox(
  path: string,
  grants: readonly string[],
  onLog: (text: string) => void,
): Promise<Sandboxed> {
  const deno = findDeno();
  if (deno !== null) {
    const options = { environment: environment(), patienceMs: PATIENCE_MS, onLog };
    return await sandboxed(resolve(path), { grants, deno, ...options });
  }
  throw new Refusal(
    `Cannot run ${path} in a sandbox: that takes Deno, and there is none on PATH; load what you ` +
      "trust into this process with --in-process, or install Deno (npm install --save-dev deno)",
    EXIT.fault,
  );
}

/** An adapter that dials a relay: a program of Deno, as Node has no server of WebSockets. */
async function dialedIn(onLog: (text: string) => void): Promise<Connected> {
  const deno = findDeno();
  if (deno === null) {
    throw new Refusal(
      "Cannot wait for an adapter to dial in: that takes Deno, and there is none on PATH; install " +
        "it (npm install --save-dev deno)",
      EXIT.fault,
    );
  }
  const { pathname: relay } = fileBeside("../wire/relay", import.meta.url);
  const flags = ["--quiet", "--no-check", "--no-config", "--no-lock", "--no-remote", "--no-npm"];
  return await connect([deno, "run", ...flags, "--allow-net=127.0.0.1", relay], {
    environment: environment(),
    patienceMs: PATIENCE_MS,
    firstPatienceMs: DIAL_PATIENCE_MS,
    onLog,
  });
}

/** What a program needs of the environment to be found and to start. */
function environment(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ["PATH", "HOME"].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

interface Stream {
  readonly fd: number;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** A stream that is written to at once, so that nothing is lost where the process ends. */
function outlet({ fd, isTTY, columns }: Stream): Outlet {
  return {
    isTerminal: isTTY ?? false,
    columns: columns || 80, // A terminal may not know: it says 0.
    write(text) {
      const bytes = new TextEncoder().encode(text);
      for (let at = 0; at < bytes.length;) at += written(fd, bytes.subarray(at));
    },
  };
}

/** How many bytes could be written: none where the other end is slow. */
function written(fd: number, bytes: Uint8Array): number {
  try {
    return writeSync(fd, bytes);
  } catch (error) {
    if (codeOf(error) === "EAGAIN") return 0;
    // Nobody reads on, as in `callspec list rules | head`.
    if (codeOf(error) === "EPIPE") process.exit(0);
    throw error;
  }
}
