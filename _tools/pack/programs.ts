/**
 * The files that run by themselves: a process, a thread, or a module that another process loads. No
 * entry point imports them, so they are named here in order to be compiled.
 */
export const PROGRAMS: readonly string[] = [
  "cli/main.ts",
  "cli/share_thread.ts",
  "wire/keeper.ts",
  "wire/relay.ts",
  "wire/sandbox_watch.ts",
  "wire/serve_stdio.ts",
];

/** The command's own file, which the package offers as `callspec`. */
export const COMMAND = "cli/main.js";
