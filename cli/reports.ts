import {
  type Baseline,
  readBaseline,
  REPORTERS,
  type ResultData,
  withBaseline,
} from "../report/mod.ts";
import type { Context } from "./context.ts";
import { EXIT, Refusal } from "./exit_codes.ts";
import type { Reporting } from "./table/options.ts";

/** What is reported where nobody says what. */
const DEFAULT: readonly Reporting[] = [{ name: "text", file: null }];

/** Reports on a result as was wanted, held to what is known of it; gives what the process ends with. */
export function report(data: ResultData, context: Context): number {
  const { options, surroundings, paint } = context;
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
