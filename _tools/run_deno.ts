/** Runs the Deno that runs us, with its output on ours, and ends as it ends if it fails. */
export async function runDeno(...args: readonly string[]): Promise<void> {
  const { code } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    stdin: "null",
    stdout: "inherit",
    stderr: "inherit",
  }).output();
  if (code !== 0) Deno.exit(code);
}

/** Asks the Deno that runs us something, and gives back what it prints; throws where it fails. */
export async function askDeno(
  args: readonly string[],
  input = "",
  cwd: string | URL = new URL("../", import.meta.url),
): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd,
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input));
  await writer.close();
  const { code, stdout } = await child.output();
  if (code !== 0) throw new Error(`Cannot go on: deno ${args.join(" ")} ended with ${code}`);
  return new TextDecoder().decode(stdout);
}

/** Tells the one who waits a line. */
export function say(line: string): void {
  // deno-lint-ignore no-console -- A tool talks to a terminal, and here only.
  console.log(line);
}
