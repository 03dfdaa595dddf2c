import {
  type Baseline,
  readBaseline,
  REPORTERS,
  type ResultData,
  withBaseline,
} from "../report/mod.ts";
import { type Context, say } from "./context.ts";
import { keepTokens } from "./corpus.ts";
import { EXIT, Refusal } from "./exit_codes.ts";
import type { Reporting } from "./table/options.ts";

/** What is reported where nobody says what. */
const DEFAULT: readonly Reporting[] = [{ name: "text", file: null }];

/** Reports on a result as was wanted, held to what is known of it; gives what the process ends with. */
export async function report(data: ResultData, context: Context): Promise<number> {
  const { options, surroundings, paint } = context;
  if (options.corpus !== undefined && data.shard.of === 1) {
    const added = await keepTokens(options.corpus, data.findings, surroundings);
    if (added > 0) say(context, `${options.corpus} has ${added} more to be played first`);
  }
  const held = heldTo(data, context);
  for (const { name, file } of options.reporter ?? DEFAULT) {
    const text = REPORTERS[name].render(held);
    if (file !== null) surroundings.writeFile(file, text);
    else surroundings.out.write(name === "text" ? paint(text) : text);
  }
  return held.cutShort === "interrupted" ? EXIT.interrupted : held.outcome.exitCode;
}

function heldTo(data: ResultData, context: Context): ResultData {
  const baseline = baselineOf(context);
  if (baseline === null) return data;
  try {
    return withBaseline(data, baseline);
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(error.message);
    throw error;
  }
}

/**
 * The failures that are known; null: nobody named any.
 *
 * @throws {Refusal} where the file is not there, or is none
 */
export function baselineOf({ options, surroundings }: Context): Baseline | null {
  const { baseline } = options;
  if (baseline === undefined) return null;
  const text = surroundings.readFile(baseline);
  if (text === null) throw new Refusal(`Cannot read ${baseline}: there is no such file`);
  try {
    return readBaseline(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(`${error.message} (${baseline})`);
    throw error;
  }
}
