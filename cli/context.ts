import type { Adapter } from "../conformance/mod.ts";
import { Refusal } from "./exit_codes.ts";
import type { Paint } from "./paint.ts";
import type { Target } from "./share.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Options } from "./table/options.ts";
import { openTarget } from "./target.ts";

/** What a command works with: what was typed, with the settings of the configuration file. */
export interface Context {
  /** The machine. */
  readonly surroundings: Surroundings;
  /** The options. */
  readonly options: Options;
  /** What it works on. */
  readonly operands: readonly string[];
  /** A program in the place of the last operand; null: there is none. */
  readonly program: readonly string[] | null;
  /** Colors what goes to standard output. */
  readonly paint: Paint;
}

/** Does a command, and gives what the process ends with. */
export type Task = (context: Context) => number | Promise<number>;

/** Prints a result. */
export function print({ surroundings, paint }: Context, text: string): void {
  surroundings.out.write(`${paint(text)}\n`);
}

/** Says something that is no result, unless quiet is wanted. */
export function say({ surroundings, options }: Context, line: string): void {
  if (!options.quiet) surroundings.err.write(`${line}\n`);
}

/** The target that stands in a place of the command line, or behind `--`; null: none was named. */
export function targetAt({ operands, program, options }: Context, place: number): Target | null {
  if (program) return { kind: "program", words: program };
  const path = operands[place];
  if (path === undefined) return null;
  if (options.inProcess) return { kind: "module", path };
  return { kind: "sandbox", path, grants: options.allow ?? [] };
}

/** The target that is worked on; the table says that there is one. */
export function targetOf(context: Context): Target {
  const target = targetAt(context, 0);
  if (!target) throw new Refusal("Cannot go on: an adapter is missing; name one");
  return target;
}

/** Opens a target, lets something be done with its adapter, and closes it whatever comes. */
export async function withTarget<T>(
  target: Target,
  context: Context,
  use: (adapter: Adapter) => Promise<T>,
): Promise<T> {
  const { surroundings, options: { kit = null } } = context;
  const open = await openTarget(target, surroundings, kit, (text) => say(context, text.trimEnd()));
  try {
    return await use(open.adapter);
  } finally {
    for (const oddity of open.oddities()) say(context, `It is odd: ${oddity}`);
    await open.close();
  }
}
