/** How a program ended, and all that it printed. */
export interface Ended {
  /** What it ended with. */
  readonly code: number;
  /** What it wrote to standard output. */
  readonly out: string;
  /** What it wrote to standard output, then what it wrote to standard error. */
  readonly text: string;
}

/** Runs a program to its end. */
export async function run(
  command: string,
  args: readonly string[],
  options: Deno.CommandOptions = {},
): Promise<Ended> {
  const { code, stdout, stderr } = await new Deno.Command(command, {
    stdin: "null",
    ...options,
    args: [...args],
  }).output();
  const decoder = new TextDecoder();
  const out = decoder.decode(stdout);
  return { code, out, text: out + decoder.decode(stderr) };
}

/** Installs packages to a folder, without their scripts. */
export async function install(folder: string, packages: readonly string[]): Promise<Ended> {
  await Deno.mkdir(folder, { recursive: true });
  // Projects that are installed one after another have much in common.
  const quiet = [
    "--loglevel=error",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
  ];
  return run("npm", ["install", ...quiet, "--prefix", folder, ...packages], { cwd: folder });
}
