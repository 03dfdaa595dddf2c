import { type Done, type Job, type Loaded, MARK } from "./job.ts";

/** How much memory a mutant may take, in megabytes. */
const MEMORY_MB = 2_000;

/** How long a process may take until it has loaded what it is to test. */
const LOADING_MS = 120_000;

/** A process that has all mutants of some files in it, and the tests that are to find them. */
export class Bench {
  /** What it has to offer. */
  readonly loaded: Loaded;
  readonly #child: Deno.ChildProcess;
  readonly #messages: AsyncGenerator<string>;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;

  private constructor(
    child: Deno.ChildProcess,
    messages: AsyncGenerator<string>,
    loaded: Loaded,
  ) {
    this.#child = child;
    this.#messages = messages;
    this.#input = child.stdin.getWriter();
    this.loaded = loaded;
  }

  /** Starts a process, with a mutant on from the first line; null where it cannot even be loaded. */
  static async open(entry: URL, mutant: number | null): Promise<Bench | null> {
    const child = new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "--no-check",
        "--allow-read",
        `--v8-flags=--max-old-space-size=${MEMORY_MB}`,
        entry.pathname,
        ...(mutant === null ? [] : [`${mutant}`]),
      ],
      cwd: new URL(".", entry),
      stdin: "piped",
      stdout: "piped",
      stderr: mutant === null ? "inherit" : "null",
    }).spawn();
    const messages = messagesOf(child.stdout);
    const first = await within(LOADING_MS, child, messages.next());
    if (first && !first.done) return new Bench(child, messages, JSON.parse(first.value));
    await end(child, messages);
    await child.stdin.abort().catch(() => {});
    return null;
  }

  /** Does a job; null where the process died of it, or did not come back in time. */
  async ask(job: Job, mostMs: number): Promise<Done | null> {
    try {
      await this.#input.write(new TextEncoder().encode(`${JSON.stringify(job)}\n`));
    } catch {
      return null;
    }
    const answer = await within(mostMs, this.#child, this.#messages.next());
    return answer && !answer.done ? JSON.parse(answer.value) : null;
  }

  /** Ends the process. */
  async close(): Promise<void> {
    await end(this.#child, this.#messages);
    await this.#input.abort().catch(() => {});
  }
}

/** What comes in time, or null; what is late is killed. */
async function within<T>(ms: number, child: Deno.ChildProcess, coming: Promise<T>) {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), ms);
  const first = await Promise.race([coming, late]);
  clearTimeout(timer);
  if (first === null) kill(child);
  return first;
}

function kill(child: Deno.ChildProcess): void {
  try {
    child.kill("SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

async function end(child: Deno.ChildProcess, messages: AsyncGenerator<string>): Promise<void> {
  kill(child);
  await child.status;
  await messages.return(undefined);
}

/** The lines that are for us; tests print what they like. */
async function* messagesOf(output: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  const decoder = new TextDecoder();
  for await (const bytes of output) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.startsWith(MARK)) yield line.slice(MARK.length);
  }
}
