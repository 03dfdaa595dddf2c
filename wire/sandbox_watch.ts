/**
 * Notes what Deno's audit of permissions leaves out: programs that were to be started, signals that
 * were to be sent, and what was to be fetched. They are denied all the same; this is for the report. Imported before the adapter.
 */
import { writeSync } from "node:fs";

/** The parts of Deno that are watched, where this runs in Deno. */
interface Runtime {
  Command: new (program: string | URL, options?: unknown) => object;
  kill(pid: number, signal?: unknown): void;
}

const runtime = (globalThis as { readonly Deno?: Runtime }).Deno;

if (runtime) {
  const { Command, kill } = runtime;
  runtime.Command = class extends Command {
    constructor(program: string | URL, options?: unknown) {
      note(`run ${program}`);
      super(program, options);
    }
  };
  runtime.kill = (pid, signal) => {
    note(`run kill ${pid}`);
    kill(pid, signal);
  };
}

const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  note(`net ${input instanceof Request ? input.url : input}`);
  return fetch(input, init);
};

function note(attempt: string): void {
  const frame = { jsonrpc: "2.0", method: "log", params: { attempt } };
  writeSync(1, new TextEncoder().encode(`${JSON.stringify(frame)}\n`));
}
