/** The command as a process, as the task of this repository starts it: for tests. */

const ROOT = new URL("../", import.meta.url);

/** How `deno task callspec` starts it. */
const { tasks: { callspec: { command: TASK } } } = JSON.parse(
  await Deno.readTextFile(new URL("deno.json", ROOT)),
) as { readonly tasks: { readonly callspec: { readonly command: string } } };

/** Types a line. */
export function start(...typed: readonly string[]): Deno.ChildProcess {
  const [, ...args] = TASK.split(" ");
  return new Deno.Command(Deno.execPath(), {
    args: [...args, ...typed],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** What became of a process. */
export interface Finished {
  readonly code: number;
  readonly signal: Deno.Signal | null;
  readonly out: string;
  readonly err: string;
}

/** Waits for the end of a process. */
export async function finished(child: Deno.ChildProcess): Promise<Finished> {
  const { code, signal, stdout, stderr } = await child.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, signal, out: text(stdout), err: text(stderr) };
}
