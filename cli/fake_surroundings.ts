import { callspec } from "./callspec.ts";
import type { Adapter } from "../conformance/mod.ts";
import { type Connected, WireError } from "../wire/mod.ts";
import { Refusal } from "./exit_codes.ts";
import type { Share, ShareMessage, ShareThread } from "./share.ts";
import type { Outlet, Surroundings } from "./surroundings.ts";
import { workOn } from "./work_on.ts";

/** What tests give the command in place of a machine. */
export interface FakeSetting {
  /** The files that there are, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The modules that can be loaded, by path. */
  readonly modules?: Readonly<Record<string, unknown>>;
  /** The programs that speak the wire, by what is typed. */
  readonly programs?: Readonly<Record<string, Adapter>>;
  /** Who dials in. */
  readonly dialsIn?: Adapter;
  /** What modules in a sandbox try that they are not permitted, unless they may reach the net. */
  readonly tries?: Readonly<Record<string, readonly string[]>>;
  /** The variables of the environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether somebody looks on. */
  readonly isTerminal?: boolean;
  /** How much later it is each time somebody asks, in milliseconds. */
  readonly tickMs?: number;
}

/** Surroundings in memory, and what was done to them. */
export interface FakeSurroundings extends Surroundings {
  /** What was written to standard output. */
  readonly printed: () => string;
  /** What was written to standard error. */
  readonly told: () => string;
  /** The files that there are now. */
  readonly files: ReadonlyMap<string, string>;
  /** Presses Ctrl-C. */
  readonly interrupt: () => void;
  /** The exit codes that the process was ended with at once. */
  readonly exits: readonly number[];
  /** The programs that were ended, in order. */
  readonly closed: readonly string[];
}

/** Surroundings in memory. */
export function fakeSurroundings(
  args: readonly string[],
  setting: FakeSetting = {},
): FakeSurroundings {
  const { files: given = {}, modules = {}, programs = {}, tries = {}, environment = {} } = setting;
  const { isTerminal = false, tickMs = 0 } = setting;
  const [out, err] = [new FakeOutlet(isTerminal), new FakeOutlet(isTerminal)];
  const files = new Map(Object.entries(given));
  for (const path of Object.keys(modules)) files.set(path, "");
  const tasks = new Set<() => void>();
  const [exits, closed]: [number[], string[]] = [[], []];
  let ms = 0;
  const surroundings: FakeSurroundings = {
    args,
    environment: (name) => environment[name],
    isPlain: false,
    out,
    err,
    readFile: (path) => files.get(path) ?? null,
    readChunks: (path) => files.get(path)?.match(/[^]{1,100}/g) ?? null,
    writeFile: (path, text) => void files.set(path, text),
    appendFile: (path, text) => void files.set(path, `${files.get(path) ?? ""}${text}`),
    removeFile: (path) => void files.delete(path),
    listFolder: (path) => namesIn(path, files.keys()),
    async loadModule(path) {
      const module = await Promise.resolve(modules[path]);
      if (module instanceof Error) throw module;
      return module;
    },
    async connect(words) {
      const adapter = await Promise.resolve(programs[words.join(" ")]);
      if (!adapter) throw new WireError("neverStarted", words.join(" "));
      return {
        adapter,
        oddities: () => ["it hums"],
        answered: () => 0,
        close: async () => await void closed.push(words.join(" ")),
      };
    },
    dialedIn: (onLog) => dialedIn(setting.dialsIn, onLog, closed),
    async sandbox(path, grants) {
      const { default: adapter } = await this.loadModule(path) as { readonly default?: Adapter };
      if (!adapter) throw new WireError("crashed", "its default export is no adapter");
      return {
        adapter,
        oddities: () => [],
        attempts: () => grants.includes("net") ? [] : tries[path] ?? [],
        answered: () => 0,
        close: async () => await void closed.push(path),
      };
    },
    startShare: (share, hear) => startShare(share, surroundings, hear),
    now: () => ms += tickMs,
    onInterrupt(task) {
      tasks.add(task);
      return () => void tasks.delete(task);
    },
    exit: (code) => void exits.push(code),
    printed: () => out.text,
    told: () => err.text,
    files,
    interrupt: () => tasks.forEach((task) => task()),
    exits,
    closed,
  };
  return surroundings;
}

/** The names of what is in a folder; null: there is no such folder. */
function namesIn(folder: string, paths: Iterable<string>): readonly string[] | null {
  const inside = [...paths].filter((each) => each.startsWith(`${folder}/`));
  const names = inside.map((each) => each.slice(folder.length + 1));
  return names.length === 0 ? null : names.toSorted();
}

/** Somebody dials in, who says hello; or nobody does. */
async function dialedIn(
  adapter: Adapter | undefined,
  onLog: (text: string) => void,
  closed: string[],
): Promise<Connected> {
  onLog('{"text":"ws://127.0.0.1:1/wire?token=x"}');
  onLog('{"text":"hello"}');
  const close = async () => await void closed.push("who dialed in");
  if (!adapter) throw new WireError("silent");
  return await Promise.resolve({ adapter, oddities: () => [], answered: () => 0, close });
}

/** What a thread does, without one. */
function startShare(
  share: Share,
  surroundings: Surroundings,
  hear: (message: ShareMessage) => void,
): ShareThread {
  const controller = new AbortController();
  workOn(structuredClone(share), surroundings, controller.signal, {
    progress: (progress) => hear({ kind: "progress", progress }),
    finding: (finding) => hear({ kind: "finding", finding }),
    oddity: (oddity) => hear({ kind: "oddity", oddity }),
    log: (text) => hear({ kind: "log", text }),
  }).then(
    (data) => hear({ kind: "done", data }),
    (error) =>
      hear(
        error instanceof Refusal
          ? { kind: "refused", message: error.message, exit: error.exit }
          : { kind: "died", because: `${error}` },
      ),
  );
  return { stop: () => controller.abort() };
}

/**
 * Types a line, as a shell reads it, and waits for what comes of it.
 *
 * @returns what was done to the surroundings, and what the process ends with
 */
export async function typeLine(
  line: string,
  setting: FakeSetting = {},
): Promise<FakeSurroundings & { readonly code: number }> {
  const words = (line.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replaceAll("'", ""));
  const surroundings = fakeSurroundings(words, setting);
  return { ...surroundings, code: await callspec(surroundings) };
}

class FakeOutlet implements Outlet {
  readonly columns = 80;
  readonly isTerminal: boolean;
  text = "";

  constructor(isTerminal: boolean) {
    this.isTerminal = isTerminal;
  }

  write(text: string): void {
    this.text += text;
  }
}
