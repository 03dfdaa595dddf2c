import { SPEC_VERSION } from "../rules/mod.ts";
import { withConfig } from "./config.ts";
import type { Task } from "./context.ts";
import { EXIT, Refusal } from "./exit_codes.ts";
import { paintFor } from "./paint.ts";
import type { Surroundings } from "./surroundings.ts";
import { parse, type Parsed } from "./table/parse.ts";
import type { CommandName } from "./table/commands.ts";
import { commandHelp, helpText } from "./table/help.ts";

/** Does what was typed, and gives what the process ends with. */
export async function callspec(surroundings: Surroundings): Promise<number> {
  try {
    return await obey(parse(surroundings.args), surroundings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    surroundings.err.write(`${error.message}\n`);
    return error.exit;
  }
}

async function obey(parsed: Parsed, surroundings: Surroundings): Promise<number> {
  const { command, operands, program } = parsed;
  if (parsed.options.version) {
    surroundings.out.write(`callspec ${SPEC_VERSION}\n`);
    return EXIT.conformant;
  }
  if (command === null || parsed.options.help) {
    surroundings.out.write(`${command === null ? helpText() : commandHelp(command)}\n`);
    return command === null && !parsed.options.help ? EXIT.usage : EXIT.conformant;
  }
  const options = withConfig(parsed.options, surroundings);
  const paint = paintFor(surroundings.out, { isPlain: surroundings.isPlain, color: options.color });
  const task = await TASKS[command]();
  return await task({ surroundings, options, operands, program, paint });
}

/** What each command does; loaded when it is needed, so that help comes at once. */
const TASKS: Readonly<Record<CommandName, () => Promise<Task>>> = {
  run: async () => (await import("./tasks/run.ts")).run,
  serve: async () => (await import("./tasks/serve.ts")).serve,
  smoke: async () => (await import("./tasks/smoke.ts")).smoke,
  verify: async () => (await import("./tasks/verify.ts")).verify,
  replay: async () => (await import("./tasks/replay.ts")).replay,
  list: async () => (await import("./tasks/list.ts")).list,
  explain: async () => (await import("./tasks/explain.ts")).explain,
  merge: async () => (await import("./tasks/merge.ts")).merge,
  init: async () => (await import("./tasks/init.ts")).init,
  completions: async () => (await import("./tasks/completions.ts")).completions,
};
